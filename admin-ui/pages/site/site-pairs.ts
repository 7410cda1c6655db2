/** Sites that may be one and the same, side by side: a person merges them or says that they are two. */
import { z } from 'zod'
import { parseId, type StreamId } from '../../../protocol/ids.ts'
import type { PossiblePair, SiteRow } from '../../backend/site.ts'
import { attributes, type Html, html } from '../../html.ts'
import { go, notFound, page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { badge } from '../../views/badge.ts'
import { emptyState } from '../../views/card.ts'
import { diffText } from '../../views/diff.ts'
import { icon } from '../../views/icon.ts'
import { layout } from '../../views/layout.ts'
import { refusalWords } from '../../views/refusal.ts'
import { calledOf, fullName, ownerMark, siteLink } from './site-words.ts'
import { siteTabs } from './sites-show.ts'

/** From there on it is said to be likely; below, possible. */
const likely_score_min = 0.8

export async function duplicatesShow({ actor, backend, view }: Call): Promise<Reply> {
  if (actor.role === 'guard') return notFound
  const { site: words } = view.text
  const [pairs, counts] = await Promise.all([
    backend.sites.duplicates(actor),
    backend.sites.counts(actor),
  ])
  const live = {
    'hx-get': '/sites/duplicates',
    'hx-trigger': 'live throttle:1s',
    'hx-select': '#duplicates',
  }
  return page(
    layout(view, {
      title: words.double.title,
      width: 'wide',
      body: html`<header class="page-head"><h1>${words.title}</h1><p class="hint">${words.intro}</p></header>
<div id="duplicates" class="stack" data-live="site"${attributes(live)}>${siteTabs(view, counts, 'duplicates')}
${pairs.length === 0 ? emptyState(words.noneDouble, words.noneDoubleHint) : pairs.map((pair) => pairCard(view, pair))}</div>`,
    }),
  )
}

/** Both in full, what differs marked, and what can be done about it. */
export function pairCard(view: View, pair: PossiblePair): Html {
  const { site, other } = pair
  const id = `pair-${site.id.slice(0, 12)}-${other.id.slice(0, 12)}`
  return html`<section class="card pair" id="${id}" aria-label="${fullName(site)} – ${fullName(other)}">
<header><h2 class="marks">${scoreBadge(view, pair)}</h2></header>
${sideBySide(view, pair)}
${view.actor?.may('dispatch') && decideForm(view, pair, id)}</section>`
}

function scoreBadge({ text, times }: View, { score, certain }: PossiblePair): Html {
  const { double } = text.site
  const grade = certain ? 'certain' : score >= likely_score_min ? 'likely' : 'possible'
  const tone = ({ certain: 'warn', likely: 'info', possible: 'quiet' } as const)[grade]
  return html`${badge(tone, double.score[grade], 'merge')} <small>${double.percent(times.number(Math.round(score * 100)))}</small>`
}

function sideBySide(view: View, { site, other, differences }: PossiblePair): Html {
  const { site: words } = view.text
  const head = (one: SiteRow) =>
    html`<th scope="col">${siteLink(view, one)}${
      one.keys > 0 &&
      html` <small class="keys-count">${icon('key')}${words.keysHeld(view.times.number(one.keys))}</small>`
    }</th>`
  const absent = html`<em>${words.double.absent}</em>`
  const rows = differences.fields
    .filter(({ diff }) => diff.length > 0)
    .map(({ field, diff }) => {
      const side = (which: 'first' | 'second') =>
        diff.some((piece) => piece.in === 'both' || piece.in === which)
          ? diffText(view, diff, which)
          : absent
      const label = words.fields[field]
      return html`<tr><th scope="row">${label}</th><td data-title="${fullName(site)}">${side('first')}</td><td data-title="${fullName(other)}">${side('second')}</td></tr>`
    })
  return html`<div class="pair-frame"><table class="pair-table"><thead><tr><td><span class="unseen">${words.double.field}</span></td>${head(site)}${head(other)}</tr></thead>
<tbody>${rows}</tbody></table></div>`
}

/** Of ours and another company's theirs remains: there is nothing to choose then. */
function decideForm(view: View, { site, other }: PossiblePair, id: string): Html {
  const { double } = view.text.site
  const theirs = [site, other].filter(({ ours }) => !ours)
  const [only] = theirs.length === 1 ? theirs : []
  const choice = (one: SiteRow, checked: boolean) =>
    html`<label class="check"><input${attributes({ type: 'radio', name: 'into', value: one.id, checked })}> <span class="text">${one.name}</span> ${ownerMark(view, one)}</label>`
  const remains = only
    ? html`<p>${double.mustRemain(calledOf(only.owner))}</p><input type="hidden" name="into" value="${only.id}">`
    : html`<fieldset class="field"><legend>${double.remains}</legend><div class="radios">${choice(site, true)}${choice(other, false)}</div>
<p class="hint">${theirs.length === 2 ? double.twoOwners : double.anyRemains}</p></fieldset>`
  return html`<form method="post" action="/sites/merge" id="${id}-form">
<input type="hidden" name="sites[]" value="${site.id}"><input type="hidden" name="sites[]" value="${other.id}">
${remains}
<p class="actions"><button type="submit" class="primary">${icon('merge')}${double.merge}</button>
<button type="submit" formaction="/sites/distinct">${double.distinct}</button></p></form>`
}

const two = z.object({
  sites: z.array(z.string().transform((text) => parseId<StreamId>(text))).length(2),
})

export async function sitesDistinct({ actor, backend, form, view }: Call): Promise<Reply> {
  const read = two.safeParse(form)
  const [site, other] = read.success ? read.data.sites : []
  if (!site || !other) return notFound
  const [one, two_] = (await backend.sites.rows(actor, [site, other])).map(fullName)
  const said = await backend.sites.callDistinct(actor, site, other)
  if (said.refused) {
    const words = refusalWords(view, said, 'sites')
    return go('/sites/duplicates', { flash: { tone: 'loud', words } })
  }
  const { double } = view.text.site
  const undo = {
    action: `/sites/${site}/not-distinct`,
    words: double.undo,
    fields: [['other', other] as const],
  }
  const words = double.distinctDone(one ?? '', two_ ?? '')
  return go('/sites/duplicates', { flash: { tone: 'good', words, undo }, about: one ?? site })
}

/** Taken back where it was said: they may be suggested again. */
export async function siteNotDistinct(call: Call<'site'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const site = await backend.sites.get(actor, params.site)
  const other = typeof form.other === 'string' ? parseId<StreamId>(form.other) : undefined
  if (!site || !other) return notFound
  const said = await backend.sites.uncallDistinct(actor, site.id, other)
  const flash = said.refused
    ? ({ tone: 'loud', words: refusalWords(view, said, 'sites') } as const)
    : ({ tone: 'good', words: view.text.site.distinct.done } as const)
  return go(`/sites/${site.id}`, { flash, about: fullName(site) })
}
