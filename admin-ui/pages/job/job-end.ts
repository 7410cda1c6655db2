/** Ending what goes on: recall, stand down, abandon, cancel, close; and setting it going again. */
import { z } from 'zod'
import { type AssignmentId, parseId } from '../../../protocol/ids.ts'
import type { AssignmentView } from '../../../protocol/job/view.ts'
import { named_assignments_max, reason_chars_max } from '../../../protocol/limits.ts'
import { attributes, type Html, html } from '../../html.ts'
import { notFound, page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { formFault, submit, textArea } from '../../views/field.ts'
import { statusBadge } from '../../views/job-badges.ts'
import { message } from '../../views/message.ts'
import { type ActForm, acted, formPage, postForm } from './job-act.ts'
import { assignmentField, named, reasonField, reasonForm } from './job-answer.ts'
import { type Reader, readerOf } from './reader.ts'

const recallSchema = z.object({ assignment: assignmentField, reason: reasonField })
const reasonSchema = z.object({ reason: reasonField })
const endedSchema = z.object({ assignment: assignmentField, reason: reasonField })

export function jobRecall(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const id = parseId<AssignmentId>(String(form.assignment))
  return acted(call, {
    schema: recallSchema,
    form: recallForm(id),
    run: async ({ assignment, reason }) =>
      assignment
        ? backend.jobs.recall(actor, params.job, { assignment, reason })
        : { fault: { field: '', words: view.text.refusal.codes['not-found'] } },
    done: view.text.jobAct.recall.done,
  })
}

export function jobCancel(call: Call<'job'>): Promise<Reply> {
  return closed(call, true)
}

export function jobClose(call: Call<'job'>): Promise<Reply> {
  return closed(call, false)
}

function closed(call: Call<'job'>, cancelled: boolean): Promise<Reply> {
  const { actor, backend, params, view } = call
  const { cancel, close } = view.text.jobAct
  return acted(call, {
    schema: reasonSchema,
    form: cancelled ? cancelForm : closeForm,
    run: ({ reason }) => backend.jobs.close(actor, params.job, { cancelled, reason }),
    done: cancelled ? cancel.done : close.done,
  })
}

export function jobStandDown(call: Call<'job'>): Promise<Reply> {
  return endedAs(call, 'stood down')
}

export function jobAbandon(call: Call<'job'>): Promise<Reply> {
  return endedAs(call, 'abandoned')
}

function endedAs(call: Call<'job'>, stage: 'stood down' | 'abandoned'): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const { standDown, abandon } = view.text.jobAct
  const id = parseId<AssignmentId>(String(form.assignment))
  const isStoodDown = stage === 'stood down'
  return acted(call, {
    schema: endedSchema,
    form: isStoodDown ? standDownForm(id) : abandonForm(id),
    run: ({ reason, ...input }) =>
      backend.jobs.reportStage(actor, params.job, { stage, reason, ...named(input) }),
    done: isStoodDown ? standDown.done : abandon.done,
  })
}

export function recallForm(assignment: AssignmentId | undefined): ActForm {
  return (reader, filled) => {
    const { recall } = reader.view.text.jobAct
    const id = `recall-${assignment?.slice(0, 8) ?? ''}`
    return reasonForm(recall, { to: 'recall', id, assignment })(reader, filled)
  }
}

export function standDownForm(assignment: AssignmentId | undefined): ActForm {
  return (reader, filled) => {
    const { standDown } = reader.view.text.jobAct
    const id = `stand-down-${assignment?.slice(0, 8) ?? ''}`
    return reasonForm(standDown, { to: 'stand-down', id, assignment })(reader, filled)
  }
}

export function abandonForm(assignment: AssignmentId | undefined): ActForm {
  return (reader, filled) => {
    const { abandon } = reader.view.text.jobAct
    const id = `abandon-${assignment?.slice(0, 8) ?? ''}`
    return reasonForm(abandon, { to: 'abandon', id, assignment })(reader, filled)
  }
}

export const cancelForm: ActForm = (reader, filled) =>
  reasonForm(reader.view.text.jobAct.cancel, {
    to: 'cancel',
    id: 'cancel',
    more: stillOpen(reader),
  })(reader, filled)

export const closeForm: ActForm = (reader, filled) =>
  reasonForm(reader.view.text.jobAct.close, {
    to: 'close',
    id: 'close',
    more: stillOpen(reader),
  })(reader, filled)

/** Whoever attends has to confirm: named before it is done. */
function stillOpen({ sheet, view }: Reader): Html | undefined {
  const open = sheet.job.assignments.filter((one) => !one.ended)
  if (open.length === 0) return undefined
  return message(
    'warn',
    html`${view.text.jobAct.close.open} ${open.map((one) => html`${nameAndStatus(view, one)} `)}`,
  )
}

function nameAndStatus(view: Reader['view'], one: AssignmentView): Html {
  return statusBadge(view, one.ended?.how ?? one.status, one.name || one.code)
}

/** Choosing what goes on again has a page of its own: it is done once a week. */
export async function jobReopenForm({ actor, backend, params, view }: Call<'job'>): Promise<Reply> {
  const sheet = await backend.jobs.sheet(actor, params.job)
  if (!sheet) return notFound
  return page(formPage(readerOf(view, sheet), reopenForm))
}

const reopenSchema = z.object({
  assignments: z.array(z.string()).max(named_assignments_max).default([]),
  reason: z.string().trim().max(reason_chars_max).default(''),
})

export function jobReopen(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  return acted(call, {
    schema: reopenSchema,
    form: reopenForm,
    run: ({ assignments, reason }) => {
      const ids = assignments.flatMap((text) => parseId<AssignmentId>(text) ?? [])
      return backend.jobs.reopen(actor, params.job, {
        reason,
        ...(ids.length > 0 ? { assignments: ids } : {}),
      })
    },
    done: view.text.jobAct.reopen.done,
  })
}

const reopenForm: ActForm = (reader, filled) => {
  const { sheet, view, may } = reader
  const { reopen } = view.text.jobAct
  const all = may.reopen
  const typed = filled && [filled.typed.assignments].flat()
  const line = (one: AssignmentView, i: number) => {
    const checked = typed ? typed.includes(one.id) : isTelling(one, all)
    const input = {
      type: 'checkbox',
      name: 'assignments[]',
      value: one.id,
      checked,
      autofocus: i === 0,
    }
    return html`<label class="check"><input${attributes(input)}> ${nameAndStatus(view, one)}</label>`
  }
  return {
    title: reopen.title(sheet.job.number),
    body: postForm(reader, {
      to: 'reopen',
      id: 'form-reopen',
      body: html`${formFault(view, filled)}<p class="hint">${reopen.hint}</p>
${sheet.held.length > 0 && message('info', reopen.held(view.times.number(sheet.held.length)))}
<fieldset class="field"><legend>${reopen.which}</legend>${all.map(line)}</fieldset>
${textArea(view, { name: 'reason', label: view.text.words.reason, rows: 2, maxlength: reason_chars_max, filled })}
<p class="actions">${submit(reopen.submit)}</p>`,
    }),
  }
}

/** What a reopening takes by itself: the work that was done, else who was sent off. */
function isTelling(one: AssignmentView, all: readonly AssignmentView[]): boolean {
  const done = all.some(({ ended }) => ended?.how === 'complete')
  return done ? one.ended?.how === 'complete' : one.ended?.how !== 'recalled'
}
