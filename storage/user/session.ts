/** Who is logged in, by the hash of what the cookie holds. */
import { allOf, sessionKey, textIn, userSessionKey, userSessionsOf } from '../keys.ts'
import { type ChangeRow, fromJson, getJson, nothing, type Rows, toJson } from '../rows.ts'
import type { SessionRecord, SessionStore, UserChanges } from './user-contract.ts'

export function sessionStore(rows: Rows): SessionStore {
  return {
    get: (id) => getJson<SessionRecord>(rows, sessionKey(id)),
    async of(user) {
      const ids: string[] = []
      for await (const chunk of rows.keys(userSessionsOf(user))) ids.push(...chunk.map(textIn))
      return ids
    },
    async *all() {
      for await (const chunk of rows.read(allOf('session'))) {
        yield* chunk.map(fromJson<SessionRecord>)
      }
    },
  }
}

type Changes = Pick<UserChanges, 'putSession' | 'deleteSession'>

export function sessionChanges(change: ChangeRow): Changes {
  return {
    putSession(record) {
      change(sessionKey(record.id), toJson(record))
      change(userSessionKey(record.user, record.id), nothing)
    },
    deleteSession({ id, user }) {
      change(sessionKey(id), null)
      change(userSessionKey(user, id), null)
    },
  }
}
