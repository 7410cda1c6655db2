/** What a peer is sent, read from the storage: only what is durable, only what it may see. */
import { readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import {
  type CompanyId,
  type DeltaId,
  type NodeId,
  type StreamId,
  toBytes,
} from '../../protocol/ids.ts'
import { frontiers_per_frame_max, heads_max, items_per_frame_max } from '../../protocol/limits.ts'
import { bucketOf, digestBuilder } from '../../protocol/link/digest.ts'
import { itemBytes } from '../../protocol/link/frames.ts'
import type { Frontier, Item } from '../../protocol/link/messages.ts'
import { deltas_bytes_max, item_overhead_bytes } from '../../protocol/link/sync-limits.ts'
import { covers, joined } from '../../protocol/stream/clock.ts'
import { endsWithin, isActive, neighbours, type Reach } from '../../protocol/stream/grants.ts'
import { heardBy } from '../../protocol/stream/hearing.ts'
import { introductionOf } from '../../protocol/stream/introduction.ts'
import { frontier } from '../../protocol/stream/lanes.ts'
import type { Clock } from '../../protocol/stream/state.ts'
import type { StoredReceipt } from '../../storage/storage.ts'
import { indexes } from '../stream/index-keys.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { Streams } from '../stream/streams.ts'
import { Cover } from './cover.ts'
import type { RecentRow } from './recent-rows.ts'

/** Rows read at a time: a frame's byte budget is mostly full long before its count of items. */
const rows_at_once_max = 64

type OpenStreams = (stream: StreamId) => Promise<OpenStream | undefined>

/** Reads for one peer node of a linked company. */
export class PeerReader {
  readonly #streams: Streams
  readonly #node: NodeId
  readonly #company: CompanyId

  constructor(streams: Streams, node: NodeId, company: CompanyId) {
    this.#streams = streams
    this.#node = node
    this.#company = company
  }

  /** Items of the outbox after this position; `more`: a limit ended it, not the tail. */
  async items(
    after: number,
    count: number,
    bytes: number,
  ): Promise<{ readonly items: readonly Item[]; readonly more: boolean }> {
    const { outboxes } = this.#streams.context
    const limit = Math.min(count, items_per_frame_max)
    const opened = this.#openedOnce()
    const items: Item[] = []
    let size = 0
    let full = false
    while (!full && items.length < limit) {
      const most = Math.min(rows_at_once_max, limit - items.length)
      const rows = await outboxes.read(this.#node, after + items.length, most)
      for (const item of await Promise.all(rows.map((one) => this.#item(one, opened)))) {
        const bigger = size + itemBytes(item)
        full = items.length > 0 && bigger > bytes
        if (full) break
        // What alone is past the budget is past every frame: its position is kept without it.
        items.push(bigger > bytes ? { is: 'nothing' } : item)
        size = bigger > bytes ? size : bigger
      }
      if (rows.length < most) break
    }
    const last = after + items.length
    return { items, more: last < outboxes.durable(this.#node).tail }
  }

  /** What the stream has beyond these heads, from `cursor` on, in causal order. */
  async supply(
    stream: StreamId,
    heads: readonly DeltaId[],
    cursor: number,
    bytes: number,
  ): Promise<{
    readonly deltas: readonly Uint8Array[]
    readonly cursor: number
    readonly last: boolean
  }> {
    const deltas: Uint8Array[] = []
    const { storage, verifier } = this.#streams.context
    const open = await this.#streams.get(stream)
    const reach = open ? this.#reach(open) : 'nothing'
    if (!open || reach === 'nothing') return { deltas, cursor, last: true }
    const had = await this.#clockOf(stream, heads)
    const cover = new Cover(open.state, verifier)
    let size = 0
    for await (const { n, signed } of storage.deltas.read(stream, cursor)) {
      if (!(await this.#lacks(stream, signed, had, reach))) continue
      const most = deltas.length >= items_per_frame_max
      const over = most || size + signed.length > deltas_bytes_max
      const full = over || size + signed.length > bytes
      if (deltas.length > 0 && full && (over || (await cover.isWhole()))) {
        return { deltas, cursor: n, last: false }
      }
      deltas.push(signed)
      cover.add(signed)
      size += signed.length + item_overhead_bytes
    }
    return { deltas, cursor: open.state.held, last: true }
  }

  /** Heads held of a stream, by which the peer sees what we lack. */
  async heads(stream: StreamId): Promise<readonly DeltaId[]> {
    const open = await this.#streams.get(stream)
    if (!open) return []
    // Who has left doesn't learn by our asking what came later.
    const heads = visibleHeads(open, this.#reach(open)).map(({ id }) => id)
    return heads.slice(0, heads_max)
  }

  async digest(): Promise<readonly string[]> {
    const builder = digestBuilder()
    for await (const { stream, open } of this.#shared(undefined, undefined)) {
      builder.add(stream, visibleFrontier(open, this.#reach(open)))
    }
    return builder.buckets()
  }

  /** Streams of a bucket that both may see, after this id. */
  async frontiers(
    bucket: number,
    after: StreamId | undefined,
    count: number,
  ): Promise<{ readonly streams: readonly Frontier[]; readonly more: boolean }> {
    const streams: Frontier[] = []
    for await (const { stream, open } of this.#shared(bucket, after)) {
      if (streams.length >= Math.min(count, frontiers_per_frame_max)) return { streams, more: true }
      const heads = visibleFrontier(open, this.#reach(open)).slice(0, heads_max)
      streams.push({ stream, heads })
    }
    return { streams, more: false }
  }

  /** What a page of the peer's frontiers says about the two copies. */
  async compare(
    bucket: number,
    listed: readonly Frontier[],
    range:
      | { readonly after: StreamId | undefined; readonly through: StreamId | undefined }
      | undefined,
  ): Promise<{
    readonly wanted: StreamId[]
    readonly answers: Frontier[]
    readonly reintroduce: StreamId[]
  }> {
    const found = {
      wanted: [] as StreamId[],
      answers: [] as Frontier[],
      reintroduce: [] as StreamId[],
    }
    for (const theirs of listed) await this.#compareOne(theirs, range === undefined, found)
    if (!range) return found
    const names = new Set(listed.map(({ stream }) => stream))
    for await (const { stream, open } of this.#shared(bucket, range.after)) {
      if (range.through && stream > range.through) break
      if (!names.has(stream) && this.#connects(open)) found.reintroduce.push(stream)
    }
    return found
  }

  async #compareOne(
    { stream, heads }: Frontier,
    answer: boolean,
    found: { wanted: StreamId[]; answers: Frontier[]; reintroduce: StreamId[] },
  ): Promise<void> {
    const open = await this.#streams.get(stream)
    const reach = open ? this.#reach(open) : 'nothing'
    if (!open || reach === 'nothing') {
      found.answers.push({ stream, heads: [] })
      return
    }
    if (answer && heads.length === 0) {
      if (this.#connects(open)) found.reintroduce.push(stream)
      return
    }
    const { storage } = this.#streams.context
    let had: Clock = []
    let unknown = false
    for (const id of heads) {
      const stored = await storage.deltas.position(id)
      if (stored?.stream === stream) had = joined(had, stored.position.clock)
      else unknown = true
    }
    if (unknown && (reach === 'all' || this.#isBeneath(open))) found.wanted.push(stream)
    // It doesn't know yet that we brought it in once more, and would not ask for what came since.
    if (this.#broughtInAfter(open, had)) found.reintroduce.push(stream)
    const ours = visibleHeads(open, reach).filter(({ lane, seq }) => !covers(had, lane, seq))
    if (ours.length > 0) found.answers.push({ stream, heads: ours.map(({ id }) => id) })
  }

  /** Whether an active grant of ours to the peer lies outside of this past. */
  #broughtInAfter({ structure: { membership } }: OpenStream, had: Clock): boolean {
    return [...membership.grants.values()].some(
      ({ id, by, to, act }) =>
        by === this.#own &&
        to === this.#company &&
        !covers(had, act.lane, act.seq) &&
        isActive(membership, id),
    )
  }

  async *#shared(
    bucket: number | undefined,
    after: StreamId | undefined,
  ): AsyncGenerator<{ stream: StreamId; open: OpenStream }> {
    const { storage } = this.#streams.context
    const prefix = bucket === undefined ? '' : bucket.toString(16).padStart(2, '0')
    const from = `${this.#company}/${after ? `${after}!` : prefix}`
    const to = `${this.#company}/${prefix}~`
    for await (const { stream } of storage.index.read(indexes.shared, { from, to })) {
      const open = await this.#streams.get(stream)
      if (open && (bucket === undefined || bucketOf(stream) === bucket)) yield { stream, open }
    }
  }

  /** Many rows of a frame are of the same stream: it is opened once for all of them. */
  #openedOnce(): OpenStreams {
    const opened = new Map<StreamId, Promise<OpenStream | undefined>>()
    return (stream) => {
      const one = opened.get(stream) ?? this.#streams.get(stream)
      opened.set(stream, one)
      return one
    }
  }

  async #item({ row, signed: atHand }: RecentRow, opened: OpenStreams): Promise<Item> {
    const { storage } = this.#streams.context
    switch (row.is) {
      case 'delta': {
        const signed = atHand ?? (await storage.deltas.get(row.stream, row.n))
        const allowed = signed && (await this.#maySee(row.stream, signed, opened))
        return signed && allowed ? { is: 'delta', signed } : { is: 'nothing' }
      }
      case 'introduce':
        return this.#introduction(row.stream, row.follows, opened)
      case 'receipt': {
        const receipts = await storage.receipts.of(row.stream)
        const one = receipts.find((r) => r.company === row.company && r.seen === row.seen)
        const allowed = one && (await this.#mayHear(row.stream, one, opened))
        return allowed ? { is: 'receipt', signed: toBytes(one.signed) } : { is: 'nothing' }
      }
      default:
        return row satisfies never
    }
  }

  async #introduction(stream: StreamId, follows: boolean, opened: OpenStreams): Promise<Item> {
    const { storage } = this.#streams.context
    const open = await opened(stream)
    const path: Uint8Array[] = []
    for (const id of open
      ? introductionOf(open.structure.membership, this.#own, this.#company)
      : []) {
      const stored = await storage.deltas.position(id)
      const signed = stored && (await storage.deltas.get(stream, stored.n))
      if (signed) path.push(signed)
    }
    return path.length > 0 ? { is: 'introduce', stream, path, follows } : { is: 'nothing' }
  }

  /** Rows were queued when the peer might see them; a revoke since then takes that back. */
  async #maySee(stream: StreamId, signed: Uint8Array, opened: OpenStreams): Promise<boolean> {
    const open = await opened(stream)
    const reach = open ? this.#reach(open) : 'nothing'
    if (reach === 'all' || reach === 'nothing') return reach === 'all'
    return this.#lacks(stream, signed, [], reach)
  }

  /** As with deltas; of an ended grant goes only that its end is known. */
  async #mayHear(
    stream: StreamId,
    { company, clock }: StoredReceipt,
    opened: OpenStreams,
  ): Promise<boolean> {
    const open = await opened(stream)
    if (!open) return false
    const own = this.#streams.context.own.company
    const heard = heardBy(open.structure.membership, own, this.#company, company)
    return heard === 'all' || heard.some(({ lane, seq }) => covers(clock, lane, seq))
  }

  async #lacks(stream: StreamId, signed: Uint8Array, had: Clock, reach: Reach): Promise<boolean> {
    if (reach === 'all' && had.length === 0) return true
    const delta = readDelta(signed)
    if (delta instanceof Refused) return false
    const stored = await this.#streams.context.storage.deltas.position(delta.id)
    if (stored?.stream !== stream || reach === 'nothing') return false
    const { lane, seq } = stored.position
    return !covers(had, lane, seq) && (reach === 'all' || covers(reach.upTo, lane, seq))
  }

  async #clockOf(stream: StreamId, ids: readonly DeltaId[]): Promise<Clock> {
    let clock: Clock = []
    for (const id of ids) {
      const stored = await this.#streams.context.storage.deltas.position(id)
      if (stored?.stream === stream) clock = joined(clock, stored.position.clock)
    }
    return clock
  }

  #reach({ structure }: OpenStream): Reach {
    return neighbours(structure.membership, this.#own).get(this.#company) ?? 'nothing'
  }

  /** A grant brings, or brought, one in that the other gave: who lacks the stream has lost it. */
  #connects({ structure: { membership } }: OpenStream): boolean {
    return introductionOf(membership, this.#own, this.#company).length > 0
  }

  /** What a company wrote that we had brought in comes up, also after the end of its grant. */
  #isBeneath({ structure: { membership } }: OpenStream): boolean {
    return [...membership.grants.values()].some(
      ({ by, to }) => by === this.#own && to === this.#company,
    )
  }

  get #own(): CompanyId {
    return this.#streams.context.own.company
  }
}

type Head = { readonly id: DeltaId; readonly lane: number; readonly seq: number }

/** The same, as both sides of a comparison put it. */
function visibleFrontier(open: OpenStream, reach: Reach): readonly DeltaId[] {
  if (reach === 'all') return frontier(open.state)
  return visibleHeads(open, reach)
    .map(({ id }) => id)
    .sort()
}

/** The heads that a peer may have: all of them, or the ends of its grant. */
function visibleHeads({ state }: OpenStream, reach: Reach): Head[] {
  if (reach === 'nothing') return []
  if (reach === 'all') {
    const heads = new Set(frontier(state))
    return state.lanes.flatMap(({ tip, undecidedTip }) =>
      [tip, undecidedTip].filter((one) => one !== undefined && heads.has(one.id)),
    ) as Head[]
  }
  return endsWithin(state, reach.upTo)
}
