/**
 * Finding sites in the book. A site that was merged into another is found as before, and then leads
 * to the one that remains: nothing inside a job or a site is ever rewritten for it.
 */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import { byFoldOrder } from '../../protocol/stream/order.ts'
import { privateStreamsOf } from '../job/private-stream.ts'
import { indexText } from '../stream/index-keys.ts'
import { exactKey, siteIndexes, siteOfJobIn } from '../stream/site-keys.ts'
import type { SiteContext } from './context.ts'
import { files_per_key_max, merge_steps_max } from './limits.ts'
import type { Place } from './matching/place.ts'
import { readSiteFile, type SiteFile } from './site-file.ts'

export async function siteFile({ jobs }: SiteContext, id: StreamId): Promise<SiteFile | undefined> {
  return readSiteFile(await jobs.streams.get(id))
}

/** The site that remains of this one: itself, or where its merges lead. */
export async function remaining(context: SiteContext, file: SiteFile): Promise<SiteFile> {
  const way = [file]
  for (let at = file; at.mergedInto && way.length <= merge_steps_max; ) {
    const next = await siteFile(context, at.mergedInto)
    if (!next) return at
    const circle = way.findIndex(({ id }) => id === next.id)
    if (circle >= 0) return endOfCircle(way.slice(circle))
    way.push(next)
    at = next
  }
  return way.at(-1) ?? file
}

/** Two merges made apart can lead to each other: the earlier one does not count. */
function endOfCircle(circle: readonly SiteFile[]): SiteFile {
  const [first] = circle.toSorted((a, b) =>
    a.mergedBy && b.mergedBy ? byFoldOrder(a.mergedBy, b.mergedBy) : 0,
  )
  if (!first) throw new Error('a circle of merges has no site')
  return first
}

/** Sites that were merged into this one, also over others. */
export async function mergedInto(context: SiteContext, id: StreamId): Promise<SiteFile[]> {
  const found = new Map<StreamId, SiteFile>()
  let border = [id]
  for (let step = 0; border.length > 0 && step < merge_steps_max; step++) {
    const next: StreamId[] = []
    for (const into of border) {
      for await (const stream of streamsUnder(context, siteIndexes.siteMerged, into)) {
        const file = await siteFile(context, stream)
        if (!file || found.has(stream) || stream === id) continue
        if ((await remaining(context, file)).id !== id) continue
        found.set(stream, file)
        next.push(stream)
      }
    }
    border = next
  }
  return [...found.values()]
}

/** A site of this owner by its id there. */
export async function bySource(context: SiteContext, owner: CompanyId, source: string) {
  return filesUnder(context, siteIndexes.siteSource, `${owner}/${source}`)
}

/** Sites of this owner by its own reference. */
export async function byReference(context: SiteContext, owner: CompanyId, reference: string) {
  return filesUnder(context, siteIndexes.siteReference, `${owner}/${indexText(reference)}`)
}

/** Sites of our own with this reference. */
export async function ownByReference(context: SiteContext, reference: string) {
  return filesUnder(context, siteIndexes.siteReference, `own/${indexText(reference)}`)
}

/** Sites with exactly this name and address; also those that were merged into another. */
export async function byPlace(context: SiteContext, place: Place): Promise<SiteFile[]> {
  return filesUnder(context, siteIndexes.siteExact, exactKey(place))
}

async function filesUnder(context: SiteContext, index: string, key: string): Promise<SiteFile[]> {
  const files: SiteFile[] = []
  for await (const stream of streamsUnder(context, index, key, files_per_key_max)) {
    const file = await siteFile(context, stream)
    if (file) files.push(file)
  }
  return files.sort((a, b) => a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1))
}

/** Streams under exactly this key. */
export async function* streamsUnder(
  { jobs }: SiteContext,
  index: string,
  key: string,
  limit?: number,
): AsyncGenerator<StreamId> {
  const { storage } = jobs.streams.context
  const range = { from: key, to: `${key}\u0001`, ...(limit ? { limit } : {}) }
  for await (const row of storage.index.read(index, range)) {
    if (row.key === key) yield row.stream
  }
}

/** Jobs at this site and at those that were merged into it, the newest last; `reverse`: first. */
export async function* jobsAt(
  context: SiteContext,
  sites: readonly StreamId[],
  { reverse = false }: { readonly reverse?: boolean } = {},
): AsyncGenerator<StreamId> {
  const { storage } = context.jobs.streams.context
  for (const site of sites) {
    const range = { from: `${site}/`, to: `${site}0`, reverse }
    for await (const { key } of storage.index.read(siteIndexes.jobsAtSite, range)) {
      yield key.slice(key.lastIndexOf('/') + 1) as StreamId
    }
  }
}

/** What was found for a job when it came, and for what it said then. */
export async function foundFor(
  context: SiteContext,
  job: StreamId,
): Promise<{ readonly site: StreamId; readonly said: string } | undefined> {
  for (const stream of await privateStreamsOf(context.jobs, job)) {
    const open = await context.jobs.streams.get(stream)
    const found = open && siteOfJobIn(open.fold)
    if (found) return found
  }
  return undefined
}

/** The site of the book that a job is at: the one that was found, or what remains of it. */
export async function siteOfJob(
  context: SiteContext,
  job: StreamId,
): Promise<SiteFile | undefined> {
  const found = await foundFor(context, job)
  const file = found && (await siteFile(context, found.site))
  return file && remaining(context, file)
}
