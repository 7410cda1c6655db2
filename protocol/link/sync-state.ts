/** The state of the sync machine: one variant a phase of the connection. For sync*.ts only. */
import type { StreamId } from '../ids.ts'
import type { Bye } from './byes.ts'
import type { Deltas, Frontier, Frontiers, Message, Supply, Want } from './messages.ts'
import type { Effect, Facts, Lane } from './sync-contract.ts'

export type State = Greeting | Open | { readonly is: 'closed' }

/** Our Hello is sent, the peer's isn't here. */
export type Greeting = {
  readonly is: 'greeting'
  readonly facts: Facts
  readonly since: number
  /** Asked for before there was anybody to ask. */
  readonly wanted: readonly StreamId[]
}

/** Both Hellos were exchanged. Each part belongs to one file. */
export type Open = {
  readonly is: 'open'
  readonly watch: Watch
  readonly live: Live
  readonly serving: Serving
  readonly asking: Asking
  readonly writing: Writing
  readonly comparing: Comparing
}

/** sync-watch.ts: when each side was last heard, and their clocks. */
export type Watch = {
  readonly heardAt: number
  readonly spokeAt: number
  readonly clockOff: boolean
}

/** sync-live.ts: our outbox on its way to the peer. */
export type Live = {
  readonly outboxId: string
  readonly tail: number
  readonly acknowledged: number
  readonly sent: number
  /** Last positions of the frames sent and not acknowledged. */
  readonly flight: readonly number[]
  /** When the flight last changed for the better: took off, or came nearer. */
  readonly progressAt: number
  readonly loading: boolean
  /** The last load stopped at a limit: another full frame is waiting. */
  readonly bulk: boolean
}

/** sync-supply.ts: what the peer asked for. */
export type Serving = {
  readonly active: (Want & { readonly cursor: number }) | undefined
  readonly next: Want | undefined
  readonly loading: boolean
  readonly sent: number
  readonly acknowledged: number
  readonly progressAt: number
}

/** sync-want.ts: what we ask for, one stream at a time. */
export type Asking = {
  readonly nextWant: number
  /** Streams whose live deltas wait: they come first. */
  readonly urgent: readonly StreamId[]
  /** A page of the durable rows. */
  readonly stored: readonly StreamId[]
  /** Durable rows may exist that are in neither list. */
  readonly moreStored: boolean
  readonly loading: boolean
  readonly active: ActiveWant | undefined
  /** All its frames are here, and not all of them durable. */
  readonly storing: ActiveWant | undefined
}

export type ActiveWant = {
  readonly want: number
  readonly stream: StreamId
  /** The Want was sent: its heads are older than whatever is marked from now on. */
  readonly asked: boolean
  /** Marked wanted again since then: another Want must follow. */
  readonly again: boolean
  /** The last frame is here. */
  readonly ended: boolean
  readonly progressAt: number
}

/** sync-write.ts: what waits to be written here, and the one write that is under way. */
export type Writing = {
  readonly busy: Write | undefined
  readonly mark: Mark | undefined
  /** The peer's outbox isn't known here: its id has to be stored. */
  readonly adopt: boolean
  readonly deltas: readonly Deltas[]
  readonly supplies: readonly Supply[]
  readonly inboxId: string
  /** The position that the next Deltas frame begins with. */
  readonly expected: number
  /** Durable here. */
  readonly through: number
  /** Supply frames durable here. */
  readonly supplied: number
  /** Whose turn it is when both lanes wait. */
  readonly turn: Lane
  /** The peer has used its share up: these wait, what came is kept and not acknowledged. */
  readonly resting: readonly Lane[]
}

export type Write =
  | { readonly is: 'mark' }
  | { readonly is: 'adopt' }
  | { readonly is: 'deltas'; readonly through: number }
  | { readonly is: 'supply'; readonly last: boolean }

export type Mark = {
  readonly wanted: readonly StreamId[]
  readonly reintroduce: readonly StreamId[]
  readonly digestDue: boolean | undefined
}

/** sync-digest.ts: the comparison of what both hold. */
export type Comparing = {
  /** Who lists, and who answers, is decided by whose outbox id is lower. */
  readonly lists: boolean
  readonly phase: Phase
  /** Another comparison is to follow: ours. */
  readonly dueAgain: boolean
  /** The peer's Digest for the comparison after this one: it ends a little earlier there. */
  readonly early: readonly string[] | undefined
}

export type Phase =
  | { readonly is: 'idle' }
  /** Waits until what has to be stored first is durable. */
  | { readonly is: 'due'; readonly theirs: readonly string[] | undefined }
  | { readonly is: 'hashing'; readonly theirs: readonly string[] | undefined }
  | { readonly is: 'hashed'; readonly ours: readonly string[] }
  | Listing
  | Answering
  /** What was found out is being written, and then the digest flag is cleared. */
  | { readonly is: 'ending' }

/** We send pages, bucket by bucket; each is answered before the next. */
export type Listing = {
  readonly is: 'listing'
  /** Buckets that differ and are not done; the first is at work. */
  readonly buckets: readonly number[]
  readonly after: StreamId | undefined
  readonly at: 'page' | 'loading' | 'answer' | 'comparing'
  /** The bucket goes on after the page that was sent. */
  readonly more: boolean
}

/** The peer sends pages, we answer. */
export type Answering = {
  readonly is: 'answering'
  readonly buckets: readonly number[]
  readonly after: StreamId | undefined
  readonly page: Frontiers | undefined
  /** The answer to the page; held back while many rows wait for the peer. */
  readonly answers: readonly Frontier[] | undefined
}

/** What a part hands back: itself changed, or why the connection must end. */
export type Turned<T> = T | Bye

/** One step: its time, and what it has the driver do. Lives no longer than the step. */
export type Turn = { readonly now: number; readonly effects: Effect[] }

/** Has the driver send a message. */
export function send(turn: Turn, message: Exclude<Message, { is: 'unknown' }>): void {
  turn.effects.push({ is: 'send', message })
}

export function isBye(turned: unknown): turned is Bye {
  return typeof turned === 'string'
}
