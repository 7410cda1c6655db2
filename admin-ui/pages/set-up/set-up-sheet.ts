/** The frame of the set-up's pages: how far it has come, and the step itself. */
import { type Html, html, type Shown } from '../../html.ts'
import type { View } from '../../view.ts'
import { layout } from '../../views/layout.ts'
import { steps } from '../../views/steps.ts'

export type SetUpStep = 'claim' | 'company' | 'administrator' | 'phrase'

const order: readonly SetUpStep[] = ['claim', 'company', 'administrator', 'phrase']

export function setUpSheet(
  view: View,
  { step, title, body }: { readonly step: SetUpStep; readonly title: string; readonly body: Shown },
): Html {
  const { setUp } = view.text
  return layout(view, {
    title,
    width: 'narrow',
    body: html`<div class="set-up"><p class="set-up-title">${setUp.title}</p>
${steps(view, setUp.steps, order.indexOf(step))}
<section class="card"><h1>${title}</h1>${body}</section></div>`,
  })
}
