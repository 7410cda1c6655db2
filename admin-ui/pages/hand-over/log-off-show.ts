/** Before somebody logs off who has open jobs: which ones, and that they come back loudly. */
import type { BoardRow } from '../../backend/board.ts'
import { type Html, html } from '../../html.ts'
import { page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'

/** Named; the title has the count of all. */
const shown_max = 20

export async function logOffShow({ actor, backend, view }: Call): Promise<Reply> {
  const [{ mine }, { rows }] = await Promise.all([
    backend.board.counts(actor),
    backend.board.page(actor, { mine: true }, { limit: shown_max }),
  ])
  return page(logOffPage(view, mine.count, rows))
}

function logOffPage(view: View, count: number, rows: readonly BoardRow[]): Html {
  const { handOver: words } = view.text
  const title = count === 1 ? words.logOffTitleOne : words.logOffTitle(view.times.number(count))
  const list = rows.map(
    ({ id, number, siteName }) => html`<li><a href="/job/${id}">${number}</a> ${siteName}</li>`,
  )
  return layout(view, {
    title: words.logOff,
    width: 'narrow',
    body: html`<section class="card log-off"><h1>${count === 0 ? words.logOff : title}</h1>
${count > 0 && html`${message('warn', words.logOffHint)}<ul class="plain">${list}</ul>`}
<form method="post" action="/logout" class="actions"><input type="hidden" name="confirmed" value="yes">
<button class="${count > 0 ? 'danger' : 'primary'}">${count > 0 ? words.logOffNow : words.logOff}</button>
<a class="button" href="/">${words.stay}</a>
<a class="button bare" href="/hand-over">${words.toHandOver}</a></form></section>`,
  })
}
