import type { Changes, KeyRange, Row, Table } from './table.ts'

/** As LevelDB hands out a chunk at a time, so that tests on either meet the same seams. */
const chunk_rows = 256

type SortedRow = { readonly order: string; readonly row: Row }

/**
 * A table in memory, for tests and simulations. It outlives the storage that is opened on it, as a
 * disk outlives a process: open another storage on the same table to restart a node.
 */
export function memoryTable(): Table {
  const values = new Map<string, Uint8Array>()
  const changed = new Set<string>()
  // Replaced, never changed: an iterator that holds it reads the rows as they stood.
  let sorted: readonly SortedRow[] = []

  function within(range: KeyRange): readonly Row[] {
    if (changed.size > 0) {
      sorted = merge(sorted, changed, values)
      changed.clear()
    }
    const found = sorted
      .slice(
        firstAtOrAfter(sorted, byteOrder(range.from)),
        firstAtOrAfter(sorted, byteOrder(range.to)),
      )
      .map(({ row }) => row)
    if (range.reverse) found.reverse()
    return range.limit === undefined ? found : found.slice(0, range.limit)
  }

  async function* rows(range: KeyRange) {
    const found = within(range)
    for (let at = 0; at < found.length; at += chunk_rows) yield found.slice(at, at + chunk_rows)
  }

  return {
    place: 'memory',
    get: async (key) => values.get(key),
    rows,
    async *keys(range) {
      for await (const chunk of rows(range)) yield chunk.map(([key]) => key)
    },
    async commit(changes: Changes) {
      // A disk takes its time: nobody may rely on a batch being there when `commit` returns.
      await Promise.resolve()
      for (const [key, value] of changes) {
        changed.add(key)
        if (value === null) values.delete(key)
        else values.set(key, value)
      }
    },
    async close() {},
  }
}

/** The sorted rows after some keys changed; the rest is copied without being compared. */
function merge(
  sorted: readonly SortedRow[],
  changed: ReadonlySet<string>,
  values: ReadonlyMap<string, Uint8Array>,
): readonly SortedRow[] {
  const changes = [...changed].map((key) => ({ key, order: byteOrder(key) }))
  changes.sort((a, b) => (a.order < b.order ? -1 : 1))
  const merged: SortedRow[] = []
  let next = 0
  for (const { key, order } of changes) {
    const at = firstAtOrAfter(sorted, order)
    for (const row of sorted.slice(next, at)) merged.push(row)
    next = sorted[at]?.order === order ? at + 1 : at
    const value = values.get(key)
    if (value !== undefined) merged.push({ order, row: [key, value] })
  }
  for (const row of sorted.slice(next)) merged.push(row)
  return merged
}

/** The number of rows before this key. */
function firstAtOrAfter(sorted: readonly SortedRow[], order: string): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as SortedRow).order < order) low = middle + 1
    else high = middle
  }
  return low
}

/** JavaScript compares UTF-16 units, LevelDB the bytes of UTF-8: one character a byte agrees. */
const byteOrder = (key: string) => Buffer.from(key).toString('latin1')
