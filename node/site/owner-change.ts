/** Its owner says something else of a site: the site is changed, not doubled, and it shows. */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import { place_fields } from '../../protocol/site/fields.ts'
import { linesOf, siteIndexes, siteText } from '../stream/site-keys.ts'
import { mergedInto, remaining, siteFile, streamsUnder } from './book.ts'
import { automatic, calledHere, noSuchSite, type SiteContext, saveSite } from './context.ts'
import { owner_changes_max } from './limits.ts'
import { changeSlots, readSiteFile, type SiteInputs, siteLine, siteSlots } from './site-file.ts'

/** Writes what the owner says now; whoever holds keys to it is warned of another name or address. */
export async function ownerChanged(
  context: SiteContext,
  site: StreamId,
  inputs: SiteInputs,
): Promise<void> {
  const file = await siteFile(context, site)
  if (!file?.owner) return
  const by = calledHere(context, file.owner)
  const keys = await keysOf(context, site)
  await saveSite(context, site, automatic, (open) => {
    // An owner that flips a name back and forth must not use up what we can ever write to it.
    if (open.state.held > owner_changes_max) return []
    const slots = changeSlots(open, inputs, by)
    const moved = place_fields.filter((name) => {
      const said = inputs[name]
      return said !== undefined && said !== siteText(open.fold, name)
    })
    if (moved.length === 0 || keys === 0) return slots
    const warning = [...linesOf(siteText(open.fold, 'keysWarning')), ...moved]
    return [...slots, ...siteSlots(open.fold, { keysWarning: [...new Set(warning)].join('\n') })]
  })
}

/** Keys that are held to it or to what was merged into what remains of it. */
async function keysOf(context: SiteContext, site: StreamId): Promise<number> {
  const file = await siteFile(context, site)
  if (!file) return 0
  const left = await remaining(context, file)
  const all = [left, ...(await mergedInto(context, left.id))]
  return all.reduce((sum, one) => sum + linesOf(one.text('keys')).length, 0)
}

/** The link with an owner has ended: nobody tells us of its sites any more, and they are ours. */
export async function returnSites(context: SiteContext, owner: CompanyId): Promise<void> {
  const by = calledHere(context, owner)
  const sites: StreamId[] = []
  for await (const stream of streamsUnder(context, siteIndexes.siteOwner, owner)) {
    sites.push(stream)
  }
  for (const site of sites) {
    await saveSite(context, site, automatic, (open) => {
      if (readSiteFile(open)?.owner !== owner) return noSuchSite
      return [...siteSlots(open.fold, { owner: '', source: '' }), siteLine('returned', [by])]
    })
  }
}
