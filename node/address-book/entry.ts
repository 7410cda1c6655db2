/** A company in the address book: what is written of it, checked; and how it is read. */
import { isCode, isName } from '../../protocol/identity/certificate.ts'
import type { CompanyId } from '../../protocol/ids.ts'
import { code_chars, name_chars_max } from '../../protocol/limits.ts'
import type {
  AddressBookRecord,
  CompanyRole,
  LinkRecord,
  LinkState,
  OpenSpan,
} from '../../storage/storage.ts'
import { hoursFault, isOpenAt } from './hours.ts'
import { notes_chars_max, phone_label_chars_max, phones_max } from './limits.ts'
import { isPhone, telOf } from './phone.ts'
import { type AddressBookRefusal, refuseEntry } from './refusal.ts'

export type AddressBookInput = {
  readonly name: string
  /** Empty: none. */
  readonly code?: string
  readonly phones?: readonly { readonly label: string; readonly number: string }[]
  /** Empty: none. */
  readonly aroundTheClock?: string
  readonly hours?: { readonly text: string; readonly weekly: readonly OpenSpan[] }
  readonly notes?: string
  readonly roles?: readonly CompanyRole[]
}

export const companyRoles: readonly CompanyRole[] = ['alarm company', 'customer', 'provider']

type Written = Omit<AddressBookRecord, 'id' | 'changedAt' | 'changedBy'>

export const nothingWritten: Omit<Written, 'name'> = {
  phones: [],
  hours: { text: '', weekly: [] },
  notes: '',
  roles: [],
}

/** What is typed over what was there; what is absent stays. */
export function written(before: Written, input: Partial<AddressBookInput>): Written {
  const { code = before.code, aroundTheClock = before.aroundTheClock, ...rest } = input
  const { code: _, aroundTheClock: __, ...same } = before
  const { name = before.name, phones = before.phones, roles = before.roles } = input
  return {
    ...same,
    ...rest,
    name: name.trim(),
    roles: [...new Set(roles)],
    phones: phones.map(({ label, number }) => ({ label: label.trim(), number: number.trim() })),
    ...(code ? { code: code.toUpperCase() } : {}),
    ...(aroundTheClock?.trim() ? { aroundTheClock: aroundTheClock.trim() } : {}),
  }
}

/** What is wrong with an entry by itself. */
export function entryFault(entry: Written): AddressBookRefusal | undefined {
  const { name, code, notes, hours, roles } = entry
  if (name === '') return refuseEntry('missing', 'Write the name of the company.', 'name')
  if (!isName(name)) {
    const message = `A name has 1 to ${name_chars_max} characters that show.`
    return refuseEntry('invalid', message, 'name')
  }
  if (code !== undefined && !isCode(code)) {
    return refuseEntry('invalid', `A code is ${code_chars} letters or digits.`, 'code')
  }
  if (notes.length > notes_chars_max) {
    return refuseEntry('invalid', `Notes have at most ${notes_chars_max} characters.`, 'notes')
  }
  if (roles.some((role) => !companyRoles.includes(role))) {
    return refuseEntry('invalid', `A role is one of: ${companyRoles.join(', ')}.`, 'roles')
  }
  return phoneFault(entry) ?? hoursFault(hours)
}

function phoneFault({ phones, aroundTheClock }: Written): AddressBookRefusal | undefined {
  const example = 'Write a phone number such as +45 33 12 34 56, with its extension as x12.'
  if (phones.length > phones_max) {
    return refuseEntry('invalid', `At most ${phones_max} numbers.`, 'phones')
  }
  const wrong = phones.findIndex(({ number }) => !isPhone(number))
  if (wrong >= 0) return refuseEntry('invalid', example, `phones.${wrong}`)
  const long = phones.findIndex(({ label }) => label.length > phone_label_chars_max)
  if (long >= 0) {
    const message = `What a number is for has at most ${phone_label_chars_max} characters.`
    return refuseEntry('invalid', message, `phones.${long}`)
  }
  if (aroundTheClock === undefined || isPhone(aroundTheClock)) return undefined
  return refuseEntry('invalid', example, 'aroundTheClock')
}

/** `none`: there never was one. */
type LinkOf = Exclude<LinkState, 'requested'> | 'none'

type PhoneLine = { readonly label: string; readonly number: string; readonly tel: string }

export type AddressBookLine = {
  readonly id: string
  readonly company?: CompanyId
  readonly link: LinkOf
  readonly name: string
  readonly code?: string
  readonly phones: readonly PhoneLine[]
  readonly aroundTheClock?: PhoneLine
  readonly hours: AddressBookRecord['hours']
  readonly openNow?: boolean
  readonly notes: string
  readonly roles: readonly CompanyRole[]
  readonly party: { readonly company: CompanyId } | { readonly name: string }
  readonly toPhone: boolean
  readonly changedAt?: number
  readonly changedBy?: string
}

/** A link that is or was; what asks to be one is nobody yet. */
export type Linked = LinkRecord & { readonly state: Exclude<LinkState, 'requested'> }

/** `wall`: what the clock on the wall shows now. */
export function entryLine(record: AddressBookRecord, wall: number): AddressBookLine {
  const { id, name, code, changedAt, changedBy } = record
  return {
    ...{ id, link: 'none', name },
    ...(code === undefined ? {} : { code }),
    ...writtenLine(record, wall),
    ...{ party: { name }, toPhone: true, changedAt, changedBy },
  }
}

export function linkLine(
  { company, state, name, code }: Linked,
  record: AddressBookRecord | undefined,
  wall: number,
): AddressBookLine {
  const isInUse = state === 'active' || state === 'paused'
  return {
    ...{ id: company, company, link: state, name, code },
    ...writtenLine(record ?? nothingWritten, wall),
    party: isInUse ? { company } : { name },
    toPhone: state !== 'active',
    ...(record ? { changedAt: record.changedAt, changedBy: record.changedBy } : {}),
  }
}

function writtenLine(
  { phones, aroundTheClock, hours, notes, roles }: Omit<Written, 'name' | 'code'>,
  wall: number,
) {
  const openNow = isOpenAt(hours.weekly, wall)
  return {
    phones: phones.map(({ label, number }) => ({ label, number, tel: telOf(number) })),
    ...(aroundTheClock === undefined
      ? {}
      : { aroundTheClock: { label: '', number: aroundTheClock, tel: telOf(aroundTheClock) } }),
    hours,
    ...(openNow === undefined ? {} : { openNow }),
    notes,
    roles,
  }
}
