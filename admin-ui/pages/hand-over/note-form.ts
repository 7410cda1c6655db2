/** Writing a shift note. */
import type { Filled } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { formFault, submit, textArea } from '../../views/field.ts'

export const note_chars_max = 2000

export type NoteForm = Filled

export function noteForm(view: View, filled: NoteForm | undefined): Html {
  const { handOver: words } = view.text
  return html`<form id="form-note" method="post" action="/hand-over/note">
${formFault(view, filled)}
${textArea(view, { name: 'text', label: words.noteHint, required: true, rows: 2, maxlength: note_chars_max, filled, idPrefix: 'note' })}
${submit(words.addNote)}</form>`
}
