/** Contacts of a site in a form: a row each with name, role and phone; kept as a line each. */
import type { Filled } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import type { Form } from '../../route.ts'
import type { View } from '../../view.ts'
import { field } from '../../views/field.ts'

/** As the node has it: contacts of a site, and what is typed of one. */
const contacts_max = 20
const contact_chars_max = 100
/** Shown before somebody asks for more. */
const contacts_open = 2

type ContactField = 'contacts' | 'ownContacts'

const places = Array.from({ length: contacts_max }, (_, i) => i + 1)
const parts = ['Name', 'Role', 'Phone'] as const

const fieldName = (name: ContactField, part: (typeof parts)[number], place: number) =>
  `${name}${part}${place}`

/** Rows in which something is typed, as lines of tabs. */
export function readContacts(form: Form, name: ContactField): string {
  const rows = places.map((place) =>
    parts.map((part) => {
      const given = form[fieldName(name, part, place)]
      return typeof given === 'string' ? given.replaceAll(/\s+/g, ' ').trim() : ''
    }),
  )
  const filled = rows.filter((row) => row.some((part) => part !== ''))
  return filled.map((row) => row.join('\t')).join('\n')
}

/** Whether a refusal about contacts has a row to stand at. */
export const firstContact = (name: ContactField) => fieldName(name, 'Name', 1)

export function contactRows(
  view: View,
  { name, held, filled }: { name: ContactField; held: string; filled: Filled | undefined },
): Html {
  const { contact: words } = view.text.site
  const own = name === 'ownContacts'
  const labels = own
    ? ([words.ownName, words.ownRole, words.ownPhone] as const)
    : ([words.name, words.role, words.phone] as const)
  const lines = held === '' ? [] : held.split('\n')
  const row = (place: number) => {
    const values = (lines[place - 1] ?? '').split('\t')
    const at = view.times.number(place)
    return html`<div class="contact-row wide">${parts.map((part, i) =>
      field(view, {
        name: fieldName(name, part, place),
        label: labels[i]?.(at) ?? '',
        value: values[i] ?? '',
        maxlength: contact_chars_max,
        filled,
        ...(part === 'Phone' ? { type: 'tel' as const } : {}),
      }),
    )}</div>`
  }
  const written = filled
    ? places.filter((place) => parts.some((part) => filled.typed[fieldName(name, part, place)]))
    : lines
  const open = Math.min(Math.max(contacts_open, written.length + 1), contacts_max)
  const more = places.slice(open)
  return html`${places.slice(0, open).map(row)}${
    more.length > 0 &&
    html`<details class="wide"><summary>${words.more}</summary><div class="more-phones">${more.map(row)}</div></details>`
  }`
}
