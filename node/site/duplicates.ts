/**
 * Possible duplicates: looked for when a site comes or changes, kept as suggestions, and never acted
 * upon. What a person has called two places stays two.
 */
import type { StreamId } from '../../protocol/ids.ts'
import type { SitePair } from '../../storage/storage.ts'
import type { Acting } from '../stream/append.ts'
import { linesOf, siteIndexes, siteText } from '../stream/site-keys.ts'
import { siteFile } from './book.ts'
import { noSuchSite, type SiteContext, type SiteResult, saveSite } from './context.ts'
import { distinct_max } from './limits.ts'
import { type SiteRow, siteRow } from './list.ts'
import { blockingKeys } from './matching/blocking.ts'
import type { Differences } from './matching/differences.ts'
import { candidates_max, key_sites_max, suggestion_score_min } from './matching/limits.ts'
import type { Place } from './matching/place.ts'
import { similarity } from './matching/similarity.ts'
import { type SiteFile, siteSlots } from './site-file.ts'

/** Pairs of one page, the likeliest first. */
const pairs_per_page_max = 50
/** Pairs that are put in order for it; further ones show when these are settled. */
const pairs_read_max = 5000

/** Notes what this site may be the same as, and what it no longer is. */
export async function suggest(context: SiteContext, site: StreamId): Promise<void> {
  const { storage } = context.jobs.streams.context
  const file = await siteFile(context, site)
  const before = await storage.sites.pairsOf(site)
  const now = file && !file.mergedInto ? await pairsFor(context, file) : []
  const gone = before.filter(({ other }) => !now.some((pair) => pair.other === other))
  if (gone.length === 0 && now.length === 0) return
  await storage.write((unit) => {
    for (const pair of gone) unit.deleteSitePair(pair)
    for (const pair of now) unit.putSitePair(pair)
  })
}

async function pairsFor(context: SiteContext, file: SiteFile): Promise<SitePair[]> {
  const likely = await likeSites(context, file.place, file.id)
  return likely
    .filter(({ other }) => !isDistinct(file, other))
    .map(({ other, score, certain }) => ({ site: file.id, other: other.id, score, certain }))
}

type Likely = { readonly other: SiteFile; readonly score: number; readonly certain: boolean }

/** Sites of the book that this place may be, the likeliest first; `except`: the site itself. */
export async function likeSites(
  context: SiteContext,
  place: Place,
  except?: StreamId,
): Promise<readonly Likely[]> {
  const likely: Likely[] = []
  for (const other of await candidatesOf(context, place, except)) {
    if (other.mergedInto) continue
    const { score, certain } = similarity(place, other.place)
    if (score >= suggestion_score_min) likely.push({ other, score, certain })
  }
  return likely.sort((a, b) => b.score - a.score)
}

/** Sites that share keys, those with the rarest keys in common first. */
async function candidatesOf(
  context: SiteContext,
  place: Place,
  except: StreamId | undefined,
): Promise<SiteFile[]> {
  const { storage } = context.jobs.streams.context
  const weights = new Map<StreamId, number>()
  for (const key of blockingKeys(place)) {
    const range = { from: key, to: `${key}\u0001`, limit: key_sites_max + 1 }
    const sites: StreamId[] = []
    for await (const { stream } of storage.index.read(siteIndexes.siteBlock, range)) {
      sites.push(stream)
    }
    if (sites.length > key_sites_max) continue
    const weight = 1 / Math.log2(1 + sites.length)
    for (const one of sites) weights.set(one, (weights.get(one) ?? 0) + weight)
  }
  if (except) weights.delete(except)
  const likeliest = [...weights].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  const files: SiteFile[] = []
  for (const [id] of likeliest.slice(0, candidates_max)) {
    const other = await siteFile(context, id)
    if (other) files.push(other)
  }
  return files
}

function isDistinct(one: SiteFile, other: SiteFile): boolean {
  return (
    linesOf(one.text('distinctFrom')).includes(other.id) ||
    linesOf(other.text('distinctFrom')).includes(one.id)
  )
}

export type PossiblePair = {
  readonly site: SiteRow
  readonly other: SiteRow
  readonly score: number
  readonly certain: boolean
  readonly differences: Differences
}

/** Of one site, or of the whole book; the likeliest first. */
export async function possibleDuplicatesOf(
  context: SiteContext,
  site?: StreamId,
): Promise<readonly PossiblePair[]> {
  const { storage } = context.jobs.streams.context
  const pairs: SitePair[] = []
  if (site) pairs.push(...(await storage.sites.pairsOf(site)))
  else {
    for await (const pair of storage.sites.pairs()) {
      if (pairs.push(pair) >= pairs_read_max) break
    }
  }
  const shown: PossiblePair[] = []
  for (const pair of pairs.sort((a, b) => b.score - a.score).slice(0, pairs_per_page_max)) {
    const one = await siteFile(context, pair.site)
    const other = await siteFile(context, pair.other)
    if (!one || !other || one.mergedInto || other.mergedInto) continue
    const { score, certain } = pair
    const { differences } = similarity(one.place, other.place)
    const rows = { site: siteRow(context, one), other: siteRow(context, other) }
    shown.push({ ...rows, score, certain, differences })
  }
  return shown
}

/** A person says that these are two places: they are not suggested any more. */
export function callDistinct(
  context: SiteContext,
  site: StreamId,
  other: StreamId,
  acting: Acting,
): Promise<SiteResult> {
  return sayOfBoth(context, site, other, acting, (said, of) =>
    [...new Set([of, ...said])].slice(0, distinct_max),
  )
}

/** Takes that back: they are looked at again as any two sites are. */
export function uncallDistinct(
  context: SiteContext,
  site: StreamId,
  other: StreamId,
  acting: Acting,
): Promise<SiteResult> {
  return sayOfBoth(context, site, other, acting, (said, of) => said.filter((id) => id !== of))
}

/** Said at both, so that it is read, and taken back, at either. */
async function sayOfBoth(
  context: SiteContext,
  site: StreamId,
  other: StreamId,
  acting: Acting,
  change: (said: readonly string[], of: StreamId) => readonly string[],
): Promise<SiteResult> {
  return context.changes.run(async () => {
    if (site === other || !(await siteFile(context, other))) return noSuchSite
    const say = (at: StreamId, of: StreamId) =>
      saveSite(context, at, acting, (open) => {
        const said = linesOf(siteText(open.fold, 'distinctFrom'))
        return siteSlots(open.fold, { distinctFrom: change(said, of).join('\n') })
      })
    const result = await say(site, other)
    if (result.refused) return result
    const back = await say(other, site)
    if (back.refused) return back
    await suggest(context, site)
    return result
  })
}
