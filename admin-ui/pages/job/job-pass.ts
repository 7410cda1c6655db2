/** Handing a job on: to a provider with a link, to one that is phoned, to a run of our own. */
import { z } from 'zod'
import type { AssignmentId } from '../../../protocol/ids.ts'
import { name_chars_max, text_chars_max } from '../../../protocol/limits.ts'
import type { JobRefused, JobSaved } from '../../backend/job.ts'
import { html } from '../../html.ts'
import { answer_minutes_max } from '../../limits.ts'
import type { Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { combo, dateTime, field, formFault, select, submit } from '../../views/field.ts'
import { type ActForm, acted, type Fault, postForm } from './job-act.ts'
import { assignmentField, hiddenAssignment, named } from './job-answer.ts'
import { classChoices, timeField } from './job-fields.ts'
import { isOurselves, partyOf } from './party.ts'

const passSchema = z.object({
  to: z.string().trim().min(1).max(name_chars_max),
  assignment: assignmentField,
  responseClass: z.string().trim().max(text_chars_max).default(''),
  dueAt: z.string().default(''),
  orderNumber: z.string().trim().max(text_chars_max).default(''),
  answerMinutes: z
    .union([z.literal(''), z.coerce.number().int().min(0).max(answer_minutes_max)])
    .default(''),
})

type PassInput = z.output<typeof passSchema>

export function jobPassOn(call: Call<'job'>): Promise<Reply> {
  return acted(call, {
    schema: passSchema,
    form: passOnForm,
    run: (input) => passedOn(call, input),
    done: call.view.text.jobAct.passOn.done,
  })
}

async function passedOn(
  call: Call<'job'>,
  input: PassInput,
): Promise<JobSaved | JobRefused | Fault> {
  const { actor, backend, params, view } = call
  const dueAt = timeField(input.dueAt, view.times)
  if (dueAt === 'no time') return { fault: { field: 'dueAt', words: view.text.form.notATime } }
  if (isOurselves(view, input.to)) {
    return { fault: { field: 'to', words: view.text.jobAct.passOn.ourselves } }
  }
  const party = await partyOf(call, input.to)
  const { responseClass, orderNumber, answerMinutes, assignment } = input
  const fields = {
    ...(responseClass ? { responseClass } : {}),
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(orderNumber ? { orderNumber } : {}),
  }
  if (!('company' in party)) {
    // Nobody answers there but by phone, and no alarm would be about them.
    if (answerMinutes !== '') {
      return { fault: { field: 'answerMinutes', words: view.text.jobAct.passOn.nobodyAnswers } }
    }
    const agreed = { name: party.name, fields, ...(assignment ? { assignment } : {}) }
    return backend.jobs.passToPhoned(actor, params.job, agreed)
  }
  return backend.jobs.passOn(actor, params.job, {
    to: party.company,
    fields,
    ...(answerMinutes === '' ? {} : { answerMinutes }),
    ...(assignment ? { passes: assignment } : {}),
  })
}

export const passOnForm: ActForm = (reader, filled) => {
  const { view, sheet, may } = reader
  const { passOn } = view.text.jobAct
  const { fields } = view.text.job
  const common = { filled, idPrefix: 'pass' } as const
  const [first] = may.ours
  const handed = may.ours.length === 1 ? first?.id : undefined
  return {
    title: passOn.title(sheet.job.number),
    body: postForm(reader, {
      to: 'pass-on',
      id: 'form-pass-on',
      body: html`${formFault(view, filled)}<p class="hint">${passOn.hint}</p>${hiddenAssignment(handed)}
${combo(view, { ...common, name: 'to', label: passOn.to, required: true, autofocus: true, maxlength: name_chars_max, from: '/job/new/parties', hint: passOn.toHint })}
${select(view, { ...common, name: 'responseClass', label: fields.responseClass, choices: classChoices(view, sheet.responseClasses), empty: view.text.words.none })}
${dateTime(view, { ...common, name: 'dueAt', label: fields.dueAt })}
${field(view, { ...common, name: 'orderNumber', label: fields.orderNumber, mono: true })}
${field(view, { ...common, name: 'answerMinutes', label: passOn.answerMinutes, hint: passOn.answerHint, type: 'number', min: 0, max: answer_minutes_max })}
<p class="actions">${submit(passOn.submit)}</p>`,
    }),
  }
}

const runSchema = z.object({
  assignment: assignmentField,
  run: z.string().trim().max(name_chars_max).default(''),
})

export function jobRun(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  return acted(call, {
    schema: runSchema,
    form: runForm(undefined),
    run: ({ run, ...input }) =>
      backend.jobs.edit(actor, params.job, { fields: { run }, ...named(input) }),
    done: view.text.jobAct.run.done,
  })
}

/** Which of our cars or guards drives there. */
export function runForm(assignment: AssignmentId | undefined): ActForm {
  return (reader, filled) => {
    const { view, sheet } = reader
    const { run } = view.text.jobAct
    const id = `run-${assignment?.slice(0, 8) ?? ''}`
    const one = sheet.job.assignments.find((other) => other.id === assignment)
    const value = one?.fields.run?.value
    return {
      title: run.title(sheet.job.number),
      body: postForm(reader, {
        to: 'run',
        id: `form-${id}`,
        body: html`${formFault(view, filled)}${hiddenAssignment(assignment)}
${field(view, {
  name: 'run',
  label: view.text.job.fields.run,
  hint: run.hint,
  ...(typeof value === 'string' ? { value } : {}),
  maxlength: name_chars_max,
  autofocus: true,
  filled,
  idPrefix: id,
})}
<p class="actions">${submit(run.submit)}</p>`,
      }),
    }
  }
}
