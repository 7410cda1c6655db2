/**
 * One unit of work over some streams: deltas are placed and folded in memory, then everything that
 * follows from them (bytes, positions, view, index, onward rows, receipts due) is staged at once.
 */
import type { Delta } from '../../protocol/delta/delta.ts'
import { withoutContent } from '../../protocol/delta/write.ts'
import type { CompanyId, DeltaId, NodeId, StreamId } from '../../protocol/ids.ts'
import { type EntryRow, emptyFold, foldDelta, mustRefold } from '../../protocol/job/fold.ts'
import { neighbours, type Reach } from '../../protocol/stream/grants.ts'
import { judge, namedBy, type Verdict } from '../../protocol/stream/judge.ts'
import { lastOf } from '../../protocol/stream/lanes.ts'
import type { Position, StreamState } from '../../protocol/stream/state.ts'
import type { IndexKey, StreamRecord, Unit, WordsRecord } from '../../storage/storage.ts'
import type { RecentRow } from '../link/recent-rows.ts'
import type { StreamContext } from './context.ts'
import { keepsKeys } from './index-keys.ts'
import { endsToTell, rowsFor } from './onward-rows.ts'
import {
  type OpenStream,
  openNew,
  openRecord,
  readStored,
  recordOf,
  structureAfter,
  tipPosition,
} from './open-stream.ts'
import { maySaySites } from './site-news.ts'
import { isToLookAt, unseenIn, withUnseen } from './unseen.ts'

/** A delta placed in this unit. */
export type PlacedDelta = {
  readonly delta: Delta
  readonly n: number
  readonly position: Position
  /** The company whose node sent it; absent for our own. */
  readonly from?: CompanyId
}

export type Changed = {
  /** As it was before this unit; absent for a stream that is new here. */
  readonly before?: OpenStream
  now: OpenStream
  readonly placed: PlacedDelta[]
  readonly entries: EntryRow[]
  /** Slots whose contents are deleted by this unit. */
  readonly redacted: { readonly delta: DeltaId; readonly slot: number }[]
  /** Held deltas as they are kept without those contents. */
  readonly stripped: { readonly n: number; readonly signed: Uint8Array }[]
  refold: boolean
  /** What ended grants that are learnt anew, for who has them. */
  endsKnown: ReadonlyMap<CompanyId, readonly RecentRow[]>
  /** Words of contents that this unit deletes: they go with it. */
  words?: WordsRecord | undefined
  /** A person here has looked at all of it. */
  looked: boolean
}

/** What a finished unit changed, for who listens. */
export type StreamChange = {
  readonly stream: StreamId
  readonly open: OpenStream
  readonly placed: readonly PlacedDelta[]
}

export class StreamWork {
  readonly #context: StreamContext
  readonly #cache: Map<StreamId, OpenStream>
  readonly #changed = new Map<StreamId, Changed>()
  /** Read in this unit and not changed by it. */
  readonly #opened = new Map<StreamId, OpenStream>()

  constructor(context: StreamContext, cache: Map<StreamId, OpenStream>) {
    this.#context = context
    this.#cache = cache
  }

  /** The stream as this unit leaves it. */
  async open(stream: StreamId): Promise<OpenStream | undefined> {
    const changed = this.#changed.get(stream)
    if (changed) return changed.now
    const known = this.#cache.get(stream) ?? this.#opened.get(stream)
    if (known) return known
    const record = await this.#context.storage.streams.get(stream)
    const open = record && openRecord(record)
    if (open) this.#opened.set(stream, open)
    return open
  }

