/** The code that a visit needs: told by who gave the assignment, shown to who attends. */
import { z } from 'zod'
import { type AssignmentId, parseId } from '../../../protocol/ids.ts'
import type { AssignmentView } from '../../../protocol/job/view.ts'
import { type Html, html } from '../../html.ts'
import type { Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { field, formFault, submit } from '../../views/field.ts'
import { message } from '../../views/message.ts'
import { type ActForm, acted, postForm } from './job-act.ts'
import { assignmentField, hiddenAssignment } from './job-answer.ts'
import type { Reader } from './reader.ts'

/** As many as the node takes. */
const code_chars_max = 60

const codeSchema = z.object({
  assignment: assignmentField,
  code: z.string().trim().min(1).max(code_chars_max),
})

export function jobVisitCode(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  return acted(call, {
    schema: codeSchema,
    form: visitCodeForm(parseId<AssignmentId>(String(form.assignment))),
    run: async ({ assignment, code }) => {
      if (!assignment) return { fault: { field: '', words: view.text.refusal.codes['not-found'] } }
      const said = await backend.jobs.giveVisitCode(actor, params.job, { assignment, code })
      // Who else is on the job gets nothing of it: no names in what is said.
      return said.refused ? said : { refused: false, job: params.job, recipients: [] }
    },
    done: view.text.jobAct.visitCode.done,
  })
}

export function visitCodeForm(assignment: AssignmentId | undefined): ActForm {
  return (reader, filled) => {
    const { view, sheet } = reader
    const { visitCode } = view.text.jobAct
    const id = `visit-code-${assignment?.slice(0, 8) ?? ''}`
    return {
      title: visitCode.title(sheet.job.number),
      body: postForm(reader, {
        to: 'visit-code',
        id: `form-${id}`,
        body: html`${formFault(view, filled)}${hiddenAssignment(assignment)}
${field(view, {
  name: 'code',
  label: visitCode.label,
  hint: visitCode.hint,
  required: true,
  maxlength: code_chars_max,
  autocomplete: 'off',
  spellcheck: 'false',
  mono: true,
  autofocus: true,
  filled,
  idPrefix: id,
})}
<p class="actions">${submit(visitCode.submit)}</p>`,
      }),
    }
  }
}

/** Where the page itself is printed it is left out, too. */
export function visitCode(
  { view, sheet }: Reader,
  { id }: Pick<AssignmentView, 'id'>,
): Html | undefined {
  const { visitCode: words } = view.text.jobAct
  const codes = sheet.codes.filter(({ assignment }) => assignment === id)
  if (codes.length === 0) return undefined
  return html`<div class="visit-code no-print">${message(
    'info',
    html`<p>${words.shown} ${codes.map(({ code }) => html`<code class="text" translate="no"><bdi>${code}</bdi></code> `)}</p>
<p><small>${words.destroyed}</small></p>`,
  )}</div>`
}
