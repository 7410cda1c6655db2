/**
 * What makes forms and the pieces around them pleasant. Without it they work all the same: nothing
 * here is the only way.
 */
import { remember, restore } from './typed.js'

/** Nothing is sent twice: until there is an answer the form is busy. */
document.addEventListener(
  'submit',
  (event) => {
    const form = event.target
    if (form.method === 'dialog') return
    if (form.getAttribute('aria-busy') === 'true') {
      event.preventDefault()
      event.stopImmediatePropagation()
      return
    }
    form.setAttribute('aria-busy', 'true')
  },
  true,
)

/** htmx has its answer, or a page is shown again out of the browser's memory. */
function isDone(form) {
  form?.closest('form')?.removeAttribute('aria-busy')
}
document.addEventListener('htmx:finally:request', ({ detail }) => isDone(detail.ctx.sourceElement))
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form[aria-busy]')) isDone(form)
})

document.addEventListener('htmx:before:swap', ({ detail }) => remember(detail.ctx.request?.form))
document.addEventListener('htmx:after:swap', restore)

/** Windows: what has `data-opens` names the one it opens. */
document.addEventListener('click', ({ target }) => {
  const opener = target.closest('[data-opens]')
  if (opener) document.getElementById(opener.dataset.opens)?.showModal()
  // Beside a window, and beside an open menu, is a way out of it.
  if (target.tagName === 'DIALOG') target.close()
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    if (opener || !menu.contains(target)) menu.open = false
  }
})
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return
  for (const menu of document.querySelectorAll('details.menu[open]')) {
    menu.open = false
    menu.querySelector('summary').focus()
  }
})

/** What an answer to htmx has to say (send.ts). */
document.addEventListener('toast', ({ detail }) => toast(detail.tone, detail.words))

function toast(tone, words) {
  const toasts = document.getElementById('toasts')
  const line = document.createElement('div')
  line.className = `message ${tone}`
  const text = document.createElement('div')
  text.textContent = words
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'bare'
  button.textContent = toasts.dataset.dismiss
  button.addEventListener('click', () => line.remove())
  line.append(text, button)
  toasts.append(line)
}

/** A refused form begins where it is wrong. */
document.querySelector('main [aria-invalid="true"]')?.focus()
