/** One change each, as short as a test wants to say it. */
import { createHash } from 'node:crypto'
import type { Change, Entry, Grant, Role, StageKind } from '../../protocol/delta/delta.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import type { AssignmentId, DeltaId } from '../../protocol/ids.ts'
import { entryKinds, type FieldName, fields } from '../../protocol/job/fields.ts'
import type { Author } from './author.ts'

export type Act = Extract<SlotDraft, { is: 'act' }>['act']
type Target = { readonly assignment?: AssignmentId | undefined; readonly over?: readonly DeltaId[] }

const on = (assignment: AssignmentId | undefined) => (assignment ? { assignment } : {})

export function act(what: Act, assignment?: AssignmentId): SlotDraft {
  return { is: 'act', act: what, ...on(assignment) }
}

export function change(field: number, what: Change, { assignment, over }: Target = {}): SlotDraft {
  return { is: 'change', field, change: what, ...on(assignment), ...(over ? { over } : {}) }
}

export function value(name: FieldName, text: string, target: Target = {}): SlotDraft {
  return change(fields[name].number, { is: 'value', value: { is: 'text', text } }, target)
}

export function entry(text: string, answers?: DeltaId): Entry {
  return { is: 'entry', text, items: ['zone 3'], code: 0, ...(answers ? { answers } : {}) }
}

export function note(text: string): SlotDraft {
  return change(entryKinds.note, entry(text))
}

/** A file that is told apart by its content, which nobody has. */
export function attachmentSlot(content: string): SlotDraft {
  const hash = createHash('sha256').update(content).digest('hex')
  const named: Entry = { ...entry('photo.jpg'), items: [hash, '1000', 'image/jpeg'] }
  return change(entryKinds.attachment, named)
}

export function stage(assignment: AssignmentId, kind: StageKind, automatic = false): SlotDraft {
  return act({ is: 'stage', stage: kind, reason: '', automatic }, assignment)
}

/** Brings a company in; a provider may write and pass on. */
export function grant(
  to: Pick<Author, 'company' | 'code' | 'name'>,
  role: Role,
  more: Partial<Grant> = {},
): SlotDraft {
  return act({
    is: 'grant',
    to: { company: to.company },
    code: to.code,
    name: to.name,
    role,
    write: true,
    passOn: role === 'provider',
    answerMinutes: 0,
    ...more,
  })
}

export function close(assignments: readonly AssignmentId[], cancelled = true): SlotDraft {
  return act({ is: 'close', cancelled, assignments, reason: 'false alarm' })
}

export function reopen(
  endings: readonly DeltaId[],
  assignments: readonly AssignmentId[],
): SlotDraft {
  return act({ is: 'reopen', endings, assignments, reason: 'more to do' })
}
