/** Accepting a job, declining or releasing it, attending it, confirming that it was called off. */
import { z } from 'zod'
import { type AssignmentId, parseId } from '../../../protocol/ids.ts'
import { reason_chars_max } from '../../../protocol/limits.ts'
import { type Html, html } from '../../html.ts'
import type { Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { formFault, submit, textArea } from '../../views/field.ts'
import { icon } from '../../views/icon.ts'
import { type ActForm, acted, postForm } from './job-act.ts'
import { keyMark } from './popover.ts'
import type { Reader } from './reader.ts'

export const assignmentField = z
  .string()
  .transform((text) => parseId<AssignmentId>(text))
  .optional()

export const reasonField = z.string().trim().min(1).max(reason_chars_max)

const withAssignment = z.object({ assignment: assignmentField })
const withReason = z.object({ assignment: assignmentField, reason: reasonField })

/** What a form names, or nothing: with exactOptionalPropertyTypes absent is not undefined. */
export function named({ assignment }: { readonly assignment?: AssignmentId | undefined }) {
  return assignment ? { assignment } : {}
}

export function hiddenAssignment(id: AssignmentId | undefined): Html | undefined {
  return id && html`<input type="hidden" name="assignment" value="${id}">`
}

export function jobAccept(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  return acted(call, {
    schema: withAssignment,
    form: acceptForm,
    run: (input) =>
      backend.jobs.reportStage(actor, params.job, { stage: 'accepted', ...named(input) }),
    done: view.text.jobAct.accept.done,
  })
}

export function jobDecline(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  return acted(call, {
    schema: withReason,
    form: declineForm,
    run: (input) =>
      backend.jobs.leave(actor, params.job, {
        how: 'declined',
        reason: input.reason,
        ...named(input),
      }),
    done: view.text.jobAct.decline.done,
  })
}

export function jobRelease(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  return acted(call, {
    schema: withReason,
    form: releaseForm,
    run: (input) =>
      backend.jobs.leave(actor, params.job, {
        how: 'released',
        reason: input.reason,
        ...named(input),
      }),
    done: view.text.jobAct.release.done,
  })
}

export function jobConfirm(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  return acted(call, {
    schema: withAssignment,
    form: confirmForm,
    run: (input) => backend.jobs.confirm(actor, params.job, named(input)),
    done: view.text.jobAct.confirm.done,
  })
}

export function jobAttend(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  return acted(call, {
    schema: z.object({}),
    form: attendForm,
    run: () => backend.jobs.attend(actor, params.job),
    done: view.text.jobAct.attend.done,
  })
}

export const acceptForm: ActForm = (reader, filled) => {
  const { accept } = reader.view.text.jobAct
  return {
    title: accept.title(reader.sheet.job.number),
    body: postForm(reader, {
      to: 'accept',
      id: 'form-accept',
      layout: 'actions',
      body: html`${formFault(reader.view, filled)}${hiddenAssignment(reader.may.accept?.id)}
<button type="submit" class="primary" data-key="a" data-key-help="${accept.button}">${icon('delivered')}${accept.button}${keyMark('a')}</button>`,
    }),
  }
}

/** An action with nothing but a reason. */
export function reasonForm(
  words: {
    readonly title: (number: string) => string
    readonly hint: string
    readonly submit: string
  },
  of: {
    readonly to: string
    readonly id: string
    readonly assignment?: AssignmentId | undefined
    readonly more?: Html | undefined
    readonly primary?: boolean
  },
): ActForm {
  const { to, id, assignment, more, primary } = of
  return (reader, filled) => ({
    title: words.title(reader.sheet.job.number),
    body: postForm(reader, {
      to,
      id: `form-${id}`,
      body: html`${formFault(reader.view, filled)}<p class="hint">${words.hint}</p>
${more}${hiddenAssignment(assignment)}
${textArea(reader.view, {
  name: 'reason',
  label: reader.view.text.words.reason,
  required: true,
  rows: 2,
  maxlength: reason_chars_max,
  autofocus: true,
  filled,
  idPrefix: id,
})}
<p class="actions">${submit(words.submit, { tone: primary ? 'primary' : 'danger' })}</p>`,
    }),
  })
}

export const declineForm: ActForm = (reader, filled) =>
  reasonForm(reader.view.text.jobAct.decline, {
    to: 'decline',
    id: 'decline',
    assignment: reader.may.accept?.id,
  })(reader, filled)

export const releaseForm: ActForm = (reader, filled) =>
  reasonForm(reader.view.text.jobAct.release, {
    to: 'release',
    id: 'release',
    assignment: reader.may.release?.id,
  })(reader, filled)

/** Loud: until it is confirmed, the other side reads that a guard may still attend. */
const confirmForm: ActForm = (reader, filled) => {
  const { confirm } = reader.view.text.jobAct
  const [first] = reader.may.confirm
  return {
    title: confirm.title(reader.sheet.job.number),
    body: confirmButton(reader, first?.id, filled),
  }
}

export function confirmButton(
  reader: Reader,
  assignment: AssignmentId | undefined,
  filled?: Parameters<ActForm>[1],
): Html {
  const { confirm } = reader.view.text.jobAct
  return postForm(reader, {
    to: 'confirm',
    id: `form-confirm-${assignment?.slice(0, 8) ?? ''}`,
    layout: 'actions',
    body: html`${formFault(reader.view, filled)}${hiddenAssignment(assignment)}${submit(confirm.button)}`,
  })
}

export const attendForm: ActForm = (reader, filled) => {
  const { attend } = reader.view.text.jobAct
  return {
    title: attend.title(reader.sheet.job.number),
    body: postForm(reader, {
      to: 'attend',
      id: 'form-attend',
      layout: 'actions',
      body: html`${formFault(reader.view, filled)}<button type="submit">${icon('car')}${attend.button}</button>`,
    }),
  }
}
