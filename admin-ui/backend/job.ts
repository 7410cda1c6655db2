/**
 * What the pages need of the node about jobs: reading one, looking for sites, and everything that
 * people do with a job. Every call is the actor's: a guard reaches jobs of the guard's own run only,
 * and on them what a guard may do.
 */
import type { AssignmentId, CompanyId, DeltaId, StreamId } from '../../protocol/ids.ts'
import type { Standing } from '../../protocol/job/assignments.ts'
import type { Attention } from '../../protocol/job/attention.ts'
import type { EntryKind, FieldName } from '../../protocol/job/fields.ts'
import type { EntryLine } from '../../protocol/job/fold.ts'
import type { JobView } from '../../protocol/job/view.ts'
import type { JobFile, JobFilesBackend } from './job-file.ts'
import type { SiteOfJob } from './site.ts'
import type { Actor } from './user.ts'

export interface JobsBackend extends JobFilesBackend {
  /** Undefined: there is no such job, or none that this actor may see. */
  sheet(actor: Actor, job: StreamId): Promise<JobSheet | undefined>
  /** Sites of earlier jobs whose name or reference begins so, the last used first. */
  sites(actor: Actor, text: string): Promise<readonly SiteLine[]>
  /** Jobs that go on at that site, the oldest first. */
  openAt(actor: Actor, site: SiteWords, except?: StreamId): Promise<readonly JobAtSite[]>
  /** Response classes with the minutes until somebody is on site. */
  responseClasses(): readonly ResponseClass[]

  create(actor: Actor, input: NewJob): Promise<JobSaved | JobRefused>
  /** Of a complete job it is held: `held` says so. */
  edit(actor: Actor, job: StreamId, input: JobEdit): Promise<JobSaved | JobRefused>
  sendHeldEdit(actor: Actor, job: StreamId, id: string): Promise<JobSaved | JobRefused>
  /** False: there is none any more. */
  dropHeldEdit(actor: Actor, job: StreamId, id: string): Promise<boolean>

  /** Accepting, under way, on site, complete … of an assignment of ours; absent: the only one. */
  reportStage(actor: Actor, job: StreamId, input: StageReport): Promise<JobSaved | JobRefused>
  withdrawStage(
    actor: Actor,
    job: StreamId,
    input: { readonly stage: DeltaId; readonly reason: string },
  ): Promise<JobSaved | JobRefused>
  /** Declines or releases. */
  leave(
    actor: Actor,
    job: StreamId,
    input: {
      readonly how: 'declined' | 'released'
      readonly reason: string
      readonly assignment?: AssignmentId
    },
  ): Promise<JobSaved | JobRefused>
  /** Passes on to a linked provider, or adds one. */
  passOn(actor: Actor, job: StreamId, input: PassOn): Promise<JobSaved | JobRefused>
  /** Hands on to one without a link: this company attends on paper, and enters its stages. */
  passToPhoned(actor: Actor, job: StreamId, input: PhonedProvider): Promise<JobSaved | JobRefused>
  recall(
    actor: Actor,
    job: StreamId,
    input: { readonly assignment: AssignmentId; readonly reason: string },
  ): Promise<JobSaved | JobRefused>
  /** Of a recall, or of the issuer's close. */
  confirm(
    actor: Actor,
    job: StreamId,
    input: { readonly assignment?: AssignmentId },
  ): Promise<JobSaved | JobRefused>
  attend(actor: Actor, job: StreamId): Promise<JobSaved | JobRefused>
  close(
    actor: Actor,
    job: StreamId,
    input: { readonly cancelled: boolean; readonly reason: string },
  ): Promise<JobSaved | JobRefused>
  reopen(
    actor: Actor,
    job: StreamId,
    input: { readonly assignments?: readonly AssignmentId[]; readonly reason: string },
  ): Promise<JobSaved | JobRefused>
  /** The visit of `by`, a job of ours at the same site, serves this one too. */
  combine(
    actor: Actor,
    job: StreamId,
    input: { readonly by: StreamId },
  ): Promise<JobSaved | JobRefused>
  /** Tells the company that attends by an assignment of ours; a new code replaces the last. */
  giveVisitCode(
    actor: Actor,
    job: StreamId,
    input: { readonly assignment: AssignmentId; readonly code: string },
  ): Promise<{ readonly refused: false } | JobRefused>

  writeEntry(actor: Actor, job: StreamId, input: NewEntry): Promise<JobSaved | JobRefused>
  /** Never leaves this company. */
  writeInternalNote(actor: Actor, job: StreamId, text: string): Promise<JobSaved | JobRefused>
  withdrawEntry(
    actor: Actor,
    job: StreamId,
    input: { readonly delta: DeltaId; readonly slot: number; readonly reason: string },
  ): Promise<JobSaved | JobRefused>
}

/** Everything about one job. */
export type JobSheet = {
  /** This company. */
  readonly own: CompanyId
  readonly job: JobView
  readonly attention: readonly Attention[]
  readonly recipients: readonly Recipient[]
  readonly held: readonly HeldLine[]
  readonly timeline: readonly TimelineLine[]
  readonly files: readonly JobFile[]
  /** Of the book; absent where the place was only typed. */
  readonly site?: SiteOfJob
  /** Codes of visits that go on, for who tells or needs them: a secret, never on paper. */
  readonly codes: readonly { readonly assignment: AssignmentId; readonly code: string }[]
  readonly responseClasses: readonly ResponseClass[]
  /** Resolution codes of this company; none: the usual ones are offered. */
  readonly resolutions: readonly string[]
  /** What Complete still needs, by open assignment of ours. */
  readonly missing: readonly {
    readonly assignment: AssignmentId
    readonly needs: readonly Need[]
  }[]
}

