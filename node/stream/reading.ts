/**
 * Reads what a peer sent and finds out what of it is authentic: signatures are checked by runs and
 * in parallel, a few at a time, because the disk's work waits for the same threads.
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
import type { ChainId, NodeId, StreamId } from '../../protocol/ids.ts'
import { nextTurn } from '../operate/next-turn.ts'
import type { StreamContext } from './context.ts'
import { type Gathered, introduces } from './gathered.ts'
import { fewAtOnce, step_max } from './portions.ts'
import type { Streams } from './streams.ts'
import type { Incoming } from './take.ts'

/** What reading a delta costs, its hash and its fields; measured on two cores. */
const reading_ms = 0.03
/** What checking a signature costs there. */
const checking_ms = 0.15

export class Reading {
  readonly #streams: Streams
  readonly #context: StreamContext

  constructor(streams: Streams) {
    this.#streams = streams
    this.#context = streams.context
  }

  async read(items: readonly Incoming[], { refusals, cost }: Gathered): Promise<Delta[]> {
    const deltas: Delta[] = []
    for (const [n, item] of items.entries()) {
      if (item.is !== 'delta') continue
      // Reading a full frame at once would hold up everything else.
      if (n % step_max === step_max - 1) await nextTurn()
      cost.ms += reading_ms
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
  async authenticate(deltas: readonly Delta[], gathered: Gathered): Promise<void> {
    const nodes = await this.#authorsOf(deltas)
    const { bad, unchecked, runs, nodeOf, alone } = gathered
    runs.push(...runsOf(deltas))
    const check = async (run: Run): Promise<void> => {
      const node = nodes.get((run[0] as Delta).chain)
      if (!node) {
        for (const delta of run) unchecked.add(delta)
        return
      }
      nodeOf.set((run[0] as Delta).chain, node)
      const length = await authenticLength(run, node, this.#context.verifier, runs.length === 1)
      gathered.cost.ms += (run.length - length + 1) * checking_ms
      const cover = run[length - 1]
      if (cover) alone.add(cover)
      for (const delta of run.slice(length)) bad.set(delta, 'bad-signature')
      for (const delta of run) {
        const reason = statementFault(delta, this.#context.verifier)
        if (reason) bad.set(delta, reason)
      }
    }
    await fewAtOnce(runs, check)
    // A chain's start and a grant introduce the stream to others by themselves.
    const opening = runs.flatMap((run) => run.slice(0, -1).filter((delta) => introduces(delta)))
    await this.authenticateAlone(opening, gathered)
  }

  /** Each by its own signature, for deltas whose cover is not kept or does not travel with them. */
  async authenticateAlone(deltas: readonly Delta[], gathered: Gathered): Promise<void> {
    const { bad, nodeOf, alone } = gathered
    await fewAtOnce(deltas, async (delta) => {
      if (!nodeOf.has(delta.chain) || bad.has(delta)) return
      if (await this.#isAuthenticAlone(delta, gathered)) alone.add(delta)
      else bad.set(delta, 'bad-signature')
    })
  }

  async #isAuthenticAlone(delta: Delta, { nodeOf, cost }: Gathered): Promise<boolean> {
    const node = nodeOf.get(delta.chain)
    cost.ms += checking_ms
    return !!node && (await authenticLength([delta], node, this.#context.verifier)) === 1
  }

  /** Whether a delta that the one after it covers could do without: then the two may be parted. */
  async standsAlone(delta: Delta, gathered: Gathered): Promise<boolean> {
    const { bad, unchecked, alone } = gathered
    if (bad.has(delta) || unchecked.has(delta) || alone.has(delta)) return true
    const good = await this.#isAuthenticAlone(delta, gathered)
    if (good) alone.add(delta)
    return good
  }
}
