/**
 * What the interface needs of the node. The composition root makes it; job-backend.ts and
 * link-backend.ts have the parts of the jobs and the links.
 */
import type { CompanyId, NodeId, StreamId } from '../../protocol/ids.ts'
import type { Life } from '../../protocol/job/assignments.ts'
import type { Attention } from '../../protocol/job/attention.ts'
import type { LinkRefusal } from '../../protocol/link/link-frames.ts'
import type { Pairing } from '../../protocol/link/pairing-state.ts'
import type { LinkSettings, LinkState } from '../../storage/storage.ts'
import type { AddressBook } from '../address-book/address-book.ts'
import type { Attachments } from '../attachment/attachments.ts'
import type { Backups } from '../backup/backups.ts'
import type { DeskContext } from '../desk/context.ts'
import type { NamedJobView } from '../job/company-names.ts'
import type { TimelineLine, withdrawEntry, writeEntry, writeInternalNote } from '../job/entries.ts'
import type { HeldEdit } from '../job/held.ts'
import type { attendJob, closeJob, reopenJob, sendHeldEdit } from '../job/lifecycle.ts'
import type { bringIn, confirmEnd, leaveJob, recallAssignment } from '../job/parties.ts'
import type { Recipient } from '../job/result.ts'
import type { reportStage, withdrawStage } from '../job/stages.ts'
import type { LinkingRefusal } from '../link/linking-refusal.ts'
import type { Waiting } from '../link/oldest-waiting.ts'
import type { OwnNode, OwnNodeView } from '../link/own-node.ts'
import type { Obstacle } from '../link/peer.ts'
import type { Slowed } from '../link/spending.ts'
import type { Alarm } from '../operate/news.ts'
import type { SiteContext } from '../site/context.ts'
import type { SiteImports } from '../site/import/imports.ts'
import type { createJobAtSite, editJobAtSite } from '../site/job-at-site.ts'
import type { Acting } from '../stream/append.ts'
import type { Refused } from './error.ts'
import type { JobSummary } from './job-summary.ts'
import type { UserBackend } from './user-backend.ts'

export interface Backend {
  /** Of Baton, as package.json says. */
  readonly version: string
  /** Undefined until the company is set up. */
  company(): CompanyBackend | undefined
  /** Makes the company; the phrase is told this once. Refused `already-set-up`. */
  setUp(input: { readonly name: string; readonly code: string }): Promise<SetUp | Refused>
  /** Begins a company again that has lost its node. Refused `already-set-up`, `wrong-phrase`. */
  recover(input: ToRecover): Promise<Recovered | Refused>
  /** Why no work should be sent here now, in words; undefined: all is well. */
  notReady(): string | undefined
}

export type ToRecover = {
  readonly name: string
  readonly code: string
  readonly phrase: string
  /** Of a partner's node; absent: looked for later. */
  readonly address?: string
}

/** `found`: the link that the partner has shown, which waits for approval, or why there is none. */
export type Recovered = {
  readonly company: CompanyId
  readonly found?: FoundLink | LinkingRefusal
}

/** A link that was lost here. */
export type FoundLink = {
  readonly company: CompanyId
  readonly code: string
  readonly name: string
}

/** This company's own nodes. */
export interface IdentityBackend {
  view(): Promise<OwnNodeView>
  /** The node goes on under the new key about a second after this. */
  readonly rotate: OwnNode['rotate']
  readonly revoke: OwnNode['revoke']
  /** Asks a partner's node for the link that was lost; it waits for approval. */
  find(address: string): Promise<FoundLink | LinkingRefusal>
}

export type SetUp = { readonly company: CompanyId; readonly recoveryPhrase: string }

export interface CompanyBackend {
  readonly own: {
    readonly company: CompanyId
    readonly node: NodeId
    readonly code: string
    readonly name: string
  }
  readonly jobs: JobBackend
  readonly links: LinkBackend
  readonly identity: IdentityBackend
  readonly attachments: AttachmentBackend
  readonly users: UserBackend
  readonly backups: Pick<Backups, 'state' | 'make' | 'begin' | 'isScheduled'>
  readonly addressBook: AddressBook
  readonly desk: DeskContext
  readonly sites: SiteContext
  readonly siteImports: SiteImports
  /** Where other nodes reach this one. */
  addresses(): readonly string[]
  alarms(): readonly Alarm[]
  /** The file in which the recovery phrase waits to be written down; undefined: somebody has it. */
  waitingPhrase(): Promise<string | undefined>
  /** Begins to derive everything from the deltas again; refused while it runs. */
  rebuild(): Refused | undefined
  /** How far that has come, in streams; undefined when it doesn't run. */
  rebuilding(): { readonly done: number; readonly total: number } | undefined
}

/** The files of jobs, as node/attachment has them. */
export type AttachmentBackend = Pick<
  Attachments,
  'list' | 'read' | 'remove' | 'begin' | 'upload' | 'put' | 'finish' | 'dropUpload'
>

/** A use case without its first argument. */
type Bound<UseCase> = UseCase extends (context: never, ...rest: infer Rest) => infer Answer
  ? (...rest: Rest) => Answer
  : never

