/** Who has logged in: random ids in cookies, their hashes in memory, gone with the process. */
import { hash, randomBytes } from 'node:crypto'

/** Screens of one company; past that the oldest has to log in again. */
const sessions_max = 50
/** A shift. */
const session_ms = 12 * 3_600_000
const session_id_bytes = 32

export class Sessions {
  readonly #now: () => number
  /** By the hash of the id: how long it took to find one tells nothing of the id. */
  readonly #ends = new Map<string, number>()

  constructor(now: () => number) {
    this.#now = now
  }

  /** A new session's id. */
  open(): string {
    for (const oldest of this.#ends.keys()) {
      if (this.#ends.size < sessions_max) break
      this.#ends.delete(oldest)
    }
    const id = randomBytes(session_id_bytes).toString('base64url')
    this.#ends.set(keyOf(id), this.#now() + session_ms)
    return id
  }

  isOpen(id: string | undefined): boolean {
    const end = id === undefined ? undefined : this.#ends.get(keyOf(id))
    return end !== undefined && this.#now() < end
  }

  close(id: string | undefined): void {
    if (id !== undefined) this.#ends.delete(keyOf(id))
  }
}

function keyOf(id: string): string {
  return hash('sha256', id, 'hex')
}
