/**
 * Receipts of this company, made a moment after something arrived, and those of others, kept as
 * received beside the stream and handed on along the grants.
 */
import { makeReceipt, openReceipt, type Receipt } from '../../protocol/identity/receipt.ts'
import {
  type CompanyId,
  type DeltaId,
  type NodeId,
  type StreamId,
  toBytes,
  toHex,
} from '../../protocol/ids.ts'
import { heads_max } from '../../protocol/limits.ts'
import { covers, joined } from '../../protocol/stream/clock.ts'
import { neighbours } from '../../protocol/stream/grants.ts'
import { heardBy } from '../../protocol/stream/hearing.ts'
import { heldClock, validHeads } from '../../protocol/stream/lanes.ts'
import type { Act, Clock } from '../../protocol/stream/state.ts'
import type { StoredReceipt, Unit } from '../../storage/storage.ts'
import type { RecentRow } from '../link/recent-rows.ts'
import type { StreamContext } from './context.ts'
import type { OpenStream } from './open-stream.ts'
import { rowsOf } from './receipt-rows.ts'
import type { Streams } from './streams.ts'
import { unseenIn } from './unseen.ts'

/** Several changes of one moment share a receipt; a person still sees "delivered" at once. */
const gather_ms = 40
/** While changes keep coming receipts are made that far apart: alarms go before them. */
const apart_ms = 250
/** Streams in one unit, so that a large catch-up does not hold up a save. */
const streams_per_unit_max = 200

export class Receipts {
  readonly #streams: Streams
  readonly #context: StreamContext
  readonly #failed: (error: unknown) => void
  readonly #listeners = new Set<(stream: StreamId) => void>()
  #timer: NodeJS.Timeout | undefined
  #madeAt = Number.NEGATIVE_INFINITY
  #working = Promise.resolve()
  #stopped = false

  /** `failed` hears of what can't be handled here: the storage has failed. */
  constructor(streams: Streams, failed: (error: unknown) => void) {
    this.#streams = streams
    this.#context = streams.context
    this.#failed = failed
    streams.onChanged(({ placed }) => {
      if (placed.some((one) => one.from)) this.#soon()
    })
  }

  /** Called for each stream whose receipts say more than before, once that is durable. */
  onChanged(listener: (stream: StreamId) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Makes what a stop or crash left undone. */
  start(): void {
    this.#soon()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    clearTimeout(this.#timer)
    await this.#working
  }

  /** A person of this company has seen the stream as it is now: nothing in it is new any more. */
  async seen(stream: StreamId): Promise<void> {
    await this.#make([stream], true)
  }

  #soon(): void {
    if (this.#stopped || this.#timer) return
    const wait = Math.max(gather_ms, this.#madeAt + apart_ms - performance.now())
    this.#timer = setTimeout(() => {
      this.#timer = undefined
      this.#madeAt = performance.now()
      this.#working = this.#working.then(() => this.#makeDue()).catch(this.#failed)
    }, wait)
  }

