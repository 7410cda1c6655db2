/** Edits of a complete job: kept here, unsent, until somebody sends or drops them. */
import { z } from 'zod'
import type { FieldName } from '../../../protocol/job/fields.ts'
import type { HeldLine } from '../../backend/job.ts'
import { type Html, html } from '../../html.ts'
import { go, notFound, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { card } from '../../views/card.ts'
import { formFault } from '../../views/field.ts'
import { fieldLabel, fieldValue } from './field-list.ts'
import { type ActForm, acted, postForm } from './job-act.ts'
import type { Reader } from './reader.ts'

const heldSchema = z.object({ id: z.string().regex(/^[\w-]{1,64}$/) })

export function jobHeldSend(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  return acted(call, {
    schema: heldSchema,
    form: heldForm,
    run: ({ id }) => backend.jobs.sendHeldEdit(actor, params.job, id),
    done: view.text.jobAct.heldEdit.sent,
  })
}

export async function jobHeldDrop(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const read = heldSchema.safeParse(form)
  const sheet = await backend.jobs.sheet(actor, params.job)
  if (!read.success || !sheet) return notFound
  const isDropped = await backend.jobs.dropHeldEdit(actor, params.job, read.data.id)
  const { dropped, gone } = view.text.jobAct.heldEdit
  const flash = isDropped
    ? ({ tone: 'good', words: dropped } as const)
    : ({ tone: 'warn', words: gone } as const)
  return go(`/job/${params.job}`, { flash, about: sheet.job.number })
}

const heldForm: ActForm = (reader, filled) => ({
  title: reader.view.text.job.held,
  body: html`${formFault(reader.view, filled)}`,
})

/** What waits, and how it goes out. */
export function heldCard(reader: Reader): Html | undefined {
  const { sheet, view, may } = reader
  if (sheet.held.length === 0) return undefined
  const { heldEdit } = view.text.jobAct
  const hint = may.frozen ? heldEdit.hint : heldEdit.hintOpen
  return card({
    id: 'held',
    title: view.text.job.held,
    count: view.times.number(sheet.held.length),
    ...(may.reopen.length > 0 && may.frozen
      ? {
          aside: html`<a class="button small" href="/job/${sheet.job.id}/reopen">${view.text.jobAct.reopen.button}</a>`,
        }
      : {}),
    body: html`<p class="hint">${hint}</p><ul class="rows">${sheet.held.map((one) => heldRow(reader, one))}</ul>`,
  })
}

function heldRow(reader: Reader, { id, edit }: HeldLine): Html {
  const { view, may } = reader
  const { heldEdit } = view.text.jobAct
  const values = Object.entries(edit.fields) as [FieldName, string | number | boolean][]
  const button = (to: string, words: string, tone: string) =>
    postForm(reader, {
      to,
      id: `form-${to}-${id.slice(0, 8)}`,
      layout: 'actions',
      body: html`<input type="hidden" name="id" value="${id}"><button type="submit" class="small ${tone}">${words}</button>`,
    })
  return html`<li class="row held"><div>${values.map(
    ([name, value]) =>
      html`<p><span class="label">${fieldLabel(reader, name)}</span> ${fieldValue(reader, { value }, name)}</p>`,
  )}
${edit.entry && html`<p><span class="label">${view.text.job.entries[edit.entry.kind]}</span> <span class="text">${edit.entry.text}</span></p>`}
<small>${edit.by} ${view.times.moment(edit.at)}</small></div>
<div class="actions">${may.dispatch && !may.frozen && button('held-send', heldEdit.send, '')}${may.dispatch && button('held-drop', heldEdit.drop, 'danger')}</div></li>`
}
