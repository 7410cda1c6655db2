/** The grow-only contents of a stream: notes, timeline, attempts. Derived. */
import { entriesAfter, entriesOf, entryKey, textIn } from '../keys.ts'
import { type ChangeRow, fromJson, type Rows, toJson } from '../rows.ts'
import type { EntryStore, Unit } from '../storage.ts'

export function entryStore(rows: Rows): EntryStore {
  return {
    async *read(stream, { after, reverse = false, limit } = {}) {
      const range = after === undefined ? entriesOf(stream) : entriesAfter(stream, after, reverse)
      for await (const chunk of rows.read({ ...range, reverse, limit })) {
        for (const row of chunk) yield { key: textIn(row[0]), entry: fromJson(row) }
      }
    },
  }
}

export function entryChanges(change: ChangeRow): Pick<Unit, 'putEntry' | 'deleteEntries'> {
  return {
    putEntry: (stream, key, entry) => change(entryKey(stream, key), toJson(entry)),
    deleteEntries(stream, keys) {
      for (const key of keys) change(entryKey(stream, key), null)
    },
  }
}
