/** The deltas themselves, as received, and where each stands. */
import type { DeltaId, StreamId } from '../../protocol/ids.ts'
import type { Position } from '../../protocol/stream/state.ts'
import {
  allOf,
  deltaKey,
  deltasFrom,
  firstStreamIn,
  numberIn,
  positionKey,
  undecidedKey,
} from '../keys.ts'
import { type ChangeRow, fromJson, getJson, nothing, type Rows, toJson } from '../rows.ts'
import type { DeltaStore, StoredDelta, Unit } from '../storage.ts'
import type { Row } from '../table/table.ts'

/** A position's row; its id is the key. There is one for each delta, so it is an array. */
type PositionRow = readonly [
  stream: StreamId,
  n: number,
  lane: number,
  seq: number,
  ms: number,
  count: number,
  generation: number,
  undecided: 0 | 1,
  ...clock: number[],
]

export function deltaStore(rows: Rows): DeltaStore {
  return {
    async position(id) {
      const row = await getJson<PositionRow>(rows, positionKey(id))
      return row && fromRow(id, row)
    },
    get: (stream, n) => rows.get(deltaKey(stream, n)),
    async *read(stream, from) {
      for await (const chunk of rows.read(deltasFrom(stream, from))) {
        for (const [key, signed] of chunk) yield { n: numberIn(key), signed }
      }
    },
    async *undecided() {
      let last: StreamId | undefined
      for await (const chunk of rows.keys(allOf('undecided'))) {
        for (const stream of chunk.map(firstStreamIn)) {
          if (stream !== last) yield stream
          last = stream
        }
      }
    },
  }
}

export function deltaChanges(change: ChangeRow): Pick<Unit, 'putDelta' | 'replaceDelta'> {
  return {
    putDelta(stream, n, position, signed) {
      change(deltaKey(stream, n), signed)
      putPosition(change, stream, n, position)
    },
    replaceDelta: (stream, n, signed) => change(deltaKey(stream, n), signed),
  }
}

/**
 * Also marks an undecided delta, apart from what is derived: while everything is derived again the
 * mark says whom an earlier version could not judge.
 */
export function putPosition(change: ChangeRow, stream: StreamId, n: number, at: Position): void {
  const { id, lane, seq, time, generation, undecided, clock } = at
  const { ms, count } = time
  const row: PositionRow = [
    stream,
    n,
    lane,
    seq,
    ms,
    count,
    generation,
    undecided ? 1 : 0,
    ...clock,
  ]
  change(positionKey(id), toJson(row))
  if (undecided) change(undecidedKey(stream, n), nothing)
}

/** True when this position row is about a delta of this stream. */
export function isPositionIn(stream: StreamId, row: Row): boolean {
  return fromJson<PositionRow>(row)[0] === stream
}

function fromRow(id: DeltaId, row: PositionRow): StoredDelta {
  const [stream, n, lane, seq, ms, count, generation, undecided, ...clock] = row
  const time = { ms, count }
  const position = { id, lane, seq, time, generation, clock, undecided: undecided === 1 }
  return { stream, n, position }
}
