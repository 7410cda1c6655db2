/** Writing on the timeline: for everybody on the job, or for nobody but this company. */
import { z } from 'zod'
import { text_chars_max } from '../../../protocol/limits.ts'
import { type Html, html } from '../../html.ts'
import type { Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { formFault, textArea } from '../../views/field.ts'
import { icon } from '../../views/icon.ts'
import { type ActForm, acted, listed, postForm } from './job-act.ts'
import type { Reader } from './reader.ts'

const noteSchema = z.object({
  text: z.string().trim().min(1).max(text_chars_max),
  for: z.enum(['all', 'us']),
})

export function jobNote(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, form, params, view } = call
  const { note } = view.text.jobAct
  return acted(call, {
    schema: noteSchema,
    form: noteForm,
    run: ({ text, for: whom }) =>
      whom === 'us'
        ? backend.jobs.writeInternalNote(actor, params.job, text)
        : backend.jobs.writeEntry(actor, params.job, { kind: 'note', text }),
    done: form.for === 'us' ? note.doneInternal : note.done,
  })
}

/**
 * Two buttons, each with who will read it: what is internal must never be sent by a mode that was
 * left on. Enter in the text is a line, so neither is pressed by mistake.
 */
const noteForm: ActForm = (reader, filled) => {
  const { view, sheet } = reader
  const { note } = view.text.jobAct
  const code = view.company?.code ?? ''
  return {
    title: note.title(sheet.job.number),
    body: postForm(reader, {
      to: 'note',
      id: 'form-note',
      body: html`${formFault(view, filled)}
${textArea(view, { name: 'text', label: note.label, required: true, rows: 2, maxlength: text_chars_max, filled, idPrefix: 'note', key: 'w' })}
<p class="actions">
<button type="submit" name="for" value="all" class="primary">${icon('sent')}${note.share(readersOf(reader))}</button>
<button type="submit" name="for" value="us" class="internal">${icon('seal')}${note.keep(code)}</button></p>`,
    }),
  }
}

/** Who will read it, by name; where nobody else is on the job, only this company does. */
function readersOf(reader: Reader): string {
  const { sheet, view, names } = reader
  const others = sheet.job.members.filter(({ company, active }) => active && company !== sheet.own)
  if (others.length === 0) return view.text.jobAct.note.nobodyElse
  return listed(
    view,
    others.map(({ company, code }) => code || (names.get(company) ?? '')),
  )
}

export function noteCard(reader: Reader): Html | undefined {
  return reader.may.report ? noteForm(reader).body : undefined
}
