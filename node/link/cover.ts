/**
 * A delta may be authentic only by a later one of its chain, whose signature covers it. What is
 * sent must stand alone, so a hostile author's delta with a bad signature goes with its cover.
 */
import type { Delta } from '../../protocol/delta/delta.ts'
import type { Verifier } from '../../protocol/identity/keys.ts'
import { tags } from '../../protocol/identity/tags.ts'
import type { ChainId, DeltaId } from '../../protocol/ids.ts'
import type { StreamState } from '../../protocol/stream/state.ts'
import { readStored } from '../stream/open-stream.ts'

export class Cover {
  readonly #state: StreamState
  readonly #verifier: Verifier
  readonly #last = new Map<ChainId, Delta>()
  readonly #good = new Set<DeltaId>()

  constructor(state: StreamState, verifier: Verifier) {
    this.#state = state
    this.#verifier = verifier
  }

  /** The next delta of what is sent, in causal order. */
  add(signed: Uint8Array): void {
    const delta = readStored(signed)
    this.#last.set(delta.chain, delta)
  }

  /** True when the last delta of every chain carries a good signature of its own. */
  async isWhole(): Promise<boolean> {
    for (const { id, chain, signed } of this.#last.values()) {
      if (this.#good.has(id)) continue
      const node = this.#state.lanes.find((lane) => lane.chain === chain)?.node
      if (!node) return false
      const { body, signature } = signed
      if (!(await this.#verifier.verifyOnPool(node, tags.delta, body, signature))) return false
      this.#good.add(id)
    }
    return true
  }
}
