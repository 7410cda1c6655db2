/** The form of a company in the address book: of a linked one only what is written here. */
import { z } from 'zod'
import { name_chars_max } from '../../../protocol/limits.ts'
import type { AddressBookInput, AddressBookLine } from '../../backend/address-book.ts'
import type { Filled } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { checkbox, field, formFault, submit, textArea } from '../../views/field.ts'
import { printHours, readHours } from './hours-text.ts'

/** Numbers of one company: offices, watch rooms, people on call. As the node has it. */
const phones_max = 12
/** Shown before somebody asks for more. */
const phones_open = 3
const phone_chars_max = 40
const label_chars_max = 60
const hours_chars_max = 500
const notes_chars_max = 2000

const places = Array.from({ length: phones_max }, (_, i) => i + 1)
const roles = ['provider', 'alarm company', 'customer'] as const

const phoneFields = Object.fromEntries(
  places.flatMap((place) => [
    [`label${place}`, z.string().trim().max(label_chars_max).default('')],
    [`number${place}`, z.string().trim().max(phone_chars_max).default('')],
  ]),
)

export const addressForm = z.object({
  name: z.string().trim().max(name_chars_max).default(''),
  code: z.string().trim().default(''),
  aroundTheClock: z.string().trim().max(phone_chars_max).default(''),
  weekly: z.string().trim().max(hours_chars_max).default(''),
  hours: z.string().trim().max(hours_chars_max).default(''),
  notes: z.string().trim().max(notes_chars_max).default(''),
  roles: z.array(z.enum(roles)).default([]),
  ...phoneFields,
})

export type AddressFields = z.output<typeof addressForm>

export type Written =
  | { readonly is: 'written'; readonly input: Omit<AddressBookInput, 'name' | 'code'> }
  /** The part of the weekly hours that is not clear. */
  | { readonly is: 'unclear'; readonly part: string }

/** What the form says of a company, its name and code apart. */
export function writtenIn(fields: AddressFields): Written {
  const { weekly: text, hours, aroundTheClock, notes } = fields
  const read = readHours(text)
  if (read.is === 'unclear') return read
  const phones = phonesIn(fields).map(({ label, number }) => ({ label, number }))
  const input = {
    ...{ aroundTheClock, notes, phones, roles: fields.roles },
    hours: { text: hours, weekly: read.weekly },
  }
  return { is: 'written', input }
}

/** Rows in which something is written, and where they stand in the form. */
function phonesIn(fields: AddressFields) {
  const typed = fields as Readonly<Record<string, unknown>>
  return places
    .map((place) => ({
      place,
      label: String(typed[`label${place}`] ?? ''),
      number: String(typed[`number${place}`] ?? ''),
    }))
    .filter(({ label, number }) => label !== '' || number !== '')
}

/** The field of the form that a refusal of the node is about: `phones.1` is the second that is written. */
export function formField(fields: AddressFields, field = ''): string {
  const [, index] = /^phones\.(\d+)$/.exec(field) ?? []
  if (index !== undefined) return `number${phonesIn(fields)[Number(index)]?.place ?? 1}`
  if (field === 'phones') return 'number1'
  if (field.startsWith('hours.weekly')) return 'weekly'
  return field === 'hours.text' ? 'hours' : field
}

/** Which of its states a form was shown of. */
export function asOf({ changedAt }: AddressBookLine): string {
  return String(changedAt ?? '')
}

type Held = { readonly name: string; readonly label: string; readonly value: string }

/** What the form of this entry shows, field by field; of a linked company its name is not in it. */
export function heldIn(view: View, line: AddressBookLine): readonly Held[] {
  const { fields } = view.text.addressBook
  const { name, code = '', company, aroundTheClock, hours, notes, phones, roles } = line
  const own = company === undefined
  return [
    ...(own ? [{ name: 'name', label: fields.name, value: name }] : []),
    ...(own ? [{ name: 'code', label: fields.code, value: code }] : []),
    { name: 'roles', label: fields.roles, value: roleWords(view, roles) },
    {
      name: 'aroundTheClock',
      label: fields.aroundTheClock,
      value: aroundTheClock?.number ?? '',
    },
    ...places.flatMap((place) => {
      const { number = '', label = '' } = phones[place - 1] ?? {}
      const at = view.times.number(place)
      return [
        { name: `number${place}`, label: fields.phone(at), value: number },
        { name: `label${place}`, label: fields.label(at), value: label },
      ]
    }),
    { name: 'weekly', label: fields.weekly, value: printHours(view, hours.weekly) },
    { name: 'hours', label: fields.hoursText, value: hours.text },
    { name: 'notes', label: fields.notes, value: notes },
  ]
}

