/** Editing a job's or an assignment's fields. A complete job holds the edit as an unsigned draft. */
import { randomUUID } from 'node:crypto'
import type { AssignmentId, StreamId } from '../../protocol/ids.ts'
import { type FieldName, fields } from '../../protocol/job/fields.ts'
import type { Acting } from '../stream/append.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { Step } from '../stream/streams.ts'
import { isFrozen, type JobContext, notFound, ownAssignment, saveJob } from './context.ts'
import { type Refusal, type Result, refuse } from './result.ts'
import { type FieldInputs, fieldFault, fieldSlots, type SeenWrites } from './values.ts'

export type EditJob = {
  readonly fields: FieldInputs
  /** Whose assignment fields these are; absent: ours. */
  readonly assignment?: AssignmentId
  /** The writes that the form had shown: what it did not show is not silently replaced. */
  readonly seen?: SeenWrites
}

/** An edit of a complete job: kept here, unsigned, until the job is In Progress again. */
export type HeldEdit = EditJob & { readonly by: string; readonly at: number }

export async function editJob(
  context: JobContext,
  job: StreamId,
  input: EditJob,
  acting: Acting,
): Promise<Result> {
  const fault = fieldFault(input.fields)
  if (fault) return fault
  const open = await context.streams.get(job)
  if (!open) return notFound
  if (isFrozen(open)) return holdEdit(context, job, input, acting)
  return saveJob(context, job, acting, (now) => {
    if (isFrozen(now))
      return refuse(
        'ended',
        'The job was completed just now: save again to keep this as a held edit.',
      )
    return editSteps(context, now, input)
  })
}

/** The changes of an edit, or why it can't be made. */
export function editSteps(
  context: JobContext,
  open: OpenStream,
  input: EditJob,
): readonly Step[] | Refusal {
  const target = assignmentOfEdit(context, open, input)
  if (target && 'refused' in target) return target
  const slots = fieldSlots(open.fold, input.fields, target?.id, input.seen)
  return slots.length > 0 ? [() => slots] : []
}

/** Assignment fields belong to one: the named one, or ours. Both of its sides may write them. */
function assignmentOfEdit(context: JobContext, open: OpenStream, input: EditJob) {
  const names = Object.keys(input.fields) as FieldName[]
  if (!names.some((name) => fields[name].of === 'assignment')) return undefined
  if (!input.assignment) return ownAssignment(context, open, undefined)
  const one = open.structure.assignments.get(input.assignment)
  const field = { field: 'assignment' }
  if (!one) return refuse('not-found', 'There is no such assignment on this job.', field)
  const own = context.streams.context.own.company
  const issuers = one.holder === open.state.issuer && !one.granter
  if (one.holder !== own && one.granter !== own && !issuers) {
    return refuse('may-not', 'Only the two companies of an assignment change its fields.', field)
  }
  return one
}

/** Held edits one company keeps on one job. */
export const held_edits_max = 100

async function holdEdit(
  context: JobContext,
  job: StreamId,
  input: EditJob,
  acting: Acting,
): Promise<Result> {
  const { storage, now } = context.streams.context
  if ((await storage.drafts.of(job)).length >= held_edits_max) {
    return refuse(
      'ended',
      `There are ${held_edits_max} held edits already: send or drop them first.`,
    )
  }
  const id = randomUUID()
  const draft: HeldEdit = { ...input, by: acting.by, at: now() }
  await storage.write((unit) => unit.putDraft(job, id, draft))
  return { refused: false, job, saved: [], recipients: [], held: id }
}

/** Edits kept for a complete job, the oldest first. */
export async function heldEdits(
  context: JobContext,
  job: StreamId,
): Promise<readonly { readonly id: string; readonly edit: HeldEdit }[]> {
  const drafts = await context.streams.context.storage.drafts.of(job)
  return drafts
    .map(({ id, draft }) => ({ id, edit: draft as HeldEdit }))
    .sort((a, b) => a.edit.at - b.edit.at)
}

/** Sends a held edit, once the job is In Progress again. */
export async function sendHeldEdit(
  context: JobContext,
  job: StreamId,
  id: string,
  acting: Acting,
): Promise<Result> {
  const held = (await heldEdits(context, job)).find((one) => one.id === id)
  if (!held) return refuse('not-found', 'There is no such held edit.')
  const result = await saveJob(context, job, { ...acting, by: held.edit.by }, (open) =>
    isFrozen(open)
      ? refuse('ended', 'The job is complete: set it to In Progress first.')
      : editSteps(context, open, held.edit),
  )
  if (!result.refused) await dropHeldEdit(context, job, id)
  return result
}

export async function dropHeldEdit(context: JobContext, job: StreamId, id: string): Promise<void> {
  await context.streams.context.storage.write((unit) => unit.deleteDraft(job, id))
}
