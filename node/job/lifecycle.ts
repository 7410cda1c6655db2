/** The job as a whole: attend it oneself, cancel, close, and set it to In Progress again. */
import { type AssignmentId, assignmentOf, type DeltaId, type StreamId } from '../../protocol/ids.ts'
import type { Assignment } from '../../protocol/job/assignments.ts'
import type { EndingKind } from '../../protocol/job/endings.ts'
import { named_assignments_max } from '../../protocol/limits.ts'
import type { Acting } from '../stream/append.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { Step } from '../stream/streams.ts'
import { companyName } from './company-names.ts'
import { attends, isFrozen, type JobContext, ownGrant, saveJob } from './context.ts'
import { editSteps } from './edit.ts'
import { entrySteps } from './entries.ts'
import { dropHeldEdit, heldEdits } from './held.ts'
import { type Refusal, type Result, refuse } from './result.ts'
import { reasonFault } from './stages.ts'
import { type FieldInputs, fieldFault, fieldSlots } from './values.ts'

/** This company attends the job itself: an assignment of its own, with `fields` in the same save. */
export async function attendJob(
  context: JobContext,
  job: StreamId,
  acting: Acting,
  fields: FieldInputs = {},
): Promise<Result> {
  const fault = fieldFault(fields)
  if (fault) return fault
  return saveJob(context, job, acting, (open) => {
    const own = context.streams.context.own.company
    const grant = ownGrant(context, open)
    if (grant && grant.role !== 'provider') {
      return refuse('may-not', 'Only the issuer and the providers of a job attend it.')
    }
    if (isFrozen(open)) return refuse('ended', 'The job is complete: set it to In Progress first.')
    const holds = [...open.structure.assignments.values()].some(
      (one) => attends(one, own) && !one.ended,
    )
    if (holds) return refuse('already-on-the-job', 'This company attends this job already.')
    const attend: Step = () => [{ is: 'act', act: { is: 'attend' } }]
    if (fieldSlots(open.fold, fields, undefined).length === 0) return [attend]
    return [attend, ([id]) => fieldSlots(open.fold, fields, assignmentOf(id as DeltaId))]
  })
}

/** The issuer ends the job, naming what is open; whoever attends there must confirm. */
export async function closeJob(
  context: JobContext,
  job: StreamId,
  input: { readonly cancelled: boolean; readonly reason: string },
  acting: Acting,
): Promise<Result> {
  const { cancelled, reason } = input
  if (!reason.trim()) return refuse('reason-needed', 'Say why.', { field: 'reason' })
  const fault = reasonFault(reason)
  if (fault) return fault
  return saveJob(context, job, acting, (open) => {
    if (open.state.issuer !== context.streams.context.own.company) {
      return refuse('may-not', 'Only who issued the job cancels or closes it: release it instead.')
    }
    if (isFrozen(open)) return refuse('ended', 'The job is complete already.')
    const assignments = [...open.structure.assignments.values()]
      .filter((one) => !one.ended)
      .map((one) => one.id)
    const parts: AssignmentId[][] = []
    for (let from = 0; from === 0 || from < assignments.length; from += named_assignments_max) {
      parts.push(assignments.slice(from, from + named_assignments_max))
    }
    return parts.map((some) => () => [
      { is: 'act', act: { is: 'close', cancelled, assignments: some, reason } },
    ])
  })
}

/**
 * Sets a complete job to In Progress: names the assignments that open again, the others keep their
 * outcome. Edits held here go out with it.
 */
export async function reopenJob(
  context: JobContext,
  job: StreamId,
  input: { readonly assignments?: readonly AssignmentId[]; readonly reason: string },
  acting: Acting,
): Promise<Result> {
  const fault = reasonFault(input.reason)
  if (fault) return fault
  const result = await saveJob(context, job, acting, (open) => reopenSteps(context, open, input))
  if (result.refused) return result
  const saved = [...result.saved]
  for (const { id } of await heldEdits(context, job)) {
    const sent = await sendHeldEdit(context, job, id)
    if (!sent.refused) saved.push(...sent.saved)
  }
  return { ...result, saved }
}

