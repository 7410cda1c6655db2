/**
 * Taking what a peer sent: signatures are checked by runs and in parallel, then each delta is
 * judged and placed, and everything that follows is durable before it is acknowledged.
 */

import {
  authenticLength,
  type Run,
  runsOf,
  statementFault,
} from '../../protocol/delta/authenticity.ts'
import type { Delta } from '../../protocol/delta/delta.ts'
import { deltaId, readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import {
  type ChainId,
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
import type { StreamContext } from './context.ts'
import { CoverLost, emptyGathered, type Gathered, introduces, withoutCover } from './gathered.ts'
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
}

/** Wanted streams of one peer, about 150 bytes each: more than any company has jobs open. */
const wants_per_peer_max = 50_000

export class Taker {
  readonly #streams: Streams
  readonly #context: StreamContext
  /** Streams that each peer may open here, because it introduced them; true: history follows. */
  readonly #introduced = new Map<NodeId, Map<StreamId, boolean>>()

  constructor(streams: Streams) {
    this.#streams = streams
    this.#context = streams.context
  }

  /** Streams that have to be asked for from this node since the node last ran. */
  async load(node: NodeId): Promise<readonly StreamId[]> {
    const wanted = await this.#context.storage.wants.of(node)
    this.#introduced.set(node, new Map(wanted.map((stream) => [stream, false])))
    return wanted
  }

  /**
   * Takes items from this node, in order. `also` is written in the same unit: the cursor, and what
   * is no longer wanted. `supplied`: this answers a want, so a missing ancestor is final.
   */
  async take(
    node: NodeId,
    items: readonly Incoming[],
    options: { readonly supplied: boolean; readonly also: (unit: Unit) => void },
  ): Promise<Taken> {
    const company = this.#context.routes.companyOf(node)
    if (!company) throw new Error('items are taken from nodes of linked companies only')
    const gathered = emptyGathered(node, company, options.supplied)
    const read = this.#read(items, gathered)
    await this.#authenticate(read, await this.#authorsOf(read), gathered)
    const unreadable = [...gathered.refusals]
    for (;;) {
      try {
        await this.#attempt(items, read, gathered, options.also)
        return { refusals: gathered.refusals, wanted: [...gathered.wanted] }
      } catch (error) {
        if (!(error instanceof CoverLost)) throw error
        // Each round checks at least one more by itself, so this ends.
        await this.#authenticateAlone(error.deltas, gathered)
        gathered.refusals.splice(0, gathered.refusals.length, ...unreadable)
        for (const set of [gathered.wanted, gathered.following, gathered.kept]) set.clear()
        gathered.ends.length = 0
      }
    }
  }

  /** Places what was read and stages all that follows, as one unit. */
  async #attempt(
    items: readonly Incoming[],
    read: readonly Delta[],
    gathered: Gathered,
    also: (unit: Unit) => void,
  ): Promise<void> {
    const { node } = gathered
    await this.#streams.exclusive(
      async (work) => {
        for (const item of items) {
          if (item.is === 'introduce') await this.#introduce(work, item, gathered)
        }
        for (const delta of read) await this.#takeOne(work, delta, gathered)
        const bare = gathered.runs.flatMap((run) => withoutCover(run, gathered))
        if (bare.length > 0) throw new CoverLost(bare)
        return this.#arrived(work, read, gathered)
      },
      (arrived) => (unit, grown) => {
        this.#context.outboxes.append(unit, node, gathered.ends)
        if (gathered.ends.length > 0) grown.add(node)
        for (const stream of [...gathered.wanted, ...gathered.following]) {
          unit.putWant(node, stream)
        }
        for (const stream of arrived) unit.deleteWant(node, stream)
        also(unit)
      },
    )
  }

  /** The stream is complete here, as far as this peer goes. */
  settled(node: NodeId, stream: StreamId): void {
    this.#introduced.get(node)?.delete(stream)
  }

  #read(items: readonly Incoming[], { refusals }: Gathered): Delta[] {
    const deltas: Delta[] = []
    for (const item of items) {
      if (item.is !== 'delta') continue
      const delta = readDelta(item.envelope)
      if (!(delta instanceof Refused)) deltas.push(delta)
      // Nothing in it can be trusted to name it, so the bytes themselves do.
      else refusals.push({ id: deltaId(item.envelope), reason: delta.reason })
    }
    return deltas
  }

  /** Which node signs each chain: its start says, here or in what is held. */
  async #authorsOf(deltas: readonly Delta[]): Promise<Map<ChainId, NodeId>> {
    const nodes = new Map<ChainId, NodeId>()
    const looked = new Set<StreamId>()
    for (const { start, chain, stream } of deltas) {
      if (start) nodes.set(chain, start.certificate.node)
      if (nodes.has(chain) || looked.has(stream)) continue
      looked.add(stream)
      const open = await this.#streams.get(stream)
      for (const lane of open?.state.lanes ?? []) nodes.set(lane.chain, lane.node)
    }
    return nodes
  }

  /** Finds those whose own or a descendant's signature verifies, and those whose doesn't. */
  async #authenticate(
    deltas: readonly Delta[],
    nodes: ReadonlyMap<ChainId, NodeId>,
    gathered: Gathered,
  ): Promise<void> {
    const { bad, unchecked, runs, nodeOf } = gathered
    runs.push(...runsOf(deltas))
    const check = async (run: Run): Promise<void> => {
      const node = nodes.get((run[0] as Delta).chain)
      if (!node) {
        for (const delta of run) unchecked.add(delta)
        return
      }
      nodeOf.set((run[0] as Delta).chain, node)
      const length = await authenticLength(run, node, this.#context.verifier, runs.length === 1)
      for (const delta of run.slice(length)) bad.set(delta, 'bad-signature')
      for (const delta of run) {
        const reason = statementFault(delta, this.#context.verifier)
        if (reason) bad.set(delta, reason)
      }
    }
    await Promise.all(runs.map(check))
    // A chain's start and a grant introduce the stream to others by themselves.
    const opening = runs.flatMap((run) => run.slice(0, -1).filter((delta) => introduces(delta)))
    await this.#authenticateAlone(opening, gathered)
  }

  /** Each by its own signature, for deltas whose cover is not kept or does not travel with them. */
  async #authenticateAlone(
    deltas: readonly Delta[],
    { bad, nodeOf, alone }: Gathered,
  ): Promise<void> {
    const check = async (delta: Delta): Promise<void> => {
      const node = nodeOf.get(delta.chain)
      if (!node || bad.has(delta)) return
      if ((await authenticLength([delta], node, this.#context.verifier)) === 1) alone.add(delta)
      else bad.set(delta, 'bad-signature')
    }
    await Promise.all(deltas.map(check))
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
