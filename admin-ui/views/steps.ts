/** How far somebody is in something that has several pages. */
import { attributes, type Html, html } from '../html.ts'
import type { View } from '../view.ts'
import { icon } from './icon.ts'

/** `now` is the place of the present one, from 0. */
export function steps({ text, times }: View, all: readonly string[], now: number): Html {
  const { step } = text.setUp
  const words = step(times.number(now + 1), times.number(all.length))
  return html`<ol class="steps" aria-label="${words}">${all.map((title, at) => {
    const sign =
      at < now ? icon('delivered') : html`<b aria-hidden="true">${times.number(at + 1)}</b>`
    const current = attributes({ class: at < now && 'done', 'aria-current': at === now && 'step' })
    return html`<li${current}><span class="step-sign">${sign}</span> ${title}</li>`
  })}</ol>`
}
