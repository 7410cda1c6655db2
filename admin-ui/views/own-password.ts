/** One's own password, asked again before what a thief of the session must not do. */
import type { Filled } from '../form.ts'
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'
import { field } from './field.ts'

export function ownPassword(
  view: View,
  props: {
    readonly label: string
    readonly idPrefix?: string
    readonly filled: Filled | undefined
  },
): Html {
  // Whose it is, for what keeps passwords.
  return html`<input type="hidden" name="login" autocomplete="username" value="${view.actor?.login}">
${field(view, { ...props, name: 'password', type: 'password', required: true, autocomplete: 'current-password' })}`
}
