/**
 * One visit serves several jobs at a site: an assignment of ours is tied to a job of our own, as a
 * phoned-through one is (automatic.ts), and completed with it. No company on either job reads
 * anything of the other one but our reference.
 */
import type { StreamId } from '../../protocol/ids.ts'
import type { Acting } from '../stream/append.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { Step } from '../stream/streams.ts'
import { endedRefusal, isFrozen, type JobContext, ownAssignment, saveJob } from './context.ts'
import { type Refusal, type Result, refuse } from './result.ts'
import { openBelow } from './stages.ts'

const field = { field: 'by' }

/** The visit of `by`, which this company issued, serves our assignment of this job, too. */
export async function combineJobs(
  context: JobContext,
  job: StreamId,
  input: { readonly by: StreamId },
  acting: Acting,
): Promise<Result> {
  const visit = await context.streams.get(input.by)
  const { company } = context.streams.context.own
  if (visit?.state.kind !== 'job' || input.by === job) {
    return refuse('not-found', 'There is no such other job here.', field)
  }
  if (visit.state.issuer !== company) {
    const message =
      'Only the visit of a job that this company issued serves others: make one for the visit.'
    return refuse('may-not', message, field)
  }
  if (isFrozen(visit)) {
    return refuse('ended', `Job ${visit.state.number} is complete: its visit is over.`, field)
  }
  if ([...visit.structure.assignments.values()].some(({ tied }) => tied === job)) {
    return refuse('invalid', 'The visit of this job serves the other one already.', field)
  }
  return saveJob(context, job, acting, (open) => combineSteps(context, open, input.by))
}

function combineSteps(
  context: JobContext,
  open: OpenStream,
  by: StreamId,
): readonly Step[] | Refusal {
  const one = ownAssignment(context, open, undefined)
  if ('refused' in one) return one
  if (one.ended) return endedRefusal(one)
  if (one.tied) return refuse('invalid', 'The visit of another job serves this one already.', field)
  const below = openBelow(open, one)
  if (below) return below
  const tied = { is: 'act', assignment: one.id, act: { is: 'tied', stream: by } } as const
  // Who takes a job into a visit has taken it: the answer clock has nothing to wait for.
  const accepted = { is: 'stage', stage: 'accepted', reason: '', automatic: false } as const
  const answer = { is: 'act', assignment: one.id, act: accepted } as const
  return [() => (one.granter && !one.answered ? [tied, answer] : [tied])]
}
