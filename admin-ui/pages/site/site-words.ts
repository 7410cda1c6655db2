/** What is said of a site everywhere in the same way: its owner, its address, the ways to it. */
import type { SiteOwner, SiteRow } from '../../backend/site.ts'
import { attributes, type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { badge } from '../../views/badge.ts'
import { icon } from '../../views/icon.ts'

/** The owner after the name; ours, too. */
export function ownerMark({ text }: View, { owner, ours }: Pick<SiteRow, 'owner' | 'ours'>): Html {
  return html`<span class="site-owner">(${calledOf(owner)}${ours && html`, ${text.site.ours}`})</span>`
}

export function calledOf({ code, name }: SiteOwner): string {
  return code || name
}

/** As it is chosen and read out: `Harbour Store (PAT)`. */
export function fullName({ name, owner }: Pick<SiteRow, 'name' | 'owner'>): string {
  return `${name} (${calledOf(owner)})`
}

export function siteLink(view: View, site: SiteRow): Html {
  return html`<a href="/sites/${site.id}"><b class="text">${site.name}</b></a> ${ownerMark(view, site)}`
}

/** The owner has changed name or address, and keys are held here. */
export function movedBadge({ text }: View): Html {
  return badge('loud', text.site.moved, 'key')
}

/**
 * Ways to the site: a plain link to a map elsewhere, which this page asks nothing of, and one that a
 * phone opens in what leads there. Nothing tells the map from where it was followed.
 */
export function mapLinks(
  { text }: View,
  { position = '', address }: { readonly position?: string | undefined; readonly address: string },
): Html | undefined {
  const [north = '', east = ''] = position.split(',')
  if (!east && !address) return undefined
  const query = encodeURIComponent(address)
  const map = east
    ? `https://www.openstreetmap.org/?mlat=${north}&mlon=${east}#map=18/${north}/${east}`
    : `https://www.openstreetmap.org/search?query=${query}`
  const away = { target: '_blank', rel: 'noopener noreferrer', title: text.site.mapHint }
  const geo = east ? `geo:${north},${east}?q=${north},${east}` : `geo:0,0?q=${query}`
  return html`<span class="map-links"><a${attributes({ href: map, ...away })}>${icon('site')}${text.site.map}</a>
<a class="geo" href="${geo}">${icon('sent')}${text.site.navigate}</a></span>`
}
