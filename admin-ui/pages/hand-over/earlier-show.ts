/** Hand-overs that were signed: who had the shift when, and what was known then. */
import type { HandOverLine } from '../../backend/desk.ts'
import { type Html, html } from '../../html.ts'
import { notFound, page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { emptyState } from '../../views/card.ts'
import { layout } from '../../views/layout.ts'
import { pager } from '../../views/pager.ts'
import { table } from '../../views/table.ts'
import { handOverLists } from './hand-over-lists.ts'

export async function earlierShow({ actor, backend, query, view }: Call): Promise<Reply> {
  const { handOver: words } = view.text
  const { before } = query
  const options = typeof before === 'string' && before !== '' ? { before } : {}
  const { lines, next } = await backend.desk.handOvers(actor, options)
  const older = next && `/hand-over/earlier?before=${encodeURIComponent(next)}`
  const newer = 'before' in options ? '/hand-over/earlier' : undefined
  return page(
    layout(view, {
      title: words.earlier,
      body: html`<header class="page-head"><h1>${words.earlier}</h1></header>
${lines.length === 0 ? emptyState(words.noEarlier, words.noEarlierHint) : earlierTable(view, lines)}
${pager(view, { newer, older })}
<p><a href="/hand-over">${words.toHandOver}</a></p>`,
    }),
  )
}

function earlierTable(view: View, lines: readonly HandOverLine[]): Html {
  const { handOver: words } = view.text
  const count = (name: keyof HandOverLine['counts']) => ({
    title: words.counts[name],
    cell: ({ counts }: HandOverLine) => view.times.number(counts[name]),
    numeric: true,
  })
  return html`<div class="book">${table({
    caption: words.earlier,
    rows: lines,
    columns: [
      {
        title: words.when,
        cell: ({ id, at }) => html`<a href="/hand-over/${id}">${view.times.clock(at)}</a>`,
      },
      { title: words.who, cell: ({ by }) => by },
      count('owned'),
      count('waiting'),
      count('onTest'),
      count('silent'),
      count('notes'),
      {
        title: words.remark,
        cell: ({ remark }) => remark && html`<span class="text">${remark}</span>`,
      },
    ],
  })}</div>`
}

export async function signedShow({ actor, backend, params, view }: Call<'id'>): Promise<Reply> {
  const signed = await backend.desk.signed(actor, params.id)
  if (!signed) return notFound
  const { handOver: words } = view.text
  const { at, by, remark, shownAt, lists } = signed
  return page(
    layout(view, {
      title: `${words.title} ${by}`,
      body: html`<header class="page-head"><h1>${words.signedBy(by)} <small>${view.times.moment(at)}</small></h1>
<p class="hint">${words.shownAt} ${view.times.clock(shownAt)}</p></header>
${remark && html`<p class="card text">${remark}</p>`}
<div class="stack">${handOverLists(view, lists)}</div>
<p><a href="/hand-over/earlier">${words.earlier}</a></p>`,
    }),
  )
}
