/** What the effects of the sync machine do: reading for the peer, writing what came from it. */
import { setTimeout as delay } from 'node:timers/promises'
import type { CompanyId, NodeId } from '../../protocol/ids.ts'
import { itemBytes } from '../../protocol/link/frames.ts'
import type { Item } from '../../protocol/link/messages.ts'
import type { Effect, Event, Rest } from '../../protocol/link/sync-contract.ts'
import type { CountedLog } from '../operate/counted-log.ts'
import type { Log } from '../operate/log.ts'
import type { Metrics } from '../operate/metrics.ts'
import type { NewsItem } from '../operate/news.ts'
import { recentRowsOf } from '../stream/receipt-rows.ts'
import type { Receipts } from '../stream/receipts.ts'
import type { Streams } from '../stream/streams.ts'
import type { Incoming, Taker } from '../stream/take.ts'
import type { Allowances, Expense } from './budget.ts'
import { PeerReader } from './reader.ts'
import type { RecentRow } from './recent-rows.ts'
import type { Spending } from './spending.ts'

/** Receipts taken in one unit: each costs a signature. */
const receipts_per_unit_max = 32
/** What a receipt costs: its signature, and what is read to place it; measured on two cores. */
const receipt_ms = 0.5
/** What is used up by what is written here. */
const written = ['processor', 'bytes', 'changes', 'jobs', 'receipts'] as const satisfies Expense[]

/** What a link tells who measures. */
export type LinkMetrics = Pick<Metrics, 'refused' | 'batchTaken' | 'delivered'>

export type ConnectionContext = {
  readonly streams: Streams
  readonly taker: Taker
  readonly receipts: Receipts
  readonly log: Log
  readonly refusals: CountedLog
  /** Absent: nobody measures. */
  readonly metrics?: LinkMetrics | undefined
  /** What a link tells the rest of the node and its people. */
  readonly news: (news: NewsItem) => void
  /** What each link may spend; absent: as always. */
  readonly allowances?: Allowances | undefined
  /** Hears of a failure of the storage: the node stops. */
  readonly failed: (error: unknown) => void
}

export class ConnectionWork {
  readonly #context: ConnectionContext
  readonly #node: NodeId
  readonly #company: CompanyId
  /** The queue that the connection began with; a renewed one is for the next connection. */
  readonly #outboxId: string
  readonly #reader: PeerReader
  readonly #spending: Spending
  readonly #stop = new AbortController()

  constructor(
    context: ConnectionContext,
    node: NodeId,
    company: CompanyId,
    outboxId: string,
    spending: Spending,
  ) {
    this.#spending = spending
    this.#context = context
    this.#node = node
    this.#company = company
    this.#outboxId = outboxId
    this.#reader = new PeerReader(context.streams, node, company)
  }

  failed(error: unknown): void {
    this.#context.failed(error)
  }

  /** What waits for a rest to end waits no longer. */
  stop(): void {
    this.#stop.abort()
  }

