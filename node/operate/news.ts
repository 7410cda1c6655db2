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
  /** ms since 1970: nothing was heard of the company since then. */
  | { readonly is: 'silent'; readonly company: CompanyId; readonly since: number }
  | { readonly is: 'no answer'; readonly job: StreamId; readonly assignment: AssignmentId }

/** Alarms kept for the status page, the newest last. */
const alarms_max = 200

export type Alarm = NewsItem & { readonly at: number }

export class News {
  readonly #log: Log
  readonly #alarms: Alarm[] = []
  readonly #listeners = new Set<(item: NewsItem) => void>()

  constructor(log: Log) {
    this.#log = log
  }

  tell(item: NewsItem): void {
    const { is, ...details } = item
    if (is === 'connected' || is === 'disconnected') this.#log.info(details, is)
    else {
      this.#log.warn(details, is)
      this.#alarms.push({ ...item, at: Date.now() })
      if (this.#alarms.length > alarms_max) this.#alarms.shift()
    }
    for (const listener of this.#listeners) listener(item)
  }

  alarms(): readonly Alarm[] {
    return this.#alarms
  }

  onNews(listener: (item: NewsItem) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
