/** The people who use the pages, and the views that they saved. */
import { allOf, filterKey, filtersOf, loginKey, textIn, userKey } from '../keys.ts'
import { allJson, type ChangeRow, fromJson, getJson, type Rows, toJson } from '../rows.ts'
import type { UserChanges, UserRecord, UserStore } from './user-contract.ts'

export function userStore(rows: Rows): UserStore {
  const get = (id: string) => getJson<UserRecord>(rows, userKey(id))
  return {
    get,
    async byLogin(login) {
      const id = await getJson<string>(rows, loginKey(login))
      return id === undefined ? undefined : get(id)
    },
    all: () => allJson<UserRecord>(rows, allOf('user')),
    async filters(user) {
      const filters: { name: string; query: string }[] = []
      for await (const chunk of rows.read(filtersOf(user))) {
        for (const row of chunk) filters.push({ name: textIn(row[0]), query: fromJson(row) })
      }
      return filters
    },
  }
}

type Changes = Pick<UserChanges, 'putUser' | 'deleteUser' | 'putFilter' | 'deleteFilter'>

export function userChanges(change: ChangeRow): Changes {
  return {
    putUser(record) {
      change(userKey(record.id), toJson(record))
      change(loginKey(record.login), toJson(record.id))
    },
    deleteUser({ id, login }) {
      change(userKey(id), null)
      change(loginKey(login), null)
    },
    putFilter: (user, name, query) => change(filterKey(user, name), toJson(query)),
    deleteFilter: (user, name) => change(filterKey(user, name), null),
  }
}
