/** What people at a company do to a job in a test: it is saved, or the test fails. */
import type { JobContext } from '../../node/job/context.ts'
import { editJob } from '../../node/job/edit.ts'
import { writeEntry } from '../../node/job/entries.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { FieldInputs } from '../../node/job/values.ts'
import type { Acting } from '../../node/stream/append.ts'
import type { StageKind } from '../../protocol/delta/delta.ts'
import type { DeltaId, StreamId } from '../../protocol/ids.ts'
import { savedBy } from './chain.ts'

type At = { readonly jobs: JobContext }

export const operator: Acting = { by: 'Olsen' }
export const guard: Acting = { by: 'Guard 14' }

/** A guard reports these stages, one after the other; the id of the last. */
export async function reports(
  { jobs }: At,
  job: StreamId,
  ...stages: readonly StageKind[]
): Promise<DeltaId> {
  let last: DeltaId | undefined
  for (const stage of stages) last = savedBy(await reportStage(jobs, job, { stage }, guard))
  if (!last) throw new Error('no stage was reported')
  return last
}

/** Sets these fields of the job; the id of the change. */
export async function edits(
  { jobs }: At,
  job: StreamId,
  fields: FieldInputs,
  acting = operator,
): Promise<DeltaId> {
  return savedBy(await editJob(jobs, job, { fields }, acting))
}

/** Writes a note of the job; its id. */
export async function notes(
  { jobs }: At,
  job: StreamId,
  text: string,
  acting = operator,
): Promise<DeltaId> {
  return savedBy(await writeEntry(jobs, job, { kind: 'note', text }, acting))
}
