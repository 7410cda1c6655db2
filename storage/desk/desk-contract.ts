/** What is kept of the desk; part of `storage.ts`, which gives it on. All times in ms since 1970. */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import type { Life } from '../../protocol/job/assignments.ts'

/** Somebody of this company: a user, or a program by the name of its token. */
export type DeskPerson = { readonly user?: string; readonly name: string }

export type DeskOwner = DeskPerson & { readonly since: number }

export type FirstAction = DeskPerson & {
  readonly at: number
  readonly what: 'taken' | 'stage' | 'call' | 'note' | 'edit' | 'act'
}

/** Who has a job, and what was done first about it. */
export type DeskJobRecord = {
  readonly job: StreamId
  /** When it came to be here. */
  readonly since: number
  readonly firstAction?: FirstAction
  readonly owner?: DeskOwner
  /** Who had it last and logged off. */
  readonly left?: DeskPerson & { readonly at: number }
  /** It goes on, nobody has it, and nobody has acted on it or who had it has let go of it. */
  readonly waiting: boolean
  /** The newest last. */
  readonly turns: readonly DeskTurnRecord[]
}

export type WaitingJob = {
  readonly job: StreamId
  /** When it came to be here. */
  readonly since: number
  /** When somebody who had it logged off. */
  readonly leftAt?: number
}

export type DeskTurnRecord = {
  readonly at: number
  readonly is: 'taken' | 'taken over' | 'given back' | 'left' | 'ended'
  readonly by: string
  readonly from?: string
}

export type TestSubject =
  | { readonly is: 'site'; readonly site: string }
  | { readonly is: 'account'; readonly account: string }
  | { readonly is: 'job'; readonly job: StreamId }

/** Something whose alarms are a test. */
export type TestRecord = {
  /** 32 random hex digits. */
  readonly id: string
  readonly subject: TestSubject
  readonly why: string
  readonly by: string
  readonly from: number
  /** It ends by itself, or was ended by somebody. */
  readonly until: number
  readonly endedBy?: string
}

export type ShiftNoteRecord = {
  /** 32 random hex digits. */
  readonly id: string
  readonly text: string
  readonly by: string
  readonly at: number
  readonly done?: { readonly by: string; readonly at: number }
}

/** A job as it was when somebody signed for it. */
export type HandOverJob = {
  readonly id: StreamId
  readonly number: string
  readonly life: Life
  readonly openedAt: number
  readonly type?: string
  readonly site?: string
  readonly request?: string
  readonly owner?: DeskOwner
  readonly left?: { readonly name: string; readonly at: number }
  readonly due?: { readonly is: 'late' | 'soon'; readonly minutes: number; readonly at: number }
}

/** All of them are counted; of very many only the first are kept. */
export type HandOverJobs = { readonly jobs: readonly HandOverJob[]; readonly count: number }

export type HandOverTest = TestRecord & {
  /** Of a job that is here. */
  readonly number?: string
  readonly state: 'planned' | 'on test' | 'ended'
}

export type SilentLink = {
  readonly company: CompanyId
  readonly code: string
  readonly name: string
  /** Nothing was heard since. */
  readonly since: number
}

export type HandOverLists = {
  readonly owned: HandOverJobs
  readonly waiting: HandOverJobs
  readonly onTest: readonly HandOverTest[]
  readonly silent: readonly SilentLink[]
  readonly notes: readonly ShiftNoteRecord[]
}

/** What somebody who came in signed for, as it was. */
export type HandOverRecord = {
  /** 12 hex digits of `at`, then 20 random ones: they sort by time. */
  readonly id: string
  readonly at: number
  /** When the lists were put together. */
  readonly shownAt: number
  readonly user?: string
  readonly by: string
  readonly remark?: string
  readonly lists: HandOverLists
}

export interface DeskStore {
  job(job: StreamId): Promise<DeskJobRecord | undefined>
  /** Jobs of one user, in the order of their ids; durable ones only. */
  ownedBy(user: string): AsyncIterable<StreamId>
  /** All jobs that somebody has, a program's without a user; durable ones only. */
  owned(): AsyncIterable<{ readonly user?: string; readonly job: StreamId }>
  /** Jobs that wait, in the order of their ids; durable ones only. */
  waiting(): AsyncIterable<WaitingJob>
  tests(): Promise<readonly TestRecord[]>
  note(id: string): Promise<ShiftNoteRecord | undefined>
  notes(): Promise<readonly ShiftNoteRecord[]>
  handOver(id: string): Promise<HandOverRecord | undefined>
  /** The newest first, from before one on; durable ones only. */
  handOvers(before?: string): AsyncIterable<HandOverRecord>
  /** Ids of the oldest that are older than a time, ms. */
  handOversOlderThan(at: number, limit: number): Promise<readonly string[]>
}

export interface DeskChanges {
  /** With the rows by which it is found; `before` is what was there. */
  putDeskJob(record: DeskJobRecord, before: DeskJobRecord | undefined): void
  putTest(record: TestRecord): void
  deleteTest(id: string): void
  putShiftNote(record: ShiftNoteRecord): void
  deleteShiftNote(id: string): void
  putHandOver(record: HandOverRecord): void
  deleteHandOvers(ids: readonly string[]): void
}
