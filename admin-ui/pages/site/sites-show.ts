/** The site book: by name, searched while one types, and what of it waits for a person. */
import { counted_max, type SiteCounts, type SiteList, type SiteRow } from '../../backend/site.ts'
import { attributes, type Html, html } from '../../html.ts'
import { notFound, page, piece, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { emptyState } from '../../views/card.ts'
import { icon } from '../../views/icon.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { tabs } from '../../views/pager.ts'
import { table } from '../../views/table.ts'
import { fullName, movedBadge, ownerMark } from './site-words.ts'

/** More is no search any more. */
export const search_chars_max = 200
/** A key of an index, as the page before gave it: name, suburb and id. */
const after_chars_max = 600

type Asked = { readonly text: string; readonly after: string; readonly warned: boolean }

export async function sitesShow(call: Call): Promise<Reply> {
  const { actor, backend, header, view } = call
  if (actor.role === 'guard') return notFound
  const asked = askedOf(call)
  const [found, counts] = await Promise.all([
    asked.text && !asked.warned
      ? backend.sites.search(actor, asked.text)
      : backend.sites.list(actor, {
          warned: asked.warned,
          ...(asked.after ? { after: asked.after } : {}),
        }),
    backend.sites.counts(actor),
  ])
  const list = siteList(view, found, counts, asked)
  if (header('HX-Request-Type') === 'partial') return piece(list)
  const { site: words } = view.text
  return page(
    layout(view, {
      title: words.title,
      width: 'wide',
      body: html`<header class="page-head"><h1>${words.title}</h1><p class="hint">${words.intro}</p></header>
<div class="site-bar">${searchForm(view, asked.text)}
${actor.may('dispatch') && html`<a class="button primary" href="/sites/new" data-key="n" data-key-help="${words.add}">${icon('add')}${words.add}</a>`}
${actor.may('administer') && html`<a class="button" href="/sites/import">${view.text.siteImport.open}</a>`}</div>
${list}`,
    }),
  )
}

function askedOf({ query }: Call): Asked {
  const text = (name: string, most: number) => {
    const given = query[name]
    return typeof given === 'string' ? given.trim().slice(0, most) : ''
  }
  return {
    text: text('text', search_chars_max),
    after: text('after', after_chars_max),
    warned: query.warned === '1',
  }
}

function searchForm(view: View, text: string): Html {
  const { site: words, words: common } = view.text
  const live = {
    'hx-get': '/sites',
    'hx-target': '#sites-list',
    'hx-replace-url': 'true',
    'hx-sync': 'this:replace',
    'hx-trigger': 'submit, input changed delay:150ms from:#sites-text',
  }
  return html`<form id="sites-search" class="board-form" method="get" action="/sites" role="search"${attributes(live)}>
<span class="board-search">${icon('search')}<label class="unseen" for="sites-text">${words.search}</label>
<input type="search" id="sites-text" name="text" placeholder="${words.searchHint}" data-search autocomplete="off" spellcheck="false"${attributes({ value: text, maxlength: search_chars_max })}></span>
<noscript><button>${common.search}</button></noscript></form>`
}

/** Which part of the book is looked at; the numbers say where somebody has something to do. */
export function siteTabs(
  view: View,
  { duplicates, warned }: SiteCounts,
  now: 'all' | 'duplicates' | 'warned',
): Html {
  const { site: words } = view.text
  const count = (n: number) =>
    n >= counted_max ? `${view.times.number(counted_max)}+` : view.times.number(n)
  return tabs(words.tabsLabel, [
    { href: '/sites', words: words.tabs.all, current: now === 'all' },
    {
      href: '/sites/duplicates',
      words: words.tabs.duplicates,
      current: now === 'duplicates',
      count: count(duplicates),
    },
    {
      href: '/sites?warned=1',
      words: words.tabs.warned,
      current: now === 'warned',
      count: count(warned),
    },
  ])
}

function hrefOf({ text, after, warned }: Asked): string {
  const query = new URLSearchParams({
    ...(text ? { text } : {}),
    ...(warned ? { warned: '1' } : {}),
    ...(after ? { after } : {}),
  }).toString()
  return query ? `/sites?${query}` : '/sites'
}

function siteList(view: View, found: SiteList, counts: SiteCounts, asked: Asked): Html {
  const { site: words } = view.text
  const { sites, next, more } = found
  const number = view.times.number(sites.length)
  const said = more ? words.foundMore(number) : asked.text !== '' && words.found(number)
  const live = { 'hx-get': hrefOf(asked), 'hx-trigger': 'live throttle:500ms' }
  return html`<div id="sites-list" class="stack" data-live="site link"${attributes(live)}>
${siteTabs(view, counts, asked.warned ? 'warned' : 'all')}
<p class="${more ? 'hint' : 'unseen'}" role="status">${said}</p>
${asked.warned && sites.length > 0 && message('warn', words.movedBoardHint)}
${sites.length === 0 ? emptyOf(view, asked) : chooser(view, sites)}
${
  (asked.after || next) &&
  html`<nav class="pager" aria-label="${view.text.words.page}">
${asked.after && html`<a class="button" href="${hrefOf({ ...asked, after: '' })}">${icon('previous')}${words.first}</a>`}
${next && html`<a class="button" rel="next" href="${hrefOf({ ...asked, after: next })}">${words.next}${icon('next')}</a>`}</nav>`
}
</div>`
}

function emptyOf({ text }: View, { text: typed, warned }: Asked): Html {
  const { site: words } = text
  if (warned) return emptyState(words.noneWarned, words.noneWarnedHint)
  return typed === '' ? emptyState(words.none, words.noneHint) : emptyState(words.noneFound)
}

/** Ticked sites go to the page on which one of them is chosen to remain. */
function chooser(view: View, sites: readonly SiteRow[]): Html {
  const { site: words } = view.text
  const list = html`<div class="book">${siteTable(view, sites)}</div>`
  if (!view.actor?.may('dispatch')) return list
  return html`<form method="get" action="/sites/merge" id="sites-form" class="stack">${list}
<p class="actions"><button type="submit">${icon('merge')}${words.mergeChosen}</button></p></form>`
}

function siteTable(view: View, sites: readonly SiteRow[]): Html {
  const { columns, chooseOne } = view.text.site
  const mayChoose = view.actor?.may('dispatch') ?? false
  const choose = (site: SiteRow) =>
    html`<label class="check"><input type="checkbox" name="sites[]" value="${site.id}"><span class="unseen">${chooseOne(fullName(site))}</span></label>`
  return table({
    caption: view.text.site.title,
    rows: sites,
    rowId: ({ id }) => `site-${id.slice(0, 16)}`,
    keyed: true,
    columns: [
      ...(mayChoose ? [{ title: columns.choose, cell: choose }] : []),
      {
        title: columns.name,
        cell: (site) =>
          html`<div><a href="/sites/${site.id}" data-open><b class="text">${site.name}</b></a> ${ownerMark(view, site)}</div>`,
      },
      { title: columns.address, cell: ({ address }) => html`<span class="text">${address}</span>` },
      {
        title: columns.reference,
        cell: ({ reference }) => reference && html`<span class="code">${reference}</span>`,
      },
      {
        title: columns.keys,
        cell: ({ keys }) =>
          keys > 0 &&
          html`<span class="keys-count">${icon('key')}${view.times.number(keys)}</span>`,
      },
      { title: columns.mark, cell: ({ warning }) => warning && movedBadge(view) },
    ],
  })
}
