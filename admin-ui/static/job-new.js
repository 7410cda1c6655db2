/** The form for a new job: a site that is clicked fills its fields, without a way to the server. */

const names = ['siteName', 'siteAddress', 'siteReference', 'account', 'timeZone', 'bookSite']
const list = document.getElementById('sites')

/** What happens at OK stands beside the form by itself. */
const look = document.querySelector('#form-new [name="do"][value="look"]')
if (look) look.hidden = true

list?.addEventListener('click', (event) => {
  const button = event.target.closest('[data-site]')
  if (!button) return
  event.preventDefault()
  const values = JSON.parse(button.value)
  for (const [i, name] of names.entries()) {
    const field = document.getElementById(`f-${name}`)
    if (field) field.value = values[i] ?? ''
  }
  list.replaceChildren()
  // What happens at OK is asked anew; then one goes on with what is to be done.
  document.getElementById('f-siteName').dispatchEvent(new Event('change', { bubbles: true }))
  document.getElementById('f-type')?.focus()
})

/** Down from the field into the list, up and down in it. */
document.getElementById('site-search')?.addEventListener('keydown', move)
list?.addEventListener('keydown', move)

function move(event) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const buttons = [...list.querySelectorAll('[data-site]')]
  const at = buttons.indexOf(document.activeElement)
  const next = event.key === 'ArrowDown' ? at + 1 : at - 1
  if (at < 0 && event.key === 'ArrowUp') return
  const target = next < 0 ? document.getElementById('f-siteName') : buttons[next]
  if (!target) return
  event.preventDefault()
  target.focus()
}
