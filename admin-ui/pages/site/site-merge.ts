/** Merging sites that are one place: chosen, looked at, merged, and taken apart again at any time. */
import { z } from 'zod'
import { parseId, type StreamId } from '../../../protocol/ids.ts'
import type { SiteRow } from '../../backend/site.ts'
import { attributes, type Html, html } from '../../html.ts'
import { go, notFound, page, type Reply, refused } from '../../reply.ts'
import type { Call, Form } from '../../route.ts'
import type { View } from '../../view.ts'
import { icon } from '../../views/icon.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { refusalWords } from '../../views/refusal.ts'
import { calledOf, fullName, ownerMark, siteLink } from './site-words.ts'
import { search_chars_max } from './sites-show.ts'

/** As the node merges at once. */
const chosen_max = 20
/** What is found to be added; who means another one types on. */
const found_max = 10

const siteIds = z
  .array(z.string().transform((text) => parseId<StreamId>(text)))
  .max(chosen_max)
  .transform((ids) => [...new Set(ids.filter((id) => id !== undefined))])

function chosenIn(given: Form): readonly StreamId[] {
  const read = siteIds.safeParse([given.sites ?? []].flat())
  return read.success ? read.data : []
}

export async function mergeShow(call: Call): Promise<Reply> {
  const { actor, backend, query, view } = call
  const text = typeof query.text === 'string' ? query.text.trim().slice(0, search_chars_max) : ''
  const chosen = await backend.sites.rows(actor, chosenIn(query))
  const { sites } = text ? await backend.sites.search(actor, text) : { sites: [] }
  const found = sites.filter(({ id }) => !chosen.some((one) => one.id === id)).slice(0, found_max)
  return page(mergePage(view, { chosen, text, found }))
}

type Chosen = {
  readonly chosen: readonly SiteRow[]
  readonly text: string
  readonly found: readonly SiteRow[]
  /** Which of them is to remain. */
  readonly into?: StreamId | undefined
  readonly fault?: string
}

function mergePage(view: View, { chosen, text, found, into, fault }: Chosen): Html {
  const { mergePage: words, back } = view.text.site
  return layout(view, {
    title: words.title,
    body: html`<section class="card"><header><h1>${words.title}</h1></header>
<p class="hint">${words.hint}</p>
${fault && message('loud', fault)}
${
  chosen.length < 2
    ? html`${chosen.map((one) => html`<p>${siteLink(view, one)} <small class="text">${one.address}</small></p>`)}${message('info', words.two)}`
    : mergeForm(view, chosen, into)
}</section>
${findForm(view, chosen, text, found)}
<p><a href="/sites">${back}</a></p>`,
  })
}

function mergeForm(view: View, chosen: readonly SiteRow[], into: StreamId | undefined): Html {
  const { mergePage: words, double } = view.text.site
  // Another company's version remains; with one of them there is nothing to choose.
  const theirs = chosen.filter(({ ours }) => !ours)
  const may = theirs.length > 0 ? theirs : chosen
  const remains = into ?? may[0]?.id
  const line = (one: SiteRow) => html`<li class="merge-line">
<label class="check"><input${attributes({ type: 'checkbox', name: 'sites[]', value: one.id, checked: true, 'aria-label': words.same(fullName(one)) })}> <span><b class="text">${one.name}</b> ${ownerMark(view, one)}<br><small class="text">${one.address}</small></span></label>
${may.includes(one) && html`<label class="check"><input${attributes({ type: 'radio', name: 'into', value: one.id, checked: one.id === remains, 'aria-label': words.remains(fullName(one)) })}> ${double.remains}</label>`}</li>`
  const [first] = theirs
  const explained =
    theirs.length === 1 && first
      ? double.mustRemain(calledOf(first.owner))
      : theirs.length > 1
        ? double.twoOwners
        : double.anyRemains
  return html`<form method="post" action="/sites/merge" id="merge-form"><p>${explained}</p>
<ul class="plain">${chosen.map(line)}</ul><p class="hint">${words.leaveOut}</p>
<p class="actions"><button type="submit" class="primary">${icon('merge')}${double.merge}</button></p></form>`
}

/** Searched without script, what was chosen is kept. */
function findForm(
  view: View,
  chosen: readonly SiteRow[],
  text: string,
  found: readonly SiteRow[],
): Html {
  const { mergePage: words, noneFound } = view.text.site
  const box = (one: SiteRow) =>
    html`<li><label class="check"><input type="checkbox" name="sites[]" value="${one.id}"> <span><b class="text">${one.name}</b> ${ownerMark(view, one)} <small class="text">${one.address}</small></span></label></li>`
  return html`<section class="card"><form method="get" action="/sites/merge" id="merge-find" role="search">
${chosen.map(({ id }) => html`<input type="hidden" name="sites[]" value="${id}">`)}
<div class="field"><label for="merge-text">${words.search}</label>
<input type="search" id="merge-text" name="text" data-search autocomplete="off"${attributes({ value: text, maxlength: search_chars_max })}></div>
${text !== '' && found.length === 0 && html`<p class="hint">${noneFound}</p>`}
${found.length > 0 && html`<ul class="plain">${found.map(box)}</ul>`}
<p class="actions"><button type="submit">${found.length > 0 ? words.add : view.text.words.search}</button></p></form></section>`
}

export async function sitesMerge(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const into = typeof form.into === 'string' ? parseId<StreamId>(form.into) : undefined
  const ids = chosenIn(form)
  const chosen = await backend.sites.rows(actor, ids)
  const again = (fault: string) =>
    refused(mergePage(view, { chosen, text: '', found: [], into, fault }))
  const others = ids.filter((id) => id !== into)
  if (!into || others.length === 0) return again(view.text.site.mergePage.two)
  const said = await backend.sites.merge(actor, { into, sites: others })
  if (said.refused) return again(refusalWords(view, said, 'sites'))
  const left = await backend.sites.rows(actor, [into])
  const { double } = view.text.site
  const name = left[0] ? fullName(left[0]) : ''
  const undo = {
    action: `/sites/${into}/unmerge`,
    words: double.undo,
    fields: others.map((id) => ['sites[]', id] as const),
  }
  return go(`/sites/${into}`, {
    flash: { tone: 'good', words: double.done(name), undo },
    about: name,
  })
}

export async function siteUnmerge(call: Call<'site'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const site = await backend.sites.get(actor, params.site)
  const ids = chosenIn(form)
  if (!site || ids.length === 0) return notFound
  const said = await backend.sites.unmerge(actor, ids)
  const flash = said.refused
    ? ({ tone: 'loud', words: refusalWords(view, said, 'sites') } as const)
    : ({ tone: 'good', words: view.text.site.merged.done } as const)
  return go(`/sites/${params.site}`, { flash, about: fullName(site) })
}
