import t, { type Test } from 'tap'
import { openStorageOn } from '../../storage/open.ts'
import type { Storage } from '../../storage/storage.ts'
import { openLevelTable } from '../../storage/table/level.ts'
import { memoryTable } from '../../storage/table/memory.ts'
import type { Changes, KeyRange, Table } from '../../storage/table/table.ts'
import { collect } from './samples.ts'

/** Opens the same place each time, as a node does that is started again. */
export type OpenTable = () => Promise<Table>

/** One test for both implementations: what the stores promise doesn't depend on what is below. */
export function onBoth(name: string, run: (t: Test, open: OpenTable) => Promise<void>): void {
  t.test(`${name} [memory]`, async (t) => {
    const table = memoryTable()
    await run(t, async () => table)
  })
  t.test(`${name} [LevelDB]`, async (t) => {
    const directory = t.testdir()
    await run(t, async () => {
      const table = await openLevelTable(directory)
      t.teardown(() => table.close())
      return table
    })
  })
}

/** As `onBoth`, for a test that opens the storage once. */
export function onBothStorages(name: string, run: (t: Test, storage: Storage) => Promise<void>) {
  onBoth(name, async (t, open) => run(t, await openStorageOn(await open())))
}

/** Every row of a table as text, to compare what is there with what was. */
export async function rowsOf(table: Table, kind = ''): Promise<[key: string, value: string][]> {
  const range = kind === '' ? { from: '', to: '\u{10ffff}' } : { from: `${kind}/`, to: `${kind}0` }
  const chunks = await collect(table.rows(range))
  return chunks.flat().map(([key, value]) => [key, Buffer.from(value).toString('latin1')])
}

/** A table whose batches go another way. */
export function withCommit(table: Table, commit: Table['commit']): Table {
  return {
    place: table.place,
    get: (key) => table.get(key),
    rows: (range) => table.rows(range),
    keys: (range) => table.keys(range),
    close: () => table.close(),
    commit,
  }
}

/** A table that notes every key that is read of it, by itself or in a range. */
export function watched(table: Table) {
  const read: string[] = []
  async function* noted<Item>(
    chunks: AsyncIterable<readonly Item[]>,
    keyOf: (item: Item) => string,
  ) {
    for await (const chunk of chunks) {
      read.push(...chunk.map(keyOf))
      yield chunk
    }
  }
  return {
    ...withCommit(table, (changes) => table.commit(changes)),
    get: (key: string) => {
      read.push(key)
      return table.get(key)
    },
    rows: (range: KeyRange) => noted(table.rows(range), ([key]) => key),
    keys: (range: KeyRange) => noted(table.keys(range), (key) => key),
    read,
  }
}

type Held = { readonly changes: Changes; pass(): Promise<void>; fail(cause: Error): void }

/** A table whose batches wait, once `hold` is called, until the test lets them pass or fail. */
export function holding(table: Table) {
  const held: Held[] = []
  let isHolding = false
  let arrived = Promise.withResolvers<void>()
  const commit = (changes: Changes) => {
    if (!isHolding) return table.commit(changes)
    return new Promise<void>((resolve, reject) => {
      const pass = () => table.commit(changes).then(resolve, reject)
      held.push({ changes, pass, fail: reject })
      arrived.resolve()
      arrived = Promise.withResolvers()
    })
  }
  const hold = () => {
    isHolding = true
  }
  /** Resolves when the next batch is held. */
  const next = () => arrived.promise
  return { ...withCommit(table, commit), held, hold, next }
}

/** A storage on a table that holds its batches. */
export async function heldStorage(open: OpenTable) {
  const table = holding(await open())
  const storage = await openStorageOn(table)
  table.hold()
  return { table, storage }
}

/** Lets everything that is ready happen. */
export const settled = () => new Promise<void>((resolve) => setImmediate(resolve))