  async #makeDue(): Promise<void> {
    let due: StreamId[] = []
    for await (const stream of this.#context.storage.receipts.due()) {
      due.push(stream)
      if (due.length < streams_per_unit_max) continue
      await this.#make(due, false)
      due = []
    }
    if (due.length > 0) await this.#make(due, false)
  }

  async #make(streams: readonly StreamId[], seen: boolean): Promise<void> {
    const changed = new Set<StreamId>()
    await this.#streams.exclusive(
      async (work) => {
        const made: Made[] = []
        for (const stream of streams) {
          const open = await work.open(stream)
          if (!open) continue
          made.push(await this.#makeOne(open, seen))
          // With the receipt, or a kill between the two would leave a job new that was looked at.
          if (seen && unseenIn(open.indexed)) await work.look(stream)
        }
        return made
      },
      (made) => (unit, grown) => {
        for (const { open, news, resolved } of made) {
          if (!seen) unit.deleteReceiptDue(open.state.stream)
          for (const receipt of resolved) unit.putReceipt(open.state.stream, receipt)
          if (news) this.#put(unit, grown, open, news, undefined)
          if (news) changed.add(open.state.stream)
        }
      },
    )
    this.#tell(changed)
  }

  #tell(changed: ReadonlySet<StreamId>): void {
    for (const stream of changed) for (const listener of this.#listeners) listener(stream)
  }

  async #makeOne(open: OpenStream, seen: boolean): Promise<Made> {
    const receipts = await this.#context.storage.receipts.of(open.state.stream)
    const resolved: StoredReceipt[] = []
    for (const one of receipts) {
      if (one.partial) resolved.push(await this.#resolve(open, one))
    }
    return { open, news: this.#newsOf(open, seen, receipts), resolved }
  }

  /** Undefined when the last one says it already. */
  #newsOf(
    open: OpenStream,
    seen: boolean,
    receipts: readonly StoredReceipt[],
  ): ReceiptNews | undefined {
    const { own, now } = this.#context
    const { stream } = open.state
    const { company } = own
    const clock = heldClock(open.state)
    const last = receipts.find((one) => one.company === company && one.seen === seen)
    if (last && covered(clock, last.clock)) return undefined
    const heads = validHeads(open.state)
      .slice(0, heads_max)
      .map((head) => head.id)
    const at = now()
    const signed = toHex(makeReceipt(own, { stream, seen, heads, at }))
    return { receipt: { company, seen, at, clock, signed }, last }
  }

  /** Reads again a receipt that named heads which were not here. */
  async #resolve(open: OpenStream, receipt: StoredReceipt): Promise<StoredReceipt> {
    const opened = openReceipt(toBytes(receipt.signed), this.#context.verifier)
    if (typeof opened === 'string') throw new Error(`a stored receipt is ${opened}`)
    const { clock, isWhole } = await this.#clockOf(open, opened.heads)
    const { partial: _, ...same } = receipt
    return {
      ...same,
      clock: joined(receipt.clock, clock),
      ...(isWhole ? {} : { partial: true }),
    }
  }

  /** Keeps a receipt and queues it for every neighbour but the one it came from. */
  #put(
    unit: Unit,
    grown: Set<NodeId>,
    open: OpenStream,
    { receipt, last }: ReceiptNews,
    from: CompanyId | undefined,
  ): void {
    const { routes, outboxes, own } = this.#context
    const { stream } = open.state
    const { membership } = open.structure
    const { company, seen } = receipt
    unit.putReceipt(stream, receipt)
    const isFirstOf = ({ lane, seq }: Act) =>
      covers(receipt.clock, lane, seq) && !(last && covers(last.clock, lane, seq))
    for (const other of neighbours(membership, own.company).keys()) {
      if (other === from) continue
      const heard = heardBy(membership, own.company, other, company)
      if (heard !== 'all' && !heard.some(isFirstOf)) continue
      for (const node of routes.nodesOf(other)) {
        outboxes.append(unit, node, [{ row: { is: 'receipt', stream, company, seen } }])
        grown.add(node)
      }
    }
  }

  /**
   * Takes receipts that a peer handed on; bad and unknown ones are dropped, they prove nothing.
   * `also` is written in the same unit.
   */
  async take(
    from: CompanyId,
    receipts: readonly Uint8Array[],
    also: (unit: Unit) => void,
  ): Promise<void> {
    const { verifier } = this.#context
    const opened = receipts.flatMap((bytes) => {
      const receipt = openReceipt(bytes, verifier)
      return typeof receipt === 'string' ? [] : [{ receipt, signed: toHex(bytes) }]
    })
    const changed = new Set<StreamId>()
    await this.#streams.exclusive(
      async (work) => {
        const kept: Kept[] = []
        for (const { receipt, signed } of opened) {
          const open = await work.open(receipt.stream)
          if (!open || !this.#concerns(open, receipt.company, from)) continue
          const news = await this.#readNews(open, receipt, signed)
          // Who says for the first time that it has the stream is told who else has it.
          const isFirst = receipt.company === from && !news?.last
          const rows = isFirst ? await rowsOf(this.#streams, open, from) : []
          if (news) kept.push({ open, news, rows })
        }
        return kept
      },
      (kept) => (unit, grown) => {
        for (const { open, news, rows } of kept) {
          this.#put(unit, grown, open, news, from)
          changed.add(open.state.stream)
          for (const node of rows.length > 0 ? this.#context.routes.nodesOf(from) : []) {
            this.#context.outboxes.append(unit, node, rows)
            grown.add(node)
          }
        }
        also(unit)
      },
    )
    this.#tell(changed)
  }

  /** A receipt of another company, unless it says nothing that isn't known. */
  async #readNews(
    open: OpenStream,
    { stream, company, seen, at, heads }: Opened,
    signed: string,
  ): Promise<ReceiptNews | undefined> {
    const receipts = await this.#context.storage.receipts.of(stream)
    const last = receipts.find((one) => one.company === company && one.seen === seen)
    const { clock, isWhole } = await this.#clockOf(open, heads)
    // Not by its time: a clock that was put right must not make later ones look old.
    if (last && (last.signed === signed || (isWhole && covered(clock, last.clock))))
      return undefined
    const all = joined(last?.clock ?? [], clock)
    const partial = isWhole ? {} : { partial: true }
    return { receipt: { company, seen, at, clock: all, ...partial, signed }, last }
  }

  /** From a neighbour, about a company that has ever been on the stream, and not about us. */
  #concerns({ structure, state }: OpenStream, company: CompanyId, from: CompanyId): boolean {
    const { own } = this.#context
    if (company === own.company) return false
    if (!neighbours(structure.membership, own.company).has(from)) return false
    if (company === state.issuer) return true
    return [...structure.membership.grants.values()].some((line) => line.to === company)
  }

  async #clockOf(
    open: OpenStream,
    heads: readonly DeltaId[],
  ): Promise<{ readonly clock: Clock; readonly isWhole: boolean }> {
    let clock: Clock = []
    let isWhole = true
    for (const id of heads) {
      const stored = await this.#context.storage.deltas.position(id)
      if (stored?.stream === open.state.stream) clock = joined(clock, stored.position.clock)
      else isWhole = false
    }
    return { clock, isWhole }
  }
}

type Opened = Receipt & { readonly company: CompanyId }

/** A receipt that says more than the last one of its company and kind. */
type ReceiptNews = { readonly receipt: StoredReceipt; readonly last: StoredReceipt | undefined }

type Kept = {
  readonly open: OpenStream
  readonly news: ReceiptNews
  readonly rows: readonly RecentRow[]
}

type Made = {
  readonly open: OpenStream
  readonly news: ReceiptNews | undefined
  /** Earlier ones of others, read again. */
  readonly resolved: readonly StoredReceipt[]
}

function covered(past: Clock, by: Clock): boolean {
  return past.every((count, lane) => (by[lane] ?? 0) >= count)
}
