/**
 * Derives everything of a stream from its deltas again: positions, state, fold, entries, index.
 * Arrival order is kept, so lanes get the numbers that they had and stored receipts stay true.
 */
import type { CompanyId, DeltaId, StreamId } from '../../protocol/ids.ts'
import { readStructure } from '../../protocol/job/assignments.ts'
import { type EntryRow, emptyFold, foldDelta } from '../../protocol/job/fold.ts'
import { judge } from '../../protocol/stream/judge.ts'
import type { Position, StreamState } from '../../protocol/stream/state.ts'
import type { Derived, Rebuild } from '../../storage/storage.ts'
import { readStored, recordOf } from './open-stream.ts'

/**
 * What to put for one stream. Two passes: the structure decides what counts, so it is read to the
 * end before the contents are folded.
 */
export function deriveFor(own: CompanyId, again: Rereads): Rebuild['derive'] {
  return async (stream, deltas) => {
    let state: StreamState | undefined
    const placed = new Map<DeltaId, Position>()
    for await (const { signed } of deltas) {
      const verdict = judge(state, readStored(signed), placed)
      if (verdict.is !== 'valid' && verdict.is !== 'undecided') {
        throw new Error(`a stored delta of ${stream} is ${verdict.is}`)
      }
      state = verdict.state
      placed.set(verdict.position.id, verdict.position)
    }
    if (!state) throw new Error(`the stream ${stream} has no deltas`)
    const positions = [...placed.values()].map((position, n) => ({ n, position }))
    return { ...(await fold(state, placed, again(stream), own)), positions }
  }
}

/** Reads a stream's deltas from the beginning. */
type Rereads = (stream: StreamId) => Parameters<Rebuild['derive']>[1]

async function fold(
  state: StreamState,
  placed: ReadonlyMap<DeltaId, Position>,
  deltas: ReturnType<Rereads>,
  own: CompanyId,
): Promise<Pick<Derived, 'record' | 'entries'>> {
  const structure = readStructure(state)
  const entries: EntryRow[] = []
  let folded = emptyFold
  for await (const { signed } of deltas) {
    const delta = readStored(signed)
    const position = placed.get(delta.id)
    if (!position || position.undecided) continue
    const next = foldDelta(folded, state, structure, delta, position)
    folded = next.fold
    entries.push(...next.entries)
  }
  return { record: recordOf({ state, structure, fold: folded, indexed: [] }, own), entries }
}
