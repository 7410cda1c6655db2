/** Where two companies set a field without knowing of each other: one click takes one of them. */
import { z } from 'zod'
import { type AssignmentId, type DeltaId, parseId } from '../../../protocol/ids.ts'
import { type FieldName, fields } from '../../../protocol/job/fields.ts'
import type { FieldViews, ValueView } from '../../../protocol/job/view.ts'
import { over_per_slot_max } from '../../../protocol/limits.ts'
import type { JobSheet } from '../../backend/job.ts'
import { attributes, type Html, html } from '../../html.ts'
import type { Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { formFault } from '../../views/field.ts'
import { type ActForm, acted, postForm } from './job-act.ts'
import { assignmentField } from './job-answer.ts'
import type { Reader } from './reader.ts'

const fieldNames = Object.keys(fields) as [FieldName, ...FieldName[]]

const valueSchema = z.object({
  field: z.enum(fieldNames),
  write: z.string().transform((text) => parseId<DeltaId>(text)),
  seen: z
    .string()
    .max(65 * over_per_slot_max)
    .default(''),
  assignment: assignmentField,
})

type Chosen = z.output<typeof valueSchema>

export function jobTakeValue(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  return acted(call, {
    schema: valueSchema,
    form: valueForm,
    run: async (input, { sheet }) => {
      const { field, assignment } = input
      const chosen = writesOf(sheet, input).find(({ write }) => write === input.write)
      // Somebody has chosen before, or the value was deleted: the job is read again.
      if (!chosen || chosen.value === null) {
        return { fault: { field: '', words: view.text.jobAct.takeValue.gone } }
      }
      // What came after the page was shown is not replaced unseen: it stands against this one then.
      const seen = input.seen.split(' ').flatMap((text) => parseId<DeltaId>(text) ?? [])
      return backend.jobs.edit(actor, params.job, {
        fields: { [field]: chosen.value },
        seen: { [field]: seen.slice(0, over_per_slot_max) },
        ...(assignment ? { assignment } : {}),
      })
    },
    done: view.text.jobAct.takeValue.done,
  })
}

/** Values of the field that stand against each other, and those that came late. */
function writesOf({ job }: JobSheet, { field, assignment }: Chosen): ValueView[] {
  const shown = viewsOf({ job }, assignment)[field]
  const late = job.offered.filter(
    (one) => one.field === field && (one.assignment ?? undefined) === assignment,
  )
  return [...(shown ? [shown, ...shown.concurrent] : []), ...late]
}

function viewsOf({ job }: Pick<JobSheet, 'job'>, assignment: AssignmentId | undefined): FieldViews {
  if (!assignment) return job.fields
  return job.assignments.find(({ id }) => id === assignment)?.fields ?? {}
}

const valueForm: ActForm = (reader, filled) => ({
  title: reader.view.text.jobAct.takeValue.title(reader.sheet.job.number),
  body: html`${formFault(reader.view, filled)}`,
})

type Takeable = {
  readonly field: FieldName
  readonly write: DeltaId
  readonly assignment?: AssignmentId | undefined
}

/** The button beside a value that could be taken. */
export function takeValue(
  reader: Reader,
  { field, write, assignment }: Takeable,
): Html | undefined {
  if (!reader.may.dispatch || !reader.may.member) return undefined
  const { takeValue: words } = reader.view.text.jobAct
  const shown = viewsOf(reader.sheet, assignment)[field]
  const seen = shown ? [shown, ...shown.concurrent].map((one) => one.write) : []
  const hidden = { field, write, seen: seen.join(' '), ...(assignment ? { assignment } : {}) }
  return postForm(reader, {
    to: 'take-value',
    id: `form-value-${field}-${write.slice(0, 8)}`,
    layout: 'actions',
    body: html`${Object.entries(hidden).map(
      ([name, value]) => html`<input${attributes({ type: 'hidden', name, value })}>`,
    )}
<button type="submit" class="small">${words.button}</button>`,
  })
}
