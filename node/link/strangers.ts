/**
 * Nodes that nobody here knows, and that may be a linked company's new one: let in to show their
 * certificate. A few at a time and for a minute each, so that a flood of keys costs strangers their
 * turn and partners nothing.
 */
import type { NodeId } from '../../protocol/ids.ts'

/** At one time: a partner has one new node, rarely. */
const strangers_max = 16
/** To dial, to show the certificate, to be answered, on a slow line. */
const stranger_ms_max = 60_000

export class Strangers {
  readonly #now: () => number
  /** When each was let in. */
  readonly #since = new Map<NodeId, number>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** Whether this one is let in; asked again for each of its channels. */
  admits(node: NodeId): boolean {
    for (const [one, since] of this.#since) {
      // A clock that was set back forgets nobody for ever.
      if (Math.abs(this.#now() - since) >= stranger_ms_max) this.#since.delete(one)
    }
    if (this.#since.has(node)) return true
    if (this.#since.size >= strangers_max) return false
    this.#since.set(node, this.#now())
    return true
  }
}
