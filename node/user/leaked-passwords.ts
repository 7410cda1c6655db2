/**
 * Passwords that were published after break-ins, long enough to be taken otherwise: 112,130, those
 * among the million most often used. The file has the first bytes of the SHA-256 of each, in order, so that nothing is asked
 * elsewhere and nobody reads them there. `npm run leaked-passwords -- LIST` makes it anew.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** Of a hash: with 112,000 of them one password in ten million is refused for another one. */
export const leaked_hash_bytes = 5

export class LeakedPasswords {
  readonly #hashes: Buffer

  constructor(hashes: Buffer) {
    if (hashes.length % leaked_hash_bytes !== 0) throw new Error('the file of hashes is cut off')
    this.#hashes = hashes
  }

  /** Those that come with Baton. */
  static read(): LeakedPasswords {
    return new LeakedPasswords(readFileSync(new URL('./leaked-passwords.bin', import.meta.url)))
  }

  get count(): number {
    return this.#hashes.length / leaked_hash_bytes
  }

  /** Whether this password, in small letters, is one of them. */
  has(small: string): boolean {
    const wanted = leakedHash(small)
    let from = 0
    let to = this.count
    while (from < to) {
      const middle = (from + to) >>> 1
      const order = Buffer.compare(this.#at(middle), wanted)
      if (order === 0) return true
      if (order < 0) from = middle + 1
      else to = middle
    }
    return false
  }

  #at(n: number): Buffer {
    return this.#hashes.subarray(n * leaked_hash_bytes, (n + 1) * leaked_hash_bytes)
  }
}

export function leakedHash(small: string): Buffer {
  return createHash('sha256').update(small).digest().subarray(0, leaked_hash_bytes)
}
