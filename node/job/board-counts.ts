/** How many jobs there are of each kind, counted by the indexes and no further than anybody reads. */
import type { StreamId } from '../../protocol/ids.ts'
import { type Attention, attentions } from '../../protocol/job/attention.ts'
import type { Actor } from '../user/actor.ts'
import { type Asked, ask, openJob } from './board-gathering.ts'
import { after_end, ended_rank } from './board-order.ts'
import type { BoardIndex, Place } from './board-places.ts'
import type { BoardContext } from './board-row.ts'
import { fewOfRun } from './board-ways.ts'

/** "1,000+" says as much as any greater number. */
export const counted_jobs_max = 1000

type BoardCount = { readonly count: number; readonly more: boolean }

export type BoardCounts = {
  readonly goingOn: BoardCount
  readonly attention: BoardCount
  readonly mine: BoardCount
  readonly ended: BoardCount
  readonly wanting: Readonly<Record<Attention, BoardCount>>
}

export async function boardCounts(context: BoardContext, actor: Actor): Promise<BoardCounts> {
  const asked = await ask(context, actor, { mine: true })
  switch (asked.sight.is) {
    case 'all':
      return countAll(asked)
    case 'run':
      return countOpened(asked, await fewOfRun(asked, asked.sight.run))
    case 'nothing':
      return countOpened(asked, [])
    default:
      return asked.sight satisfies never
  }
}

/** Jobs of this company by what they want of a person, counted no further than `counted_jobs_max`. */
export async function waitingCounts(
  index: BoardIndex,
  now: number,
): Promise<Readonly<Record<Attention, number>>> {
  const counts = Object.entries((await wantingCounts(index, now)).wanting)
  return Object.fromEntries(counts.map(([what, { count }]) => [what, count])) as Record<
    Attention,
    number
  >
}

/** Also all those jobs, each once. */
async function wantingCounts(index: BoardIndex, now: number) {
  const all = new Set<StreamId>()
  const counts: [Attention, BoardCount][] = []
  for (const what of attentions) counts.push([what, await count(index.attention(what, now), all)])
  return { wanting: Object.fromEntries(counts) as Record<Attention, BoardCount>, all }
}

async function countAll(asked: Asked): Promise<BoardCounts> {
  const { index, mine, now } = asked
  const { wanting, all } = await wantingCounts(index, now)
  await count(index.ended(now), all)
  const [goingOn, ended] = await Promise.all([
    index.count('all', '', 'going on', counted_jobs_max + 1),
    index.count('all', '', 'ended', counted_jobs_max + 1),
  ])
  return {
    goingOn: countOf(goingOn),
    attention: countOf(all.size),
    mine: countOf(mine.size),
    ended: countOf(ended),
    wanting,
  }
}

/** Different jobs, as far as they are counted; all of them are added to `all`. */
async function count(places: AsyncIterable<Place>, all: Set<StreamId>): Promise<BoardCount> {
  const these = new Set<StreamId>()
  for await (const { stream } of places) {
    these.add(stream)
    all.add(stream)
    if (these.size > counted_jobs_max) break
  }
  return countOf(these.size)
}

function countOf(count: number): BoardCount {
  return { count: Math.min(count, counted_jobs_max), more: count > counted_jobs_max }
}

/** Of jobs that are few: each is opened. */
async function countOpened(asked: Asked, streams: Iterable<StreamId>): Promise<BoardCounts> {
  const opened = await Promise.all([...streams].map((stream) => openJob(asked, stream)))
  const jobs = opened.filter((job) => job !== undefined)
  const number = (isCounted: (job: (typeof jobs)[number]) => boolean) =>
    countOf(jobs.filter(isCounted).length)
  const wanting = attentions.map((what) => {
    const counted = number(
      ({ attention, isGoingOn }) => attention.includes(what) && (isGoingOn || what === after_end),
    )
    return [what, counted] as const
  })
  return {
    goingOn: number(({ isGoingOn }) => isGoingOn),
    attention: number(({ standing }) => standing !== undefined && standing.rank <= ended_rank),
    mine: number(({ open }) => asked.mine.has(open.state.stream)),
    ended: number(({ isGoingOn }) => !isGoingOn),
    wanting: Object.fromEntries(wanting) as Record<Attention, BoardCount>,
  }
}
