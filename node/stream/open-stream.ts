/** A stream in memory: its record, and what is read from it once instead of at every delta. */

import type { Delta } from '../../protocol/delta/delta.ts'
import { readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import type { CompanyId, DeltaId } from '../../protocol/ids.ts'
import { type JobStructure, readStructure } from '../../protocol/job/assignments.ts'
import { emptyFold, type JobFold } from '../../protocol/job/fold.ts'
import type { Position, StreamState } from '../../protocol/stream/state.ts'
import type { IndexKey, StreamRecord } from '../../storage/storage.ts'
import { indexKeys } from './index-keys.ts'

export type OpenStream = {
  readonly state: StreamState
  readonly structure: JobStructure
  readonly fold: JobFold
  readonly indexed: readonly IndexKey[]
}

/** The stream that a stored record holds. */
export function openRecord(record: StreamRecord): OpenStream {
  const { state, folded, indexed } = record
  return { state, structure: readStructure(state), fold: folded as JobFold, indexed }
}

/** A stream of which only the state of its genesis is known. */
export function openNew(state: StreamState): OpenStream {
  return { state, structure: readStructure(state), fold: emptyFold, indexed: [] }
}

/** The record to store, with the index keys as they are now. */
export function recordOf(open: OpenStream, own: CompanyId): StreamRecord {
  return { state: open.state, folded: open.fold, indexed: indexKeys(open, own) }
}

/** What is read from acts and lanes has to be read again. */
export function structureAfter(before: OpenStream, state: StreamState): JobStructure {
  const same =
    state.acts === before.state.acts &&
    state.lanes.length === before.state.lanes.length &&
    !state.lanes.some((lane) => (lane.tip?.generation ?? 0) > before.structure.generation)
  if (!same) return readStructure(state)
  // How far a company with an ended grant may be sent reads the tips of the lanes.
  const { structure } = before
  return { ...structure, membership: { ...structure.membership, state } }
}

/** Positions at hand without asking the storage: the tips of all lanes. */
export function tipPosition(state: StreamState, id: DeltaId): Position | undefined {
  for (const { tip, undecidedTip } of state.lanes) {
    if (tip?.id === id) return tip
    if (undecidedTip?.id === id) return undecidedTip
  }
  return undefined
}

/** A delta that this node stored: if it can't be read the storage is broken. */
export function readStored(envelope: Uint8Array): Delta {
  const delta = readDelta(envelope)
  if (delta instanceof Refused) throw new Error(`a stored delta is ${delta.reason}`)
  return delta
}
