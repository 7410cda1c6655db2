/**
 * Merging sites that are the same place: one remains, and what the others have is read with it. Each
 * merge is one change to the site that goes, so it can be taken back at any time, and nothing inside
 * a job is touched.
 */
import type { StreamId } from '../../protocol/ids.ts'
import { refuse } from '../job/result.ts'
import type { Acting } from '../stream/append.ts'
import { remaining, siteFile } from './book.ts'
import {
  automatic,
  calledHere,
  noSuchSite,
  type Refusal,
  type SiteContext,
  type SiteResult,
  saveSite,
} from './context.ts'
import { mergedAway } from './keep.ts'
import { merged_at_once_max } from './limits.ts'
import { type SiteFile, siteLine, siteSlots } from './site-file.ts'

export type Merge = {
  /** The one that remains. */
  readonly into: StreamId
  readonly sites: readonly StreamId[]
}

/**
 * Of our version and another company's the other's remains: it knows of changes. Where two companies
 * claim the place, whoever merges says which one is the owner; the other's exact version still leads
 * here.
 */
export async function mergeSites(
  context: SiteContext,
  { into, sites }: Merge,
  acting: Acting,
): Promise<SiteResult> {
  return context.changes.run(async () => {
    const read = await toMerge(context, into, sites)
    if ('refused' in read) return read
    const { target, files } = read
    for (const file of files) {
      const merged = await saveSite(context, file.id, acting, (open) =>
        siteSlots(open.fold, { mergedInto: target.id }),
      )
      if (merged.refused) return merged
      const line = siteLine('merged', [file.id, nameOf(context, file)])
      await saveSite(context, target.id, acting, () => [line])
    }
    return { refused: false, site: target.id }
  })
}

async function toMerge(
  context: SiteContext,
  into: StreamId,
  sites: readonly StreamId[],
): Promise<{ readonly target: SiteFile; readonly files: readonly SiteFile[] } | Refusal> {
  const field = { field: 'sites' }
  const target = await siteFile(context, into)
  if (!target) return noSuchSite
  if (target.mergedInto) return mergedAway
  const others = [...new Set(sites)].filter((id) => id !== into)
  if (others.length === 0) return refuse('missing', 'Say which sites go.', field)
  if (others.length > merged_at_once_max) {
    return refuse('too-many', `At most ${merged_at_once_max} sites at a time.`, field)
  }
  const files: SiteFile[] = []
  for (const id of others) {
    const file = await siteFile(context, id)
    if (!file) return noSuchSite
    if (file.mergedInto) return mergedAway
    if (file.owner && !target.owner) {
      const name = calledHere(context, file.owner)
      const message = `${name} owns the other version and tells of its changes: let that one remain.`
      return refuse('may-not', message, field)
    }
    files.push(file)
  }
  return { target, files }
}

/** Takes a site that was merged out again, with all that it had. */
export async function unmergeSite(
  context: SiteContext,
  site: StreamId,
  acting: Acting,
): Promise<SiteResult> {
  return context.changes.run(async () => {
    const file = await siteFile(context, site)
    if (!file) return noSuchSite
    if (!file.mergedInto) return refuse('not-ended', 'This site was not merged into another one.')
    const left = await remaining(context, file)
    const result = await saveSite(context, site, acting, (open) =>
      siteSlots(open.fold, { mergedInto: '' }),
    )
    if (result.refused) return result
    const line = siteLine('unmerged', [file.id, nameOf(context, file)])
    if (left.id !== site) await saveSite(context, left.id, acting, () => [line])
    return result
  })
}

/** Merges made apart have led in a circle: the site that remains of them is one by itself again. */
export async function leaveCircle(context: SiteContext, site: StreamId): Promise<void> {
  const file = await siteFile(context, site)
  if (!file?.mergedInto || (await remaining(context, file)).id !== site) return
  // Where the other site is not here (yet), there is no circle.
  if (!(await siteFile(context, file.mergedInto))) return
  await saveSite(context, site, automatic, (open) => siteSlots(open.fold, { mergedInto: '' }))
}

/** As lists show it: the owner after the name. */
function nameOf(context: SiteContext, { place, owner }: SiteFile): string {
  const { own } = context.jobs.streams.context
  return `${place.name} (${calledHere(context, owner ?? own.company)})`
}
