/**
 * What the pages need of the node for the board. All times in ms since 1970.
 *
 * A guard's board holds the jobs of the guard's own run and nothing of others: no row, count or
 * search tells that they are there.
 */
import type { AssignmentId, CompanyId, StreamId } from '../../protocol/ids.ts'
import type { Life } from '../../protocol/job/assignments.ts'
import type { Attention } from '../../protocol/job/attention.ts'
import type { Actor } from './user.ts'

export interface BoardBackend {
  /**
   * Jobs that go on: what wants somebody first, the most urgent before the others, then the newest.
   * With words, or with jobs that have ended: the newest first. At most `board_rows_max` (100) rows.
   * `cursor` is `next` of the page before; a wrong one begins anew.
   */
  page(
    actor: Actor,
    query: BoardQuery,
    options?: { readonly cursor?: string; readonly limit?: number },
  ): Promise<BoardPage>
  /** A row as it is now, for one that refreshes itself; undefined: no such job, or none to see. */
  row(actor: Actor, job: StreamId): Promise<BoardRow | undefined>
  /** For the tabs. Costs the same however many jobs there are. */
  counts(actor: Actor): Promise<BoardCounts>
  /** This actor has looked at the job as it is now; false: no such job, or none to see. */
  seen(actor: Actor, job: StreamId): Promise<boolean>
  /**
   * Of the query of an address or of a saved filter; what can't be read is left out. Names are those
   * of `BoardQuery`, but `on-site`; what is true is 1. `from` and `to` may also be days as a date
   * field has them, of the company's time zone and both included.
   */
  readQuery(text: string): BoardQuery
  /** The same as text, without a '?'; queries that ask the same are the same text. */
  printQuery(query: BoardQuery): string
}

/** What is given must all hold. */
export type BoardQuery = {
  /** Absent: those that go on, or all of them when words are looked for. */
  readonly lives?: 'going on' | 'ended' | 'all' | Life
  /** Only jobs that want this. */
  readonly attention?: Attention
  readonly type?: string
  /** On the job; `as` says in which part. */
  readonly company?: CompanyId
  readonly as?: BoardPartOfCompany
  readonly priority?: number
  /** Late now. */
  readonly overdue?: true
  /** The actor has them. */
  readonly mine?: true
  /** Somebody is on site. */
  readonly onSite?: true
  /** Somebody has still to take it, here or elsewhere. */
  readonly unaccepted?: true
  /** The whole name or reference of a site; capitals don't matter. */
  readonly site?: string
  /** Opened from then on. */
  readonly from?: number
  /** Opened before. */
  readonly to?: number
  /** Words: all of them, the last one also as a beginning. */
  readonly text?: string
}

type BoardPartOfCompany = 'issuer' | 'provider' | 'customer' | 'alarm company'

export type BoardPage = {
  readonly rows: readonly BoardRow[]
  /** Absent at the end. */
  readonly next?: string
  /**
   * So much fits, or so little of it, that only jobs opened since then were looked through. There
   * may be fewer rows than asked for, or none; `next` goes on from there.
   */
  readonly lookedBackTo?: number
  /** Changed jobs whose words can't be found yet, at most that many: a moment, or after an upgrade. */
  readonly unread?: BoardCount
  /** What was typed has signs only, as `-` or `#`: nothing can be looked for. */
  readonly noWords?: true
}

export type BoardRow = {
  readonly id: StreamId
  /** Grows with each change of the job: a row with a smaller one is older. */
  readonly revision: number
  readonly number: string
  readonly issuer: { readonly code: string; readonly name: string }
  readonly life: Life
  readonly openedAt: number
  /** When it was asked for: what was entered, else when it was opened. */
  readonly receivedAt: number
  readonly type?: string
  readonly priority?: number
  readonly siteName?: string
  readonly siteAddress?: string
  /** The beginning of it. */
  readonly request?: string
  /** Who attends, in the order in which they came to it. */
  readonly assignments: readonly BoardAssignment[]
  /** The most urgent first. */
  readonly attention: readonly Attention[]
  /** The earliest due time of somebody who has not arrived. */
  readonly due?: { readonly at: number; readonly is: 'late' | 'soon' | 'later' }
  /** Who has the job, at this company. */
  readonly owner?: { readonly user?: string; readonly name: string }
  /** When somebody here first did something about it: the response clock stands since then. */
  readonly firstActionAt?: number
  /** Changes by other companies since somebody here looked at it. */
  readonly unseen: number
}

export type BoardAssignment = {
  readonly id: AssignmentId
  readonly code: string
  readonly name: string
  /** This company attends. */
  readonly ours: boolean
  /** The stage reached, or how it ended. */
  readonly status: string
  readonly ended: boolean
  readonly run?: string
  readonly dueAt?: number
}

/** As far as it was counted; `more`: there are more than that. */
export type BoardCount = { readonly count: number; readonly more: boolean }

export type BoardCounts = {
  readonly goingOn: BoardCount
  /** Of those that go on, and what an end leaves to be done: they want somebody. */
  readonly attention: BoardCount
  readonly mine: BoardCount
  readonly ended: BoardCount
  readonly wanting: { readonly [what in Attention]: BoardCount }
}