  /** Does it; resolves to the answer where the effect asks for one. */
  async perform(effect: Exclude<Effect, { is: 'send' | 'close' }>): Promise<Event | undefined> {
    const reader = this.#reader
    switch (effect.is) {
      case 'load':
        return this.#load(effect)
      case 'loadSupply': {
        const { stream, heads, cursor, bytes } = effect
        const supply = () => reader.supply(stream, heads, cursor, bytes)
        return { is: 'supplyLoaded', ...(await this.#answering(supply)) }
      }
      case 'loadHeads':
        return { is: 'headsLoaded', heads: await reader.heads(effect.stream) }
      case 'loadDigest':
        return { is: 'digestReady', buckets: await this.#answering(() => reader.digest()) }
      case 'loadFrontiers': {
        const { bucket, after, count } = effect
        const page = () => reader.frontiers(bucket, after, count)
        return { is: 'frontiersReady', ...(await this.#answering(page)) }
      }
      case 'compareFrontiers': {
        const { bucket, streams, range } = effect
        const compare = () => reader.compare(bucket, streams, range)
        return { is: 'compared', ...(await this.#answering(compare)) }
      }
      case 'loadWanted': {
        const { wants } = this.#context.streams.context.storage
        return { is: 'wantedLoaded', streams: await wants.of(this.#node, effect.count) }
      }
      case 'ingest':
        return this.#ingest(effect)
      case 'ingestSupply':
        return this.#ingestSupply(effect)
      case 'mark':
        return this.#mark(effect)
      case 'delivered':
        this.#context.streams.context.outboxes.acknowledge(
          this.#node,
          this.#outboxId,
          effect.through,
        )
        return undefined
      case 'renewOutbox':
        return this.#renew()
      case 'refused':
        for (const { id, reason } of effect.refusals) {
          this.#context.refusals.note(this.#company, `refused by the peer: ${reason}`, { id })
          this.#context.metrics?.refused('peer', reason)
        }
        return undefined
      case 'clockAlarm':
        this.#context.news({
          is: 'clock alarm',
          company: this.#company,
          difference: effect.difference,
        })
        return undefined
      case 'suspectRestore':
        return this.#suspectRestore()
      default:
        return effect satisfies never
    }
  }

  /** Reads for the peer, when it has not asked for too much. */
  async #answering<T>(read: () => Promise<T>): Promise<T> {
    const rest = this.#spending.rest('backfill', ['answers'])
    const { signal } = this.#stop
    if (rest) await delay(rest.ms, undefined, { signal }).catch(() => undefined)
    const beganAt = performance.now()
    const answer = await read()
    this.#spending.spend({ answers: performance.now() - beganAt })
    return answer
  }

  /** A queue that was begun anew meanwhile has other rows at these positions, or none. */
  async #load({ after, count, bytes }: Extract<Effect, { is: 'load' }>): Promise<Event> {
    const { outboxes } = this.#context.streams.context
    const loaded = await this.#reader.items(after, count, bytes)
    const renewed = outboxes.head(this.#node).id !== this.#outboxId
    if (renewed || loaded.items.length === 0) return { is: 'close', bye: 'renewed' }
    outboxes.offer(this.#node, after + loaded.items.length)
    return { is: 'loaded', ...loaded }
  }

  async #ingest(effect: Extract<Effect, { is: 'ingest' }>): Promise<Event> {
    const { outboxId, first, items } = effect
    const through = first + items.length - 1
    const taken = await this.#take(items, false, (unit) =>
      unit.putInbox(this.#node, { outboxId, through: Math.max(0, through) }),
    )
    const { refusals, wanted } = taken
    return { is: 'ingested', refusals, wanted, rests: this.#rests() }
  }

  async #ingestSupply(effect: Extract<Effect, { is: 'ingestSupply' }>): Promise<Event> {
    const { stream, deltas, clear } = effect
    const items = deltas.map((signed): Item => ({ is: 'delta', signed }))
    const taken = await this.#take(items, true, (unit) => {
      if (clear) unit.deleteWant(this.#node, stream)
    })
    if (clear) this.#context.taker.settled(this.#node, stream)
    return { is: 'supplyIngested', refusals: taken.refusals, rests: this.#rests() }
  }

  /** How long the peer's lanes rest after what was just written of them. */
  #rests(): readonly Rest[] {
    const live = this.#spending.rest('live', written)
    const backfill = this.#spending.rest('backfill', written)
    return [
      ...(live ? [{ lane: 'deltas', ms: live.ms } as const] : []),
      ...(backfill ? [{ lane: 'supply', ms: backfill.ms } as const] : []),
    ]
  }

  async #take(
    items: readonly Item[],
    supplied: boolean,
    also: Parameters<Taker['take']>[2]['also'],
  ) {
    const { metrics, streams } = this.#context
    const began = streams.context.now()
    const incoming: Incoming[] = []
    const receipts: Uint8Array[] = []
    for (const item of items) {
      if (item.is === 'delta') incoming.push({ is: 'delta', envelope: item.signed })
      else if (item.is === 'introduce') incoming.push(item)
      else if (item.is === 'receipt') receipts.push(item.signed)
    }
    // The cursor goes with the last of the two: what was taken twice is held already.
    const last = receipts.length === 0
    const options = { supplied, also: last ? also : nothing }
    const taken =
      incoming.length > 0 || last
        ? await this.#context.taker.take(this.#node, incoming, options)
        : { refusals: [], wanted: [], ms: 0 }
    await this.#takeReceipts(receipts, also)
    this.#spend(items, taken.ms)
    metrics?.batchTaken(streams.context.now() - began)
    for (const { id, reason } of taken.refusals) {
      this.#context.refusals.note(this.#company, `refused: ${reason}`, { id })
      metrics?.refused('us', reason)
    }
    return taken
  }

  async #takeReceipts(
    receipts: readonly Uint8Array[],
    also: Parameters<Receipts['take']>[2],
  ): Promise<void> {
    for (let at = 0; at < receipts.length; at += receipts_per_unit_max) {
      const some = receipts.slice(at, at + receipts_per_unit_max)
      const isLast = at + some.length === receipts.length
      await this.#context.receipts.take(this.#company, some, isLast ? also : nothing)
    }
  }

  #spend(items: readonly Item[], ms: number): void {
    const count = (is: Item['is']) => items.filter((item) => item.is === is).length
    const receipts = count('receipt')
    this.#spending.spend({
      processor: ms + receipts * receipt_ms,
      bytes: items.reduce((sum, item) => sum + itemBytes(item), 0),
      changes: count('delta'),
      jobs: count('introduce'),
      receipts,
    })
  }

  async #mark(effect: Extract<Effect, { is: 'mark' }>): Promise<Event> {
    const { outboxes, storage } = this.#context.streams.context
    const { wanted, reintroduce, digestDue } = effect
    const rows: RecentRow[] = reintroduce.map((stream) => ({
      row: { is: 'introduce', stream, follows: false },
    }))
    // The comparison is over.
    if (digestDue === false) {
      rows.push(...(await recentRowsOf(this.#context.streams, this.#company)))
    }
    let queues: ReturnType<typeof outboxes.staged> = []
    await storage.write((unit) => {
      for (const stream of wanted) unit.putWant(this.#node, stream)
      outboxes.append(unit, this.#node, rows)
      if (digestDue !== undefined) outboxes.setDigestDue(unit, this.#node, digestDue)
      queues = outboxes.staged(rows.length > 0 ? [this.#node] : [])
    })
    outboxes.announce(queues)
    return { is: 'marked' }
  }

  async #renew(): Promise<undefined> {
    const { outboxes, storage } = this.#context.streams.context
    await storage.write((unit) => outboxes.renew(unit, this.#node))
    return undefined
  }

  /** A restored or copied directory: from now on we write under a new epoch. */
  async #suspectRestore(): Promise<undefined> {
    if (await this.#context.streams.context.epoch.doubt()) {
      this.#context.news({ is: 'restored', company: this.#company })
    }
    return undefined
  }
}

const nothing = () => undefined
