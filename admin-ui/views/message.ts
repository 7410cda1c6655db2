/** What is said to who did something: once after it, or standing on the page. */
import { attributes, type Html, html, type Shown } from '../html.ts'
import type { Flash } from '../view.ts'
import type { Tone } from './badge.ts'
import { icon } from './icon.ts'

/** After something was done, on the next page. */
export function flash({ tone, words }: Flash): Html {
  return message(tone, words)
}

/** Standing where it is about. A loud one is read out at once. */
export function message(tone: Tone, body: Shown): Html {
  const role = attributes({ role: tone === 'loud' && 'alert' })
  return html`<div class="message ${tone}"${role}>${icon(tone)}<div>${body}</div></div>`
}
