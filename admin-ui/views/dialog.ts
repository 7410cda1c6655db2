/** A window over the page. What has `data-opens` opens it (static/form.js); Escape closes it. */
import { type Html, html, type Shown } from '../html.ts'
import type { View } from '../view.ts'
import { icon } from './icon.ts'

export type DialogProps = {
  readonly id: string
  readonly title: string
  readonly body: Shown
}

export function dialog({ text }: View, { id, title, body }: DialogProps): Html {
  return html`<dialog id="${id}" aria-labelledby="${id}-title">
<header><h2 id="${id}-title">${title}</h2>
<form method="dialog"><button class="bare" aria-label="${text.words.close}">${icon('close')}</button></form></header>
${body}
</dialog>`
}
