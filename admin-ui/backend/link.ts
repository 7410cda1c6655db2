/** What the pages need of the node about links with other companies. */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import type { QrCode } from './qr.ts'
import type { Actor } from './user.ts'

export interface LinksBackend {
  list(): Promise<readonly LinkLine[]>
  get(company: CompanyId): Promise<LinkSheet | undefined>
  /** Made here or taken, the newest first; those that have ended for some days. */
  invitations(): readonly InvitationLine[]
  /** Jobs that go on and that are exchanged with this company. */
  openJobs(company: CompanyId): Promise<readonly LinkedJob[]>

  // For who may `administer`

  /** Single use. The text is a secret until it was used, and shown this once. */
  invite(actor: Actor): Promise<Invited | LinkRefused>
  /** Takes an invitation's text; what becomes of it is seen in `invitations`. */
  join(actor: Actor, text: string): Promise<{ readonly is: 'joining' } | LinkRefused>
  /** Takes an invitation back, or lets go of one that was taken. */
  withdraw(actor: Actor, invitation: string): Promise<{ readonly is: 'withdrawn' } | LinkRefused>
  /** The words were the same at both ends. */
  approve(actor: Actor, company: CompanyId): Promise<{ readonly is: 'approved' } | LinkRefused>
  refuse(actor: Actor, company: CompanyId): Promise<{ readonly is: 'refused here' } | LinkRefused>
  setState(
    actor: Actor,
    company: CompanyId,
    /** `paused`, and from there `active`, is for who may `supervise`. */
    to: 'active' | 'paused' | 'blocked',
  ): Promise<{ readonly is: 'set' } | LinkRefused>
  /** Parts from all open jobs, then ends the link. Of `untold` nothing shows that they know. */
  unlink(
    actor: Actor,
    company: CompanyId,
    reason: string,
  ): Promise<{ readonly is: 'unlinked'; readonly untold: readonly LinkedJob[] } | LinkRefused>
  setSettings(
    actor: Actor,
    company: CompanyId,
    settings: LinkSettings,
  ): Promise<{ readonly is: 'set' } | LinkRefused>
}

/** Why there is no connection, as far as this node knows. */
export type LinkObstacle =
  /** They gave none: only they can connect. */
  | 'no address'
  | 'unreachable'
  | 'not linked there'
  | 'stopping there'
  | 'not who it should be'
  | 'silent'
  | 'not understood'
  | 'certificate refused there'
  | 'certificate refused here'

/** What a link may take a share of. */
export type LinkExpense =
  | 'processor'
  | 'answers'
  | 'bytes'
  | 'changes'
  | 'jobs'
  | 'receipts'
  | 'connections'

export type LinkLine = {
  readonly company: CompanyId
  readonly code: string
  readonly name: string
  readonly state: 'requested' | 'active' | 'paused' | 'blocked' | 'unlinked'
  readonly connected: boolean
  /** ms since 1970; absent: not since this node started. */
  readonly lastSeenAt?: number
  /** Changes that wait to be delivered. */
  readonly queue: number
  readonly trouble?: string
  readonly obstacle?: LinkObstacle
  /** The first change that waits; when it was made, where that is known. */
  readonly oldest?: { readonly stream: StreamId; readonly madeAt?: number }
  /** ms; positive: their clock is ahead. */
  readonly clockDifference?: number
  /** ms that changes took of late, from being durable here to being durable there. */
  readonly deliveryMs?: number
  /** It takes more than a link's share, of that; what comes from it waits. ms since 1970. */
  readonly slowed?: { readonly lacks: LinkExpense; readonly since: number }
  /** Both sides compare what they have. */
  readonly comparing?: true
  /** We made the invitation. */
  readonly inviter: boolean
  /** To be compared on the phone. */
  readonly words: readonly string[]
  readonly requestedAt: number
  /** It was lost here and found again: this company's own signature stands in it. */
  readonly found?: true
  /** The last node that the company has revoked. */
  readonly revoked?: { readonly at: number }
  readonly approved: { readonly here: boolean; readonly there: boolean }
  readonly settings: LinkSettings
}

export type LinkSheet = LinkLine & {
  readonly addresses: readonly string[]
  /** The job that the oldest change is on. */
  readonly oldestJob?: LinkedJob
}

type LinkSettings = {
  /** Accept their jobs at once; it does not stop the clock for an answer. */
  readonly autoAccept: boolean
  /** They may pass our jobs on. */
  readonly mayPassOn: boolean
  /** Minutes to answer; 0: no such clock. */
  readonly answerMinutes: number
  /** Minutes of silence that are alarmed. */
  readonly silentMinutes: number
}

export type LinkedJob = {
  readonly id: StreamId
  readonly number: string
  readonly siteName?: string
}

export type Invited = {
  readonly is: 'invited'
  readonly text: string
  readonly qr: QrCode
  readonly expiresAt: number
}

export type InvitationLine = {
  readonly id: string
  readonly madeAt: number
  /**
   * `out`: made here, nobody has used it. `joining`: taken here, and their node has not answered.
   * `answered`: on its way. `requested`: it is a request now. `linked`. `ended`.
   */
  readonly state: 'out' | 'joining' | 'answered' | 'requested' | 'linked' | 'ended'
  /** Taken here: somebody else made it. */
  readonly taken: boolean
  readonly expiresAt?: number
  readonly other?: { readonly company: CompanyId; readonly code: string; readonly name: string }
  /** Why it has ended, by the code of a refusal. */
  readonly ended?: { readonly why: string; readonly by: 'us' | 'peer' }
}

export type LinkRefused = {
  readonly refused: true
  readonly code: string
  /** A sentence in English that says what to do. */
  readonly message: string
}
