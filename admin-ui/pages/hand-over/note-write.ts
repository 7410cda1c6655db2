/** Shift notes: written, and done with. */
import { z } from 'zod'
import { type Filled, readForm, withFault } from '../../form.ts'
import { go, type Reply, refused } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { refusalWords } from '../../views/refusal.ts'
import { handOverPage } from './hand-over-show.ts'
import { note_chars_max } from './note-form.ts'

const noteForm = z.object({ text: z.string().trim().min(1).max(note_chars_max) })

export async function noteAdd(call: Call): Promise<Reply> {
  const { actor, backend, form, view } = call
  const again = async (note: Filled) =>
    refused(handOverPage(view, await backend.desk.handOver(actor), { note }))
  const read = readForm(noteForm, form, view)
  if (read.is === 'refused') return again(read)
  const said = await backend.desk.addNote(actor, read.input.text)
  if ('refused' in said) return again(withFault(form, 'text', refusalWords(view, said, 'desk')))
  return go('/hand-over', { flash: { tone: 'good', words: view.text.handOver.noteAdded } })
}

export async function noteDone({ actor, backend, params, view }: Call<'id'>): Promise<Reply> {
  const said = await backend.desk.doneNote(actor, params.id)
  const flash =
    'refused' in said
      ? ({ tone: 'warn', words: refusalWords(view, said, 'desk') } as const)
      : ({ tone: 'good', words: view.text.handOver.noteIsDone } as const)
  return go('/hand-over', { flash })
}
