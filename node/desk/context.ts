/** What the use cases of the desk share, and how they refuse. */
import type { StreamId } from '../../protocol/ids.ts'
import type { DeskOwner, DeskPerson, SilentLink, Storage } from '../../storage/storage.ts'
import type { AddressBook } from '../address-book/address-book.ts'
import type { JobContext } from '../job/context.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { Sequence } from '../stream/sequence.ts'
import type { ShownHandOvers } from './shown.ts'
import type { Tests } from './tests.ts'

export type DeskContext = {
  readonly jobs: JobContext
  readonly storage: Storage
  readonly now: () => number
  readonly addressBook: AddressBook
  /** The company's time zone. */
  readonly zone: () => string
  /** Links that nothing is heard of for longer than their settings allow. */
  readonly silentLinks: () => readonly SilentLink[]
  /** What the desk keeps is changed one at a time: what is read in a change is all there is. */
  readonly changes: Sequence
  readonly tests: Tests
  readonly shown: ShownHandOvers
  readonly news: DeskNews
}

/** A job's line on the desk, or the desk as a whole: tests, notes, hand-overs. */
type DeskChange = StreamId | 'desk'

/** Tells whoever shows the desk that something has changed, once it is durable. */
export class DeskNews {
  readonly #listeners = new Set<(what: DeskChange) => void>()

  onChanged(listener: (what: DeskChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  tell(what: DeskChange): void {
    for (const listener of this.#listeners) listener(what)
  }
}

export type DeskCode =
  | 'not-found'
  | 'invalid'
  | 'missing'
  | 'may-not'
  | 'ended'
  | 'owned'
  | 'not-held'
  | 'logged-off'
  | 'too-many'

export type DeskRefusal = {
  readonly refused: true
  readonly code: DeskCode
  readonly message: string
  readonly field?: string
  readonly details?: readonly string[]
  /** With `owned`: who has the job. */
  readonly owner?: DeskOwner
}

export function refuseDesk(
  code: DeskCode,
  message: string,
  more: Pick<DeskRefusal, 'field' | 'owner'> = {},
): DeskRefusal {
  return { refused: true, code, message, ...more }
}

export const noSuchJob = refuseDesk('not-found', 'There is no such job here.')

/** The job of this id; streams of other kinds are none. */
export async function openJob(desk: DeskContext, job: StreamId): Promise<OpenStream | undefined> {
  const open = await desk.jobs.streams.get(job)
  return open?.state.kind === 'job' ? open : undefined
}

export function samePerson(one: DeskPerson | undefined, other: DeskPerson): boolean {
  if (!one) return false
  return one.user === undefined && other.user === undefined
    ? one.name === other.name
    : one.user === other.user
}
