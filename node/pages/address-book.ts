/** What the pages ask about the address book: the use cases, each for who may. */
import type { CompanyId } from '../../protocol/ids.ts'
import type { AddressBook, AddressBookQuery } from '../address-book/address-book.ts'
import type { AddressBookInput } from '../address-book/entry.ts'
import type { Actor } from '../user/actor.ts'
import { asked } from './asked.ts'

/** Bound to the node's. The table of pages has asked for the same permissions before. */
export function addressBookBackend(book: AddressBook) {
  return {
    list: async (actor: Actor, query?: AddressBookQuery) => asked(book, actor, 'see').list(query),
    get: async (actor: Actor, id: string) => asked(book, actor, 'see').get(id),
    find: async (actor: Actor, party: Parameters<AddressBook['find']>[0]) =>
      asked(book, actor, 'see').find(party),
    add: async (actor: Actor, input: AddressBookInput) =>
      asked(book, actor, 'dispatch').add(input, actor.name),
    change: async (actor: Actor, id: string, input: Partial<AddressBookInput>) =>
      asked(book, actor, 'dispatch').change(id, input, actor.name),
    remove: async (actor: Actor, id: string) => asked(book, actor, 'dispatch').remove(id),
    join: async (actor: Actor, id: string, company: CompanyId) =>
      asked(book, actor, 'dispatch').join(id, company, actor.name),
  } as const
}
