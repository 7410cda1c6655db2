/**
 * What is typed, ticked or chosen and not saved: it stays when the page under it changes, whoever
 * changed it. Where its form has left the page for another one that was refused, it waits until that
 * form is back.
 */

let waiting = []

/** Before the page changes. `sent`: the form whose answer comes, which says itself what it holds. */
export function remember(sent) {
  for (const form of document.querySelectorAll('form')) {
    if (form === sent) continue
    const fields = [...form.elements].filter(isTyped)
    waiting.push(...fields.map((field) => remembered(form, field)))
  }
}

/** After it has changed. */
export function restore() {
  waiting = waiting.filter((one) => {
    const form = formOf(one)
    if (form) fill(form, one)
    return !form
  })
}

export function isAnythingTyped() {
  return (
    waiting.length > 0 ||
    [...document.querySelectorAll('main form')].some((form) => [...form.elements].some(isTyped))
  )
}

/** The address, too: the note of one job is never another one's. */
function formOf({ id, action }) {
  return [...document.forms].find((one) => one.id === id && one.getAttribute('action') === action)
}

function fill(form, { was, name, value, checked }) {
  const field = [...form.elements].find(
    (one) => one.name === name && (checked === undefined || one.value === value),
  )
  // Where the field has stayed, somebody may have gone on typing in it meanwhile.
  if (!field || (field === was && isTyped(field))) return
  if (checked === undefined && field.value !== value) field.value = value
  if (checked !== undefined) field.checked = checked
}

function isTyped(field) {
  if (!field.name || field.type === 'hidden' || field.type === 'file') return false
  if (isTick(field)) return field.checked !== field.defaultChecked
  if (field.tagName === 'SELECT') return isChosen(field)
  return 'defaultValue' in field && field.value !== field.defaultValue
}

/** Where the page marks no option, a browser shows the first one. */
function isChosen({ options, multiple }) {
  const all = [...options]
  const isMarked = multiple || all.some((option) => option.defaultSelected)
  return all.some(({ selected, defaultSelected, index }) => {
    return selected !== (isMarked ? defaultSelected : index === 0)
  })
}

function isTick({ type }) {
  return type === 'checkbox' || type === 'radio'
}

function remembered(form, field) {
  const { id } = form
  const { name, value } = field
  const checked = isTick(field) ? field.checked : undefined
  return { was: field, id, action: form.getAttribute('action'), name, value, checked }
}
