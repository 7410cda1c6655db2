/** Internal notes of a shift: handed over until somebody says that they are done. */
import { randomBytes } from 'node:crypto'
import type { ShiftNoteRecord } from '../../storage/storage.ts'
import { type DeskContext, type DeskRefusal, refuseDesk } from './context.ts'
import { note_chars_max, open_notes_max, past_ms } from './limits.ts'

const id_bytes = 16

/** Open ones, the oldest first; those that are done only where they are asked for, the last first. */
export async function listNotes(
  { storage }: DeskContext,
  { done = false }: { readonly done?: boolean } = {},
): Promise<readonly ShiftNoteRecord[]> {
  // What was staged a moment ago is not in the range that is read.
  await storage.durable()
  const all = await storage.desk.notes()
  const open = all.filter((note) => !note.done).sort((a, b) => a.at - b.at)
  const doneAt = (note: ShiftNoteRecord) => note.done?.at ?? 0
  const over = all.filter((note) => note.done).sort((a, b) => doneAt(b) - doneAt(a))
  return [...open, ...(done ? over : [])]
}

export async function addNote(
  desk: DeskContext,
  said: string,
  by: string,
): Promise<{ readonly is: 'added'; readonly id: string } | DeskRefusal> {
  const text = said.trim()
  const field = { field: 'text' }
  if (text === '') return refuseDesk('missing', 'Write something.', field)
  if (text.length > note_chars_max) {
    return refuseDesk('invalid', `A note has at most ${note_chars_max} characters.`, field)
  }
  return desk.changes.run(async () => {
    const open = await listNotes(desk)
    if (open.length >= open_notes_max) {
      const message = `There are ${open_notes_max} open notes: say of some that they are done.`
      return refuseDesk('too-many', message)
    }
    const id = randomBytes(id_bytes).toString('hex')
    // Two of one millisecond would else stand in the order of their random ids.
    const at = Math.max(desk.now(), (open.at(-1)?.at ?? 0) + 1)
    await desk.storage.write((unit) => unit.putShiftNote({ id, text, by, at }))
    desk.news.tell('desk')
    return { is: 'added', id }
  })
}

export function doneNote(
  desk: DeskContext,
  id: string,
  by: string,
): Promise<{ readonly is: 'done' } | DeskRefusal> {
  return desk.changes.run(async () => {
    const note = await desk.storage.desk.note(id)
    if (!note) return refuseDesk('not-found', 'There is no such note here.')
    if (note.done) return { is: 'done' }
    const done = { by, at: desk.now() }
    await desk.storage.write((unit) => unit.putShiftNote({ ...note, done }))
    desk.news.tell('desk')
    return { is: 'done' }
  })
}

/** Deletes what was done long ago. */
export function sweepNotes({ storage, changes, now }: DeskContext): Promise<void> {
  return changes.run(async () => {
    const all = await storage.desk.notes()
    const old = all.filter(({ done }) => done && done.at < now() - past_ms)
    if (old.length === 0) return
    await storage.write((unit) => {
      for (const { id } of old) unit.deleteShiftNote(id)
    })
  })
}
