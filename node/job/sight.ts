/** What of the jobs somebody sees: all of them, or those of one run. */
import type { CompanyId } from '../../protocol/ids.ts'
import type { JobReading } from '../../protocol/job/attention.ts'
import { runKey, runsOf } from '../stream/board-keys.ts'
import type { Actor } from '../user/actor.ts'

export type Sight =
  | { readonly is: 'all' }
  /** As runs are compared. */
  | { readonly is: 'run'; readonly run: string }
  | { readonly is: 'nothing' }

/** Guards see jobs on which an assignment of ours has their own run. */
export function sightOf(actor: Pick<Actor, 'role' | 'run' | 'may'>): Sight {
  if (!actor.may('see')) return { is: 'nothing' }
  if (actor.role !== 'guard') return { is: 'all' }
  const run = runKey(actor.run ?? '')
  return run === '' ? { is: 'nothing' } : { is: 'run', run }
}

export function isInSight(sight: Sight, job: JobReading, own: CompanyId): boolean {
  if (job.state.kind !== 'job') return false
  switch (sight.is) {
    case 'all':
      return true
    case 'run':
      return runsOf(job, own).has(sight.run)
    case 'nothing':
      return false
    default:
      return sight satisfies never
  }
}
