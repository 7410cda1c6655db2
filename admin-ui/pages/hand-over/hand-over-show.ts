/** The shift hand-over: what whoever comes in has to know and to sign for. */
import type { HandOver } from '../../backend/desk.ts'
import type { Filled } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { page, piece, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { card } from '../../views/card.ts'
import { formFault, submit, textArea } from '../../views/field.ts'
import { layout } from '../../views/layout.ts'
import { handOverLists } from './hand-over-lists.ts'
import { type NoteForm, noteForm } from './note-form.ts'
import { type TestForm, testForm } from './test-form.ts'

export const remark_chars_max = 1000

/** Of the forms on the page the one that was refused, as it was typed. */
export type HandOverForms = {
  readonly sign?: Filled
  readonly note?: NoteForm
  readonly test?: TestForm
}

export async function handOverShow(call: Call): Promise<Reply> {
  const { actor, backend, header, view } = call
  const handOver = await backend.desk.handOver(actor)
  if (header('HX-Request-Type') === 'partial') return piece(handOverPart(view, handOver))
  return page(handOverPage(view, handOver))
}

export function handOverPage(view: View, handOver: HandOver, forms: HandOverForms = {}): Html {
  const { handOver: words } = view.text
  return layout(view, {
    title: words.title,
    width: 'wide',
    body: html`<header class="page-head"><h1>${words.title}</h1><p class="hint">${words.intro}</p></header>
${handOverPart(view, handOver, forms)}`,
  })
}

/** It refreshes itself no faster than somebody reads. */
function handOverPart(view: View, handOver: HandOver, forms: HandOverForms = {}): Html {
  const { actor, text, times } = view
  const { handOver: words } = text
  const { last, stamp } = handOver
  return html`<div id="hand-over" class="columns" data-live="* desk link alarm" hx-get="/hand-over" hx-trigger="live throttle:5s, every 300s">
<div>${handOverLists(view, handOver, {
    test: actor?.may('supervise') ? testForm(view, forms.test) : undefined,
  })}</div>
<div class="hand-over-side">
${card({ id: 'sign', title: words.signTitle, body: signForm(view, stamp, forms.sign) })}
${card({ id: 'new-note', title: words.note, body: noteForm(view, forms.note) })}
<p class="hand-over-last">${last ? html`${words.last(last.by)} ${times.moment(last.at)}` : words.neverSigned}<br>
<a href="/hand-over/earlier">${words.earlier}</a></p>
</div>
</div>`
}

function signForm(view: View, stamp: string, filled: Filled | undefined): Html {
  const { handOver: words } = view.text
  return html`<form id="form-sign" method="post" action="/hand-over">
${formFault(view, filled)}<p class="hint">${words.signHint}</p>
<input type="hidden" name="stamp" value="${stamp}">
${textArea(view, { name: 'remark', label: words.remark, rows: 2, maxlength: remark_chars_max, filled, idPrefix: 'sign' })}
${submit(words.sign)}</form>`
}
