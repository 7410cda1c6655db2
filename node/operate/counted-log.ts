import { BoundedMap } from '../../protocol/identity/bounded-map.ts'
import type { Log } from './log.ts'

/** Peers remembered: all links of a large company, and some strangers. */
const peers_max = 2000

/**
 * Says a thing about a peer once, and counts it from then on: a peer that is away for a week makes
 * one line and not a million.
 */
export class CountedLog {
  readonly #log: Log
  readonly #peers = new BoundedMap<string, Map<string, number>>(peers_max)

  constructor(log: Log) {
    this.#log = log
  }

  /** Logs the first of this peer and reason. Reasons are a closed list: details go beside. */
  note(
    peer: string,
    reason: string,
    details: Readonly<Record<string, unknown>> = {},
    level: 'info' | 'warn' = 'warn',
  ): void {
    const reasons = this.#peers.get(peer) ?? new Map<string, number>()
    const count = (reasons.get(reason) ?? 0) + 1
    reasons.set(reason, count)
    this.#peers.set(peer, reasons)
    if (count === 1) this.#log[level]({ ...details, peer }, reason)
  }

  /** How often this came, since the peer was last well. */
  count(peer: string, reason: string): number {
    return this.#peers.get(peer)?.get(reason) ?? 0
  }

  /** All is well with this peer: says what came more than once; the next time is news again. */
  settled(peer: string): void {
    for (const [reason, count] of this.#peers.get(peer) ?? []) {
      if (count > 1)
        this.#log.info({ peer, count }, `over, after it came ${count} times: ${reason}`)
    }
    this.#peers.set(peer, new Map())
  }
}
