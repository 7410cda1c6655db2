/** Bringing companies in and parting from them: pass on, decline, release, recall, confirm. */

import type { RevokeKind } from '../../protocol/delta/delta.ts'
import type { AssignmentId, DeltaId, GrantId, StreamId } from '../../protocol/ids.ts'
import { assignmentOf } from '../../protocol/ids.ts'
import type { Assignment } from '../../protocol/job/assignments.ts'
import { isActive, members } from '../../protocol/stream/grants.ts'
import { type Acting, frontierNow, grantToWriteUnder } from '../stream/append.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { Step } from '../stream/streams.ts'
import {
  attends,
  endedRefusal,
  isFrozen,
  type JobContext,
  type KnownCompany,
  ownAssignment,
  saveJob,
} from './context.ts'
import { findCompany, grantFor, type Party } from './create.ts'
import { type Refusal, type Result, refuse } from './result.ts'
import { openBelow, reasonFault } from './stages.ts'
import { type FieldInputs, fieldFault, fieldSlots } from './values.ts'

export type BringIn = {
  readonly to: Exclude<Party, { name: string }>
  readonly role: 'provider' | 'alarm company' | 'customer'
  /** Of the new assignment: due time, response class, order number … */
  readonly fields?: FieldInputs
  readonly answerMinutes?: number
  /** Hand on this assignment of ours; absent: the one that we hold, if any. */
  readonly passes?: AssignmentId
}

/** Brings a company onto the job: pass on to a provider, or add an alarm company or customer. */
export async function bringIn(
  context: JobContext,
  job: StreamId,
  input: BringIn,
  acting: Acting,
): Promise<Result> {
  const fault = fieldFault(input.fields ?? {})
  if (fault) return fault
  const known = findCompany(context, input.to, 'to')
  if ('refused' in known) return known
  return saveJob(context, job, acting, (open) => bringInSteps(context, open, input, known))
}

function bringInSteps(
  context: JobContext,
  open: OpenStream,
  input: BringIn,
  known: KnownCompany,
): readonly Step[] | Refusal {
  if (isFrozen(open)) return refuse('ended', 'The job is complete: set it to In Progress first.')
  if (members(open.structure.membership).has(known.company)) {
    return refuse('already-on-the-job', `${known.name} is on this job already.`, { field: 'to' })
  }
  const may = mayBringIn(context, open, input.role)
  if (may) return may
  const passes =
    input.role === 'provider' ? assignmentToPass(context, open, input.passes) : undefined
  if (passes && 'refused' in passes) return passes
  const act = grantFor(known, input.role, passes?.id, input.answerMinutes)
  const grant: Step = () => [{ is: 'act', act }]
  const set: Step = (ids) =>
    fieldSlots(undefined, input.fields ?? {}, assignmentOf(ids.at(-1) as DeltaId))
  return [grant, set]
}

function mayBringIn(
  context: JobContext,
  open: OpenStream,
  role: BringIn['role'],
): Refusal | undefined {
  const { membership } = open.structure
  const under = grantToWriteUnder(membership, context.streams.context)
  const grant = under && membership.grants.get(under)?.grant
  if (grant && !grant.passOn) {
    return refuse('may-not', 'This job was given to this company only: it may not be passed on.')
  }
  if (grant && role !== 'provider') {
    return refuse('may-not', 'Only who issued the job names its alarm company and customer.', {
      field: 'role',
    })
  }
  return undefined
}

/** What a provider hands on is its own assignment; an issuer that doesn't attend hands on none. */
function assignmentToPass(
  context: JobContext,
  open: OpenStream,
  id: AssignmentId | undefined,
): Assignment | Refusal | undefined {
  const own = context.streams.context.own.company
  const live = [...open.structure.assignments.values()].filter(
    (one) => attends(one, own) && !one.ended,
  )
  if (!id && live.length === 0) {
    const ended = [...open.structure.assignments.values()].findLast((one) => one.holder === own)
    return open.state.issuer === own || !ended ? undefined : endedRefusal(ended)
  }
  const one = ownAssignment(context, open, id)
  return 'refused' in one || !one.ended ? one : endedRefusal(one)
}

