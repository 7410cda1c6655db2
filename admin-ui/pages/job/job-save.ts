/** Saving an edit: what was changed, against what others have changed while it was typed. */
import { type FieldName, jobTypes } from '../../../protocol/job/fields.ts'
import { over_per_slot_max } from '../../../protocol/limits.ts'
import type { JobEdit } from '../../backend/job.ts'
import { type Filled, withFault } from '../../form.ts'
import { type Html, html } from '../../html.ts'
import { go, notFound, type Reply, refused } from '../../reply.ts'
import type { Call, Form } from '../../route.ts'
import { message } from '../../views/message.ts'
import { fieldLabel, fieldValue } from './field-list.ts'
import { refusedBy, savedFlash } from './job-act.ts'
import {
  type Edited,
  editedAssignment,
  editedJob,
  editPage,
  markOf,
  seenIn,
  writesOf,
} from './job-edit.ts'
import { readValue, shownValue, typed } from './job-fields.ts'
import { nameOf, type Reader, readerOf } from './reader.ts'

export async function jobSave(call: Call<'job'>): Promise<Reply> {
  const edited = await editedJob(call)
  return edited ? saved(call, edited) : notFound
}

export async function assignmentSave(call: Call<'job' | 'assignment'>): Promise<Reply> {
  const edited = await editedAssignment(call)
  return edited ? saved(call, edited) : notFound
}

async function saved(call: Call<'job'>, edited: Edited): Promise<Reply> {
  const { actor, backend, params, view } = call
  const about = edited.sheet.job.number
  const reader = readerOf(view, edited.sheet)
  const again = (filled: Filled, notice?: Html, status: 409 | 422 = 422) =>
    refused(editPage(reader, edited, filled, notice), { status, about })
  const changed = changesIn(call, edited)
  if ('faults' in changed) return again({ ...changed, typed: rebased(call, edited, 'as shown') })
  if (changed.conflicts.length > 0) {
    const typed = rebased(call, edited, 'as it is now')
    const filled = { typed, faults: conflictFaults(reader, edited, changed.conflicts) }
    return again(filled, conflictNotice(reader, edited, changed.conflicts), 409)
  }
  const { input } = changed
  if (Object.keys(input.fields).length === 0) {
    const flash = { tone: 'info', words: view.text.jobAct.edit.nothing } as const
    return go(`/job/${params.job}`, { flash, about })
  }
  const said = await backend.jobs.edit(actor, params.job, {
    ...input,
    ...(edited.assignment ? { assignment: edited.assignment.id } : {}),
  })
  if (said.refused) {
    return again({ ...refusedBy(call, said), typed: rebased(call, edited, 'as shown') })
  }
  const flash = await savedFlash(call, said, { isIssuer: reader.may.issuer })
  return go(`/job/${params.job}`, { flash, about })
}

type Changes = {
  readonly input: Pick<JobEdit, 'fields' | 'seen'>
  /** Changed here, and by somebody else since the form was shown. */
  readonly conflicts: readonly FieldName[]
}

/**
 * What was typed otherwise than it was shown. A field that somebody else has changed meanwhile is
 * no conflict where it was left alone here, or where both say the same now.
 */
function changesIn({ form, view }: Call, { names, views }: Edited): Changes | Filled {
  const faults: Record<string, string> = {}
  const fields: { [name in FieldName]?: string | number } = {}
  const seen: { [name in FieldName]?: ReturnType<typeof seenIn> } = {}
  const conflicts: FieldName[] = []
  for (const name of names) {
    const given = form[name]
    if (typeof given !== 'string') continue
    const text = typed(name, given)
    if (markOf(text) === form[`was.${name}`]) continue
    const now = shownValue(view, name, views[name])
    if (text === now && (views[name]?.concurrent.length ?? 0) === 0) continue
    const read = readValue(view, name, given)
    if (read.is === 'fault') faults[name] = read.words
    else if (read.is === 'nothing') faults[name] = view.text.jobAct.edit.notCleared
    else if (name === 'type' && !isType(read.value, now)) faults[name] = view.text.form.notOneOf
    else {
      const shown = seenIn(form, name)
      fields[name] = read.value
      seen[name] = shown.slice(0, over_per_slot_max)
      if (!isSame(shown, writesOf(views, name))) conflicts.push(name)
    }
  }
  if (Object.keys(faults).length > 0) return withAll(form, faults)
  return { input: { fields, seen }, conflicts }
}

function withAll(form: Filled['typed'], faults: Record<string, string>): Filled {
  return { ...withFault(form, '', ''), faults }
}

/**
 * The form to be shown again. What was left alone here follows what others have set since; what was
 * typed stays, over what the form had shown, or, where that is shown beside it, over what is there now.
 */
function rebased(
  { form, view }: Call,
  { names, views }: Edited,
  over: 'as shown' | 'as it is now',
): Form {
  const again: Record<string, Form[string]> = { ...form }
  for (const name of names) {
    const given = form[name]
    const isChanged =
      typeof given === 'string' && markOf(typed(name, given)) !== form[`was.${name}`]
    if (isChanged && over === 'as shown') continue
    const now = shownValue(view, name, views[name])
    if (!isChanged) again[name] = now
    again[`was.${name}`] = markOf(now)
    again[`seen.${name}`] = writesOf(views, name).join(' ')
  }
  return again
}

/** A type that a newer version knows may stay. */
function isType(value: string | number, now: string): boolean {
  return value === '' || value === now || (jobTypes as readonly unknown[]).includes(value)
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id))
}

/** Beside the field: what it holds now, and who says so. What was typed stays in it. */
function conflictFaults(reader: Reader, { views }: Edited, names: readonly FieldName[]) {
  const { jobAct, words } = reader.view.text
  return Object.fromEntries(
    names.map((name) => {
      const now = views[name]
      if (!now) return [name, jobAct.edit.conflictCleared]
      const value = shownValue(reader.view, name, now) || words.none
      return [name, jobAct.edit.conflict(`${nameOf(reader, now.company)} ${now.by}`, value)]
    }),
  )
}

/** Both values of each, so that whoever saves again knows what is replaced. */
function conflictNotice(reader: Reader, { views }: Edited, names: readonly FieldName[]): Html {
  const { view } = reader
  const { edit } = view.text.jobAct
  const line = (name: FieldName) => {
    const now = views[name]
    return html`<li><span class="label">${fieldLabel(reader, name)}</span> ${
      now
        ? html`${fieldValue(reader, now, name)} <small>${nameOf(reader, now.company)} ${now.by}, ${view.times.clock(now.happenedAt)}</small>`
        : html`<em>${view.text.job.cleared}</em>`
    }</li>`
  }
  return message(
    'loud',
    html`<p><b>${edit.conflictTitle}</b></p><p>${edit.conflictHint}</p><ul class="plain">${names.map(line)}</ul>`,
  )
}
