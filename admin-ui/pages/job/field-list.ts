/** Fields with who set them, and the values that were set without knowing of each other. */
import type { AssignmentId } from '../../../protocol/ids.ts'
import { type FieldName, fields, jobTypes } from '../../../protocol/job/fields.ts'
import type { FieldViews, ValueView } from '../../../protocol/job/view.ts'
import { type Html, html } from '../../html.ts'
import { badge } from '../../views/badge.ts'
import { typeWord } from '../../views/job-badges.ts'
import { takeValue } from './job-value.ts'
import { nameOf, type Reader } from './reader.ts'

/** A newer version may know fields that this one doesn't. */
export function fieldLabel({ view }: Pick<Reader, 'view'>, name: string): string {
  return (view.text.job.fields as Readonly<Record<string, string>>)[name] ?? name
}

/** A value as its kind of field is read. */
export function fieldValue(
  { view }: Pick<Reader, 'view'>,
  { value, missing }: Pick<ValueView, 'value' | 'missing'>,
  name: FieldName | 'unknown',
): Html {
  const { job, jobForm, words } = view.text
  if (value === null) {
    return html`<em>${missing === 'removed' ? job.removed : job.updateNeeded}</em>`
  }
  if (value === '') return html`<em>${job.cleared}</em>`
  const isTime = name !== 'unknown' && fields[name].kind === 'at'
  if (isTime && typeof value === 'number') return view.times.moment(value)
  if (typeof value === 'boolean') return html`${value ? words.yes : words.no}`
  if (name === 'responseClass') {
    return html`<span class="text">${(jobForm.classes as Readonly<Record<string, string>>)[String(value)] ? `${value} – ${(jobForm.classes as Readonly<Record<string, string>>)[String(value)]}` : value}</span>`
  }
  if (name === 'priority') {
    return html`${(jobForm.priorities as Readonly<Record<string, string>>)[String(value)] ?? value}`
  }
  const isType = name === 'type' && (jobTypes as readonly unknown[]).includes(value)
  return html`<span class="text">${isType ? typeWord(view, String(value)) : value}</span>`
}

/** A form and what follows from it are saved within that. */
const made_ms = 10_000

type Listed = {
  readonly of: FieldViews
  readonly assignment?: AssignmentId
  /** Shown elsewhere on the page; where two values stand against each other they are here too. */
  readonly without?: readonly FieldName[]
}

/** What is filled in; undefined where that is nothing. */
export function fieldList(reader: Reader, { of, assignment, without = [] }: Listed) {
  const names = (Object.keys(fields) as FieldName[]).filter((name) => {
    const shown = of[name]
    if (!shown || (shown.value === '' && shown.concurrent.length === 0)) return false
    return !without.includes(name) || shown.concurrent.length > 0
  })
  if (names.length === 0) return undefined
  return html`<dl class="facts">${names.map((name) => fieldRow(reader, name, of, assignment))}</dl>`
}

function fieldRow(
  reader: Reader,
  name: FieldName,
  of: FieldViews,
  assignment: AssignmentId | undefined,
): Html | undefined {
  const shown = of[name]
  if (!shown) return undefined
  const two = shown.concurrent.length > 0
  return html`<div${two && html` class="two-values"`}><dt>${fieldLabel(reader, name)}</dt>
<dd>${two ? twoValues(reader, name, [shown, ...shown.concurrent], assignment) : html`${fieldValue(reader, shown, name)} ${setBy(reader, shown)}`}</dd></div>`
}

/** `ABC set …, DEF set …`: the first one counts until somebody takes one. */
function twoValues(
  reader: Reader,
  name: FieldName,
  all: readonly ValueView[],
  assignment: AssignmentId | undefined,
): Html {
  const { jobPage } = reader.view.text
  const line = (one: ValueView, i: number) =>
    html`<li><span>${jobPage.set(nameOf(reader, one.company))} <b>${fieldValue(reader, one, name)}</b>
<small>${one.by}, ${reader.view.times.clock(one.happenedAt)}</small>${i === 0 && html` ${badge('quiet', jobPage.counts)}`}</span>
${takeValue(reader, { field: name, write: one.write, assignment })}</li>`
  return html`<ul class="plain">${all.map(line)}</ul>`
}

/** Who issued the job filled it in when it was made: only what came later, or of others, says who. */
function setBy(reader: Reader, { company, by, happenedAt }: ValueView): Html | undefined {
  const { issuer, openedAt } = reader.sheet.job
  if (company === issuer.company && happenedAt - openedAt < made_ms) return undefined
  return html`<small>${nameOf(reader, company)} ${by}, ${reader.view.times.clock(happenedAt)}</small>`
}
