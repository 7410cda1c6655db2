/** Failed tries to get in, counted by address. */
import { BoundedMap } from '../../protocol/identity/bounded-map.ts'

/** A program with an old token that asks every few seconds stays below this for a while. */
const failed_tries_max = 20
const failed_tries_ms = 60_000
/** Addresses remembered; past that the one longest not heard of is forgotten. */
const addresses_max = 1000

/**
 * Keeps failing programs and guessers from filling the log and the processor. It isn't what keeps
 * guessers out: a token has at least 144 bits. So a right token is let in whatever others behind
 * the same proxy have tried: a control room must not be locked out by a forgotten script.
 */
export class FailedTries {
  readonly #now: () => number
  readonly #addresses = new BoundedMap<string, { since: number; count: number }>(addresses_max)

  constructor(now: () => number) {
    this.#now = now
  }

  /** Counts one more; whether that is too many for this minute. */
  add(address: string): boolean {
    const now = this.#now()
    const known = this.#addresses.get(address)
    const fresh = !known || now - known.since >= failed_tries_ms
    const tries = fresh ? { since: now, count: 1 } : { ...known, count: known.count + 1 }
    this.#addresses.set(address, tries)
    return tries.count > failed_tries_max
  }
}
