/** Making a job on the page: its due time by response class, and the jobs that its visit serves. */
import type { StreamId } from '../../protocol/ids.ts'
import { class_minutes } from '../../protocol/job/due.ts'
import { combineJobs } from '../job/combine.ts'
import type { Party } from '../job/create.ts'
import type { Done, Refusal } from '../job/result.ts'
import type { FieldInputs } from '../job/values.ts'
import { minute_ms } from '../operate/wall-clock.ts'
import type { Actor } from '../user/actor.ts'
import { actingOf, type JobSources } from './job-access.ts'

export type NewJob = {
  readonly fields: FieldInputs
  readonly site?: StreamId
  readonly number?: string
  readonly alarmCompany?: Party
  readonly customer?: Party
  readonly providers: readonly Party[]
  readonly attend: boolean
  readonly answerMinutes?: number
  readonly serves: readonly StreamId[]
}

/** Made, and which of the jobs that it was to serve it does not. */
export type Created = Done & { readonly notServed: readonly StreamId[] }

export async function createOnPage(
  { jobs, context }: JobSources,
  actor: Actor,
  { providers, attend, serves, fields, ...input }: NewJob,
): Promise<Created | Refusal> {
  // Nobody else will enter the stages of a company that is phoned.
  const attends = attend || providers.some((one) => 'name' in one)
  const acting = actingOf(actor)
  const made = await jobs.create(
    {
      ...input,
      fields: withDueTime(fields, context.streams.context.now()),
      providers,
      ...(attends ? { attend: true } : {}),
    },
    acting,
  )
  if (made.refused) return made
  const notServed: StreamId[] = []
  for (const job of serves) {
    const combined = await combineJobs(context, job, { by: made.job }, acting)
    if (combined.refused) notServed.push(job)
  }
  return { ...made, notServed }
}

/** A due time that was typed counts; without one the response class says it. */
export function withDueTime(fields: FieldInputs, now: number): FieldInputs {
  const { dueAt, responseClass, receivedAt } = fields
  const minutes = typeof responseClass === 'string' ? class_minutes[responseClass] : undefined
  if (dueAt !== undefined || minutes === undefined) return fields
  const from = typeof receivedAt === 'number' ? receivedAt : now
  return { ...fields, dueAt: from + minutes * minute_ms }
}
