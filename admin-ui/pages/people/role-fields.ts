/** The role of a person, each with what it may, and the run of a guard. */
import { z } from 'zod'
import type { Role } from '../../backend/user.ts'
import type { Filled } from '../../form.ts'
import { attributes, type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { field } from '../../views/field.ts'

const run_chars_max = 40

export const roleForm = {
  role: z.enum(['administrator', 'dispatcher', 'operator', 'guard', 'reader']),
  run: z.string().trim().max(run_chars_max).default(''),
}

export function roleFields(
  view: View,
  { role, run }: { readonly role: Role; readonly run?: string },
  filled: Filled | undefined,
): Html {
  const { people, user } = view.text
  const chosen = filled ? filled.typed.role : role
  const choice = (one: Role) =>
    html`<label class="check role"><input${attributes({ type: 'radio', name: 'role', value: one, checked: chosen === one })}><span><b>${user.roles[one]}</b> <small>${people.roles[one]}</small></span></label>`
  return html`<fieldset class="field wide"><legend>${people.role}</legend>
<div class="roles">${(Object.keys(people.roles) as Role[]).map(choice)}</div></fieldset>
${field(view, { name: 'run', label: people.run, hint: people.runHint, maxlength: run_chars_max, autocomplete: 'off', ...(run === undefined ? {} : { value: run }), filled })}`
}
