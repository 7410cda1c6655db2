/** Refused requests: one shape for all of them, and the status that goes with each code. */
import type { AttachmentCode } from '../attachment/refusal.ts'
import type { RefusalCode } from '../job/result.ts'
import type { LinkingCode } from '../link/linking-refusal.ts'

/** Stable codes of requests that never came to a use case. */
type RequestCode =
  | 'malformed-json'
  | 'unknown-field'
  | 'no-token'
  | 'wrong-scope'
  | 'wrong-origin'
  | 'method-not-allowed'
  | 'too-large'
  | 'not-json'
  | 'too-many-tries'
  | 'login-taken'
  | 'last-administrator'
  | 'owned'
  | 'logged-off'
  | 'name-taken'
  | 'linked'
  | 'unclear'
  | 'unwritable'
  | 'not-set-up'
  | 'already-set-up'
  | 'not-ready'
  | 'internal'

export type ErrorCode = RefusalCode | LinkingCode | AttachmentCode | RequestCode

/** Why a request is refused; the refusals of all use cases fit. */
export type Refused = {
  readonly refused: true
  readonly code: ErrorCode
  /** A sentence that says what to do. */
  readonly message: string
  /** The input's field, as the request names it. */
  readonly field?: string
  readonly details?: readonly string[]
}

const statuses: Readonly<Record<ErrorCode, number>> = {
  'malformed-json': 400,
  'no-token': 401,
  'wrong-scope': 403,
  'wrong-origin': 403,
  'may-not': 403,
  'not-on-the-job': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  'already-on-the-job': 409,
  'not-linked': 409,
  'not-ended': 409,
  'nothing-to-confirm': 409,
  'not-held': 409,
  'passed-on': 409,
  'number-taken': 409,
  'login-taken': 409,
  'last-administrator': 409,
  owned: 409,
  'logged-off': 409,
  'name-taken': 409,
  linked: 409,
  ended: 409,
  'unknown-invitation': 409,
  expired: 409,
  used: 409,
  own: 409,
  'code-ours': 409,
  'code-taken': 409,
  'already-linked': 409,
  'bad-certificate': 409,
  'bad-reveal': 409,
  'bad-approval': 409,
  declined: 409,
  unlinked: 409,
  superseded: 409,
  revoked: 409,
  'company-key-needed': 409,
  'wrong-phrase': 422,
  unreachable: 409,
  'open-jobs': 409,
  'too-many': 409,
  'not-set-up': 409,
  'already-set-up': 409,
  'wrong-offset': 409,
  'not-here': 409,
  busy: 409,
  'too-large': 413,
  'not-json': 415,
  'wrong-type': 415,
  'unknown-field': 422,
  'unknown-company': 422,
  unclear: 422,
  'bad-invitation': 422,
  invalid: 422,
  missing: 422,
  'reason-needed': 422,
  unwritable: 422,
  'too-many-tries': 429,
  internal: 500,
  'not-ready': 503,
  'no-room': 507,
}

export function refuseRequest(
  code: ErrorCode,
  message: string,
  more: Pick<Refused, 'field' | 'details'> = {},
): Refused {
  return { refused: true, code, message, ...more }
}

export function isRefused(answer: unknown): answer is Refused {
  return typeof answer === 'object' && answer !== null && 'refused' in answer && !!answer.refused
}

export function statusOf({ code }: Refused): number {
  return statuses[code]
}

/** What is sent: the same shape whatever went wrong. */
export function errorBody({ code, message, field, details }: Refused) {
  return {
    error: {
      code,
      message,
      ...(field === undefined ? {} : { field }),
      ...(details === undefined ? {} : { details }),
    },
  }
}
