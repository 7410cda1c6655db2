/**
 * Who is logged in. A session is a random secret in a cookie; kept is its SHA-256, which is the
 * session's id: who reads the database can't use what is there.
 */
import { hash, randomBytes } from 'node:crypto'
import type { SessionRecord, Storage } from '../../storage/storage.ts'
import type { Sequence } from '../stream/sequence.ts'
import type { From } from './context.ts'
import {
  agent_chars_max,
  session_idle_ms,
  session_ms,
  session_seen_ms,
  sessions_of_user_max,
} from './limits.ts'

const secret_bytes = 32
const secret_chars = 43

export type SessionContext = {
  readonly storage: Storage
  readonly now: () => number
  readonly changes: Sequence
}

type EndedListener = (sessions: readonly string[]) => void

export class Sessions {
  readonly #context: SessionContext
  readonly #listeners = new Set<EndedListener>()

  constructor(context: SessionContext) {
    this.#context = context
  }

  /**
   * A new session, to be put by the change that this is asked in, and those that have to go for it:
   * each login has a secret of its own, whatever cookie the browser sent.
   */
  async plan(
    user: string,
    { address, agent }: From,
  ): Promise<{ secret: string; record: SessionRecord; ended: readonly string[] }> {
    const now = this.#context.now()
    const secret = randomBytes(secret_bytes).toString('base64url')
    const record = {
      id: idOf(secret),
      user,
      openedAt: now,
      lastSeenAt: now,
      address,
      agent: agent.slice(0, agent_chars_max),
    }
    const held = await this.#held(user)
    const surplus = held.toSorted(byLastSeen).slice(sessions_of_user_max - 1)
    return { secret, record, ended: surplus.map(({ id }) => id) }
  }

  /** The open session with this secret; notes now and then that it is in use. */
  async find(secret: string | undefined, address: string): Promise<SessionRecord | undefined> {
    if (secret?.length !== secret_chars) return undefined
    const record = await this.#context.storage.sessions.get(idOf(secret))
    if (!record) return undefined
    const now = this.#context.now()
    if (hasEnded(record, now)) {
      await this.#change(record, () => undefined)
      return undefined
    }
    if (now - record.lastSeenAt < session_seen_ms) return record
    return this.#change(record, (held) => ({ ...held, lastSeenAt: now, address }))
  }

  /** A user's open ones, the newest first. */
  async of(user: string): Promise<readonly SessionRecord[]> {
    const now = this.#context.now()
    const open = (await this.#held(user)).filter((record) => !hasEnded(record, now))
    return open.toSorted((a, b) => b.openedAt - a.openedAt)
  }

  /** Whether this user had it. */
  async end(user: string, id: string): Promise<boolean> {
    const record = await this.#context.storage.sessions.get(id)
    if (record?.user !== user) return false
    await this.#change(record, () => undefined)
    return true
  }

  /** Ends those whose time is over. */
  async sweep(): Promise<void> {
    const now = this.#context.now()
    for await (const record of this.#context.storage.sessions.all()) {
      if (hasEnded(record, now)) {
        await this.#change(record, (held) => (hasEnded(held, now) ? undefined : held))
      }
    }
  }

  /** Sessions that a change of their user has ended. */
  tellEnded(ids: readonly string[]): void {
    if (ids.length === 0) return
    for (const listener of this.#listeners) listener(ids)
  }

  onEnded(listener: EndedListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Puts what comes of a session, or ends it; one that has gone meanwhile stays gone. */
  #change(
    { id }: SessionRecord,
    next: (held: SessionRecord) => SessionRecord | undefined,
  ): Promise<SessionRecord | undefined> {
    const { storage, changes } = this.#context
    return changes.run(async () => {
      const held = await storage.sessions.get(id)
      if (!held) return undefined
      const record = next(held)
      await storage.write((unit) => {
        if (record) unit.putSession(record)
        else unit.deleteSession(held)
      })
      if (!record) this.tellEnded([id])
      return record
    })
  }

  async #held(user: string): Promise<SessionRecord[]> {
    const { sessions } = this.#context.storage
    const records = await Promise.all((await sessions.of(user)).map((id) => sessions.get(id)))
    return records.filter((record) => record !== undefined)
  }
}

function idOf(secret: string): string {
  return hash('sha256', secret, 'hex')
}

function byLastSeen(a: SessionRecord, b: SessionRecord): number {
  return b.lastSeenAt - a.lastSeenAt
}

function hasEnded({ openedAt, lastSeenAt }: SessionRecord, now: number): boolean {
  return now - openedAt >= session_ms || now - lastSeenAt >= session_idle_ms
}
