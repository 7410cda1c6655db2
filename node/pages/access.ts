/** What a role sees of the jobs: a guard only those of the guard's own run. */
import type { CompanyId } from '../../protocol/ids.ts'
import { isOfRun } from '../../protocol/job/run.ts'
import type { JobView } from '../../protocol/job/view.ts'
import type { Actor } from '../user/actor.ts'

export function maySeeJob(actor: Actor, job: JobView, own: CompanyId): boolean {
  if (!actor.may('see')) return false
  const { role, run = '' } = actor
  return role !== 'guard' || job.assignments.some((one) => isOfRun(one, run, own))
}