  /** Judges a delta and, unless it is refused or its ancestors are missing, places and folds it. */
  async place(delta: Delta, from?: CompanyId): Promise<Verdict | { readonly is: 'held' }> {
    const open = await this.open(delta.stream)
    if (await this.#isHeld(delta, open)) return { is: 'held' }
    const positions = await this.#positions(delta, open)
    const verdict = judge(open?.state, delta, positions)
    if (verdict.is === 'valid' || verdict.is === 'undecided') {
      this.#fold(delta, open, verdict.state, verdict.position, from)
    }
    return verdict
  }

  /** Anything to write? */
  get isEmpty(): boolean {
    return this.#changed.size === 0
  }

  changes(): StreamChange[] {
    return [...this.#changed].map(([stream, { now, placed }]) => ({ stream, open: now, placed }))
  }

  /** What has to be known before staging: folds that have to be done anew, deleted contents, ends. */
  async prepare(): Promise<void> {
    const { own, storage } = this.#context
    const nOf = async (id: DeltaId) => (await storage.deltas.position(id))?.n
    for (const [stream, changed] of this.#changed) {
      changed.endsKnown = await endsToTell(stream, changed, own.company, nOf)
      if (changed.refold) await this.#refold(stream, changed)
      if (changed.redacted.length > 0) {
        changed.words = await this.#context.storage.words.of(stream)
      }
    }
  }

  /** Stages everything; adds the nodes whose queues grew. */
  stage(unit: Unit, grown: Set<NodeId>): void {
    for (const [stream, changed] of this.#changed) {
      const { now, placed, entries, stripped, before } = changed
      for (const { n, position, delta } of placed) {
        unit.putDelta(stream, n, position, delta.signed.envelope)
      }
      for (const { n, signed } of stripped) unit.replaceDelta(stream, n, signed)
      for (const { key, entry } of entries) unit.putEntry(stream, key, entry)
      const record = this.#recordOf(changed)
      changeIndex(unit, stream, before?.indexed ?? [], record.indexed)
      unit.putStream(record)
      changed.now = { ...now, indexed: record.indexed }
      if (placed.some((one) => one.from)) unit.putReceiptDue(stream)
      if (changed.words) unit.putWords(stream, undefined, changed.words)
      if (mayChangeWords(before, now)) unit.putWordsDue(stream)
      if (maySaySites(now, placed)) unit.putSiteDue(stream)
      for (const node of this.#enqueue(unit, stream, changed)) grown.add(node)
      this.#cache.delete(stream)
      this.#cache.set(stream, changed.now)
    }
  }

  /** A person here has looked at the stream as it is now: its receipt says so. */
  async look(stream: StreamId): Promise<void> {
    const open = await this.open(stream)
    if (!open) return
    const changed = this.#changed.get(stream) ?? this.#begin(stream, open, open)
    changed.looked = true
  }

  /** The record to store. */
  #recordOf({ before, now, placed, looked }: Changed): StreamRecord {
    const { company } = this.#context.own
    const { issuer, lanes } = now.state
    const kept = before && keepsKeys(before, now) ? before.indexed : undefined
    const noted = unseenIn(before?.indexed ?? [])
    const byOthers = placed.some((one) => isToLookAt(one, lanes, company))
    const fresh = !before && issuer !== company ? 'new' : 'updated'
    const unseen = looked ? undefined : (noted ?? (byOthers ? fresh : undefined))
    if (kept && unseen === noted) return { state: now.state, folded: now.fold, indexed: kept }
    return withUnseen(recordOf(now, company), now.structure, company, unseen)
  }

  /** Whether this delta is here already. */
  async isHeld(delta: Delta): Promise<boolean> {
    return this.#isHeld(delta, await this.open(delta.stream))
  }

  async #isHeld(delta: Delta, open: OpenStream | undefined): Promise<boolean> {
    if (!open) return false
    // The next delta after a lane's last can't be held: the usual case needs no look-up.
    if (delta.prev && open.state.lanes.some((lane) => lastOf(lane)?.id === delta.prev)) return false
    return (await this.#position(delta.id, open)) !== undefined
  }

  async #positions(delta: Delta, open: OpenStream | undefined): Promise<Map<DeltaId, Position>> {
    const positions = new Map<DeltaId, Position>()
    if (!open) return positions
    for (const id of namedBy(delta)) {
      const position = tipPosition(open.state, id) ?? (await this.#position(id, open))
      if (position) positions.set(id, position)
    }
    return positions
  }

  async #position(id: DeltaId, open: OpenStream): Promise<Position | undefined> {
    const { stream } = open.state
    const here = this.#changed.get(stream)?.placed.find((one) => one.delta.id === id)
    if (here) return here.position
    const stored = await this.#context.storage.deltas.position(id)
    return stored?.stream === stream ? stored.position : undefined
  }

  #fold(
    delta: Delta,
    open: OpenStream | undefined,
    state: StreamState,
    position: Position,
    from: CompanyId | undefined,
  ): void {
    const before = open ?? openNew(state)
    const structure = open ? structureAfter(before, state) : before.structure
    const changed = this.#changed.get(delta.stream) ?? this.#begin(delta.stream, open, before)
    changed.placed.push({ delta, n: state.held - 1, position, ...(from ? { from } : {}) })
    changed.now = { ...before, state, structure }
    if (position.undecided) return
    if (mustRefold(before.fold, before.structure, structure)) changed.refold = true
    const folded = foldDelta(before.fold, state, structure, delta, position)
    changed.entries.push(...folded.entries)
    changed.now = { ...changed.now, fold: folded.fold }
    for (const { what } of delta.slots) if (what.is === 'redact') changed.redacted.push(what)
  }

