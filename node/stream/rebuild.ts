/**
 * Derives everything of a stream from its deltas again: positions, state, fold, entries, index.
 * Arrival order is kept, so lanes get the numbers that they had and stored receipts stay true.
 *
 * Deltas that an earlier version could not judge are judged here as if they came now. One that is
 * refused goes, and all that rests on it: nothing but being kept and sent on has become of it.
 */
import { statementFault } from '../../protocol/delta/authenticity.ts'
import type { Delta } from '../../protocol/delta/delta.ts'
import { readDelta, signedId } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import { withoutContent } from '../../protocol/delta/write.ts'
import type { Verifier } from '../../protocol/identity/keys.ts'
import { openReceipt } from '../../protocol/identity/receipt.ts'
import { tags } from '../../protocol/identity/tags.ts'
import { type DeltaId, type StreamId, toBytes } from '../../protocol/ids.ts'
import { type JobStructure, readStructure } from '../../protocol/job/assignments.ts'
import { unseenAttention } from '../../protocol/job/attention.ts'
import { type EntryRow, emptyFold, foldDelta } from '../../protocol/job/fold.ts'
import type { Reason } from '../../protocol/reasons.ts'
import { emptyClock, joined } from '../../protocol/stream/clock.ts'
import { judge, type Verdict } from '../../protocol/stream/judge.ts'
import type { Clock, Position, StreamState } from '../../protocol/stream/state.ts'
import type { Derived, Rebuild, StoredReceipt } from '../../storage/storage.ts'
import type { StreamContext } from './context.ts'
import { introduces } from './gathered.ts'
import { readStored, recordOf } from './open-stream.ts'
import { withUnseen } from './unseen.ts'

/** Deltas of a stream that were undecided and that this version refuses, in arrival order. */
export type RefusedAgain = {
  readonly stream: StreamId
  readonly refused: readonly RefusedDelta[]
}

type RefusedDelta = { readonly n: number; readonly id: DeltaId; readonly reason: Reason }

type Needs = Pick<StreamContext, 'own' | 'storage' | 'verifier'>

/**
 * What to put for one stream. Two passes: the structure decides what counts, so it is read to the
 * end before the contents are folded.
 */
export function deriveFor(needs: Needs, told: (refused: RefusedAgain) => void): Rebuild['derive'] {
  return async (stream, deltas, undecided) => {
    const judged = await judgeAgain(stream, deltas, undecided, needs.verifier)
    const { state, placed, refused: dropped } = judged
    if (dropped.length > 0) told({ stream, refused: dropped })
    if (!state) return { positions: [], entries: [], dropped }
    const positions = [...placed].map(([n, position]) => ({ n, position }))
    const settled = positions.some(({ n, position }) => undecided.has(n) && !position.undecided)
    const moved = settled || dropped.length > 0
    const receipts = moved ? await receiptsAgain(needs, stream, judged) : undefined
    const seen = await seenClock(needs, stream, receipts)
    const folded = await fold(needs, state, placed, seen)
    return { ...folded, positions, dropped, ...(receipts ? { receipts } : {}) }
  }
}

type Judged = {
  /** Undefined when no delta is kept. */
  readonly state: StreamState | undefined
  readonly positions: ReadonlyMap<DeltaId, Position>
  /** The same by arrival number. */
  readonly placed: ReadonlyMap<number, Position>
  readonly refused: readonly RefusedDelta[]
}

async function judgeAgain(
  stream: StreamId,
  deltas: Parameters<Rebuild['derive']>[1],
  undecided: ReadonlySet<number>,
  verifier: Verifier,
): Promise<Judged> {
  let state: StreamState | undefined
  let next = 0
  const positions = new Map<DeltaId, Position>()
  const placed = new Map<number, Position>()
  const refused: RefusedDelta[] = []
  for await (const { n, signed } of deltas) {
    next = n + 1
    const wasUndecided = undecided.has(n)
    const verdict = verdictOn(signed, state, positions, wasUndecided ? verifier : undefined)
    if (verdict.is === 'valid' || verdict.is === 'undecided') {
      state = verdict.state
      positions.set(verdict.position.id, verdict.position)
      placed.set(n, verdict.position)
      continue
    }
    const reason = verdict.is === 'refused' ? verdict.reason : 'refused-ancestor'
    // What was valid stays so: only a damaged disk, or a fault of ours, can say otherwise.
    if (!wasUndecided) throw new Error(`delta ${n} of ${stream}, which was valid, is ${reason}`)
    refused.push({ n, id: signedId(signed), reason })
  }
  // Numbers of what is no longer kept are not given again: rows of queues name deltas by them.
  for (const n of undecided) next = Math.max(next, n + 1)
  return { state: state && { ...state, held: next }, positions, placed, refused }
}

