/** A company with its desk and its address book, as the composition root puts them together. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import type { Test } from 'tap'
import { AddressBook } from '../../node/address-book/address-book.ts'
import type { DeskContext, DeskRefusal } from '../../node/desk/context.ts'
import { openDesk, startDesk } from '../../node/desk/open.ts'
import type { Taker } from '../../node/desk/ownership.ts'
import type { SilentLink } from '../../storage/storage.ts'
import type { Company } from '../support/company.ts'

export class Room {
  readonly company: Company
  readonly desk: DeskContext
  readonly book: AddressBook
  readonly silent: SilentLink[]
  /** What listeners were told. */
  readonly told: string[] = []
  /** Moves the desk's clock. */
  later = 0
  #stop: (() => Promise<void>) | undefined
  readonly #listeners = new Set<(sessions: readonly string[]) => void>()

  private constructor(
    company: Company,
    book: AddressBook,
    desk: DeskContext,
    silent: SilentLink[],
  ) {
    this.company = company
    this.book = book
    this.silent = silent
    this.desk = { ...desk, now: () => desk.now() + this.later }
    desk.news.onChanged((what) => this.told.push(what))
  }

  static async open(t: Test, company: Company): Promise<Room> {
    const { storage, links, code, jobs } = company
    const { now } = jobs.streams.context
    const zone = () => 'Europe/Copenhagen'
    const book = new AddressBook({ storage, links, ownCode: code, now, zone })
    await book.load()
    const silent: SilentLink[] = []
    const desk = await openDesk({ jobs, addressBook: book, zone, silentLinks: () => silent })
    const room = new Room(company, book, desk, silent)
    const failed = (error: unknown) => company.failures.push(error)
    room.#stop = await startDesk(room.desk, room, failed)
    t.teardown(() => room.stop())
    return room
  }

  /** In good order; once. */
  async stop(): Promise<void> {
    const stop = this.#stop
    this.#stop = undefined
    await stop?.()
  }

  onEnded(listener: (sessions: readonly string[]) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** A user who is logged in, once more where a user is given. */
  async logIn(name: string, user = hex(name)): Promise<Taker & { readonly session: string }> {
    const session = randomBytes(32).toString('hex')
    await this.company.storage.write((unit) =>
      unit.putSession({
        ...{ id: session, user, openedAt: 1, lastSeenAt: 1, address: '', agent: '' },
      }),
    )
    return { user, name, session }
  }

  /** As the room of users does it: gone from the storage, then told. */
  async logOut({ user = '', session = '' }: Taker): Promise<void> {
    await this.company.storage.write((unit) => unit.deleteSession({ id: session, user }))
    for (const listener of this.#listeners) listener([session])
  }
}

/** 64 digits that stand for a name. */
function hex(name: string): string {
  return Buffer.from(name).toString('hex').padEnd(64, '0')
}

/** Throws where it was refused. */
export function done<Answer extends object>(answer: Answer | DeskRefusal): Answer {
  assert(!('refused' in answer && answer.refused), JSON.stringify(answer))
  return answer as Answer
}

export function refusedAs(
  t: Test,
  answer: object | undefined,
  code: DeskRefusal['code'],
  field?: string,
): void {
  t.match(answer, { refused: true, code, message: /^\w.+\.$/ })
  t.equal((answer as DeskRefusal).field, field)
}
