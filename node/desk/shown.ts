/**
 * Hand-overs as they were shown, for some minutes: whoever signs, signs for what the page showed,
 * and not for what has changed behind it.
 */
import { randomBytes } from 'node:crypto'
import type { DeskPerson, HandOverLists } from '../../storage/storage.ts'
import { samePerson } from './context.ts'
import { shown_max, shown_ms_max, shown_of_person_max } from './limits.ts'

const stamp_bytes = 16

type Shown = {
  readonly person: DeskPerson
  /** ms since 1970. */
  readonly at: number
  readonly lists: HandOverLists
}

export class ShownHandOvers {
  /** By stamp, the oldest first. */
  readonly #shown = new Map<string, Shown>()

  /** Under which stamp it can be signed by this person. */
  add(person: DeskPerson, lists: HandOverLists, now: number): string {
    const stamp = randomBytes(stamp_bytes).toString('hex')
    this.#shown.set(stamp, { person, at: now, lists })
    this.#tidy(person, now)
    return stamp
  }

  /** What was shown to this person, unless that is too long ago. Once signed it is gone. */
  take(stamp: string, person: DeskPerson, now: number): Shown | undefined {
    const shown = this.#shown.get(stamp)
    if (!shown || !samePerson(shown.person, person)) return undefined
    this.#shown.delete(stamp)
    return now - shown.at < shown_ms_max ? shown : undefined
  }

  #tidy(person: DeskPerson, now: number): void {
    const stamps = [...this.#shown]
    const own = stamps.filter(([, shown]) => samePerson(shown.person, person))
    const surplus = own.slice(0, Math.max(0, own.length - shown_of_person_max))
    for (const [stamp] of surplus) this.#shown.delete(stamp)
    for (const [stamp, { at }] of stamps) {
      if (now - at >= shown_ms_max || this.#shown.size > shown_max) this.#shown.delete(stamp)
    }
  }
}
