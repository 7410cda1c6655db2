/** Handing a job to a provider without a link, which is phoned. */
import type { AssignmentId, StreamId } from '../../protocol/ids.ts'
import { notFound } from '../job/context.ts'
import type { Result } from '../job/result.ts'
import type { FieldInputs } from '../job/values.ts'
import type { Actor } from '../user/actor.ts'
import { actingOf, type JobSources } from './job-access.ts'
import { withDueTime } from './job-create.ts'

export type PhonedProvider = {
  readonly name: string
  /** What was agreed with it. */
  readonly fields: FieldInputs
  /** Which assignment of ours is handed on; absent: the only one, or a new one. */
  readonly assignment?: AssignmentId
}

/**
 * Nobody without a link can be given the job: this company attends it on paper and enters the
 * stages that are phoned back. The issuer names it as provider; who was given the job says it as
 * the run, which is between the two of them. What was agreed stands on our own assignment. One save.
 */
export async function passToPhoned(
  { jobs, context }: JobSources,
  actor: Actor,
  job: StreamId,
  { name, fields, assignment }: PhonedProvider,
): Promise<Result> {
  const detail = await jobs.get(job)
  if (!detail) return notFound
  const { own } = detail
  const isIssuer = detail.job.issuer.company === own
  const all = {
    ...withDueTime(fields, context.streams.context.now()),
    ...(isIssuer ? { provider: name } : { run: name }),
  }
  const acting = actingOf(actor)
  const attends = detail.job.assignments.some(
    ({ holder, granter, ended }) => (holder ?? granter) === own && !ended,
  )
  if (!attends) return jobs.attend(job, acting, all)
  return jobs.edit(job, { fields: all, ...(assignment ? { assignment } : {}) }, acting)
}
