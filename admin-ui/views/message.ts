/** What is said to who did something: once after it, or standing on the page. */
import { attributes, type Html, html, type Shown } from '../html.ts'
import type { Flash, Undo } from '../view.ts'
import type { Tone } from './badge.ts'
import { icon } from './icon.ts'

/** After something was done, on the next page. */
export function flash({ tone, words, undo }: Flash): Html {
  return message(
    tone,
    undo ? html`<span class="flash-undo">${words} ${undoForm(undo)}</span>` : words,
  )
}

function undoForm({ action, words, fields }: Undo): Html {
  return html`<form method="post" class="actions"${attributes({ action })}>${fields.map(
    ([name, value]) => html`<input${attributes({ type: 'hidden', name, value })}>`,
  )}<button type="submit" class="small">${icon('undo')}${words}</button></form>`
}

/** Standing where it is about. A loud one is read out at once. */
export function message(tone: Tone, body: Shown): Html {
  const role = attributes({ role: tone === 'loud' && 'alert' })
  return html`<div class="message ${tone}"${role}>${icon(tone)}<div>${body}</div></div>`
}