/** Whom a saved change goes to, and whom somebody has to phone. */
export type Recipient = {
  readonly company?: CompanyId
  readonly code: string
  readonly name: string
  readonly how: 'sent' | 'not sent – phone'
}

/** What Complete may need, by the company's own setting. */
export type Need =
  | 'on-site'
  | 'off-site'
  | 'resolution'
  | 'order-number'
  | 'docket-number'
  | 'advised'

/** Text, a number, or for times ms since 1970; an empty text clears. */
export type FieldInputs = { readonly [name in FieldName]?: string | number | boolean }

/** An edit of a complete job: kept here, unsent. */
export type HeldLine = {
  readonly id: string
  readonly edit: {
    readonly fields: FieldInputs
    readonly entry?: { readonly kind: EntryKind; readonly text: string }
    readonly by: string
    readonly at: number
  }
}

export type TimelineLine = EntryLine & {
  readonly withdrawnBy?: EntryLine
  /** Ours alone. */
  readonly internal: boolean
  readonly standing: Standing
}

/** A site as a job names it. */
type SiteWords = {
  /** Of the book: there other jobs may have other names for it. */
  readonly site?: StreamId
  readonly name: string
  readonly address?: string
  readonly reference?: string
}

export type SiteLine = {
  readonly name: string
  readonly address: string
  readonly reference: string
  readonly account: string
  readonly timeZone: string
  /** The company whose version of the site it is: who issued that job. */
  readonly owner: { readonly code: string; readonly name: string }
  /** When it was last named. */
  readonly usedAt: number
}

export type JobAtSite = {
  readonly id: StreamId
  readonly number: string
  readonly issuer: { readonly code: string; readonly name: string }
  readonly openedAt: number
  readonly type?: string
  readonly request?: string
  /** This company issued it: its visit can serve others. */
  readonly ours: boolean
  /** This company attends it, and its visit can be another one's: nothing was passed on or tied. */
  readonly servable: boolean
  /** The job whose visit serves it. */
  readonly servedBy?: StreamId
  readonly status: string
}

export type ResponseClass = { readonly name: string; readonly minutes: number }

/** A linked company, or the words under which somebody is phoned. */
export type Party = { readonly company: CompanyId } | { readonly name: string }

type NewJob = {
  readonly fields: FieldInputs
  /** A site of the book: it says name and address. */
  readonly site?: StreamId
  /** The number that our own system gave it; absent: our code and counter. */
  readonly number?: string
  readonly alarmCompany?: Party
  readonly customer?: Party
  readonly providers: readonly Party[]
  readonly attend: boolean
  /** Minutes in which the provider has to answer; absent: the link's setting. */
  readonly answerMinutes?: number
  /** Jobs of ours to do at the same site that the visit of the new one serves, too. */
  readonly serves: readonly StreamId[]
}

export type JobEdit = {
  readonly fields: FieldInputs
  /** Whose assignment fields these are; absent: ours. */
  readonly assignment?: AssignmentId
  /** The writes that the form had shown. */
  readonly seen?: { readonly [name in FieldName]?: readonly DeltaId[] }
}

type StageReport = {
  readonly stage:
    | 'accepted'
    | 'despatched'
    | 'en route'
    | 'on site'
    | 'off site'
    | 'stood down'
    | 'abandoned'
    | 'complete'
  readonly assignment?: AssignmentId
  readonly reason?: string
  readonly fields?: FieldInputs
  /** ms since 1970; absent: now. */
  readonly happenedAt?: number
}

type PassOn = {
  readonly to: CompanyId
  readonly passes?: AssignmentId
  readonly fields: FieldInputs
  readonly answerMinutes?: number
}

type PhonedProvider = {
  readonly name: string
  /** What was agreed with it: kept on our own assignment. */
  readonly fields: FieldInputs
  /** Which of ours; absent: the only one, or a new one. */
  readonly assignment?: AssignmentId
}

type NewEntry = {
  readonly kind: Exclude<EntryKind, 'attachment'>
  readonly text: string
  readonly items?: readonly string[]
  readonly assignment?: AssignmentId
  /** The seal check that it answers. */
  readonly answers?: DeltaId
  readonly happenedAt?: number
}

/** Saved, and who gets it. */
export type JobSaved = {
  readonly refused: false
  readonly job: StreamId
  readonly recipients: readonly Recipient[]
  /** The job is complete: the change is kept here as this held edit. */
  readonly held?: string
}

export type JobCode =
  | 'not-found'
  | 'not-on-the-job'
  | 'may-not'
  | 'already-on-the-job'
  | 'not-linked'
  | 'unknown-company'
  | 'invalid'
  | 'missing'
  | 'reason-needed'
  | 'ended'
  | 'not-ended'
  | 'nothing-to-confirm'
  | 'passed-on'
  | 'not-held'
  | 'number-taken'
  | 'too-many'
  | 'unwritable'

export type JobRefused = {
  readonly refused: true
  readonly code: JobCode
  /** A sentence in English that says what to do. */
  readonly message: string
  readonly field?: string
  /** Names of what Complete still needs, and the like. */
  readonly details?: readonly string[]
}