/** A provider's own ending of its grant: before it took the job, or after. */
export async function leaveJob(
  context: JobContext,
  job: StreamId,
  input: {
    readonly how: 'declined' | 'released'
    readonly reason: string
    readonly assignment?: AssignmentId
  },
  acting: Acting,
): Promise<Result> {
  if (!input.reason.trim()) return refuse('reason-needed', 'Say why.', { field: 'reason' })
  const fault = reasonFault(input.reason)
  if (fault) return fault
  return saveJob(context, job, acting, (open) => {
    const one = ownAssignment(context, open, input.assignment)
    if ('refused' in one) return one
    if (one.ended) return endedRefusal(one)
    if (!one.grant) {
      return refuse('not-held', 'This company issued the job: cancel it, or bring a provider in.')
    }
    return [() => [revokeSlot(open, one.grant as GrantId, input.how, input.reason)]]
  })
}

function revokeSlot(open: OpenStream, grant: GrantId, how: RevokeKind, reason: string) {
  return {
    is: 'act',
    act: { is: 'revoke', grant, frontier: frontierNow(open), how, reason },
  } as const
}

/** Calls a provider off. Until a person there confirms, a guard may still attend. */
export async function recallAssignment(
  context: JobContext,
  job: StreamId,
  input: { readonly assignment: AssignmentId; readonly reason: string },
  acting: Acting,
): Promise<Result> {
  if (!input.reason.trim()) return refuse('reason-needed', 'Say why.', { field: 'reason' })
  const fault = reasonFault(input.reason)
  if (fault) return fault
  return saveJob(context, job, acting, (open) => {
    const one = open.structure.assignments.get(input.assignment)
    const field = { field: 'assignment' }
    if (!one) return refuse('not-found', 'There is no such assignment on this job.', field)
    if (one.granter !== context.streams.context.own.company) {
      return refuse('may-not', 'Only who gave an assignment recalls it.', field)
    }
    if (one.ended) return endedRefusal(one)
    return [() => [{ is: 'act', assignment: one.id, act: { is: 'recall', reason: input.reason } }]]
  })
}

/** A person here has seen a recall, or the issuer's close: nobody will attend from now on. */
export async function confirmEnd(
  context: JobContext,
  job: StreamId,
  input: { readonly assignment?: AssignmentId },
  acting: Acting,
): Promise<Result> {
  return saveJob(context, job, acting, (open) => {
    const own = context.streams.context.own.company
    const waiting = [...open.structure.assignments.values()].filter(
      (one) => attends(one, own) && (one.recall || one.mustConfirm),
    )
    const one = input.assignment ? waiting.find(({ id }) => id === input.assignment) : waiting[0]
    const of = one?.recall?.id ?? one?.mustConfirm
    if (!one || !of)
      return refuse('nothing-to-confirm', 'There is no recall and no close to confirm.')
    // Whoever recalled us reads from it that nobody attends.
    const below = one.recall && openBelow(open, one)
    if (below) return below
    return [() => [{ is: 'act', assignment: one.id, act: { is: 'confirm', of } }]]
  })
}

/** Ends what ties this company to another on a job, when their link ends. */
export async function partOnJob(
  context: JobContext,
  job: StreamId,
  company: KnownCompany['company'],
  reason: string,
  acting: Acting,
): Promise<Result> {
  return saveJob(context, job, acting, (open) => {
    const own = context.streams.context.own.company
    const { membership } = open.structure
    const between = [...membership.grants.values()].filter(
      ({ id, by, to }) =>
        isActive(membership, id) &&
        ((by === own && to === company) || (by === company && to === own)),
    )
    return between.map(
      ({ id }): Step =>
        () => [revokeSlot(open, id, 'unlinked', reason)],
    )
  })
}
