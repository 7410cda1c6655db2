/** Companies as they are phoned, with a link or without one. */
import { addressBookKey, allOf } from '../keys.ts'
import { allJson, type ChangeRow, getJson, type Rows, toJson } from '../rows.ts'
import type {
  AddressBookChanges,
  AddressBookRecord,
  AddressBookStore,
} from './address-book-contract.ts'

export function addressBookStore(rows: Rows): AddressBookStore {
  return {
    get: (id) => getJson<AddressBookRecord>(rows, addressBookKey(id)),
    all: () => allJson<AddressBookRecord>(rows, allOf('address-book')),
  }
}

export function addressBookChanges(change: ChangeRow): AddressBookChanges {
  return {
    putAddressBookEntry: (record) => change(addressBookKey(record.id), toJson(record)),
    deleteAddressBookEntry: (id) => change(addressBookKey(id), null),
  }
}
