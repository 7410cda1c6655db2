/**
 * Taking what a peer sent: signatures are checked by runs and in parallel, then each delta is
 * judged and placed, and everything that follows is durable before it is acknowledged.
 */

import { authenticLength, type Run, runsOf } from '../../protocol/delta/authenticity.ts'
import type { Delta } from '../../protocol/delta/delta.ts'
import { deltaId, readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import { certificateHolds } from '../../protocol/identity/certificate.ts'
import { openRevocation } from '../../protocol/identity/revocation.ts'
import {
  type ChainId,
  type CompanyId,
  type DeltaId,
  deltaOf,
  type NodeId,
  type StreamId,
} from '../../protocol/ids.ts'
import type { Reason } from '../../protocol/reasons.ts'
import { neighbours } from '../../protocol/stream/grants.ts'
import { introduced } from '../../protocol/stream/introduction.ts'
import type { Unit } from '../../storage/storage.ts'
import type { StreamContext } from './context.ts'
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

/** What one call gathers. */
type Gathered = {
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
    const gathered: Gathered = {
      node,
      company,
      supplied: options.supplied,
      refusals: [],
      wanted: new Set(),
      following: new Set(),
      unchecked: new Set(),
      bad: new Map(),
    }
    const read = this.#read(items, gathered)
    await this.#authenticate(read, await this.#authorsOf(read), gathered)
    await this.#streams.exclusive(
      async (work) => {
        for (const item of items) if (item.is === 'introduce') this.#introduce(item, gathered)
        for (const delta of read) await this.#takeOne(work, delta, gathered)
        return this.#arrived(work, read, gathered)
      },
      (arrived) => (unit) => {
        for (const stream of [...gathered.wanted, ...gathered.following]) {
          unit.putWant(node, stream)
        }
        for (const stream of arrived) unit.deleteWant(node, stream)
        options.also(unit)
      },
    )
    return { refusals: gathered.refusals, wanted: [...gathered.wanted] }
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
    for (const { start, chain, stream } of deltas) {
      if (start) nodes.set(chain, start.certificate.node)
      if (nodes.has(chain)) continue
      const open = await this.#streams.get(stream)
      const lane = open?.state.lanes.find((one) => one.chain === chain)
      if (lane) nodes.set(chain, lane.node)
    }
    return nodes
  }

  /** Finds those whose own or a descendant's signature verifies, and those whose doesn't. */
  async #authenticate(
    deltas: readonly Delta[],
    nodes: ReadonlyMap<ChainId, NodeId>,
    { bad, unchecked }: Gathered,
  ): Promise<void> {
    const check = async (run: Run): Promise<void> => {
      const node = nodes.get((run[0] as Delta).chain)
      if (!node) {
        for (const delta of run) unchecked.add(delta)
        return
      }
      const length = await authenticLength(run, node, this.#context.verifier)
      for (const delta of run.slice(length)) bad.set(delta, 'bad-signature')
      for (const delta of run) {
        const reason = this.#statementFault(delta)
        if (reason) bad.set(delta, reason)
      }
    }
    await Promise.all(runsOf(deltas).map(check))
  }

  /** Certificates and revocations inside a delta carry signatures of their own. */
  #statementFault(delta: Delta): Reason | undefined {
    const { verifier } = this.#context
    if (delta.start && !certificateHolds(delta.start.certificate, verifier))
      return 'bad-certificate'
    for (const { what } of delta.slots) {
      if (what.is !== 'certificate closed') continue
      if (typeof openRevocation(what.revocation, verifier) === 'string') return 'bad-certificate'
    }
    return undefined
  }

  #introduce(
    item: Extract<Incoming, { is: 'introduce' }>,
    { node, company, refusals, wanted, following }: Gathered,
  ): void {
    const { own, verifier } = this.#context
    const stream = introduced(item.path, own.company, company, verifier)
    const open = this.#introduced.get(node) ?? new Map<StreamId, boolean>()
    if (!stream || stream !== item.stream) {
      refusals.push({ id: deltaOf(item.stream), reason: 'bad-introduction' })
      return
    }
    if (open.size >= wants_per_peer_max) return
    open.set(stream, item.follows)
    this.#introduced.set(node, open)
    const kept = item.follows ? following : wanted
    kept.add(stream)
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
