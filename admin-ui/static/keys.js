/**
 * The keyboard. What has `data-key="a"` is clicked by that key: in the row that is looked at if it
 * has one, else on the page. `[data-rows]` holds `[data-row]`s, each with a link `[data-open]`;
 * `[data-search]` is where / leads. Nothing happens while somebody types or a
 * sheet is open, or with Ctrl, Alt, Meta.
 */

const setting = 'baton-keys'
/** Before these the page is not before the eyes: its keys mean nothing. */
const open = 'dialog[open], [popover]:popover-open'

const help = document.getElementById('keys')
const use = document.getElementById('keys-use')
if (use) {
  use.checked = localStorage.getItem(setting) !== 'off'
  use.addEventListener('change', () => localStorage.setItem(setting, use.checked ? 'on' : 'off'))
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return
  if (!use?.checked || isTyping(event.target) || document.querySelector(open)) return
  if (act(event.key)) event.preventDefault()
})

/** Whether the key means something here. */
function act(key) {
  switch (key) {
    case 'j':
      return move(1)
    case 'k':
      return move(-1)
    case '/':
      return focused(document.querySelector('[data-search]'))
    case '?':
      listHere()
      help.showModal()
      return true
    default:
      return press(key)
  }
}

function isTyping(target) {
  return target.matches?.(
    'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]',
  )
}

function focused(element) {
  element?.focus()
  element?.select?.()
  return element !== null
}

/** Enter opens by itself: the row's link has the focus. */
function move(step) {
  const rows = [...document.querySelectorAll('[data-rows] [data-row]')].filter(isShown)
  if (rows.length === 0) return false
  const at = rows.indexOf(currentRow())
  const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step
  const row = rows[Math.min(Math.max(next, 0), rows.length - 1)]
  focused(row.querySelector('[data-open]'))
  row.scrollIntoView({ block: 'nearest' })
  return true
}

function currentRow() {
  return document.activeElement?.closest('[data-row]')
}

function isShown(element) {
  return element.checkVisibility()
}

function press(key) {
  if (key.length !== 1) return false
  const selector = `[data-key="${CSS.escape(key)}"]`
  // What belongs to a row is for the row that is looked at: never for another one of the page.
  const row = currentRow()
  const wanted = [
    ...(row?.querySelectorAll(selector) ?? []),
    ...[...document.querySelectorAll(selector)].filter((one) => !one.closest('[data-row]')),
  ]
  const element = wanted.find((one) => isShown(one) && !one.disabled)
  if (!element) return false
  if (element.matches('input, textarea, select')) return focused(element)
  element.click()
  return true
}

/** What this page has of its own. */
function listHere() {
  const list = document.getElementById('keys-here')
  const known = new Map()
  for (const element of [...document.querySelectorAll('[data-key]')].filter(isShown)) {
    const does =
      element.dataset.keyHelp ?? element.getAttribute('aria-label') ?? element.textContent
    if (!known.has(element.dataset.key)) known.set(element.dataset.key, does.trim())
  }
  list.replaceChildren(...[...known].map(([key, does]) => line(key, does)))
  document.querySelector('[data-keys-here]').hidden = known.size === 0
}

function line(key, does) {
  const [div, dt, kbd, dd] = ['div', 'dt', 'kbd', 'dd'].map((name) => document.createElement(name))
  kbd.textContent = key
  dd.textContent = does
  dt.append(kbd)
  div.append(dt, dd)
  return div
}
