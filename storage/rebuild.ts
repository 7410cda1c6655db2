/**
 * Derives again what comes from the deltas. One stream is one batch: before it the old rows stand,
 * after it the new ones. For all streams everything derived is deleted first, whoever it belongs
 * to, and a row marks that until the last stream is done: a process that dies meanwhile finds the
 * mark at its next start and begins anew.
 */
import type { StreamId } from '../protocol/ids.ts'
import { StorageError } from './errors.ts'
import {
  allOf,
  deltaKey,
  deltasAfter,
  entriesOf,
  firstStreamIn,
  indexKey,
  lastStreamIn,
  numberIn,
  positionKey,
  rebuildKey,
  receiptDueKey,
  receiptsOf,
  siteDueKey,
  streamKey,
  undecidedOf,
  wordsDueKey,
} from './keys.ts'
import { getJson, nothing } from './rows.ts'
import { siteChanges } from './site/site.ts'
import type { DeltaStore, Derived, IndexKey, Rebuild, StreamRecord } from './storage.ts'
import { isPositionIn, putPosition } from './stream/delta.ts'
import { entryChanges } from './stream/entry.ts'
import { receiptChanges } from './stream/receipt.ts'
import { streamChanges } from './stream/stream.ts'
import { indexChanges } from './stream/stream-index.ts'
import { wordChanges, wordKeysOf } from './stream/word.ts'
import type { KeyRange } from './table/table.ts'
import type { Writer } from './writer.ts'

/** Not `undecided`: what could not be judged is known until its stream is derived again. */
const derived_kinds = ['position', 'stream', 'entry', 'index']

export async function rebuild(
  writer: Writer,
  deltas: DeltaStore,
  { stream, derive, onProgress }: Rebuild,
): Promise<void> {
  await writer.durable()
  const deriveOne = async (one: StreamId, old: readonly string[]) => {
    const marks = await keysIn(writer, undecidedOf(one))
    const derived = await derive(one, deltas.read(one, 0), new Set(marks.map(numberIn)))
    const rest = derived.record ? [] : await restOf(writer, one)
    // What is deleted is not found any more either.
    const isLess = !derived.record || (derived.replaced?.length ?? 0) > 0
    const words = isLess ? await wordKeysOf(writer, one) : []
    // Behind the last that is kept they stay: one rebuild more must not give those numbers again.
    const last = derived.positions.reduce((most, { n }) => Math.max(most, n), -1)
    const settled = marks.filter((mark) => !derived.record || numberIn(mark) <= last)
    await writer.write(() => {
      remove(writer, [...settled, ...old, ...rest, ...words])
      put(writer, one, derived)
    })
  }
  if (stream !== undefined) {
    await deriveOne(stream, await derivedKeysOf(writer, stream))
    return onProgress?.(1, 1)
  }
  await writer.write(() => writer.change(rebuildKey, nothing))
  await deleteDerived(writer)
  const total = await countStreams(writer)
  let done = 0
  for await (const each of streamsWithDeltas(writer)) {
    await deriveOne(each, [])
    onProgress?.(++done, total)
  }
  await writer.write(() => writer.change(rebuildKey, null))
}

function put({ change }: Writer, stream: StreamId, derived: Derived): void {
  const { record, positions, entries, dropped, replaced, receipts } = derived
  for (const { n, id } of dropped ?? []) {
    change(deltaKey(stream, n), null)
    change(positionKey(id), null)
  }
  for (const { n, signed } of replaced ?? []) change(deltaKey(stream, n), signed)
  if (!record) return
  // Whoever notes words and sites reads them from what is put here, a moment later.
  wordChanges(change).putWordsDue(stream)
  siteChanges(change).putSiteDue(stream)
  for (const { n, position } of positions) putPosition(change, stream, n, position)
  streamChanges(change).putStream(record)
  indexChanges(change).changeIndex(stream, [], record.indexed)
  const { putEntry } = entryChanges(change)
  for (const { key, entry } of entries) putEntry(stream, key, entry)
  const { putReceipt, putReceiptDue } = receiptChanges(change)
  for (const receipt of receipts ?? []) putReceipt(stream, receipt)
  if (receipts) putReceiptDue(stream)
}

function remove(writer: Writer, keys: readonly string[]): void {
  for (const key of keys) writer.change(key, null)
}

async function deleteDerived(writer: Writer): Promise<void> {
  for (const kind of derived_kinds) {
    for await (const keys of writer.keys(allOf(kind))) {
      await writer.write(() => remove(writer, keys))
    }
  }
}

/**
 * What is derived of one stream. Its record says under which keys the index holds it; a position
 * is put anew under the id of its delta, so none of them has to be found. Where the record can't be
 * read, both kinds are searched whole.
 */
async function derivedKeysOf(writer: Writer, stream: StreamId): Promise<readonly string[]> {
  const found = [streamKey(stream), ...(await keysIn(writer, entriesOf(stream)))]
  const indexed = await indexedIn(writer, stream)
  if (indexed) return [...found, ...indexed.map((key) => indexKey(stream, key))]
  for await (const keys of writer.keys(allOf('index'))) {
    found.push(...keys.filter((key) => lastStreamIn(key) === stream))
  }
  for await (const rows of writer.read(allOf('position'))) {
    found.push(...rows.filter((row) => isPositionIn(stream, row)).map(([key]) => key))
  }
  return found
}

/** The index keys that the stream's record names; undefined where it doesn't read as a record. */
async function indexedIn(
  writer: Writer,
  stream: StreamId,
): Promise<readonly IndexKey[] | undefined> {
  const record = await getJson<Partial<StreamRecord> | null>(writer, streamKey(stream)).catch(
    (error: unknown) => {
      if (error instanceof StorageError && error.code === 'BATON_STORAGE_CORRUPT') return undefined
      throw error
    },
  )
  const { state, indexed } = record ?? {}
  if (state?.stream !== stream || !Array.isArray(indexed)) return undefined
  const keys: readonly (Partial<IndexKey> | null)[] = indexed
  const isRead = (one: Partial<IndexKey> | null): one is IndexKey =>
    typeof one?.index === 'string' && typeof one.key === 'string'
  return keys.every(isRead) ? keys : undefined
}

/** What else there is of a stream none of whose deltas is kept. */
async function restOf(writer: Writer, stream: StreamId): Promise<readonly string[]> {
  const due = [receiptDueKey(stream), wordsDueKey(stream), siteDueKey(stream)]
  return [...due, ...(await keysIn(writer, receiptsOf(stream)))]
}

async function keysIn(writer: Writer, range: KeyRange): Promise<readonly string[]> {
  const found: string[] = []
  for await (const keys of writer.keys(range)) found.push(...keys)
  return found
}

async function countStreams(writer: Writer): Promise<number> {
  let counted = 0
  for await (const _ of streamsWithDeltas(writer)) counted++
  return counted
}

/** By their deltas, as their records are derived. Goes from one to the next without the rest. */
async function* streamsWithDeltas(writer: Writer): AsyncIterable<StreamId> {
  let last = await firstStream(writer)
  while (last !== undefined) {
    yield last
    last = await firstStream(writer, last)
  }
}

async function firstStream(writer: Writer, after?: StreamId): Promise<StreamId | undefined> {
  for await (const keys of writer.keys({ ...deltasAfter(after), limit: 1 })) {
    return keys.map(firstStreamIn)[0]
  }
  return undefined
}
