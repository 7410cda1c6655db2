/**
 * Tickets that the node hands out and gets back: challenges of passkeys, and "the password was
 * right". They are signed and not kept, so nobody fills the memory by asking for them. One that was
 * used is remembered until it ends. They end with the process.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { BoundedMap } from '../../protocol/identity/bounded-map.ts'

const key_bytes = 32
const time_bytes = 6
const random_bytes = 16
const mac_bytes = 32
/** Logins in the minutes that a ticket is good for. */
const used_max = 10_000

export class Tickets {
  readonly #now: () => number
  readonly #key = randomBytes(key_bytes)
  readonly #used = new BoundedMap<string, true>(used_max)

  constructor(now: () => number) {
    this.#now = now
  }

  /** A ticket, base64url, that is good for that long, and for what is said in `about` only. */
  issue(about: string, ms: number): string {
    const body = Buffer.alloc(time_bytes + random_bytes)
    body.writeUIntBE(this.#now() + ms, 0, time_bytes)
    randomBytes(random_bytes).copy(body, time_bytes)
    return Buffer.concat([body, this.#mac(body, about)]).toString('base64url')
  }

  /** Whether it was issued for this, has not ended and was not used. */
  isGood(ticket: string, about: string): boolean {
    const bytes = Buffer.from(ticket, 'base64url')
    if (bytes.length !== time_bytes + random_bytes + mac_bytes) return false
    const body = bytes.subarray(0, time_bytes + random_bytes)
    if (!timingSafeEqual(bytes.subarray(body.length), this.#mac(body, about))) return false
    return this.#now() < body.readUIntBE(0, time_bytes) && !this.#used.get(keyOf(bytes))
  }

  /** Uses it up; false when it is not good, or no longer. */
  use(ticket: string, about: string): boolean {
    if (!this.isGood(ticket, about)) return false
    this.#used.set(keyOf(Buffer.from(ticket, 'base64url')), true)
    return true
  }

  #mac(body: Buffer, about: string): Buffer {
    return createHmac('sha256', this.#key).update(body).update(about).digest()
  }
}

/** The random part tells them apart, however the text was written. */
function keyOf(bytes: Buffer): string {
  return bytes.toString('base64url', time_bytes, time_bytes + random_bytes)
}
