/** How far something has come. */
import { attributes, type Html, html } from '../html.ts'
import type { View } from '../view.ts'

/** Without `of` nobody knows how much there is. */
export function progress(
  { times }: View,
  { id, label, done, of }: { id: string; label: string; done: number; of?: number },
): Html {
  const figures =
    of === undefined ? times.number(done) : `${times.number(done)} / ${times.number(of)}`
  const values = of === undefined ? {} : { value: done, max: Math.max(of, 1) }
  return html`<div class="progress"><label for="${id}">${label}</label>
<progress id="${id}"${attributes(values)}></progress> <small>${figures}</small></div>`
}
