/** What of a query an index has, and the jobs to which that leads, the newest first. */
import type { StreamId } from '../../protocol/ids.ts'
import type { Life } from '../../protocol/job/assignments.ts'
import type { Facet, Phase } from '../stream/board-keys.ts'
import { indexText } from '../stream/key-text.ts'
import type { Asked, Gathering } from './board-gathering.ts'
import { allOf, anyOf, type Place, type Span } from './board-places.ts'
import { type BoardQuery, livesOf } from './board-query.ts'

/** So few are opened and told apart, which is quicker than looking through more. */
export const few_jobs_max = 200
/** Of a filter that fits more no set is made: most of what is opened fits it. */
const set_jobs_max = 5000

type Wanted = readonly [facet: Facet, value: string]

/** The filters that an index has. */
function facetsOf({ type, priority, company, site, onSite, unaccepted }: BoardQuery): Wanted[] {
  const all: readonly (readonly [Facet, string | undefined])[] = [
    ['type', type === undefined ? undefined : indexText(type)],
    ['priority', priority === undefined ? undefined : `${priority}`],
    ['company', company],
    ['site', site === undefined ? undefined : indexText(site)],
    ['on site', onSite ? '' : undefined],
    ['unaccepted', unaccepted ? '' : undefined],
  ]
  return all.flatMap(([facet, value]) => (value === undefined ? [] : [[facet, value] as const]))
}

/** The filter that fits the fewest jobs, where these are few enough to open them all. */
export async function fewest(
  { index, query }: Asked,
  phases: readonly Phase[],
): Promise<Wanted | undefined> {
  const counts = await Promise.all(
    facetsOf(query).map(async (wanted) => {
      let count = 0
      for (const phase of phases) count += await index.count(...wanted, phase, few_jobs_max + 1)
      return { wanted, count }
    }),
  )
  const [first, ...others] = counts
  const least = others.reduce((best, one) => (best && one.count < best.count ? one : best), first)
  return least && least.count <= few_jobs_max ? least.wanted : undefined
}

/** Jobs that all filters with an index fit, the newest first. */
export async function listed(
  { asked, budget }: Gathering,
  phases: readonly Phase[],
  after: Place | undefined,
): Promise<AsyncIterable<Place>> {
  const { index, query, sight } = asked
  const span = { ...spanOf(query), after }
  if (sight.is === 'run') return everyJob(asked, phases, span)
  const few = await fewest(asked, phases)
  const wanted = few ? [few] : facetsOf(query)
  const sources = wanted.map((one) => jobsOf(asked, one, phases, span))
  const lives = livesOf(query)
  if (isLife(lives)) sources.push(index.life(lives, span))
  const [only] = sources
  if (!only) return everyJob(asked, phases, span)
  return sources.length === 1 ? only : allOf(sources, budget)
}

/** All jobs that the actor may see, the newest first. */
export function everyJob(asked: Asked, phases: readonly Phase[], span: Span): AsyncIterable<Place> {
  const { sight } = asked
  return jobsOf(asked, sight.is === 'run' ? ['run', sight.run] : ['all', ''], phases, span)
}

function jobsOf({ index }: Asked, wanted: Wanted, phases: readonly Phase[], span: Span) {
  return anyOf(phases.map((phase) => index.facet(...wanted, phase, span)))
}

function spanOf({ from, to }: BoardQuery): Span {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

function isLife(lives: ReturnType<typeof livesOf>): lives is Life {
  return lives !== 'all' && lives !== 'going on' && lives !== 'ended'
}

/**
 * Leaves out what filters don't fit, without opening it. It costs reading the filters' keys: worth
 * it only when most of what was opened did not fit.
 */
export class FacetFilter {
  readonly #gathering: Gathering
  #sets: readonly ReadonlySet<StreamId>[] | undefined

  constructor(gathering: Gathering) {
    this.#gathering = gathering
  }

  async *of(places: AsyncIterable<Place>): AsyncIterable<Place> {
    const { asked, budget } = this.#gathering
    for await (const place of places) {
      if (!this.#sets && this.#gathering.isWasteful) this.#sets = await setsOf(asked)
      if (!this.#sets || this.#sets.every((set) => set.has(place.stream))) yield place
      else budget.passKey(place)
      if (budget.isSpent) return
    }
  }
}

/** Of each filter the jobs that go on and that it fits, where there are not too many. */
async function setsOf({ index, query }: Asked): Promise<ReadonlySet<StreamId>[]> {
  const sets: Set<StreamId>[] = []
  for (const wanted of facetsOf(query)) {
    const set = new Set<StreamId>()
    for await (const { stream } of index.facet(...wanted, 'going on', {})) {
      set.add(stream)
      if (set.size > set_jobs_max) break
    }
    if (set.size <= set_jobs_max) sets.push(set)
  }
  return sets
}
