/**
 * The ways to the jobs of a page: in the order of the board, in the order of their age, and by
 * words. Whoever sees only the jobs of one run comes to them by that run alone, whatever is asked:
 * nothing that is looked at, and no time that it takes, depends on the jobs of others.
 */
import type { StreamId } from '../../protocol/ids.ts'
import { type Attention, attentions } from '../../protocol/job/attention.ts'
import type { Phase } from '../stream/board-keys.ts'
import { everyJob, FacetFilter, few_jobs_max, fewest, listed } from './board-facets.ts'
import type { Asked, Gathering } from './board-gathering.ts'
import { after_end, calm_rank, ended_rank, type Standing, standingFor } from './board-order.ts'
import type { Place } from './board-places.ts'
import { type BoardJob, type BoardQuery, livesOf } from './board-query.ts'
import { jobsWith } from './search.ts'
import type { Term } from './words.ts'

/** What wants somebody first, then the newest. */
export async function fillRanked(gathering: Gathering): Promise<void> {
  const { asked } = gathering
  const wanted = wantedOf(asked.query)
  const few = await fewOf(asked)
  if (few) return gathering.takeFew(few, (job) => standingAs(asked, job, wanted))
  const filter = new FacetFilter(gathering)
  const first = gathering.after?.rank ?? 0
  const ranks = wanted ? [attentions.indexOf(wanted)] : [...attentions.keys(), ended_rank]
  for (const rank of ranks) {
    if (rank < first || gathering.isDone) continue
    const after = rank === first ? gathering.after : undefined
    const places = segment(asked, rank, after)
    await gathering.take(rank, mayEnd(rank) ? places : filter.of(places), (job, place) => {
      const at = standingAs(asked, job, wanted)
      // It stands once, where it is most urgent.
      return at?.rank === rank && at.by === place.by ? at : undefined
    })
  }
  if (wanted || gathering.isDone) return
  const calm = await listed(gathering, ['going on'], calmAfter(gathering))
  await gathering.take(calm_rank, calm, ({ standing }) =>
    standing?.rank === calm_rank ? standing : undefined,
  )
}

/** The newest first. */
export async function fillListed(gathering: Gathering): Promise<void> {
  const { asked } = gathering
  if (asked.query.mine) return gathering.takeFew(asked.mine, byAge)
  const places = await listed(gathering, phasesOf(livesOf(asked.query)), calmAfter(gathering))
  await gathering.take(calm_rank, places, byAge)
}

/** Those with all the words, the newest first. */
export async function fillFound(gathering: Gathering, terms: readonly Term[]): Promise<void> {
  const { asked, budget } = gathering
  const { words } = asked.context.jobs.streams.context.storage
  const all = {
    places: (behind?: Place) => everyJob(asked, phasesOf(livesOf(asked.query)), { after: behind }),
    isFew: asked.sight.is === 'run',
  }
  const places = jobsWith(words, terms, all, calmAfter(gathering), budget)
  await gathering.take(calm_rank, places, byAge)
}

/** Where to go on among those that stand by their age. */
function calmAfter({ after }: Gathering): Place | undefined {
  return after?.rank === calm_rank ? after : undefined
}

const byAge = ({ open }: BoardJob): Standing => ({
  rank: calm_rank,
  by: open.state.openedAt,
  stream: open.state.stream,
})

/** The one thing that is asked for to be wanted; its jobs stand in its own order. */
function wantedOf({ attention, overdue }: BoardQuery): Attention | undefined {
  return attention ?? (overdue ? 'late' : undefined)
}

function standingAs({ context }: Asked, job: BoardJob, wanted: Attention | undefined) {
  if (!wanted) return job.standing
  const { company } = context.jobs.streams.context.own
  const isWanted = job.attention.includes(wanted) && (job.isGoingOn || wanted === after_end)
  return isWanted ? standingFor(job.open, company, wanted) : undefined
}

function segment({ index, now }: Asked, rank: number, after?: Place): AsyncIterable<Place> {
  const what = attentions[rank]
  return what ? index.attention(what, now, after) : index.ended(now, after)
}

/** Jobs stand there that go on no longer. */
const mayEnd = (rank: number) => rank === ended_rank || attentions[rank] === after_end

/** The jobs that may be meant, where they are few; undefined where they are not. */
async function fewOf(asked: Asked): Promise<Iterable<StreamId> | undefined> {
  const { index, sight, query, mine, now } = asked
  if (sight.is === 'run') return fewOfRun(asked, sight.run)
  if (query.mine) return mine
  const wanted = await fewest(asked, ['going on'])
  if (!wanted) return undefined
  const few = new Set<StreamId>()
  const sources = [
    index.facet(...wanted, 'going on', {}),
    index.attention(after_end, now),
    index.ended(now),
  ]
  for (const source of sources) {
    for await (const { stream } of source) {
      few.add(stream)
      if (few.size > 2 * few_jobs_max) return undefined
    }
  }
  return few
}

/** The newest of a run: those that go on, and those that have ended. */
export async function fewOfRun({ index }: Asked, run: string): Promise<Set<StreamId>> {
  const few = new Set<StreamId>()
  for (const phase of ['going on', 'ended'] as const) {
    const before = few.size
    for await (const { stream } of index.facet('run', run, phase, {})) {
      few.add(stream)
      if (few.size - before >= few_jobs_max) break
    }
  }
  return few
}

/**
 * What has ended for us may go on for others, not the other way round; and what has ended lately
 * stands among what goes on.
 */
function phasesOf(lives: ReturnType<typeof livesOf>): readonly Phase[] {
  switch (lives) {
    case 'ended':
    case 'complete':
    case 'cancelled':
      return ['ended']
    case 'all':
    case 'going on':
    case 'open':
    case 'unassigned':
      return ['going on', 'ended']
    default:
      return lives satisfies never
  }
}
