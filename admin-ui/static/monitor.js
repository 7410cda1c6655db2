/**
 * The monitor window: it flashes when something new needs attention, says in its title that it is not
 * connected, and can be installed as a window of its own.
 */

const root = document.documentElement
const flash = { times: 3, ms: 900 }

// Links are opened in the main window; this one is not it.
if (window.name === '' || window.name === 'baton') window.name = 'baton-monitor'

let known = keys()
document.addEventListener('htmx:after:swap', () => {
  const now = keys()
  if (now.some((key) => !known.includes(key))) flashNow()
  known = now
})

/** What needs somebody, and what of it still calls. */
function keys() {
  return [...document.querySelectorAll('#monitor li')].map(
    ({ id, firstElementChild }) => `${id} ${firstElementChild?.className}`,
  )
}

/** Slower than what could hurt anybody, and not at all for who has asked for stillness. */
function flashNow() {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  document.body.animate(
    [{ backgroundColor: 'var(--loud)' }, { backgroundColor: 'var(--ground)' }],
    { duration: flash.ms, iterations: flash.times, easing: 'ease-out' },
  )
}

const title = document.title
new MutationObserver(sayWhetherConnected).observe(root, { attributeFilter: ['data-state'] })
new MutationObserver(sayWhetherConnected).observe(document.querySelector('title'), {
  childList: true,
})
setInterval(showSince, 1000)

function sayWhetherConnected() {
  const lost = document.querySelector('.monitor-lost b').textContent
  const wanted = root.dataset.state === 'stale' ? `⚠ ${lost} · ${title}` : undefined
  if (wanted && document.title !== wanted) document.title = wanted
  if (!wanted && document.title.startsWith('⚠')) document.title = title
  showSince()
}

/** As the mark in the top bar has it. */
function showSince() {
  const since = document.querySelector('.live-since')?.textContent ?? ''
  document.querySelector('.monitor-since').textContent = since
}
