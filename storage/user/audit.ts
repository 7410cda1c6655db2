/** What people and programs did, by time. */
import { auditBefore, auditKey, auditOlderThan, textAfterWord, withWord } from '../keys.ts'
import { type ChangeRow, fromJson, type Rows, toJson } from '../rows.ts'
import type { AuditStore, UserChanges } from './user-contract.ts'

export function auditStore(rows: Rows): AuditStore {
  return {
    async *read(before) {
      for await (const chunk of rows.read({ ...auditBefore(before), reverse: true })) {
        for (const row of chunk) yield { key: textAfterWord(row[0]), record: fromJson(row) }
      }
    },
    async olderThan(at, limit) {
      const keys: string[] = []
      for await (const chunk of rows.keys({ ...auditOlderThan(at), limit })) {
        keys.push(...chunk.map(textAfterWord))
      }
      return keys
    },
  }
}

type Changes = Pick<UserChanges, 'putAudit' | 'deleteAudit'>

export function auditChanges(change: ChangeRow): Changes {
  return {
    putAudit: (id, record) => change(auditKey(record.at, id), toJson(record)),
    deleteAudit(keys) {
      for (const key of keys) change(withWord('audit', key), null)
    },
  }
}
