/**
 * What the pages need of the node for the address book: companies with a link and without one, how
 * they are phoned and when. It is this company's alone.
 */
import type { CompanyId } from '../../protocol/ids.ts'
import type { Actor } from './user.ts'

export interface AddressBookBackend {
  /**
   * By name; with a text those that it fits best first: a code, the beginning of a word of the name,
   * three digits or more of a number.
   */
  list(actor: Actor, query?: AddressBookQuery): Promise<readonly AddressBookLine[]>
  get(actor: Actor, id: string): Promise<AddressBookLine | undefined>
  /** A company without a link. */
  add(
    actor: Actor,
    input: AddressBookInput,
  ): Promise<{ readonly is: 'added'; readonly id: string } | AddressBookRefused>
  /**
   * What is absent stays. Of a linked company name and code are its own, and can't be changed here.
   * For who may `dispatch`.
   */
  change(
    actor: Actor,
    id: string,
    input: Partial<AddressBookInput>,
  ): Promise<{ readonly is: 'changed' } | AddressBookRefused>
  /** A linked company stays, without what was written here. */
  remove(actor: Actor, id: string): Promise<{ readonly is: 'removed' } | AddressBookRefused>
  /** A company that was phoned has a link now: its numbers go to the link's entry. */
  join(
    actor: Actor,
    id: string,
    company: CompanyId,
  ): Promise<{ readonly is: 'joined' } | AddressBookRefused>
  /**
   * Whom a job names: by company, or by the words in the field for companies without a link. Absent
   * where the address book has nobody of that name.
   */
  find(
    actor: Actor,
    party: { readonly company?: CompanyId; readonly name: string },
  ): Promise<AddressBookLine | undefined>
}

type AddressBookQuery = {
  readonly text?: string
  readonly role?: CompanyRole
  readonly limit?: number
}

type CompanyRole = 'alarm company' | 'customer' | 'provider'

/** `none`: there never was one. Only an active one is sent to; all others are phoned. */
type LinkOf = 'active' | 'paused' | 'blocked' | 'unlinked' | 'none'

export type AddressBookLine = {
  /** 64 hex digits; of a linked company the company's own id. */
  readonly id: string
  readonly company?: CompanyId
  readonly link: LinkOf
  readonly name: string
  readonly code?: string
  readonly phones: readonly PhoneLine[]
  /** The number that is answered day and night. */
  readonly aroundTheClock?: PhoneLine
  readonly hours: OpeningHours
  /** By the weekly hours; absent where there are none. */
  readonly openNow?: boolean
  readonly notes: string
  readonly roles: readonly CompanyRole[]
  /**
   * How a new job names it: by the link where jobs can go out over it (a paused one keeps them),
   * else in words.
   */
  readonly party: { readonly company: CompanyId } | { readonly name: string }
  /** A job that names it does not reach it by itself: NOT SENT – PHONE. */
  readonly toPhone: boolean
  readonly changedAt?: number
  readonly changedBy?: string
}

export type PhoneLine = {
  /** `office`, `Jensen`; may be empty. */
  readonly label: string
  /** As it was typed. */
  readonly number: string
  /** `tel:+4512345678`. */
  readonly tel: string
}

type OpeningHours = {
  /** In words, as people are told. */
  readonly text: string
  /** In the company's time zone. */
  readonly weekly: readonly OpenSpan[]
}

/** A span that ends at or before its beginning goes on into the next day; 24:00 is a day's end. */
export type OpenSpan = { readonly day: Weekday; readonly from: string; readonly to: string }

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

export type AddressBookInput = {
  readonly name: string
  /** Three letters or digits; empty: none. */
  readonly code?: string
  readonly phones?: readonly { readonly label: string; readonly number: string }[]
  /** Empty: none. */
  readonly aroundTheClock?: string
  readonly hours?: OpeningHours
  readonly notes?: string
  readonly roles?: readonly CompanyRole[]
}

export type AddressBookCode =
  | 'not-found'
  | 'invalid'
  | 'missing'
  | 'name-taken'
  | 'code-taken'
  | 'linked'
  | 'not-linked'
  | 'too-many'

export type AddressBookRefused = {
  readonly refused: true
  readonly code: AddressBookCode
  /** A sentence in English that says what to do. */
  readonly message: string
  /** As `AddressBookInput` names it; `phones.1` is the second of them. */
  readonly field?: string
}