/**
 * What this version says of a held delta. With a verifier it was undecided: then its signatures
 * are checked as at the door, which knew less of it when it came.
 */
function verdictOn(
  signed: Uint8Array,
  state: StreamState | undefined,
  positions: ReadonlyMap<DeltaId, Position>,
  verifier: Verifier | undefined,
): Verdict {
  const delta = readDelta(signed)
  if (delta instanceof Refused) return { is: 'refused', reason: delta.reason }
  const verdict = judge(state, delta, positions)
  if (!verifier || verdict.is !== 'valid') return verdict
  const fault = statementFault(delta, verifier) ?? ownFault(delta, verdict, verifier)
  return fault ? { is: 'refused', reason: fault } : verdict
}

/** What introduces the stream to others by itself needs a good signature of its own. */
function ownFault(
  delta: Delta,
  { state, position }: Extract<Verdict, { is: 'valid' }>,
  verifier: Verifier,
): Reason | undefined {
  const node = state.lanes[position.lane]?.node
  if (!node || !introduces(delta)) return undefined
  const { body, signature } = delta.signed
  return verifier.verify(node, tags.delta, body, signature) ? undefined : 'bad-signature'
}

/** What people here have looked at; by receipts that are read again, where they are. */
async function seenClock(
  { own, storage }: Needs,
  stream: StreamId,
  again: readonly StoredReceipt[] | undefined,
): Promise<Clock | undefined> {
  const isOurs = ({ company, seen }: StoredReceipt) => company === own.company && seen
  const seen = again?.find(isOurs) ?? (await storage.receipts.get(stream, own.company, true))
  return seen?.clock
}

/** The contents folded, and without those that are deleted. */
async function fold(
  { own, storage }: Needs,
  state: StreamState,
  placed: Judged['placed'],
  seen: Clock | undefined,
): Promise<Pick<Derived, 'record' | 'entries' | 'replaced'>> {
  const structure = readStructure(state)
  const entries: EntryRow[] = []
  const replaced: { n: number; signed: Uint8Array }[] = []
  let folded = emptyFold
  for await (const { n, signed } of storage.deltas.read(state.stream, 0)) {
    const position = placed.get(n)
    if (!position || position.undecided) continue
    const delta = readStored(signed)
    const next = foldDelta(folded, state, structure, delta, position)
    folded = next.fold
    entries.push(...next.entries)
    const kept = withoutDeleted(delta, structure)
    if (kept.length < signed.length) replaced.push({ n, signed: kept })
  }
  const open = { state, structure, fold: folded, indexed: [] }
  const unseen = unseenAttention(state, own.company, seen)
  const record = withUnseen(recordOf(open, own.company), structure, own.company, unseen)
  return { record, entries, replaced }
}

/** A deletion that was undecided has left the bytes where they were. */
function withoutDeleted({ id, slots, signed }: Delta, { redacted }: JobStructure): Uint8Array {
  let bytes = signed.envelope
  if (redacted.size === 0) return bytes
  slots.forEach(({ what }, slot) => {
    if (what.is === 'content' && redacted.has(`${id}/${slot}`)) bytes = withoutContent(bytes, slot)
  })
  return bytes
}

/**
 * Receipts whose clocks are no longer what their heads cover. Our own covered what was held and
 * undecided, which it did not name; made once more, it says that it is valid here. Where deltas
 * went, lanes may have other numbers, and all receipts are read again.
 */
async function receiptsAgain(
  { own, storage, verifier }: Needs,
  stream: StreamId,
  { positions, refused }: Judged,
): Promise<StoredReceipt[]> {
  const again: StoredReceipt[] = []
  for (const { partial: _, ...same } of await storage.receipts.of(stream)) {
    if (refused.length === 0 && same.company !== own.company) continue
    const opened = openReceipt(toBytes(same.signed), verifier)
    if (typeof opened === 'string') throw new Error(`a stored receipt is ${opened}`)
    const found = opened.heads.map((id) => positions.get(id)?.clock)
    const clock = found.reduce<Clock>((all, one) => joined(all, one ?? emptyClock), emptyClock)
    again.push({ ...same, clock, ...(found.includes(undefined) ? { partial: true } : {}) })
  }
  return again
}
