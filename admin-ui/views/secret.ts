/** A secret that is shown once, to be copied: by a button where there is script, else by hand. */
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'

export function secretText({ asset, text }: View, secret: string): Html {
  const { copy, copied } = text.status.tokens
  return html`<div class="secret"><code id="secret" translate="no">${secret}</code>
<button type="button" hidden data-copies="secret" data-copied="${copied}">${copy}</button></div>
<script src="${asset('copy.js')}" type="module"></script>`
}
