/**
 * The index key that says that other companies have written to a job what nobody here has looked
 * at. It comes with a delta and goes with a receipt of ours; a rebuild finds it from both.
 */
import type { Delta } from '../../protocol/delta/delta.ts'
import type { CompanyId } from '../../protocol/ids.ts'
import type { JobStructure } from '../../protocol/job/assignments.ts'
import type { Unseen } from '../../protocol/job/attention.ts'
import { goesOn } from '../../protocol/job/going-on.ts'
import type { Position, StreamState } from '../../protocol/stream/state.ts'
import type { IndexKey, StreamRecord } from '../../storage/storage.ts'
import { boardIndexes } from './board-keys.ts'
import { timeKey } from './key-text.ts'

/** The record of a job, found by that too. */
export function withUnseen(
  record: StreamRecord,
  structure: JobStructure,
  own: CompanyId,
  unseen: Unseen | undefined,
): StreamRecord {
  const { state, indexed } = record
  if (state.kind !== 'job' || !unseen) return record
  const key = goesOn(state, structure, own)
    ? { index: boardIndexes.attention, key: `${unseen}/${timeKey(state.openedAt)}` }
    : { index: boardIndexes.ended, key: `${timeKey(lastActAt(state))}/${unseen}` }
  return { ...record, indexed: [...indexed, key] }
}

/** A change by another company; that its old node writes no more is nothing to look at. */
export function isToLookAt(
  { delta, position }: { readonly delta: Delta; readonly position: Position },
  lanes: StreamState['lanes'],
  own: CompanyId,
): boolean {
  if (lanes[position.lane]?.company === own) return false
  // What is not judged yet has not closed anything.
  return position.undecided || !delta.slots.some(({ what }) => what.is === 'certificate closed')
}

/** What the keys of a job say of that. */
export function unseenIn(keys: readonly IndexKey[]): Unseen | undefined {
  for (const { index, key } of keys) {
    if (index === boardIndexes.attention) {
      if (key.startsWith('new/')) return 'new'
      if (key.startsWith('updated/')) return 'updated'
    } else if (index === boardIndexes.ended) {
      return key.endsWith('/new') ? 'new' : 'updated'
    }
  }
  return undefined
}

/**
 * When the last structural change was entered: of a job that has ended, about when it did. A node
 * closes a certificate by itself, years later too.
 */
export function lastActAt({ acts, openedAt }: Pick<StreamState, 'acts' | 'openedAt'>): number {
  return acts.reduce(
    (last, { enteredAt, what }) =>
      what.is === 'certificate closed' ? last : Math.max(last, enteredAt),
    openedAt,
  )
}
