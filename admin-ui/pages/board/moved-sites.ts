/** Sites that their owners have moved while keys are held here: shown until somebody has noted it. */
import type { SiteRow } from '../../backend/site.ts'
import { type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { icon } from '../../views/icon.ts'
import { calledOf } from '../site/site-words.ts'

export function movedSites(view: View, sites: readonly SiteRow[]): Html | undefined {
  if (sites.length === 0) return undefined
  const { site: words } = view.text
  const title = words.movedBoard(view.times.number(sites.length))
  return html`<section id="moved-sites" class="message warn left-jobs" aria-label="${title}">${icon('key')}
<div><b>${title}</b> <small class="left-hint">${words.movedBoardHint}</small>
<ul class="left-list">${sites.map((site) => html`<li><a href="/sites/${site.id}">${site.name}</a> <small>${calledOf(site.owner)}</small> ${site.address}</li>`)}</ul></div></section>`
}
