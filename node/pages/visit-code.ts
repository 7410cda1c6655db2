/** What the pages ask about the code of a visit: told by the desk, read by who attends. */
import type { AssignmentId, StreamId } from '../../protocol/ids.ts'
import { isOfRun } from '../../protocol/job/run.ts'
import type { JobDetail } from '../api/backend.ts'
import { giveVisitCode, type VisitCode, visitCodes } from '../site/visit-code.ts'
import type { Actor } from '../user/actor.ts'
import { asked } from './asked.ts'
import { actingOf, type JobSources } from './job-access.ts'

export function visitCodeBackend({ book }: JobSources) {
  return {
    giveVisitCode: async (
      actor: Actor,
      job: StreamId,
      input: { readonly assignment: AssignmentId; readonly code: string },
    ) => giveVisitCode(asked(book, actor, 'dispatch'), job, input, actingOf(actor)),
  } as const
}

/** Those that this actor needs: a guard of the own run, who only reads of none. */
export async function codesFor(
  { book }: JobSources,
  actor: Actor,
  { job, own }: Pick<JobDetail, 'job' | 'own'>,
): Promise<readonly VisitCode[]> {
  if (!actor.may('report')) return []
  const codes = await visitCodes(book, job.id)
  if (actor.role !== 'guard') return codes
  const { run = '' } = actor
  const ours = job.assignments.filter((one) => isOfRun(one, run, own)).map(({ id }) => id)
  return codes.filter(({ assignment }) => ours.includes(assignment))
}
