/**
 * Lists of jobs, the newest first. The index of lives is walked backwards; other filters are looked
 * up first, as the set of jobs that have them.
 */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import type { Life } from '../../protocol/job/assignments.ts'
import { type Attention, attentionOf } from '../../protocol/job/attention.ts'
import { viewJob } from '../../protocol/job/view.ts'
import { type NamedJobView, withNames } from '../job/company-names.ts'
import type { JobContext } from '../job/context.ts'
import { openJobsWith } from '../link/unlink.ts'
import { indexes, indexText, timeKey } from '../stream/index-keys.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import { unseenIn } from '../stream/unseen.ts'
import type { JobPage, JobQuery } from './backend.ts'
import { type Refused, refuseRequest } from './error.ts'
import { type JobSummary, summaryOf } from './job-summary.ts'

export const lives: readonly Life[] = ['unassigned', 'open', 'complete', 'cancelled']

/** Jobs that may have what is looked for; a filter that fits more finds nothing for anybody. */
const matches_max = 20_000
/** Up to this many are opened and sorted; for more it is quicker to walk the index. */
const sorted_max = 200

/** Where a job stands in the order of all: when it was opened, then its id. */
type Place = string

export async function listJobs(context: JobContext, query: JobQuery): Promise<JobPage | Refused> {
  const matches = await matching(context, query)
  if (matches && 'refused' in matches) return matches
  const jobs: JobSummary[] = []
  let last: Place | undefined
  for await (const place of placesFor(context, query, matches)) {
    const open = await context.streams.get(streamAt(place))
    // Its life may have changed since the index was read.
    if (!open || (query.life && open.structure.life !== query.life)) continue
    if (jobs.length === query.limit) return { jobs, next: last as Place }
    jobs.push(await summaryIn(context, open))
    last = place
  }
  return { jobs }
}

/** Jobs that go on and that are exchanged with this company. */
export async function jobsOpenWith(context: JobContext, company: CompanyId): Promise<JobSummary[]> {
  return summariesOf(context, await openJobsWith(context, company))
}

/** These jobs in lines, in that order. */
export async function summariesOf(
  context: JobContext,
  jobs: readonly StreamId[],
): Promise<JobSummary[]> {
  const summaries: JobSummary[] = []
  for (const job of jobs) {
    const open = await context.streams.get(job)
    if (open) summaries.push(await summaryIn(context, open))
  }
  return summaries
}

export async function countJobs(context: JobContext): Promise<Record<Life, number>> {
  const { index } = context.streams.context.storage
  const counts = lives.map(
    async (life) => [life, await index.count(indexes.life, below(life))] as const,
  )
  return Object.fromEntries(await Promise.all(counts)) as Record<Life, number>
}

/**
 * The job as people read it here: with its receipts, companies called as they are here, and what
 * about it wants somebody.
 */
export async function readIn(
  context: JobContext,
  open: OpenStream,
): Promise<{ readonly job: NamedJobView; readonly attention: readonly Attention[] }> {
  const { state, structure, fold } = open
  const { own, now, storage } = context.streams.context
  const receipts = await storage.receipts.of(state.stream)
  return {
    job: withNames(context, state, viewJob(state, structure, fold, receipts)),
    attention: attentionOf(open, own.company, now(), unseenIn(open.indexed)),
  }
}

async function summaryIn(context: JobContext, open: OpenStream): Promise<JobSummary> {
  const { job, attention } = await readIn(context, open)
  return summaryOf(job, attention)
}

/** The jobs that have the number, site and reference; undefined when none is asked for. */
async function matching(
  context: JobContext,
  { number, site, reference }: JobQuery,
): Promise<ReadonlySet<StreamId> | Refused | undefined> {
  const ranges: [string, { from: string; to: string }][] = []
  if (number !== undefined) ranges.push([indexes.number, below(indexText(number))])
  if (site !== undefined) ranges.push([indexes.facet, beginning(`site/${indexText(site)}`)])
  if (reference !== undefined) ranges.push([indexes.reference, below(indexText(reference))])
  let found: Set<StreamId> | undefined
  for (const [name, range] of ranges) {
    const these = new Set<StreamId>()
    for await (const { stream } of context.streams.context.storage.index.read(name, range)) {
      if (!found || found.has(stream)) these.add(stream)
      if (these.size > matches_max) {
        return refuseRequest('too-many', `More than ${matches_max} jobs fit: ask for more of it.`)
      }
    }
    found = these
  }
  return found
}

async function* placesFor(
  context: JobContext,
  { life, cursor }: JobQuery,
  matches: ReadonlySet<StreamId> | undefined,
): AsyncIterable<Place> {
  if (matches && matches.size <= sorted_max) {
    yield* await sortedPlaces(context, matches, cursor)
    return
  }
  for await (const place of walk(context, life ? [life] : lives, cursor)) {
    if (!matches || matches.has(streamAt(place))) yield place
  }
}

async function sortedPlaces(
  context: JobContext,
  matches: ReadonlySet<StreamId>,
  cursor: Place | undefined,
): Promise<Place[]> {
  const places: Place[] = []
  for (const stream of matches) {
    const open = await context.streams.get(stream)
    const place = open && `${timeKey(open.state.openedAt)}/${stream}`
    if (place && (cursor === undefined || place < cursor)) places.push(place)
  }
  return places.sort().reverse()
}

/** Several lives at once, always going on with the newest. */
async function* walk(
  context: JobContext,
  of: readonly Life[],
  cursor: Place | undefined,
): AsyncIterable<Place> {
  const walks = of.map((life) => placesOf(context, life, cursor)[Symbol.asyncIterator]())
  const heads = await Promise.all(walks.map((one) => one.next()))
  const placeAt = (i: number): Place => (heads[i]?.done === false ? heads[i].value : '')
  let last: Place | undefined
  try {
    for (;;) {
      const newest = heads.reduce((best, _, i) => (placeAt(i) > placeAt(best) ? i : best), 0)
      const place = placeAt(newest)
      if (place === '') return
      // A job that changes its life meanwhile may stand in both: at the same place.
      if (place !== last) yield place
      last = place
      heads[newest] = (await walks[newest]?.next()) ?? { done: true, value: undefined }
    }
  } finally {
    await Promise.all(walks.map((one) => one.return?.(undefined)))
  }
}

async function* placesOf(
  context: JobContext,
  life: Life,
  cursor: Place | undefined,
): AsyncGenerator<Place> {
  const { from, to } = below(life)
  const range = { from, to: cursor === undefined ? to : from + cursor, reverse: true }
  for await (const { key } of context.streams.context.storage.index.read(indexes.life, range)) {
    yield key.slice(from.length)
  }
}

function streamAt(place: Place): StreamId {
  return place.slice(place.indexOf('/') + 1) as StreamId
}

/** All keys of an index that have this first part; `0` is what follows `/`. */
function below(part: string): { from: string; to: string } {
  return { from: `${part}/`, to: `${part}0` }
}

/** All keys that begin so. */
function beginning(text: string): { from: string; to: string } {
  return { from: text, to: `${text}\u{10ffff}` }
}