export interface JobBackend {
  list(query: JobQuery): Promise<JobPage | Refused>
  /** How many there are of each life. */
  count(): Promise<Readonly<Record<Life, number>>>
  /** How many want a person here, by why, as far as the board counts them. */
  waiting(): Promise<Readonly<Record<Attention, number>>>
  get(job: StreamId): Promise<JobDetail | undefined>
  /** Jobs that go on and that we exchange with this company. */
  openWith(company: CompanyId): Promise<readonly JobSummary[]>
  /** A person here has seen the job as it is now; false: there is no such job. */
  seen(job: StreamId): Promise<boolean>
  timeline(job: StreamId): Promise<readonly TimelineLine[] | undefined>
  /** False: there is no such held edit. */
  dropHeldEdit(job: StreamId, id: string): Promise<boolean>
  readonly create: Bound<typeof createJobAtSite>
  readonly edit: Bound<typeof editJobAtSite>
  readonly reportStage: Bound<typeof reportStage>
  readonly withdrawStage: Bound<typeof withdrawStage>
  readonly leave: Bound<typeof leaveJob>
  readonly bringIn: Bound<typeof bringIn>
  readonly recall: Bound<typeof recallAssignment>
  readonly confirm: Bound<typeof confirmEnd>
  readonly attend: Bound<typeof attendJob>
  readonly close: Bound<typeof closeJob>
  readonly reopen: Bound<typeof reopenJob>
  readonly writeEntry: Bound<typeof writeEntry>
  readonly writeInternalNote: Bound<typeof writeInternalNote>
  readonly withdrawEntry: Bound<typeof withdrawEntry>
  readonly sendHeldEdit: Bound<typeof sendHeldEdit>
}

/** What is given must all hold. */
export type JobQuery = {
  readonly life?: Life
  /** The whole number. */
  readonly number?: string
  /** How the site's name or reference begins. */
  readonly site?: string
  /** A whole reference: the issuer's, an order or docket number, our own. */
  readonly reference?: string
  readonly limit: number
  /** `next` of the page before. */
  readonly cursor?: string
}

/** The newest first. */
export type JobPage = { readonly jobs: readonly JobSummary[]; readonly next?: string }

export type JobDetail = {
  /** This company: which of the assignments are ours. */
  readonly own: CompanyId
  readonly job: NamedJobView
  readonly attention: readonly Attention[]
  /** Everybody on the job but us, and who has to be phoned. */
  readonly recipients: readonly Recipient[]
  /** Edits of a complete job, kept here until it is In Progress again. */
  readonly held: readonly { readonly id: string; readonly edit: HeldEdit }[]
}

export interface LinkBackend {
  list(): Promise<readonly LinkView[]>
  get(company: CompanyId): Promise<LinkView | undefined>
  /** Invitations made here or taken, and what became of them. */
  invitations(): readonly InvitationView[]
  invite(): Promise<{ readonly text: string; readonly expiresAt: number } | LinkingRefusal>
  /** Takes an invitation's text. */
  join(text: string): Promise<InvitationView | LinkingRefusal>
  approve(company: CompanyId): Promise<LinkView | LinkingRefusal>
  /** Refuses a company's request, or takes back the invitation with this id. */
  refuse(id: string): Promise<LinkingRefusal | undefined>
  setState(
    company: CompanyId,
    to: Extract<LinkState, 'active' | 'paused' | 'blocked'>,
  ): Promise<LinkView | LinkingRefusal>
  /** Parts from the open jobs, then ends the link. Of `untold` nothing shows that they know: phone. */
  unlink(company: CompanyId, reason: string, acting: Acting): Promise<LinkEnded | LinkingRefusal>
  setSettings(
    company: CompanyId,
    settings: Partial<LinkSettings>,
  ): Promise<LinkView | LinkingRefusal>
}

type LinkEnded = {
  readonly unlinked: true
  readonly openJobs: readonly JobSummary[]
  readonly untold: readonly StreamId[]
}

export type LinkView = {
  readonly company: CompanyId
  readonly code: string
  readonly name: string
  readonly state: LinkState
  /** Who made the invitation. */
  readonly inviter: boolean
  /** To be compared on the phone before approving. */
  readonly words: readonly string[]
  readonly requestedAt: number
  readonly approved: { readonly here: boolean; readonly there: boolean }
  readonly settings: LinkSettings
  readonly nodes: readonly { readonly node: NodeId; readonly addresses: readonly string[] }[]
  /** With at least one of its nodes. */
  readonly connected: boolean
  /** ms since 1970; absent: not since this node started. */
  readonly lastSeenAt?: number
  /** Changes that wait to be delivered: the most that wait for one of its nodes. */
  readonly queue: number
  /** Why there is no connection, in words. */
  readonly trouble?: string
  readonly obstacle?: Obstacle
  /** The first change that waits; the longest waiting of those for its nodes. */
  readonly oldest?: Waiting
  /** ms; positive: their clock is ahead. As they said last. */
  readonly clockDifference?: number
  /** ms from a change being durable here to it being durable there, of late; the median. */
  readonly deliveryMs?: number
  /** It takes more than a link's share: what comes from it is taken more slowly, none refused. */
  readonly slowed?: Slowed
  /** So much waits, or a copy was restored, that both compare what they have. */
  readonly comparing?: true
  /** The last node that the company has revoked, as far as it has told. */
  readonly revoked?: { readonly serial: number; readonly at: number }
  /** It was lost here and found again: the document holds this company's own signature. */
  readonly found?: true
}

export type InvitationView = {
  readonly id: string
  readonly state: Pairing['is']
  readonly madeAt: number
  readonly expiresAt?: number
  /** The other company, as far as it is known. */
  readonly other?: { readonly company: CompanyId; readonly code: string; readonly name: string }
  readonly words: readonly string[]
  readonly ended?: { readonly why: LinkRefusal; readonly by: 'us' | 'peer' }
  readonly endedAt?: number
  /** Another company made it. */
  readonly taken: boolean
}
