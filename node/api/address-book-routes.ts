/** Companies as they are phoned, with a link or without one. */
import { z } from 'zod'
import { name_chars_max } from '../../protocol/limits.ts'
import { companyRoles } from '../address-book/entry.ts'
import { weekdays } from '../address-book/hours.ts'
import {
  entries_max,
  hours_text_chars_max,
  notes_chars_max,
  phone_chars_max,
  phone_label_chars_max,
  phones_max,
  search_chars_max,
  spans_max,
} from '../address-book/limits.ts'
import { noSuchEntry } from '../address-book/refusal.ts'
import type { CompanyBackend } from './backend.ts'
import { isRefused } from './error.ts'
import { companyRoute, large_body_bytes_max, noInput, type Route } from './route.ts'
import { name as person, queryNumber } from './schemas.ts'

const phone = z.string().max(phone_chars_max)
const time = z.string().max(5).describe('As 08:00; 24:00 is the end of a day.')

const span = z
  .strictObject({ day: z.enum(weekdays), from: time, to: time })
  .describe('In the time zone of this company. One that ends before it begins goes over midnight.')

const shape = {
  code: z.string().max(name_chars_max).exactOptional().describe('Empty: none.'),
  phones: z
    .array(z.strictObject({ label: z.string().max(phone_label_chars_max), number: phone }))
    .max(phones_max)
    .exactOptional(),
  aroundTheClock: phone.exactOptional().describe('Answered day and night; empty: none.'),
  hours: z
    .strictObject({
      text: z.string().max(hours_text_chars_max).default(''),
      weekly: z.array(span).max(spans_max).default([]),
    })
    .exactOptional(),
  notes: z.string().max(notes_chars_max).exactOptional(),
  roles: z.array(z.enum(companyRoles)).max(companyRoles.length).exactOptional(),
}
const name = z.string().max(name_chars_max)
const by = person.exactOptional().describe("Who changed it; absent: the token's name.")

const query = z.strictObject({
  text: z.string().max(search_chars_max).exactOptional().describe('A code, name or number.'),
  role: z.enum(companyRoles).exactOptional(),
  limit: queryNumber(entries_max).exactOptional(),
})

/** What the audit line names. */
const nameIn = (answer: object) => (answer as { company: { name: string } }).company.name

export const addressBookRoutes: readonly Route[] = [
  companyRoute({
    method: 'GET',
    path: '/address-book',
    summary: 'Companies by name, linked ones too; with `text` those that fit it, the best first.',
    scope: 'read',
    input: query,
    handle: ({ addressBook }, { input }) => ({ companies: addressBook.list(input) }),
  }),
  companyRoute({
    method: 'GET',
    path: '/address-book/:entry',
    summary: 'One company, and whether it is open now.',
    scope: 'read',
    input: noInput,
    handle: ({ addressBook }, { params }) => entryOf(addressBook, params.entry),
  }),
  companyRoute({
    method: 'POST',
    path: '/address-book',
    summary: 'Adds a company without a link.',
    scope: 'write',
    input: z.strictObject({ name, ...shape, by }),
    bodyBytesMax: large_body_bytes_max,
    status: 201,
    about: nameIn,
    handle: async ({ addressBook }, { input, holder }) => {
      const { by = holder.name, ...entry } = input
      const added = await addressBook.add(entry, by)
      return isRefused(added) ? added : entryOf(addressBook, added.id)
    },
  }),
  companyRoute({
    method: 'PATCH',
    path: '/address-book/:entry',
    summary: 'Changes what is given. Name and code of a linked company are those of its link.',
    scope: 'write',
    input: z.strictObject({ name: name.exactOptional(), ...shape, by }),
    bodyBytesMax: large_body_bytes_max,
    about: nameIn,
    handle: async ({ addressBook }, { params, input, holder }) => {
      const { by = holder.name, ...entry } = input
      const changed = await addressBook.change(params.entry, entry, by)
      return isRefused(changed) ? changed : entryOf(addressBook, params.entry)
    },
  }),
  companyRoute({
    method: 'DELETE',
    path: '/address-book/:entry',
    summary: 'Removes a company; of a linked one what was written here.',
    scope: 'write',
    input: noInput,
    status: 204,
    handle: async ({ addressBook }, { params }) => {
      const removed = await addressBook.remove(params.entry)
      return isRefused(removed) ? removed : undefined
    },
  }),
]

function entryOf(book: CompanyBackend['addressBook'], id: string) {
  const company = book.get(id)
  return company ? { company } : noSuchEntry
}
