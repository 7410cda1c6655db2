/** The jobs at a site, with those of the sites that were merged into it, the newest first. */
import type { StreamId } from '../../protocol/ids.ts'
import { siteIndexes } from '../stream/site-keys.ts'
import { mergedInto, siteFile } from './book.ts'
import type { SiteContext } from './context.ts'

export type SiteJobs = {
  readonly jobs: readonly StreamId[]
  /** Ask with this for older ones. */
  readonly next?: string
}

/** Undefined where there is no such site. `before` is what the page before gave as `next`. */
export async function jobsAtSite(
  context: SiteContext,
  site: StreamId,
  { before, limit }: { readonly before?: string; readonly limit: number },
): Promise<SiteJobs | undefined> {
  if (!(await siteFile(context, site))) return undefined
  const sites = [site, ...(await mergedInto(context, site)).map(({ id }) => id)]
  const { storage } = context.jobs.streams.context
  const places = new Set<string>()
  for (const one of sites) {
    const range = { from: `${one}/`, to: before ? `${one}/${before}` : `${one}0` }
    const newest = { ...range, reverse: true, limit: limit + 1 }
    for await (const { key } of storage.index.read(siteIndexes.jobsAtSite, newest)) {
      places.add(key.slice(one.length + 1))
    }
  }
  const shown = [...places].sort().reverse().slice(0, limit)
  const last = shown.at(-1)
  return {
    jobs: shown.map((place) => place.slice(place.lastIndexOf('/') + 1) as StreamId),
    ...(places.size > limit && last ? { next: last } : {}),
  }
}
