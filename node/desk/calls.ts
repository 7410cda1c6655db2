/** Whom a job is phoned about, and under which numbers: what one key fills in. */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import { fieldText } from '../../protocol/job/values.ts'
import { isActive } from '../../protocol/stream/grants.ts'
import type { AddressBookLine } from '../address-book/entry.ts'
import { isPhone, telOf } from '../address-book/phone.ts'
import { recipientsOf } from '../job/context.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import { type DeskContext, openJob } from './context.ts'

type CallRole = 'alarm company' | 'customer' | 'provider' | 'issuer' | 'caller'

export type CallTarget = {
  readonly who: string
  readonly role: CallRole
  readonly company?: CompanyId
  readonly entry?: string
  readonly numbers: readonly CallNumber[]
  readonly openNow?: boolean
  readonly toPhone: boolean
}

type CallNumber = {
  readonly label: string
  readonly number: string
  readonly tel: string
  readonly aroundTheClock: boolean
}

/** Those first whom the job does not reach by itself. Undefined: there is no such job. */
export async function callTargets(
  desk: DeskContext,
  job: StreamId,
): Promise<readonly CallTarget[] | undefined> {
  const open = await openJob(desk, job)
  if (!open) return undefined
  const all = [...companiesOn(desk, open), ...namedOnly(desk, open), ...callerOf(open)]
  return all.toSorted((a, b) => Number(b.toPhone) - Number(a.toPhone))
}

/** Companies that have the job, or would have it if their link were in use. */
function companiesOn(desk: DeskContext, open: OpenStream): CallTarget[] {
  return recipientsOf(desk.jobs, open).flatMap(({ company, name, how }) => {
    if (company === undefined) return []
    const line = desk.addressBook.find({ company, name })
    const toPhone = how !== 'sent'
    return [{ who: name, role: roleOf(open, company), company, ...inBook(line), toPhone }]
  })
}

function roleOf({ state, structure }: OpenStream, company: CompanyId): CallRole {
  if (state.issuer === company) return 'issuer'
  const { membership } = structure
  const lines = [...membership.grants.values()].filter(({ to }) => to === company)
  const line = lines.find(({ id }) => isActive(membership, id)) ?? lines.at(-1)
  const role = line?.grant.role
  return role === 'alarm company' || role === 'customer' ? role : 'provider'
}

const namedRoles = [
  ['alarmCompany', 'alarm company'],
  ['customer', 'customer'],
  ['provider', 'provider'],
] as const

/** Companies without a link. Several providers stand in one field, with commas. */
function namedOnly(desk: DeskContext, open: OpenStream): CallTarget[] {
  return namedRoles.flatMap(([field, role]) => {
    const text = fieldText(open.fold, field)
    if (text === undefined) return []
    const whole = desk.addressBook.find({ name: text })
    const names = whole ? [text] : text.split(/, */).filter((name) => name.trim() !== '')
    return names.map((who) => {
      const line = whole ?? desk.addressBook.find({ name: who })
      return { who, role, ...inBook(line), toPhone: true }
    })
  })
}

/** Who phoned: "Mrs Olsen, 33 12 34 56". */
function callerOf(open: OpenStream): CallTarget[] {
  const who = fieldText(open.fold, 'caller')
  if (who === undefined) return []
  const [found = ''] = /\+?\(?\d[\d ()./-]{4,}\d/.exec(who) ?? []
  const numbers = isPhone(found)
    ? [{ label: '', number: found, tel: telOf(found), aroundTheClock: false }]
    : []
  return [{ who, role: 'caller', numbers, toPhone: false }]
}

/** What the address book says; the number that is answered at night stands first. */
function inBook(line: AddressBookLine | undefined) {
  if (!line) return { numbers: [] }
  const { id, aroundTheClock, phones, openNow } = line
  return {
    entry: id,
    numbers: [
      ...(aroundTheClock ? [{ ...aroundTheClock, aroundTheClock: true }] : []),
      ...phones.map((phone) => ({ ...phone, aroundTheClock: false })),
    ],
    ...(openNow === undefined ? {} : { openNow }),
  }
}
