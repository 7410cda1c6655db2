import { BoundedMap } from '../../protocol/identity/bounded-map.ts'
import type { Log } from './log.ts'

/** Peers remembered: all links of a large company, and some strangers. */
const peers_max = 2000
/** Lines about one peer in an hour: who comes and goes with ever the same fault is read of enough. */
const lines_per_hour_max = 60
const hour_ms = 3_600_000

/**
 * Says a thing about a peer once, and counts it from then on: a peer that is away for a week makes
 * one line and not a million.
 */
export class CountedLog {
  readonly #log: Log
  readonly #now: () => number
  readonly #peers = new BoundedMap<string, Map<string, number>>(peers_max)
  readonly #lines = new BoundedMap<string, { readonly since: number; count: number }>(peers_max)

  constructor(log: Log, now: () => number = Date.now) {
    this.#log = log
    this.#now = now
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
    if (count === 1 && this.#hasLine(peer)) this.#log[level]({ ...details, peer }, reason)
  }

  /** How often this came, since the peer was last well. */
  count(peer: string, reason: string): number {
    return this.#peers.get(peer)?.get(reason) ?? 0
  }

  /** All is well with this peer: says what came more than once; the next time is news again. */
  settled(peer: string): void {
    for (const [reason, count] of this.#peers.get(peer) ?? []) {
      if (count > 1 && this.#hasLine(peer))
        this.#log.info({ peer, count }, `over, after it came ${count} times: ${reason}`)
    }
    this.#peers.set(peer, new Map())
  }

  /** Takes one of the lines that the peer has in this hour; the last says that it is the last. */
  #hasLine(peer: string): boolean {
    const now = this.#now()
    const known = this.#lines.get(peer)
    // A clock that was set back silences nobody for ever.
    const isOver = !known || Math.abs(now - known.since) >= hour_ms
    const lines = isOver ? { since: now, count: 0 } : known
    lines.count++
    this.#lines.set(peer, lines)
    if (lines.count === lines_per_hour_max) this.#log.warn({ peer }, 'no more of it for an hour')
    return lines.count < lines_per_hour_max
  }
}