  #begin(stream: StreamId, open: OpenStream | undefined, now: OpenStream): Changed {
    const changed: Changed = {
      ...(open ? { before: open } : {}),
      now,
      placed: [],
      entries: [],
      redacted: [],
      stripped: [],
      refold: false,
      endsKnown: new Map(),
      looked: false,
    }
    this.#changed.set(stream, changed)
    return changed
  }

  /**
   * A border moved under what was folded, or contents are deleted: all deltas once more, streamed,
   * as they read now.
   */
  async #refold(stream: StreamId, changed: Changed): Promise<void> {
    await this.#context.storage.durable()
    const { state, structure } = changed.now
    let fold = emptyFold
    const again = (delta: Delta, n: number, position: Position) => {
      if (position.undecided) return
      const folded = foldDelta(fold, state, structure, delta, position)
      fold = folded.fold
      const slots = changed.redacted.filter((one) => one.delta === delta.id)
      if (slots.length === 0) return
      const { envelope } = delta.signed
      const signed = slots.reduce((bytes, { slot }) => withoutContent(bytes, slot), envelope)
      changed.stripped.push({ n, signed })
      changed.entries.push(...folded.entries)
    }
    for await (const { n, signed } of this.#context.storage.deltas.read(stream, 0)) {
      const delta = readStored(signed)
      const position = await this.#position(delta.id, changed.now)
      if (!position) throw new Error('a stored delta has no position')
      again(delta, n, position)
    }
    for (const { delta, n, position } of changed.placed) again(delta, n, position)
    changed.now = { ...changed.now, fold }
  }

  /** Rows for every node that may have them, except where a delta came from. */
  #enqueue(unit: Unit, stream: StreamId, changed: Changed): NodeId[] {
    const { routes, outboxes, own } = this.#context
    const before = changed.before
      ? neighbours(changed.before.structure.membership, own.company)
      : new Map<CompanyId, Reach>()
    const nodes: NodeId[] = []
    for (const [company, reach] of neighbours(changed.now.structure.membership, own.company)) {
      const rows = rowsFor(stream, changed, own.company, company, before.get(company), reach)
      for (const node of rows.length > 0 ? routes.nodesOf(company) : []) {
        outboxes.append(unit, node, rows)
        nodes.push(node)
      }
    }
    return nodes
  }
}

function changeIndex(
  unit: Unit,
  stream: StreamId,
  before: readonly IndexKey[],
  now: readonly IndexKey[],
): void {
  if (before === now) return
  unit.changeIndex(
    stream,
    before.filter((old) => !now.some((key) => sameKey(key, old))),
    now.filter((key) => !before.some((old) => sameKey(key, old))),
  )
}

const sameKey = (a: { index: string; key: string }, b: { index: string; key: string }): boolean =>
  a.key === b.key && a.index === b.index

/** Whether what a job is found by may read otherwise: its values, or who is on it. */
function mayChangeWords(before: OpenStream | undefined, now: OpenStream): boolean {
  if (now.state.kind !== 'job') return false
  if (!before || before.fold.registers !== now.fold.registers) return true
  return (
    before.state.lanes.length !== now.state.lanes.length ||
    before.structure.membership.grants.size !== now.structure.membership.grants.size
  )
}
