/** One import: how far it is, what each row would do, and the choice before anything is written. */
import type { ImportRow, SiteImport } from '../../backend/site-import.ts'
import { attributes, type Html, html, type Shown } from '../../html.ts'
import { go, page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { badge, type Tone } from '../../views/badge.ts'
import { card } from '../../views/card.ts'
import { wasAndIs } from '../../views/diff.ts'
import { checkbox, radios, submit } from '../../views/field.ts'
import { icon } from '../../views/icon.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { tabs } from '../../views/pager.ts'
import { progress } from '../../views/progress.ts'
import { table } from '../../views/table.ts'
import { fieldWords } from './site-history.ts'
import { fullName } from './site-words.ts'

/** Without script, while it is at work. */
const refresh_seconds = 2

const kinds = ['new', 'changed', 'same', 'wrong'] as const
type Kind = (typeof kinds)[number]

export async function importShow({
  actor,
  backend,
  params,
  query,
  view,
}: Call<'id'>): Promise<Reply> {
  const one = backend.siteImports.view(actor, params.id)
  const { siteImport: words } = view.text
  if ('refused' in one) {
    return go('/sites/import', { flash: { tone: 'warn', words: words.gone } })
  }
  const only = kinds.find((kind) => kind === query.only)
  const after = Number(query.after)
  const asked = {
    ...(only ? { only } : {}),
    ...(Number.isSafeInteger(after) && after > 0 ? { after } : {}),
  }
  const found = backend.siteImports.rows(actor, params.id, asked)
  const rows = 'refused' in found ? { rows: [] } : found
  const isAtWork = one.stage === 'reading' || one.stage === 'comparing' || one.stage === 'writing'
  const live = isAtWork && {
    'hx-get': `/sites/import/${one.id}`,
    'hx-trigger': 'every 1s',
    'hx-select': '#import',
  }
  return page(
    layout(view, {
      title: words.title,
      width: 'wide',
      ...(isAtWork ? { refresh: refresh_seconds } : {}),
      body: html`<div id="import" class="stack"${attributes(live || {})}>
<header class="page-head"><h1>${words.title}</h1><p class="hint text">${one.name}</p></header>
${stagePart(view, one, isAtWork)}
${one.columns && columnsCard(view, one)}
${one.counts && rowsCard(view, one, rows, only)}
<p><a href="/sites/import">${words.again}</a> · <a href="/sites">${view.text.site.back}</a></p></div>`,
    }),
  )
}

function stagePart(view: View, one: SiteImport, isAtWork: boolean): Html {
  const { siteImport: words } = view.text
  const title = words.stages[one.stage]
  if (isAtWork) {
    return card({
      id: 'stage',
      title,
      body: progress(view, { id: 'rows-done', label: title, done: one.done, of: one.total }),
    })
  }
  if (one.fault) {
    const { code, message: said } = one.fault
    const why = view.language === 'en' ? said : words.fileFaults[code]
    return message('loud', html`<b>${title}</b> ${why}`)
  }
  if (one.stage === 'compared') return card({ id: 'stage', title, body: acceptForms(view, one) })
  if (one.stage === 'broken off') return message('loud', title)
  const counts = one.written
  const said =
    counts &&
    (['added', 'changed', 'same', 'left out'] as const)
      .filter((what) => counts[what] > 0)
      .map((what) => words.done[what](view.times.number(counts[what])))
      .join(', ')
  return message('good', html`<b>${title}:</b> ${said}`)
}

/** What is written, and what is not, is chosen before it begins. */
function acceptForms(view: View, { id, counts }: SiteImport): Html {
  const { siteImport: words } = view.text
  const wrong = counts?.wrong ?? 0
  const possible = counts?.possible ?? 0
  const at = `/sites/import/${id}`
  return html`<form method="post" action="${at}/apply" id="form-apply">
${
  possible > 0 &&
  radios(view, {
    name: 'possible',
    label: words.possibleCount(view.times.number(possible)),
    value: 'add',
    choices: [
      { value: 'add', words: words.possibleAdd },
      { value: 'leave out', words: words.possibleLeave },
    ],
  })
}
${wrong > 0 && checkbox(view, { name: 'leaveOutWrong', label: words.leaveOutWrong(view.times.number(wrong)), required: true })}
<p class="actions">${submit(words.apply)}${wrong > 0 && html`<a class="button" href="${at}/errors" download="errors.csv">${icon('down')}${words.errors}</a>`}</p></form>
<form method="post" action="${at}/drop" class="actions"><button type="submit">${words.drop}</button></form>`
}

function columnsCard(view: View, { columns = [] }: SiteImport): Html {
  const { siteImport: words } = view.text
  return card({
    id: 'columns',
    title: words.columns,
    body: html`<ul class="marks plain">${columns.map(({ header, field, meant }) => {
      const is = field ? fieldWords(view, field) : words.unread
      return html`<li>${badge(field ? 'good' : 'warn', words.columnIs(header, is))}${meant && html` <small>${words.meant(meant)}</small>`}</li>`
    })}</ul>`,
  })
}

type Rows = { readonly rows: readonly ImportRow[]; readonly next?: number }

function rowsCard(view: View, { id, counts }: SiteImport, found: Rows, only?: Kind): Html {
  const { siteImport: words } = view.text
  const at = (kind?: Kind, after?: number) => {
    const query = new URLSearchParams({
      ...(kind ? { only: kind } : {}),
      ...(after ? { after: String(after) } : {}),
    })
    return `/sites/import/${id}?${query}`
  }
  const all = [
    { href: at(), words: words.tabs.all, current: only === undefined },
    ...kinds.map((kind) => ({
      href: at(kind),
      words: words.tabs[kind],
      current: only === kind,
      count: view.times.number(counts?.[kind] ?? 0),
    })),
  ]
  return html`<section class="stack" id="import-rows" aria-label="${words.rows}">${tabs(words.rows, all)}
${table({
  caption: words.rows,
  rows: found.rows,
  columns: [
    { title: words.line, cell: ({ line }) => view.times.number(line), numeric: true },
    { title: words.what, cell: (row) => kindBadge(view, row) },
    { title: words.site, cell: (row) => html`<span class="text">${siteOf(row)}</span>` },
    { title: words.details, cell: (row) => detailsOf(view, row) },
  ],
})}
${found.next !== undefined && html`<nav class="pager" aria-label="${view.text.words.page}"><a class="button" href="${at(only, found.next)}">${words.next}${icon('next')}</a></nav>`}</section>`
}

const tones: Readonly<Record<Kind, Tone>> = {
  new: 'good',
  changed: 'info',
  same: 'quiet',
  wrong: 'loud',
}

function kindBadge({ text }: View, { is }: ImportRow): Html {
  return badge(tones[is], text.siteImport.tabs[is])
}

function siteOf({ edit }: ImportRow): string {
  const { name = '', lines = '', suburb = '', postcode = '' } = edit
  return [name, ...lines.split('\n'), [suburb, postcode].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ')
}

function detailsOf(view: View, row: ImportRow): Shown {
  const { siteImport: words } = view.text
  switch (row.is) {
    case 'new':
      if (row.possible.length === 0) return undefined
      return html`<div>${words.possible} ${row.possible.map((site) => html`<a href="/sites/${site.id}">${fullName(site)}</a> <small>${site.address}</small> `)}</div>`
    case 'changed':
      return html`<ul class="plain">${row.changes.map(({ field, was, is }) => html`<li><span class="label">${fieldWords(view, field)}</span> ${wasAndIs(view, was, is)}</li>`)}</ul>`
    case 'wrong':
      return html`<ul class="plain">${row.faults.map(({ code, column, message: said }) => html`<li>${column !== undefined && html`<span class="label">${words.column(view.times.number(column))}</span> `}${view.language === 'en' ? said : words.faults[code]}</li>`)}</ul>`
    case 'same':
      return undefined
    default:
      return row satisfies never
  }
}
