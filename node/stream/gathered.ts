/** What one call to take gathers, and which deltas lost the signature that covered them. */
import { type Run, runsOf } from '../../protocol/delta/authenticity.ts'
import type { Delta } from '../../protocol/delta/delta.ts'
import type { ChainId, CompanyId, DeltaId, NodeId, StreamId } from '../../protocol/ids.ts'
import type { Reason } from '../../protocol/reasons.ts'
import type { RecentRow } from '../link/recent-rows.ts'
import type { Portion } from './portions.ts'

/** What one call gathers. */
export type Gathered = {
  readonly node: NodeId
  readonly company: CompanyId
  /** An answer to a want: what is still missing now is final. */
  readonly supplied: boolean
  readonly refusals: { id: DeltaId; reason: Reason }[]
  readonly wanted: Set<StreamId>
  /** Introduced with the history to follow: kept as wanted on the disk until it is there. */
  readonly following: Set<StreamId>
  readonly unchecked: Set<Delta>
  /** Neither their own nor a descendant's signature verifies, or one of a statement in them. */
  readonly bad: Map<Delta, Reason>
  /** Told to who introduced a stream that we have parted on. */
  readonly ends: RecentRow[]
  readonly runs: Run[]
  readonly nodeOf: Map<ChainId, NodeId>
  /** Their own signature was checked and is good. */
  readonly alone: Set<Delta>
  /** Placed in this unit, or held before. */
  readonly kept: Set<Delta>
  /** ms of the processor and of the one writer that went into it, about. */
  readonly cost: { ms: number }
}

/** Nothing yet. */
export function emptyGathered(node: NodeId, company: CompanyId, supplied: boolean): Gathered {
  return {
    node,
    company,
    supplied,
    refusals: [],
    wanted: new Set(),
    following: new Set(),
    unchecked: new Set(),
    bad: new Map(),
    ends: [],
    runs: [],
    nodeOf: new Map(),
    alone: new Set(),
    kept: new Set(),
    cost: { ms: 0 },
  }
}

/** What one unit gathers of a call: what is known of signatures, refusals and cost is the call's. */
export function partOf(whole: Gathered, { deltas }: Portion): Gathered {
  const { wanted, following, ends, kept } = emptyGathered(whole.node, whole.company, whole.supplied)
  return { ...whole, wanted, following, ends, kept, runs: runsOf(deltas) }
}

/** A later delta's signature was to cover these, and that delta is not kept: nothing would. */
export class CoverLost extends Error {
  readonly deltas: readonly Delta[]
  constructor(deltas: readonly Delta[]) {
    super('a covering delta is not kept')
    this.deltas = deltas
  }
}

/** Kept deltas of a run after whose last kept one the signature came that was checked. */
export function withoutCover(run: Run, { kept, bad, alone }: Gathered): Delta[] {
  const cover = run.findLastIndex((delta) => !bad.has(delta))
  const last = run.findLastIndex((delta) => kept.has(delta))
  return last < cover ? run.slice(0, last + 1).filter((delta) => !alone.has(delta)) : []
}

/** Whether the stream is introduced to others by this one. */
export function introduces({ start, slots }: Delta): boolean {
  return start !== undefined || slots.some(({ what }) => what.is === 'grant')
}
