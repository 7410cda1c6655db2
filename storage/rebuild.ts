/**
 * Derives again what comes from the deltas. One stream is one batch: before it the old rows stand,
 * after it the new ones. For all streams everything derived is deleted first, whoever it belongs
 * to, and a row marks that until the last stream is done: a process that dies meanwhile finds the
 * mark at its next start and begins anew.
 */
import type { StreamId } from '../protocol/ids.ts'
import {
  allOf,
  deltasAfter,
  entriesOf,
  firstStreamIn,
  lastStreamIn,
  rebuildKey,
  streamKey,
} from './keys.ts'
import { nothing } from './rows.ts'
import type { DeltaStore, Derived, Rebuild } from './storage.ts'
import { isPositionIn, putPosition } from './stream/delta.ts'
import { entryChanges } from './stream/entry.ts'
import { streamChanges } from './stream/stream.ts'
import { indexChanges } from './stream/stream-index.ts'
import type { Writer } from './writer.ts'

const derived_kinds = ['position', 'stream', 'entry', 'index']

export async function rebuild(
  writer: Writer,
  deltas: DeltaStore,
  { stream, derive, onProgress }: Rebuild,
): Promise<void> {
  await writer.durable()
  if (stream !== undefined) {
    const derived = await derive(stream, deltas.read(stream, 0))
    const old = await derivedKeysOf(writer, stream)
    await writer.write(() => {
      remove(writer, old)
      put(writer, derived)
    })
    return onProgress?.(1, 1)
  }
  await writer.write(() => writer.change(rebuildKey, nothing))
  await deleteDerived(writer)
  const total = await countStreams(writer)
  let done = 0
  for await (const each of streamsWithDeltas(writer)) {
    const derived = await derive(each, deltas.read(each, 0))
    await writer.write(() => put(writer, derived))
    onProgress?.(++done, total)
  }
  await writer.write(() => writer.change(rebuildKey, null))
}

function put({ change }: Writer, { record, positions, entries }: Derived): void {
  const { stream } = record.state
  for (const { n, position } of positions) putPosition(change, stream, n, position)
  streamChanges(change).putStream(record)
  indexChanges(change).changeIndex(stream, [], record.indexed)
  const { putEntry } = entryChanges(change)
  for (const { key, entry } of entries) putEntry(stream, key, entry)
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
 * What is derived of one stream. A damaged record can't be asked for its index keys, nor a delta
 * for its position, so those two kinds are searched whole.
 */
async function derivedKeysOf(writer: Writer, stream: StreamId): Promise<readonly string[]> {
  const found = [streamKey(stream)]
  for await (const keys of writer.keys(entriesOf(stream))) found.push(...keys)
  for await (const keys of writer.keys(allOf('index'))) {
    found.push(...keys.filter((key) => lastStreamIn(key) === stream))
  }
  for await (const rows of writer.read(allOf('position'))) {
    found.push(...rows.filter((row) => isPositionIn(stream, row)).map(([key]) => key))
  }
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
