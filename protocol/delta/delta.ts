/**
 * A delta as the rest of Baton sees it: one saved change to one stream by one company, decoded and
 * immutable. The bytes it came in stay with it, because those are what is signed, stored and sent.
 */
import type {
  AssignmentId,
  ChainId,
  CompanyId,
  DeltaId,
  GrantId,
  GuestId,
  NodeId,
  StreamId,
} from '../ids.ts'

/** Per-stream time: orders, and nothing else. Milliseconds below 2^45, then a count. */
export type StreamTime = { readonly ms: number; readonly count: number }

/** The exact bytes of a delta: `envelope` is a SignedDelta that holds the other two. */
type SignedBytes = {
  readonly envelope: Uint8Array
  readonly body: Uint8Array
  readonly signature: Uint8Array
}

export type Delta = {
  readonly id: DeltaId
  readonly stream: StreamId
  readonly chain: ChainId
  readonly start?: ChainStart
  readonly seq: number
  readonly prev?: DeltaId
  readonly deps: readonly DeltaId[]
  readonly time: StreamTime
  readonly generation: number
  /** When it happened and when it was entered, ms since 1970, as people say. */
  readonly happenedAt: number
  readonly enteredAt: number
  /** The acting user's name for outside. */
  readonly by: string
  readonly byGuest?: string
  readonly slots: readonly Slot[]
  readonly signed: SignedBytes
}

export type ChainStart = {
  readonly certificate: CertifiedNode
  readonly epoch: string
  readonly grant?: GrantId
  readonly genesis?: Genesis
}

/** What a chain start's certificate says, and its bytes. Its signature is checked apart. */
export type CertifiedNode = {
  readonly company: CompanyId
  readonly node: NodeId
  readonly serial: number
  readonly code: string
  readonly name: string
  readonly bytes: Uint8Array
}

export type StreamKind = 'job' | 'site' | 'person' | 'private'

export type Genesis = {
  readonly kind: StreamKind
  readonly nonce: string
  readonly number: string
  readonly attends: boolean
  /** A private stream's job. */
  readonly subject?: StreamId
}

export type Slot = {
  readonly kind: number
  readonly field: number
  readonly assignment?: AssignmentId
  /** Writes that this one saw and replaces, or withdraws. */
  readonly over: readonly DeltaId[]
  readonly what: SlotContent | Structural
}

export type SlotContent = {
  readonly is: 'content'
  readonly hash: string
  /** `removed`: redacted, not sent, or unreadable. `unknown`: newer than this version. */
  readonly change: Change | { readonly is: 'removed' } | { readonly is: 'unknown' }
}

export type Change = { readonly is: 'value'; readonly value: Value } | Entry

export type Value =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'number'; readonly number: number }
  | { readonly is: 'at'; readonly at: number }
  | { readonly is: 'id'; readonly id: string }
  | { readonly is: 'flag'; readonly flag: boolean }

export type Entry = {
  readonly is: 'entry'
  readonly text: string
  readonly items: readonly string[]
  readonly answers?: DeltaId
  readonly code: number
}

export type Role = 'alarm company' | 'customer' | 'provider' | 'partner' | 'guest'

export type StageKind =
  | 'received'
  | 'accepted'
  | 'despatched'
  | 'en route'
  | 'on site'
  | 'off site'
  | 'stood down'
  | 'abandoned'
  | 'complete'

export type Grant = {
  readonly is: 'grant'
  readonly to: { readonly company: CompanyId } | { readonly guest: GuestId }
  readonly code: string
  readonly name: string
  readonly role: Role
  readonly write: boolean
  readonly passOn: boolean
  /** Minutes until an unanswered assignment alarms both sides; 0: no such clock. */
  readonly answerMinutes: number
  readonly replaces?: GrantId
  /** The granter's own assignment that is handed on. */
  readonly passes?: AssignmentId
}

export type RevokeKind = 'revoked' | 'declined' | 'released' | 'unlinked'

/** What validity, routing and closing read: whole in the body, never redacted. */
export type Structural =
  | Grant
  | {
      readonly is: 'revoke'
      readonly grant: GrantId
      readonly frontier: readonly DeltaId[]
      readonly how: RevokeKind
      readonly reason: string
    }
  | {
      readonly is: 'certificate closed'
      readonly revocation: Uint8Array
      readonly frontier: readonly DeltaId[]
    }
  | {
      readonly is: 'stage'
      readonly stage: StageKind
      readonly reason: string
      readonly automatic: boolean
    }
  | { readonly is: 'recall'; readonly reason: string }
  | { readonly is: 'confirm'; readonly of: DeltaId }
  | {
      readonly is: 'close'
      readonly cancelled: boolean
      readonly assignments: readonly AssignmentId[]
      readonly reason: string
    }
  | {
      readonly is: 'reopen'
      readonly endings: readonly DeltaId[]
      readonly assignments: readonly AssignmentId[]
      readonly reason: string
    }
  | { readonly is: 'redact'; readonly delta: DeltaId; readonly slot: number }
  | { readonly is: 'attend' }
  | { readonly is: 'tied'; readonly stream: StreamId }
  | { readonly is: 'withdraw'; readonly delta: DeltaId; readonly reason: string }
  /** A structural kind newer than this version: the delta is undecided. */
  | { readonly is: 'unknown act' }

/** Numbers of the slot kinds that this version knows. Below 1000 content, else structural. */
export const slotKinds = {
  value: 1,
  entry: 2,
  withdrawEntry: 3,
  grant: 1000,
  revoke: 1001,
  certificateClosed: 1002,
  stage: 1003,
  recall: 1004,
  confirm: 1005,
  close: 1006,
  reopen: 1007,
  redact: 1008,
  attend: 1009,
  tied: 1010,
  withdraw: 1011,
} as const

export const structural_kind_min = 1000

/**
 * Raised by one whenever this version reads a structural change that the one before left undecided:
 * a new kind, a new value of an enum, a new field. A node whose deltas were last judged at another
 * level judges again.
 */
export const structural_level = 1

/** Negative, zero or positive, as `a` is before, equal to or after `b`. */
export function compareTimes(a: StreamTime, b: StreamTime): number {
  return a.ms - b.ms || a.count - b.count
}
