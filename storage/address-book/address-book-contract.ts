/** What is kept of the address book; part of `storage.ts`, which gives it on. */

export type CompanyRole = 'alarm company' | 'customer' | 'provider'

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'

/** `HH:MM` to `HH:MM`; one that ends at or before its beginning goes on into the next day. */
export type OpenSpan = { readonly day: Weekday; readonly from: string; readonly to: string }

type PhoneRecord = { readonly label: string; readonly number: string }

/** A company as it is phoned. */
export type AddressBookRecord = {
  /** 64 hex digits: of a company with a link its own id, else random ones. */
  readonly id: string
  /** Of a linked company both are in its link; here they are what they were at the last change. */
  readonly name: string
  readonly code?: string
  readonly phones: readonly PhoneRecord[]
  /** The number that is answered day and night. */
  readonly aroundTheClock?: string
  readonly hours: { readonly text: string; readonly weekly: readonly OpenSpan[] }
  readonly notes: string
  readonly roles: readonly CompanyRole[]
  /** ms since 1970. */
  readonly changedAt: number
  readonly changedBy: string
}

export interface AddressBookStore {
  get(id: string): Promise<AddressBookRecord | undefined>
  all(): Promise<readonly AddressBookRecord[]>
}

export interface AddressBookChanges {
  putAddressBookEntry(record: AddressBookRecord): void
  deleteAddressBookEntry(id: string): void
}