/** What was typed, to be held against that: numbers as they are numbered when they are saved. */
export function textOf(view: View, fields: AddressFields): Readonly<Record<string, string>> {
  const { name, code, aroundTheClock, weekly, hours, notes } = fields
  const written = phonesIn(fields)
  const phones = places.flatMap((place) => {
    const { number = '', label = '' } = written[place - 1] ?? {}
    return [
      [`number${place}`, number],
      [`label${place}`, label],
    ]
  })
  return {
    ...{ name, aroundTheClock, weekly, hours, notes },
    // As the node writes it.
    code: code.toUpperCase(),
    roles: roleWords(view, fields.roles),
    ...Object.fromEntries(phones),
  }
}

function roleWords({ text }: View, given: readonly string[]): string {
  const some = roles.filter((role) => given.includes(role))
  return some.map((role) => text.addressBook.roles[role]).join(', ')
}

export function addressFormPart(
  view: View,
  action: string,
  line: AddressBookLine | undefined,
  filled: Filled | undefined,
  notice?: Html,
): Html {
  const { addressBook: words } = view.text
  const { fields } = words
  const own = line?.company !== undefined
  return html`<form method="post" action="${action}" class="fields">
${notice ?? formFault(view, filled)}
${line && html`<input type="hidden" name="asOf" value="${filled?.typed.asOf ?? asOf(line)}">`}
${own ? html`<p class="hint wide">${words.ownName}</p>` : nameFields(view, line, filled)}
<fieldset class="field wide"><legend>${fields.roles}</legend><div class="radios">${roles.map(
    (value) =>
      checkbox(view, {
        name: 'roles[]',
        idPrefix: value.replaceAll(' ', '-'),
        label: words.roles[value],
        value,
        checked: filled
          ? [filled.typed.roles ?? []].flat().includes(value)
          : (line?.roles.includes(value) ?? false),
      }),
  )}</div></fieldset>
${field(view, { name: 'aroundTheClock', label: fields.aroundTheClock, type: 'tel', maxlength: phone_chars_max, filled, ...held(line?.aroundTheClock?.number) })}
<div></div>
${phoneRows(view, line, filled)}
${field(view, { name: 'weekly', label: fields.weekly, hint: fields.weeklyHint, maxlength: hours_chars_max, filled, ...held(line && printHours(view, line.hours.weekly)) })}
${field(view, { name: 'hours', label: fields.hoursText, hint: fields.hoursTextHint, maxlength: hours_chars_max, filled, ...held(line?.hours.text) })}
${textArea(view, { name: 'notes', label: fields.notes, rows: 3, maxlength: notes_chars_max, wide: true, filled, ...held(line?.notes) })}
<p class="actions">${submit(view.text.words.save)}<a class="button" href="/address-book">${view.text.words.cancel}</a></p>
</form>`
}

function nameFields(
  view: View,
  line: AddressBookLine | undefined,
  filled: Filled | undefined,
): Html {
  const { fields } = view.text.addressBook
  return html`${field(view, { name: 'name', label: fields.name, required: true, maxlength: name_chars_max, filled, autofocus: !line, ...held(line?.name) })}
${field(view, { name: 'code', label: fields.code, hint: fields.codeHint, mono: true, maxlength: 3, filled, ...held(line?.code) })}`
}

function phoneRows(
  view: View,
  line: AddressBookLine | undefined,
  filled: Filled | undefined,
): Html {
  const { addressBook: words } = view.text
  const { fields } = words
  const row = (place: number) => {
    const phone = line?.phones[place - 1]
    const at = view.times.number(place)
    return html`${field(view, { name: `number${place}`, label: fields.phone(at), type: 'tel', maxlength: phone_chars_max, filled, ...held(phone?.number) })}
${field(view, { name: `label${place}`, label: fields.label(at), maxlength: label_chars_max, filled, ...held(phone?.label), ...(place === 1 ? { hint: fields.labelHint } : {}) })}`
  }
  const written = filled
    ? places.filter((place) => filled.typed[`number${place}`]).length
    : (line?.phones.length ?? 0)
  const open = Math.max(phones_open, written + 1)
  const more = places.slice(open)
  return html`${places.slice(0, open).map(row)}${
    more.length > 0 &&
    html`<details class="wide"><summary>${words.morePhones}</summary><div class="fields more-phones">${more.map(row)}</div></details>`
  }`
}

function held(value: string | undefined) {
  return value === undefined ? {} : { value }
}
