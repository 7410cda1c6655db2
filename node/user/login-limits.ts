/** How often may be tried to log in, by who tries and whose login it is. Kept in memory. */
import { hash, randomBytes } from 'node:crypto'
import type { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

type Limit = { readonly tries: number; readonly seconds: number }

/** A try is counted when it begins; one that was right is taken off again. */
export type TryLimits = {
  /** One login from one network: somebody who forgot which password it was. */
  readonly pair: Limit
  /** All logins from one network: an office behind one address mistypes now and then. */
  readonly network: Limit
  /** One login from all networks where its user never was: many machines that guess together. */
  readonly account: Limit
}

export const passwordLimits: TryLimits = {
  pair: { tries: 10, seconds: 900 },
  network: { tries: 50, seconds: 900 },
  account: { tries: 50, seconds: 3600 },
}

/** Three of a million codes are right at a time, so: fewer tries. Who is here has the password. */
export const codeLimits: TryLimits = {
  pair: { tries: 5, seconds: 900 },
  network: { tries: 25, seconds: 900 },
  account: { tries: 20, seconds: 3600 },
}

/**
 * What is counted is spread over that many places, by a secret hash: a bound on the memory, some 6 MB.
 * Many more than one network's tries reach, so that nobody fills the places of others from there.
 */
const places = 2 ** 14
const salt_bytes = 16

export type Try = {
  readonly login: string
  readonly network: string
  /** The user has logged in from that network before: only this login's own tries there count. */
  readonly known: boolean
}

export class LoginLimits {
  readonly #limits: TryLimits
  #limiters: Promise<Limiters> | undefined
  readonly #salt = randomBytes(salt_bytes).toString('hex')

  constructor(limits: TryLimits) {
    this.#limits = limits
  }

  /**
   * Counts a try. Undefined: go on; else the seconds to wait. What is refused counts against nothing
   * further: it costs who sends it nothing, and would lock others out.
   */
  async take(one: Try): Promise<number | undefined> {
    for (const { of, key } of await this.#counted(one)) {
      const wait = await consumed(of, key)
      if (wait !== undefined) return wait
    }
    return undefined
  }

  /** The try was right: it counts for nothing, and neither do this login's earlier ones here. */
  async forgive(one: Try): Promise<void> {
    for (const { of, key, isPair } of await this.#counted(one)) {
      if (isPair) await of.delete(key)
      else await of.reward(key)
    }
  }

  /** Nobody looked whether the try was right: it counts for nothing. */
  async giveBack(one: Try): Promise<void> {
    for (const { of, key } of await this.#counted(one)) await of.reward(key)
  }

  /** What a try counts against, the network first: past its limit it fills no place of others. */
  async #counted({ login, network, known }: Try) {
    this.#limiters ??= limitersOf(this.#limits)
    const limiters = await this.#limiters
    // Logins are of one word, so that no other pair reads the same.
    const key = this.#place(`${login} ${network}`)
    const pair = { of: limiters.pair, key, isPair: true }
    if (known) return [pair]
    return [
      { of: limiters.network, key: this.#place(network), isPair: false },
      pair,
      { of: limiters.account, key: this.#place(login), isPair: false },
    ]
  }

  #place(text: string): number {
    return hash('sha256', `${this.#salt} ${text}`, 'buffer').readUInt32BE() % places
  }
}

type Limiters = Readonly<Record<keyof TryLimits, RateLimiterMemory>>

/** Loaded at the first use: a node at rest does without 10 MB. */
async function limitersOf({ pair, network, account }: TryLimits): Promise<Limiters> {
  const { RateLimiterMemory } = await import('rate-limiter-flexible')
  const limiter = ({ tries, seconds }: Limit) =>
    new RateLimiterMemory({ points: tries, duration: seconds, blockDuration: seconds })
  return { pair: limiter(pair), network: limiter(network), account: limiter(account) }
}

async function consumed(of: RateLimiterMemory, key: number): Promise<number | undefined> {
  try {
    await of.consume(key)
    return undefined
  } catch (refused) {
    // It refuses by rejecting with how long it takes.
    if (refused instanceof Error) throw refused
    return Math.max(1, Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000))
  }
}
