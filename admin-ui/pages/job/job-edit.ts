/**
 * Changing fields of a job or of an assignment. The form carries what it showed: which writes, and
 * of each field a mark of its text. So only what somebody changed is sent, and what somebody else
 * has changed meanwhile is seen.
 */
import { createHash } from 'node:crypto'
import { type DeltaId, parseId } from '../../../protocol/ids.ts'
import type { FieldName } from '../../../protocol/job/fields.ts'
import type { AssignmentView, FieldViews } from '../../../protocol/job/view.ts'
import type { JobSheet } from '../../backend/job.ts'
import type { Filled } from '../../form.ts'
import { attributes, type Html, html } from '../../html.ts'
import { notFound, page, type Reply } from '../../reply.ts'
import type { Call, Form } from '../../route.ts'
import { formFault, submit } from '../../views/field.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { control, shownValue } from './job-fields.ts'
import { type Reader, readerOf } from './reader.ts'

const jobFields = [
  'type',
  'priority',
  'siteName',
  'siteAddress',
  'siteReference',
  'account',
  'request',
  'caller',
  'receivedAt',
  'alarmCompany',
  'customer',
  'provider',
  'issuerReference',
  'quotedNumber',
  'timeZone',
] as const satisfies readonly FieldName[]

const assignmentFields = [
  'responseClass',
  'dueAt',
  'expectedAt',
  'run',
  'billTo',
  'orderNumber',
  'docketNumber',
  'reference',
  'policeReference',
  'delayReason',
  'advisedAt',
  'resolution',
  'outcome',
] as const satisfies readonly FieldName[]

/** What is edited: the job itself, or one assignment. */
export type Edited = {
  readonly sheet: JobSheet
  readonly assignment?: AssignmentView
  readonly names: readonly FieldName[]
  readonly views: FieldViews
  /** Where its form is and goes. */
  readonly path: string
}

export async function jobEdit(call: Call<'job'>): Promise<Reply> {
  const edited = await editedJob(call)
  if (!edited) return notFound
  return page(editPage(readerOf(call.view, edited.sheet), edited))
}

export async function assignmentEdit(call: Call<'job' | 'assignment'>): Promise<Reply> {
  const edited = await editedAssignment(call)
  if (!edited) return notFound
  return page(editPage(readerOf(call.view, edited.sheet), edited))
}

export async function editedJob({ actor, backend, params }: Call<'job'>) {
  const sheet = await backend.jobs.sheet(actor, params.job)
  if (!sheet) return undefined
  const path = `/job/${params.job}/edit`
  return { sheet, names: jobFields, views: sheet.job.fields, path } satisfies Edited
}

export async function editedAssignment({
  actor,
  backend,
  params,
}: Call<'job' | 'assignment'>): Promise<Edited | undefined> {
  const sheet = await backend.jobs.sheet(actor, params.job)
  const assignment = sheet?.job.assignments.find(({ id }) => id === params.assignment)
  if (!sheet || !assignment) return undefined
  const path = `/job/${params.job}/edit/${params.assignment}`
  return { sheet, assignment, names: assignmentFields, views: assignment.fields, path }
}

export function editPage(reader: Reader, edited: Edited, filled?: Filled, notice?: Html): Html {
  const { view, sheet, may } = reader
  const { edit } = view.text.jobAct
  const { assignment, path } = edited
  const { number, id } = sheet.job
  const title = assignment
    ? edit.assignmentTitle(assignment.name || assignment.code, number)
    : edit.title(number)
  return layout(view, {
    title,
    body: html`<header class="page-head"><h1>${title}</h1></header>
${may.frozen && message('warn', edit.heldNotice)}
<form method="post" action="${path}" id="form-edit" class="card quiet-optional">
${notice ?? formFault(view, filled)}
<div class="fields">${edited.names.map((name) => editField(reader, edited, name, filled))}</div>
<p class="actions">${submit(may.frozen ? edit.hold : view.text.words.save)}<a class="button" href="/job/${id}">${view.text.words.cancel}</a></p>
</form>
<p><a href="/job/${id}">${view.text.jobAct.back(number)}</a></p>`,
  })
}

function editField(reader: Reader, edited: Edited, name: FieldName, filled?: Filled): Html {
  const { view, sheet } = reader
  const { views } = edited
  const value = shownValue(view, name, views[name])
  // A form that is shown again says itself what it rests on (job-save.ts).
  const hidden = (what: 'seen' | 'was', otherwise: string) => {
    const given = filled?.typed[`${what}.${name}`]
    const own = { type: 'hidden', name: `${what}.${name}` }
    return html`<input${attributes({ ...own, value: typeof given === 'string' ? given : otherwise })}>`
  }
  return html`${control(view, name, {
    value,
    filled,
    classes: sheet.responseClasses,
    resolutions: sheet.resolutions,
    autofocus: name === edited.names[0],
  })}${hidden('seen', writesOf(views, name).join(' '))}${hidden('was', markOf(value))}`
}

/** All writes that a field shows: the one that counts, and those that stand against it. */
export function writesOf(views: FieldViews, name: FieldName): DeltaId[] {
  const shown = views[name]
  return shown ? [shown, ...shown.concurrent].map(({ write }) => write) : []
}

/** Of a text, so that the form need not carry it twice. */
export function markOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}

/** The writes that the form had shown of a field. */
export function seenIn(form: Form, name: FieldName): DeltaId[] {
  const text = form[`seen.${name}`]
  return typeof text === 'string'
    ? text.split(' ').flatMap((one) => parseId<DeltaId>(one) ?? [])
    : []
}
