/** One site: where it is, what whoever attends must know, its keys, jobs and history. */
import type { StreamId } from '../../../protocol/ids.ts'
import type { SiteRow, SiteView } from '../../backend/site.ts'
import { attributes, type Html, html } from '../../html.ts'
import { notFound, page, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { card } from '../../views/card.ts'
import { wasAndIs } from '../../views/diff.ts'
import { textArea } from '../../views/field.ts'
import { icon } from '../../views/icon.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { jobAtSite } from '../job/job-combine.ts'
import { ownCard, placeFacts, toldCard } from './site-facts.ts'
import { fieldWords, historyCard } from './site-history.ts'
import { keysCard } from './site-key-card.ts'
import { pairCard } from './site-pairs.ts'
import { type SitePage, siteForm } from './site-part.ts'
import { calledOf, fullName, mapLinks, ownerMark, siteLink } from './site-words.ts'

/** A note of a site; the node says what is too long for it. */
const note_chars_max = 4000

export async function siteShow(call: Call<'site'>): Promise<Reply> {
  const shown = await sitePageOf(call)
  return shown ? page(siteLayout(shown)) : notFound
}

/** The page again with what was typed into one of its forms, and what is wrong with it. */
export async function siteRefused(
  call: Call<'site'>,
  filled: NonNullable<SitePage['filled']>,
): Promise<Reply> {
  const shown = await sitePageOf(call)
  if (!shown) return notFound
  return refused(siteLayout({ ...shown, filled }), { about: fullName(shown.site) })
}

async function sitePageOf({
  actor,
  backend,
  params,
  view,
}: Call<'site'>): Promise<SitePage | undefined> {
  if (actor.role === 'guard') return undefined
  const site = await backend.sites.get(actor, params.site)
  if (!site) return undefined
  const [jobs, pairs] = await Promise.all([
    backend.sites.jobsAt(actor, site.id),
    site.mergedInto ? [] : backend.sites.duplicates(actor, site.id),
  ])
  return { view, site, jobs, pairs }
}

function siteLayout(shown: SitePage): Html {
  const { view, site } = shown
  return layout(view, {
    title: fullName(site),
    width: 'wide',
    body: html`${sitePart(shown)}<p><a href="/sites">${view.text.site.back}</a></p>`,
  })
}

function sitePart(shown: SitePage): Html {
  const { view, site, pairs } = shown
  const ids = [site.id, ...site.merged.map(({ id }) => id)].join(' ')
  const live = {
    'data-live': `${ids} site link`,
    'hx-get': `/sites/${site.id}`,
    'hx-trigger': 'live throttle:500ms',
    'hx-select': '#site',
  }
  return html`<div id="site" class="job site"${attributes(live)}>
${siteHead(view, site)}
${moveBand(view, site)}
<div class="columns">
<div class="column-main">
${toldCard(view, site)}
${ownCard(view, site)}
${pairs.map((pair) => pairCard(view, pair))}
${jobsCard(shown)}
${historyCard(view, site)}
</div>
<div class="column-side">
${keysCard(shown)}
${noteCard(shown)}
${mergedCard(view, site)}
${distinctCard(view, site)}
</div></div></div>`
}

function siteHead(view: View, site: SiteView): Html {
  const { site: words } = view.text
  const { mergedInto } = site
  return html`<header class="job-head card"><div class="job-title"><h1><span class="text">${site.name}</span> <small>${ownerMark(view, site)}</small></h1></div>
<p class="job-site">${icon('site')}<span><span class="text">${site.address}</span>
${site.reference && html` <span class="code">${site.reference}</span>`} ${mapLinks(view, { position: site.fields.position, address: site.address })}</span></p>
${mergedInto ? message('warn', html`${words.mergedAway(fullName(mergedInto))} ${siteLink(view, mergedInto)}`) : html`<p class="hint">${site.ours ? words.owned.ours(calledOf(site.owner)) : words.owned.theirs(calledOf(site.owner))}</p>`}
${placeFacts(view, site)}
${view.actor?.may('dispatch') && !mergedInto && siteActions(view, site)}</header>`
}

function siteActions({ text }: View, { id }: SiteView): Html {
  const { site: words } = text
  return html`<div class="actions"><a class="button primary" href="/job/new?site=${id}">${icon('add')}${words.newJob}</a>
<a class="button" href="/sites/${id}/edit" data-key="e" data-key-help="${words.edit}">${icon('edit')}${words.edit}</a>
<a class="button" href="/sites/merge?sites%5B%5D=${id}">${icon('merge')}${words.mergeWith}</a></div>`
}

/** The owner has moved it, and keys hang here: loud until a person has noted it. */
function moveBand(view: View, site: SiteView): Html | undefined {
  if (site.keysWarning.length === 0) return undefined
  const { moveBand: words } = view.text.site
  const changes = site.keysWarning.map((name) => {
    const line = site.history.find(({ kind, items }) => kind === 'changed' && items[1] === name)
    const [, , was = '', is = ''] = line?.items ?? []
    return html`<li><span class="label">${fieldWords(view, name)}</span> ${line && wasAndIs(view, was, is)} ${line && view.times.moment(line.at)}</li>`
  })
  return message(
    'loud',
    html`<p><b>${words.title(calledOf(site.owner))}</b> ${words.hint}</p><ul class="plain">${changes}</ul>
${view.actor?.may('dispatch') && siteForm(site.id, { to: 'noted', id: 'form-noted', layout: 'actions', body: html`<button type="submit" class="primary">${icon('good')}${words.noted}</button>` })}`,
  )
}

function jobsCard({ view, jobs: { jobs, more } }: SitePage): Html {
  const { jobs: words } = view.text.site
  return card({
    id: 'jobs',
    title: words.title,
    count: more ? `${view.times.number(jobs.length)}+` : view.times.number(jobs.length),
    body:
      jobs.length === 0
        ? html`<p class="hint">${words.none}</p>`
        : html`<ul class="plain same-site">${jobs.map((one) => html`<li>${jobAtSite(view, one)}</li>`)}</ul>${more && html`<p class="hint">${words.more}</p>`}`,
  })
}

function noteCard({ view, site, filled }: SitePage): Html | undefined {
  if (!view.actor?.may('dispatch') || site.mergedInto) return undefined
  const { note } = view.text.site
  const typed = filled?.form === 'note' ? { filled: filled.filled } : {}
  return card({
    id: 'note',
    title: note.label,
    body: siteForm(site.id, {
      to: 'note',
      id: 'form-note',
      body: html`${textArea(view, { name: 'text', label: note.text, hint: note.hint, required: true, rows: 2, maxlength: note_chars_max, idPrefix: 'note', ...typed })}
<button type="submit">${icon('note')}${note.send}</button>`,
    }),
  })
}

function mergedCard(view: View, { id, merged }: SiteView): Html | undefined {
  const { merged: words } = view.text.site
  return takenBackCard(view, id, {
    sites: merged,
    words,
    name: 'merged',
    field: 'sites[]',
    to: 'unmerge',
  })
}

function distinctCard(view: View, { id, distinct }: SiteView): Html | undefined {
  const { distinct: words } = view.text.site
  return takenBackCard(view, id, {
    sites: distinct,
    words,
    name: 'distinct',
    field: 'other',
    to: 'not-distinct',
  })
}

type TakenBack = {
  readonly sites: readonly SiteRow[]
  readonly words: View['text']['site']['merged']
  readonly name: string
  readonly field: string
  readonly to: string
}

/** What people have decided of this site and others, each with the way back. */
function takenBackCard(view: View, id: StreamId, { sites, words, name, field, to }: TakenBack) {
  if (sites.length === 0) return undefined
  const line = (one: SiteRow) =>
    html`<li class="merge-line"><span>${siteLink(view, one)}<br><small class="text">${one.address}</small></span>${
      view.actor?.may('dispatch') &&
      siteForm(id, {
        to,
        id: `form-${to}-${one.id.slice(0, 8)}`,
        layout: 'actions',
        body: html`<input type="hidden" name="${field}" value="${one.id}"><button type="submit" class="small" aria-label="${words.undoOf(fullName(one))}">${icon('undo')}${words.undo}</button>`,
      })
    }</li>`
  return card({
    id: name,
    title: words.title,
    count: view.times.number(sites.length),
    body: html`<p class="hint">${words.hint}</p><ul class="plain">${sites.map(line)}</ul>`,
  })
}
