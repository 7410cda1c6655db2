/** Editing a job's or an assignment's fields. A complete job holds the edit as an unsigned draft. */
import type { AssignmentId, StreamId } from '../../protocol/ids.ts'
import { type FieldName, fields } from '../../protocol/job/fields.ts'
import type { Acting } from '../stream/append.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { Step } from '../stream/streams.ts'
import { assignmentToWrite, isFrozen, type JobContext, ownAssignment, saveJob } from './context.ts'
import { holdEdit } from './held.ts'
import type { Refusal, Result } from './result.ts'
import { type FieldInputs, fieldFault, fieldSlots, type SeenWrites } from './values.ts'

export type EditJob = {
  readonly fields: FieldInputs
  /** Whose assignment fields these are; absent: ours. */
  readonly assignment?: AssignmentId
  /** The writes that the form had shown: what it did not show is not silently replaced. */
  readonly seen?: SeenWrites
}

export async function editJob(
  context: JobContext,
  job: StreamId,
  input: EditJob,
  acting: Acting,
): Promise<Result> {
  const fault = fieldFault(input.fields)
  if (fault) return fault
  let hold = false
  const result = await saveJob(context, job, acting, (open) => {
    const steps = editSteps(context, open, input)
    if ('refused' in steps || !isFrozen(open)) return steps
    hold = steps.length > 0
    return []
  })
  return hold && !result.refused ? holdEdit(context, job, input, acting) : result
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
  return assignmentToWrite(context, open, input.assignment)
}
