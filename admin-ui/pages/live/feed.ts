/**
 * Tells open pages that something has changed: which job or noun, never what. A page that was away
 * gets what it missed, or, when that is too long ago, that it has to fetch everything anew.
 */
import { randomBytes } from 'node:crypto'
import { PassThrough, type Readable } from 'node:stream'
import type { LiveBackend, LiveId } from '../../backend/live.ts'

/** Changes of one moment go out together: an alarm storm is a few events a second, not thousands. */
const gather_ms = 20
/**
 * A page is grey five seconds after a cable was pulled, so it must hear something more often than
 * that. It costs some bytes a second and screen; proxies close what is silent for a minute.
 */
const beat_ms = 2000
/** Some minutes of a busy night. Who was away for longer fetches all that it shows. */
const changes_kept_max = 1000
/** One for each browser; more where there is no SharedWorker, and a browser opens six at most. */
const streams_per_session_max = 8
/** All screens of a large company. */
const streams_max = 500
/** A browser that takes nothing any more: it connects again when it is back. */
const unread_bytes_max = 256 * 1024

type Open = { readonly session: string; readonly stream: PassThrough }

export class Feed {
  /** Revisions of another start of this node mean nothing here. */
  readonly #start = randomBytes(6).toString('hex')
  readonly #kept: LiveId[] = []
  readonly #open = new Set<Open>()
  #count = 0
  #gathered = new Set<LiveId>()
  #gathering: NodeJS.Timeout | undefined
  #beating: NodeJS.Timeout | undefined
  #detach: (() => void) | undefined

  /** Listens; a company may be set up while the node runs, and begin anew. */
  attach(live: LiveBackend): void {
    this.#detach?.()
    this.#detach = live.changes((what) => this.#changed(what))
  }

  /** How far changes have come: a page that is made now shows all of them. */
  get revision(): string {
    return `${this.#start}.${this.#count}`
  }

  /** Everything after `from`, a revision, and then on. Undefined: as many as may be are open. */
  open(session: string, from: string): Readable | undefined {
    const ofSession = [...this.#open].filter((one) => one.session === session)
    if (ofSession.length >= streams_per_session_max || this.#open.size >= streams_max) {
      return undefined
    }
    const open = { session, stream: new PassThrough() }
    this.#open.add(open)
    open.stream.on('close', () => this.#close(open))
    this.#beating ??= setInterval(() => this.#tell(beat), beat_ms)
    open.stream.write(this.#missedSince(from))
    return open.stream
  }

  /** Ends what these sessions have open, and says why. */
  end(sessions: readonly string[]): void {
    for (const open of this.#open) {
      if (sessions.includes(open.session)) open.stream.end(ended)
    }
  }

  stop(): void {
    this.#detach?.()
    clearTimeout(this.#gathering)
    for (const open of this.#open) {
      open.stream.end()
      this.#close(open)
    }
  }

  #changed(what: LiveId): void {
    this.#gathered.add(what)
    this.#gathering ??= setTimeout(() => {
      const gathered = this.#gathered
      this.#gathered = new Set()
      this.#gathering = undefined
      this.#tell([...gathered].map((one) => this.#keep(one)).join(''))
    }, gather_ms)
  }

  #keep(what: LiveId): string {
    this.#count++
    this.#kept.push(what)
    if (this.#kept.length > changes_kept_max) this.#kept.shift()
    return this.#eventAt(this.#count, what)
  }

  #eventAt(count: number, what: LiveId): string {
    const rev = `${this.#start}.${count}`
    return `id: ${rev}\ndata: ${JSON.stringify({ id: what, rev })}\n\n`
  }

  #missedSince(from: string): string {
    const hello = `retry: 1000\nevent: hello\nid: ${this.revision}\ndata: ${this.revision}\n\n`
    const [start, count = ''] = from.split('.')
    const first = this.#count - this.#kept.length
    const known = start === this.#start && /^\d{1,15}$/.test(count) ? Number(count) : undefined
    if (known === undefined || known < first || known > this.#count) return `${reset}${hello}`
    const missed = this.#kept.slice(known - first)
    return missed.map((what, i) => this.#eventAt(known + i + 1, what)).join('') + hello
  }

  #tell(text: string): void {
    for (const { stream } of this.#open) {
      if (stream.writableLength > unread_bytes_max) stream.destroy()
      else if (!stream.writableEnded) stream.write(text)
    }
  }

  #close(open: Open): void {
    this.#open.delete(open)
    if (this.#open.size > 0) return
    clearInterval(this.#beating)
    this.#beating = undefined
  }
}

// An event without data is not told to scripts.
const beat = 'event: beat\ndata: -\n\n'
const reset = 'event: reset\ndata: -\n\n'
/** What a browser without a session is told: it must not go on trying. */
export const ended = 'event: ended\ndata: -\n\n'
