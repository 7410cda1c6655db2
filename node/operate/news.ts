/** What happens at a node that people are told of: logged, kept for the status, handed to pages. */
import type { AssignmentId, CompanyId, NodeId, StreamId } from '../../protocol/ids.ts'
import type { Log } from './log.ts'

export type NewsItem =
  | {
      readonly is: 'connected' | 'disconnected'
      readonly company: CompanyId
      readonly node: NodeId
    }
  /** The peer says that there is no link; this side thinks there is. */
  | { readonly is: 'not linked there'; readonly company: CompanyId; readonly node: NodeId }
  /** ms; positive: the peer's clock is ahead. */
  | { readonly is: 'clock alarm'; readonly company: CompanyId; readonly difference: number }
  /** The peer holds more of what we wrote than we do: this directory was copied or restored. */
  | { readonly is: 'restored'; readonly company: CompanyId }
  /** The peer hears something else with our key: a copy of this node runs at the same time. */
  | { readonly is: 'copy runs'; readonly company: CompanyId }
  /** Two copies of the peer's node run at the same time. */
  | { readonly is: 'copies there'; readonly company: CompanyId }
  /** The peer refuses our certificate: this is an old copy of the node, or it was revoked. */
  | {
      readonly is: 'certificate refused'
      readonly company: CompanyId
      readonly why: 'revoked' | 'superseded'
    }
  /** The company's node has a new key, under this serial. */
  | { readonly is: 'node renewed'; readonly company: CompanyId; readonly serial: number }
  /** The company has revoked the certificate of this serial. */
  | { readonly is: 'node revoked'; readonly company: CompanyId; readonly serial: number }
  /** ms since 1970: nothing was heard of the company since then. */
  | { readonly is: 'silent'; readonly company: CompanyId; readonly since: number }
  /** Of this company itself; a sentence that says why. */
  | { readonly is: 'backup failed'; readonly company: CompanyId; readonly reason: string }
  /** None was good for twice the interval; ms since 1970 of the last one. */
  | { readonly is: 'backup overdue'; readonly company: CompanyId; readonly since?: number }
  | { readonly is: 'no answer'; readonly job: StreamId; readonly assignment: AssignmentId }

/** Alarms kept for the status page, the newest last. */
const alarms_max = 200
/** The same news of one company again within that time is not told: a peer could make it at will. */
const repeat_ms_min = 3_600_000

export type Alarm = NewsItem & { readonly at: number }

export class News {
  readonly #log: Log
  readonly #alarms: Alarm[] = []
  /** By kind and company: when it was told last. As many as there are links, times the kinds. */
  readonly #told = new Map<string, number>()
  readonly #listeners = new Set<(item: NewsItem) => void>()

  constructor(log: Log) {
    this.#log = log
  }

  tell(item: NewsItem): void {
    const { is, ...details } = item
    if (this.#isRepeated(item)) return
    if (is === 'connected' || is === 'disconnected') this.#log.info(details, is)
    else {
      this.#log.warn(details, is)
      this.#alarms.push({ ...item, at: Date.now() })
      if (this.#alarms.length > alarms_max) this.#alarms.shift()
    }
    for (const listener of this.#listeners) listener(item)
  }

  /** Unanswered jobs and connections are each their own; the rest is once an hour and company. */
  #isRepeated(item: NewsItem): boolean {
    if (item.is === 'no answer' || item.is === 'connected' || item.is === 'disconnected')
      return false
    const key = `${item.is}/${item.company}`
    const last = this.#told.get(key)
    if (last !== undefined && Date.now() - last < repeat_ms_min) return true
    this.#told.set(key, Date.now())
    return false
  }

  alarms(): readonly Alarm[] {
    return this.#alarms
  }

  onNews(listener: (item: NewsItem) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
