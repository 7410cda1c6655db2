/** A number that can be called with one touch. */
import type { PhoneLine } from '../backend/address-book.ts'
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'
import { icon } from './icon.ts'

/** As it was typed; what is dialled the node has made of it, once for all pages. */
export function phoneLink(
  { text }: View,
  { number, tel }: Pick<PhoneLine, 'number' | 'tel'>,
): Html {
  return html`<a class="phone" href="${tel}" aria-label="${text.words.call(number)}">${icon('phone')}${number}</a>`
}
