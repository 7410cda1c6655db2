/**
 * An entry that somebody else has changed since the form was shown: nothing is replaced unseen. What
 * is saved now stands beside what was typed.
 */
import type { AddressBookLine } from '../../backend/address-book.ts'
import type { Filled } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import type { Form } from '../../route.ts'
import type { View } from '../../view.ts'
import { message } from '../../views/message.ts'
import { type AddressFields, asOf, heldIn, textOf } from './address-form.ts'
import { printHours, readHours } from './hours-text.ts'

export type Stale = { readonly filled: Filled; readonly notice: Html }

/** Undefined: nobody has, or both say the same. */
export function staleForm(
  view: View,
  line: AddressBookLine,
  form: Form,
  fields: AddressFields,
): Stale | undefined {
  if ((form.asOf ?? '') === asOf(line)) return undefined
  const typed = textOf(view, { ...fields, weekly: inOneWay(view, fields.weekly) })
  const differing = heldIn(view, line).filter(({ name, value }) => typed[name] !== value)
  if (differing.length === 0) return undefined
  const { stale } = view.text.addressBook
  const shown = (value: string) => value || view.text.words.none
  const faults = differing.map(({ name, value }) => [name, stale.now(shown(value))])
  const lines = differing.map(
    ({ label, value }) => html`<li><span class="label">${label}</span> ${shown(value)}</li>`,
  )
  return {
    filled: { typed: { ...form, asOf: asOf(line) }, faults: Object.fromEntries(faults) },
    notice: message(
      'loud',
      html`<p><b>${stale.title(line.changedBy ?? '')}</b></p><p>${stale.hint}</p><ul class="plain">${lines}</ul>`,
    ),
  }
}

/** Hours are written in several ways, and shown in one. */
function inOneWay(view: View, text: string): string {
  const read = readHours(text)
  return read.is === 'read' ? printHours(view, read.weekly) : text
}
