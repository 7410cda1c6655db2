/** What is to be said once to a session, on its next whole page. Gone with the process. */
import { BoundedMap } from '../protocol/identity/bounded-map.ts'
import type { Flash } from './view.ts'

/** Everybody of a large company, twice. */
const sessions_max = 500
/** A page that is never shown again must not gather them. */
const flashes_max = 5

export class Flashes {
  readonly #waiting = new BoundedMap<string, readonly Flash[]>(sessions_max)

  put(session: string, flash: Flash): void {
    const before = this.#waiting.get(session) ?? []
    this.#waiting.set(session, [...before, flash].slice(-flashes_max))
  }

  /** What waits, which is then told. */
  take(session: string): readonly Flash[] {
    const waiting = this.#waiting.get(session) ?? []
    if (waiting.length > 0) this.#waiting.set(session, [])
    return waiting
  }
}