/** Sends a held edit, once the job is In Progress again: as who wrote it, when it was written. */
export async function sendHeldEdit(
  context: JobContext,
  job: StreamId,
  id: string,
): Promise<Result> {
  const held = (await heldEdits(context, job)).find((one) => one.id === id)
  if (!held) return refuse('not-found', 'There is no such held edit.')
  const { by, byGuest, at, entry } = held.edit
  const acting = { by, ...(byGuest ? { byGuest } : {}), happenedAt: at }
  const result = await saveJob(context, job, acting, (open) => {
    if (isFrozen(open)) {
      return refuse('ended', 'The job is complete: set it to In Progress first.')
    }
    return entry ? entrySteps(context, open, entry) : editSteps(context, open, held.edit)
  })
  if (!result.refused) await dropHeldEdit(context, job, id)
  return result
}

function reopenSteps(
  context: JobContext,
  open: OpenStream,
  input: { readonly assignments?: readonly AssignmentId[]; readonly reason: string },
): readonly Step[] | Refusal {
  const field = { field: 'assignments' }
  const chosen = input.assignments ? named(open, input.assignments) : tellingOnes(context, open)
  if (!chosen) return refuse('not-found', 'There is no such assignment on this job.', field)
  if (open.structure.life === 'open' && chosen.every((one) => !one.ended)) {
    return refuse('not-ended', 'It is In Progress already.')
  }
  const reopened = [...new Set(chosen.map((one) => whereItEnded(open, one)))].filter(
    (one) => takenBack(one).length > 0,
  )
  const foreign = reopened.find((one) => !mayReopen(context, open, one))
  if (foreign) {
    const { name } = companyName(context, open.state, foreign.holder, foreign)
    const message = `A provider reopens its own assignment and what it passed on: ask who gave it to ${name}.`
    return refuse('may-not', message, field)
  }
  const closes = emptyCloses(context, open)
  if (reopened.length === 0 && closes.length === 0) {
    return refuse(
      'not-held',
      'Name an assignment that was completed or closed; for a new one bring a provider in.',
      field,
    )
  }
  const endings = [...new Set([...reopened.flatMap(takenBack), ...closes])]
  const assignments = reopened.map((one) => one.id)
  return [() => [{ is: 'act', act: { is: 'reopen', endings, assignments, reason: input.reason } }]]
}

function named(open: OpenStream, ids: readonly AssignmentId[]): Assignment[] | undefined {
  const found = ids.flatMap((id) => open.structure.assignments.get(id) ?? [])
  return found.length === ids.length ? found : undefined
}

/** How those ended that a reopening takes when it names none: work done, else who was sent off. */
const telling: readonly (readonly EndingKind[])[] = [
  ['complete'],
  ['closed', 'cancelled'],
  ['abandoned', 'stood down'],
]

/** Of those that we may reopen: whose ending ended the job. A recalled one is not rung again. */
function tellingOnes(context: JobContext, open: OpenStream): Assignment[] {
  if (open.structure.life === 'open') return []
  const ours = [...open.structure.assignments.values()].filter((one) =>
    mayReopen(context, open, one),
  )
  for (const kinds of telling) {
    const ended = ours.filter((one) => one.ended && kinds.includes(one.ended.how))
    if (ended.length > 0) return ended
  }
  return []
}

/** An assignment that was passed on ended below, and that is where the work goes on. */
function whereItEnded(open: OpenStream, one: Assignment): Assignment {
  const act = one.ended?.act
  if (!act?.assignment || one.endings.some((own) => own.act.id === act.id)) return one
  return open.structure.assignments.get(act.assignment) ?? one
}

/** What a reopening can take back: a grant that was declined, released or revoked stays ended. */
function takenBack(one: Assignment): DeltaId[] {
  const grantEnds: readonly EndingKind[] = ['declined', 'released', 'revoked']
  return one.endings.filter(({ how }) => !grantEnds.includes(how)).map(({ act }) => act.id)
}

function mayReopen(context: JobContext, open: OpenStream, one: Assignment): boolean {
  const own = context.streams.context.own.company
  return open.state.issuer === own || attends(one, own) || one.granter === own
}

/** The issuer's closes that named nobody and were not taken back: taken back with the rest. */
function emptyCloses(context: JobContext, open: OpenStream): DeltaId[] {
  const { acts, issuer } = open.state
  if (issuer !== context.streams.context.own.company) return []
  const reopened = new Set(acts.flatMap(({ what }) => (what.is === 'reopen' ? what.endings : [])))
  return acts
    .filter(({ id, what }) => what.is === 'close' && !what.assignments.length && !reopened.has(id))
    .map((act) => act.id)
}
