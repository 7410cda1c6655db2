/**
 * Taking what a peer sent: signatures are checked by runs and in parallel, then each delta is
 * judged and placed, and everything that follows is durable before it is acknowledged.
 */

import { setTimeout as delay } from 'node:timers/promises'
import type { Delta } from '../../protocol/delta/delta.ts'
import { readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import {
  type CompanyId,
  type DeltaId,
  deltaOf,
  type NodeId,
  type StreamId,
} from '../../protocol/ids.ts'
import type { Reason } from '../../protocol/reasons.ts'
import { endsWithin, neighbours } from '../../protocol/stream/grants.ts'
import { introduced } from '../../protocol/stream/introduction.ts'
import type { Unit } from '../../storage/storage.ts'
import { nextTurn } from '../operate/next-turn.ts'
import type { StreamContext } from './context.ts'
import { CoverLost, emptyGathered, type Gathered, partOf, withoutCover } from './gathered.ts'
import { type Portion, Portions, step_max, weightIn } from './portions.ts'
import { Reading } from './reading.ts'
import type { Streams } from './streams.ts'
import type { StreamWork } from './work.ts'

/** One thing that a peer sent. */
export type Incoming =
  | { readonly is: 'delta'; readonly envelope: Uint8Array }
  | {
      readonly is: 'introduce'
      readonly stream: StreamId
      readonly path: readonly Uint8Array[]
      readonly follows: boolean
    }

export type Taken = {
  readonly refusals: readonly { readonly id: DeltaId; readonly reason: Reason }[]
  /** Streams to be asked for: an ancestor is missing, or they were introduced without history. */
  readonly wanted: readonly StreamId[]
  /** What it cost of the processor and of the one writer, about. */
  readonly ms: number
}

/** Who sent something so short a time ago is expected to send more. */
const active_ms = 2000
/** What takes less gives nobody way: a handful of changes is no flood. */
const way_ms_min = 4
const way_ms_max = 100

type Placed = { readonly durable: Promise<void> }

/** Wanted streams of one peer, about 150 bytes each: more than any company has jobs open. */
const wants_per_peer_max = 50_000

export class Taker {
  readonly #streams: Streams
  readonly #context: StreamContext
  readonly #reading: Reading
  /** When each was last given a turn. */
  readonly #tookAt = new Map<NodeId, number>()
  /** Streams that each peer may open here, because it introduced them; true: history follows. */
  readonly #introduced = new Map<NodeId, Map<StreamId, boolean>>()

  constructor(streams: Streams) {
    this.#streams = streams
    this.#context = streams.context
    this.#reading = new Reading(streams)
  }

  /** Streams that have to be asked for from this node since the node last ran. */
  async load(node: NodeId): Promise<readonly StreamId[]> {
    const wanted = await this.#context.storage.wants.of(node)
    this.#introduced.set(node, new Map(wanted.map((stream) => [stream, false])))
    return wanted
  }

  /**
   * Takes items from this node, in their order within each stream. `also` is written with the last:
   * the cursor, and what is no longer wanted; what is taken twice is held already. `supplied`: this answers a want,
   * so a missing ancestor is final.
   *
   * They are placed a few at a time, so that a full frame holds up other links and people here no
   * longer than a handful of changes does.
   */
  async take(
    node: NodeId,
    items: readonly Incoming[],
    options: { readonly supplied: boolean; readonly also: (unit: Unit) => void },
  ): Promise<Taken> {
    const company = this.#context.routes.companyOf(node)
    if (!company) throw new Error('items are taken from nodes of linked companies only')
    const gathered = emptyGathered(node, company, options.supplied)
    const read = byStream(await this.#reading.read(items, gathered))
    await this.#reading.authenticate(read, gathered)
    const introductions = items.filter((item) => item.is === 'introduce')
    const weights = new Map<StreamId, number>()
    await this.#weigh(read, weights)
    const portions = new Portions([...introductions, ...read], weights)
    const wanted = new Set<StreamId>()
    const written: Promise<void>[] = []
    do {
      const portion = await portions.next((delta) => this.#reading.standsAlone(delta, gathered))
      const part = partOf(gathered, portion)
      const before = gathered.cost.ms
      const also = portions.done ? options.also : nothing
      written.push((await this.#place(portion, part, also)).durable)
      for (const stream of part.wanted) wanted.add(stream)
      if (!portions.done) await this.#weigh(portion.deltas, weights)
      await this.#giveWay(node, gathered.cost.ms - before)
    } while (!portions.done)
    await Promise.all(written)
    return { refusals: gathered.refusals, wanted: [...wanted], ms: gathered.cost.ms }
  }

  /** How much their streams weigh as they are now: within one frame a job may grow a lot. */
  async #weigh(deltas: readonly Delta[], weights: Map<StreamId, number>): Promise<void> {
    for (const stream of new Set(deltas.map((delta) => delta.stream))) {
      const open = await this.#streams.get(stream)
      if (open) weights.set(stream, weightIn(open.state))
    }
  }

  /** While others send something, too, they are let in for as long as this one has worked. */
  async #giveWay(node: NodeId, ms: number): Promise<void> {
    const now = performance.now()
    this.#tookAt.set(node, now)
    if (ms < way_ms_min) return
    const others = [...this.#tookAt].some(([other, at]) => other !== node && now - at < active_ms)
    if (others) await delay(Math.min(ms, way_ms_max))
  }

  /** Places a portion; resolves when others may write. */
  async #place(portion: Portion, part: Gathered, also: (unit: Unit) => void): Promise<Placed> {
    const refusedBefore = part.refusals.length
    for (;;) {
      try {
        return await this.#attempt(portion, part, also)
      } catch (error) {
        if (!(error instanceof CoverLost)) throw error
        // Each round checks at least one more by itself, so this ends.
        await this.#reading.authenticateAlone(error.deltas, part)
        part.refusals.length = refusedBefore
        for (const set of [part.wanted, part.following, part.kept]) set.clear()
        part.ends.length = 0
      }
    }
  }

  /** Places what was read and stages all that follows, as one unit. */
  async #attempt(
    { introductions, deltas }: Portion,
    part: Gathered,
    also: (unit: Unit) => void,
  ): Promise<Placed> {
    const { node } = part
    const staged = Promise.withResolvers<void>()
    let beganAt = 0
    const written = this.#streams.exclusive(
      async (work) => {
        beganAt = performance.now()
        for (const item of introductions) await this.#introduce(work, item, part)
        for (const [n, delta] of deltas.entries()) {
          if (n % step_max === step_max - 1) await nextTurn()
          await this.#takeOne(work, delta, part)
        }
        const bare = part.runs.flatMap((run) => withoutCover(run, part))
        if (bare.length > 0) throw new CoverLost(bare)
        return this.#arrived(work, deltas, part)
      },
      (arrived) => (unit, grown) => {
        this.#context.outboxes.append(unit, node, part.ends)
        if (part.ends.length > 0) grown.add(node)
        for (const stream of [...part.wanted, ...part.following]) unit.putWant(node, stream)
        for (const stream of arrived) unit.deleteWant(node, stream)
        also(unit)
        part.cost.ms += performance.now() - beganAt
        staged.resolve()
      },
    )
    const durable = written.then(nothing)
    // Awaited when all is placed; a storage that failed says so to the next portion, too.
    durable.catch(nothing)
    await Promise.race([staged.promise, durable])
    return { durable }
  }

  /** The stream is complete here, as far as this peer goes. */
  settled(node: NodeId, stream: StreamId): void {
    this.#introduced.get(node)?.delete(stream)
  }

  async #introduce(
    work: StreamWork,
    item: Extract<Incoming, { is: 'introduce' }>,
    gathered: Gathered,
  ): Promise<void> {
    const { own, verifier } = this.#context
    const { node, company, refusals, wanted, following } = gathered
    const stream = introduced(item.path, own.company, company, verifier)
    const open = this.#introduced.get(node) ?? new Map<StreamId, boolean>()
    if (!stream || stream !== item.stream) {
      refusals.push({ id: deltaOf(item.stream), reason: 'bad-introduction' })
      return
    }
    if (await this.#isParted(work, stream, item.path, gathered)) return
    if (open.size >= wants_per_peer_max) return
    open.set(stream, item.follows)
    this.#introduced.set(node, open)
    const kept = item.follows ? following : wanted
    kept.add(stream)
  }

  /**
   * The peer doesn't know that the grant between us has ended, or it would not introduce the stream
   * by it: it is told. What it wrote under a grant of ours still comes up.
   */
  async #isParted(
    work: StreamWork,
    stream: StreamId,
    path: readonly Uint8Array[],
    { company, ends, wanted }: Gathered,
  ): Promise<boolean> {
    const open = await work.open(stream)
    const { membership } = open?.structure ?? {}
    const reach = membership && neighbours(membership, this.#context.own.company).get(company)
    if (!open || !reach || reach === 'all' || reach === 'nothing') return false
    for (const envelope of path) {
      const delta = readDelta(envelope)
      if (delta instanceof Refused || !(await work.isHeld(delta))) return false
    }
    for (const { id } of endsWithin(open.state, reach.upTo)) {
      const stored = await this.#context.storage.deltas.position(id)
      if (stored) ends.push({ row: { is: 'delta', stream, n: stored.n } })
    }
    const under = [...open.structure.membership.grants.values()].some(
      ({ by, to }) => by === this.#context.own.company && to === company,
    )
    if (under) wanted.add(stream)
    return true
  }

  async #takeOne(work: StreamWork, delta: Delta, gathered: Gathered): Promise<void> {
    const { id, stream } = delta
    const { refusals } = gathered
    if (!(await this.#mayTake(work, stream, gathered))) {
      refusals.push({ id, reason: 'not-yours' })
      return
    }
    // Said after that only: whoever may not have the stream doesn't learn that its key is known.
    const bad = gathered.bad.get(delta)
    if (bad) {
      refusals.push({ id, reason: bad })
      return
    }
    // Without its chain's start a signature can't be checked: an ancestor is missing.
    const verdict = gathered.unchecked.has(delta)
      ? ({ is: 'missing', ancestors: [deltaOf(delta.chain)] } as const)
      : await work.place(delta, gathered.company)
    if (verdict.is === 'refused') refusals.push({ id, reason: verdict.reason })
    else if (verdict.is !== 'missing') gathered.kept.add(delta)
    if (verdict.is !== 'missing') return
    if (refusals.some((refusal) => verdict.ancestors.includes(refusal.id))) {
      refusals.push({ id, reason: 'refused-ancestor' })
      return
    }
    if (gathered.supplied) {
      refusals.push({ id, reason: 'missing-ancestor' })
      return
    }
    gathered.wanted.add(stream)
    // Asked for from now on: only the answer to that settles it, not the history in the lane.
    const introduced = this.#introduced.get(gathered.node)
    if (introduced?.has(stream)) introduced.set(stream, false)
  }

  /** From a neighbour in the stream, or from who introduced it; everybody else gets one answer. */
  async #mayTake(
    work: StreamWork,
    stream: StreamId,
    { node, company }: Gathered,
  ): Promise<boolean> {
    if (company === this.#context.own.company) return true
    if (this.#introduced.get(node)?.has(stream)) return true
    return this.#isNeighbour(work, stream, company)
  }

  async #isNeighbour(work: StreamWork, stream: StreamId, company: CompanyId): Promise<boolean> {
    const open = await work.open(stream)
    return open
      ? neighbours(open.structure.membership, this.#context.own.company).has(company)
      : false
  }

  /** Of the streams whose history follows in the lane, those that are here now. */
  async #arrived(
    work: StreamWork,
    deltas: readonly Delta[],
    { node, company, wanted, following }: Gathered,
  ): Promise<StreamId[]> {
    const open = this.#introduced.get(node)
    const arrived: StreamId[] = []
    if (!open) return arrived
    for (const stream of new Set(deltas.map((delta) => delta.stream))) {
      if (open.get(stream) !== true || wanted.has(stream)) continue
      if (!(await this.#isNeighbour(work, stream, company))) continue
      open.delete(stream)
      following.delete(stream)
      arrived.push(stream)
    }
    return arrived
  }
}

/**
 * Streams rest on nothing of each other, so those of a frame that mixes many are placed one after
 * another: a portion then ends within one of them at most, and what stays together is covered by
 * the signature that was checked.
 */
function byStream(deltas: readonly Delta[]): Delta[] {
  return [...Map.groupBy(deltas, ({ stream }) => stream).values()].flat()
}

const nothing = () => undefined
