/** Hashes passwords with Argon2id, a few at a time, and no faster for who is not known. */
import { randomBytes } from 'node:crypto'
import { password_chars_max } from './limits.ts'
import { normalPassword } from './password-rules.ts'

/** The first choice of OWASP's Password Storage Cheat Sheet for Argon2id; ~20 ms here. */
const argon2id = {
  /** KiB: 19 MiB for each hash. */
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const

/** 38 MiB, and one core stays for the rest of the node. */
const hashes_at_once_max = 2
/** About a second of work; who comes then is asked to come again. */
const hashes_waiting_max = 50

/** A password that nobody guesses. */
const decoy_bytes = 32

export interface Hasher {
  /** A PHC string. */
  hash(text: string): Promise<string>
  verify(hash: string, text: string): Promise<boolean>
}

export class Passwords {
  readonly #hasher: Hasher
  /** Of nobody's password: what is compared with where there is no user. */
  #decoy: Promise<string> | undefined
  #running = 0
  readonly #waiting: (() => void)[] = []

  constructor(hasher: Hasher = argon2Hasher()) {
    this.#hasher = hasher
  }

  hash(password: string): Promise<string> {
    return this.#inTurn(() => this.#hasher.hash(normalPassword(password)))
  }

  /**
   * Whether this is the password of the hash. Without a hash it is nobody's and takes as long.
   * 'busy': too many are being compared.
   */
  async matches(hash: string | undefined, password: string): Promise<boolean | 'busy'> {
    if (this.#waiting.length >= hashes_waiting_max) return 'busy'
    const normal = normalPassword(password)
    if ([...normal].length > password_chars_max) return false
    // Before either kind of comparison, so that the first one doesn't tell them apart.
    const decoy = await this.#makeDecoy()
    const right = await this.#inTurn(() => this.#hasher.verify(hash ?? decoy, normal))
    return right && hash !== undefined
  }

  #makeDecoy(): Promise<string> {
    this.#decoy ??= this.hash(randomBytes(decoy_bytes).toString('hex'))
    return this.#decoy
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= hashes_at_once_max) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    } else {
      this.#running++
    }
    try {
      return await work()
    } finally {
      // Who waits takes over the place.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#running--
    }
  }
}

/** Argon2id, loaded at the first use: a node at rest does without it. */
export function argon2Hasher(): Hasher {
  return {
    async hash(text) {
      const argon2 = await import('@node-rs/argon2')
      return argon2.hash(text, argon2id)
    },
    async verify(hash, text) {
      const argon2 = await import('@node-rs/argon2')
      return argon2.verify(hash, text)
    },
  }
}
