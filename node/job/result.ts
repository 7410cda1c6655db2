/** What a use case answers: what was saved and who gets it, or why not. */
import type { CompanyId, DeltaId, StreamId } from '../../protocol/ids.ts'
import type { NameFrom } from './company-names.ts'

/** Stable codes of refused requests. PROTOCOL.md is for peers; these are for people and programs. */
export type RefusalCode =
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

export type Refusal = {
  readonly refused: true
  readonly code: RefusalCode
  /** The input's field, as the request names it. */
  readonly field?: string
  /** A sentence that says what to do. */
  readonly message: string
  /** Names of what Complete still needs, and the like. */
  readonly details?: readonly string[]
}

/** Whom a saved change goes to, and whom somebody has to phone. */
export type Recipient = {
  readonly company?: CompanyId
  readonly code: string
  readonly name: string
  /** Absent where the job only names it, in words. */
  readonly nameFrom?: NameFrom
  /** `not sent – phone`: no link, or it is paused, blocked or unlinked. */
  readonly how: 'sent' | 'not sent – phone'
}

export type Done = {
  readonly refused: false
  readonly job: StreamId
  /** The deltas that were saved, in order. */
  readonly saved: readonly DeltaId[]
  readonly recipients: readonly Recipient[]
  /** The job is complete: the change is kept here, unsent, as this draft. */
  readonly held?: string
}

export type Result = Done | Refusal

export function refuse(
  code: RefusalCode,
  message: string,
  more: { readonly field?: string; readonly details?: readonly string[] } = {},
): Refusal {
  return { refused: true, code, message, ...more }
}
