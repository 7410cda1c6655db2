/** Named indexes of streams: the board, the numbers, the words. Derived; all is in the key. */
import { indexKey, indexKeyIn, indexRange, lastStreamIn } from '../keys.ts'
import { type ChangeRow, nothing, type Rows } from '../rows.ts'
import type { IndexStore, Unit } from '../storage.ts'

export function indexStore(rows: Rows): IndexStore {
  return {
    async *read(index, { from, to, reverse, limit }) {
      const bounds = indexRange(index, from, to)
      for await (const chunk of rows.keys({ ...bounds, reverse, limit })) {
        for (const key of chunk) yield { key: indexKeyIn(key), stream: lastStreamIn(key) }
      }
    },
    async count(index, { from, to, limit }) {
      let counted = 0
      const bounds = indexRange(index, from, to)
      for await (const chunk of rows.keys({ ...bounds, limit })) counted += chunk.length
      return counted
    },
  }
}

export function indexChanges(change: ChangeRow): Pick<Unit, 'changeIndex'> {
  return {
    // What is removed and added stays: the keys of a record overlap from one to the next.
    changeIndex(stream, removed, added) {
      for (const key of removed) change(indexKey(stream, key), null)
      for (const key of added) change(indexKey(stream, key), nothing)
    },
  }
}
