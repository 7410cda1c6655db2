/** A key that is held to a site: where it hangs, or who has it since when. */
import type { HeldKey } from '../backend/site.ts'
import { type Html, html, type Shown } from '../html.ts'
import type { View } from '../view.ts'
import { badge } from './badge.ts'
import { icon } from './icon.ts'

/** `actions`: what can be done with it, at the end of the line. */
export function keyLine({ text, times }: View, key: HeldKey, actions?: Shown): Html {
  const { keys } = text.site
  const { number, where, out } = key
  return html`<li class="key-line"><span class="key-what">${icon('key')}<b class="code">${number}</b>
<span class="text">${where}</span> ${out ? badge('warn', keys.has(out.who), 'person') : badge('good', keys.hangs)}
${out && times.relative(out.since)}</span>${actions && html`<span class="key-actions">${actions}</span>`}</li>`
}
