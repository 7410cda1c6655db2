/** As whom the pages act on jobs, and which jobs an actor reaches. */
import type { StreamId } from '../../protocol/ids.ts'
import type { AttachmentBackend, JobBackend } from '../api/backend.ts'
import { type JobContext, notFound } from '../job/context.ts'
import type { Refusal } from '../job/result.ts'
import type { SiteContext } from '../site/context.ts'
import type { Acting } from '../stream/append.ts'
import type { Actor } from '../user/actor.ts'
import { maySeeJob } from './access.ts'

export type JobSources = {
  readonly jobs: JobBackend
  readonly attachments: AttachmentBackend
  readonly context: JobContext
  /** The site book, at whose sites jobs are. */
  readonly book: SiteContext
  /** Resolution codes that this company has chosen; none: the usual ones. */
  readonly resolutions: () => readonly string[]
}

/** As whom something is written, and when it happened; absent: now. */
export function actingOf({ name }: Actor, happenedAt?: number): Acting {
  return { by: name, ...(happenedAt === undefined ? {} : { happenedAt }) }
}

/** Does it where this actor may reach the job; to a guard others are not there. */
export async function reaching<Answer>(
  { jobs }: Pick<JobSources, 'jobs'>,
  actor: Actor,
  job: StreamId,
  act: () => Promise<Answer>,
): Promise<Answer | Refusal> {
  if (actor.role !== 'guard') return act()
  const detail = await jobs.get(job)
  return detail && maySeeJob(actor, detail.job, detail.own) ? act() : notFound
}
