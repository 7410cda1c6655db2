/** Why something about the address book can't be done, in words that say what to do. */

export type AddressBookCode =
  | 'not-found'
  | 'invalid'
  | 'missing'
  | 'name-taken'
  | 'code-taken'
  | 'linked'
  | 'not-linked'
  | 'too-many'

export type AddressBookRefusal = {
  readonly refused: true
  readonly code: AddressBookCode
  readonly message: string
  /** `phones.1` is the second of them. */
  readonly field?: string
  readonly details?: readonly string[]
}

export function refuseEntry(
  code: AddressBookCode,
  message: string,
  field?: string,
): AddressBookRefusal {
  return { refused: true, code, message, ...(field === undefined ? {} : { field }) }
}

export const noSuchEntry = refuseEntry('not-found', 'There is no such company in the address book.')
