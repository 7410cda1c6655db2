/**
 * The claim on a node that nobody has set up: who typed its set-up token, in one browser at a time.
 * It is kept in memory; where it is lost the token is typed again, and the set-up goes on where it
 * was, because what was made is on the disk.
 */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { FailedTries } from '../api/tries.ts'
import type { From } from './context.ts'
import { claim_ms } from './limits.ts'
import { networkOf } from './network-of.ts'

/** As a session's, and kept in the same cookie. */
const secret_bytes = 32
/** What counts wrong tries counts them by the minute. */
const wait_seconds = 60

export type Claimed =
  | { readonly is: 'claimed'; readonly secret: string }
  | { readonly is: 'no' }
  /** The token is right, and somebody else is at it. */
  | { readonly is: 'taken'; readonly seconds: number }
  | { readonly is: 'later'; readonly seconds: number }

export class Claim {
  readonly #token: Buffer
  readonly #now: () => number
  readonly #tries: FailedTries
  #held: { readonly secret: Buffer; readonly seenAt: number } | undefined

  constructor(token: string, now: () => number) {
    this.#token = digestOf(plain(token))
    this.#now = now
    this.#tries = new FailedTries(now)
  }

  /** A right token is let in whatever others have tried: it has 79 bits, nobody guesses it. */
  take(typed: string, { address }: From): Claimed {
    if (!timingSafeEqual(digestOf(plain(typed)), this.#token)) {
      const tooMany = this.#tries.add(networkOf(address))
      return tooMany ? { is: 'later', seconds: wait_seconds } : { is: 'no' }
    }
    const held = this.#open()
    if (held) {
      return { is: 'taken', seconds: Math.ceil((held.seenAt + claim_ms - this.#now()) / 1000) }
    }
    const secret = randomBytes(secret_bytes).toString('base64url')
    this.#held = { secret: digestOf(secret), seenAt: this.#now() }
    return { is: 'claimed', secret }
  }

  /** Whether this is the browser that has it; it keeps it by asking. */
  isHeldBy(secret: string | undefined): boolean {
    const held = this.#open()
    if (!held || secret === undefined || !timingSafeEqual(digestOf(secret), held.secret)) {
      return false
    }
    this.#held = { ...held, seenAt: this.#now() }
    return true
  }

  end(): void {
    this.#held = undefined
  }

  #open() {
    return this.#held && this.#now() - this.#held.seenAt < claim_ms ? this.#held : undefined
  }
}

function digestOf(text: string): Buffer {
  return hash('sha256', text, 'buffer')
}

/** However it was typed: capitals, spaces and hyphens don't count. */
function plain(token: string): string {
  return token.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
}
