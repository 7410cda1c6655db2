/**
 * Keeps the board live without unrest. A row whose job has changed fetches itself; the list, which
 * has the order, follows: one request at a time, a storm of changes being one. It waits while
 * somebody is about to click. What is new lights up for a moment.
 */

/** More changed rows than that, and the list alone is asked. */
const rows_max = 4
/** The order of rows that are up to date already may lag by that. */
const order_ms = 300
/** Jobs become late by themselves. */
const look_ms = 30_000
/** After the hand has come to rest the rows may move; they don't wait longer than that. */
const hand = { rest_ms: 500, most_ms: 2000 }
const fresh_ms = 4000

const board = () => document.getElementById('board')

/** Rows that have changed and are to fetch themselves. */
let changed = new Set()
let isListChanged = false
let deciding = false

/** static/live.js tells rows and list one after the other; what is done is decided after the last. */
document.addEventListener(
  'live',
  ({ target }) => {
    if (target.matches('#board [data-row]')) changed.add(target)
    else if (target.id === 'board') isListChanged = true
    else return
    if (deciding) return
    deciding = true
    queueMicrotask(decide)
  },
  true,
)

function decide() {
  deciding = false
  const rows = changed
  changed = new Set()
  if (rows.size <= rows_max) for (const row of rows) row.dispatchEvent(new CustomEvent('row'))
  if (!isListChanged) return
  isListChanged = false
  // A change of no row that is here may be a new job.
  const isUpToDate = rows.size > 0 && rows.size <= rows_max
  wantList(isUpToDate ? order_ms : 0)
}

let wantedAt
let waiting
let waitsUntil = Number.POSITIVE_INFINITY
let isBusy = false

function wantList(wait_ms) {
  wantedAt ??= Date.now()
  // What waits is not put off: while rows keep changing the order would never follow.
  if (Date.now() + wait_ms < waitsUntil) fetchListIn(wait_ms)
}

function fetchListIn(wait_ms) {
  clearTimeout(waiting)
  waitsUntil = Date.now() + wait_ms
  waiting = setTimeout(fetchList, wait_ms)
}

function fetchList() {
  waitsUntil = Number.POSITIVE_INFINITY
  // Its end asks again.
  if (isBusy) return
  const wait_ms = handWait()
  if (wait_ms > 0) {
    fetchListIn(wait_ms)
    return
  }
  wantedAt = undefined
  board()?.dispatchEvent(new CustomEvent('list'))
}

let movedAt = 0
let isPressed = false

addEventListener('pointermove', ({ target, pointerType }) => {
  if (pointerType === 'mouse' && target.closest?.('[data-row]')) movedAt = Date.now()
})
addEventListener('pointerdown', ({ target }) => {
  isPressed = target.closest?.('[data-row]') !== null
})
for (const end of ['pointerup', 'pointercancel', 'blur']) {
  addEventListener(end, () => {
    isPressed = false
  })
}

/** Rows that move under a hand make it open the wrong job. */
function handWait() {
  const now = Date.now()
  const left_ms = wantedAt + hand.most_ms - now
  const rest_ms = isPressed ? hand.rest_ms : movedAt + hand.rest_ms - now
  return Math.min(rest_ms, left_ms)
}

const isAboutList = ({ detail }) => detail.ctx.target?.id === 'board'

document.addEventListener('htmx:before:request', (event) => {
  if (isAboutList(event)) isBusy = true
})
document.addEventListener('htmx:finally:request', (event) => {
  if (!isAboutList(event)) return
  isBusy = false
  if (wantedAt !== undefined) wantList(0)
})

/** The address of a search says what is looked for, not what isn't. */
document.addEventListener('htmx:config:request', ({ target, detail }) => {
  if (target.id !== 'board-form') return
  const { body } = detail.ctx.request
  for (const [name, value] of [...body]) if (value === '') body.delete(name)
})

let known
document.addEventListener('htmx:before:swap', (event) => {
  // What is found is not new.
  const isLive = isAboutList(event) && event.detail.ctx.sourceElement.id === 'board'
  known = isLive ? new Set(rowsHere().map(({ id }) => id)) : undefined
})
document.addEventListener('htmx:after:swap', () => {
  if (!known || known.size === 0) return
  for (const row of rowsHere()) if (!known.has(row.id)) lightUp(row)
  known = undefined
})

function rowsHere() {
  return [...document.querySelectorAll('#board [data-row]')]
}

function lightUp(row) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  const lit = 'inset 0 0 0 100vmax color-mix(in oklab, transparent, var(--focus) 26%)'
  row.animate([{ boxShadow: lit }, { boxShadow: lit, offset: 0.5 }, { boxShadow: 'none' }], {
    duration: fresh_ms,
    easing: 'ease-out',
  })
}

setInterval(() => {
  if (document.documentElement.dataset.state === 'live') wantList(0)
}, look_ms)

// So that the monitor window opens jobs here.
window.name ||= 'baton'

/** Beside the board, and small. Where the browser allows no window, the link opens it. */
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-window]')
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
  if (window.open(link.href, link.target, 'popup,width=440,height=720')) event.preventDefault()
})
