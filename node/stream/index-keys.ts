/**
 * Under which keys the index holds a stream. Derived: `baton rebuild` makes them again.
 */

import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import type { Assignment } from '../../protocol/job/assignments.ts'
import { type FieldName, fields } from '../../protocol/job/fields.ts'
import { type JobFold, registerKey } from '../../protocol/job/fold.ts'
import { neighbours } from '../../protocol/stream/grants.ts'
import type { IndexKey } from '../../storage/storage.ts'
import type { OpenStream } from './open-stream.ts'

/** Names of the indexes. */
export const indexes = {
  /** number, lower case/stream */
  number: 'number',
  /** life/opened/stream */
  life: 'life',
  /** due/stream of open jobs */
  due: 'due',
  /** when an unanswered assignment that we hold or gave becomes an alarm/assignment */
  answer: 'answer',
  /** site reference or name, lower case/stream */
  site: 'site',
  /** issuer's, order, docket and own references, lower case/stream */
  reference: 'reference',
  /** our job that an assignment of ours in this one is tied to/stream */
  tied: 'tied',
  /** the same, while that assignment goes on */
  tiedOpen: 'tiedOpen',
  /** number that a job of ours quotes, lower case/stream; while that job goes on */
  quoted: 'quoted',
  /** a company that the stream is exchanged with/stream */
  shared: 'shared',
  /** the job that a private stream belongs to/stream */
  private: 'private',
} as const

/** Fixed width, so that times sort as text. */
export function timeKey(ms: number): string {
  return ms.toString(16).padStart(12, '0')
}

export function indexKeys(
  open: Pick<OpenStream, 'state' | 'structure' | 'fold'>,
  own: CompanyId,
): IndexKey[] {
  const { state, structure, fold } = open
  if (state.kind === 'private') {
    return state.subject
      ? [{ index: indexes.private, key: `${state.subject}/${state.stream}` }]
      : []
  }
  const keys: IndexKey[] = [
    { index: indexes.number, key: `${indexText(state.number)}/${state.stream}` },
    { index: indexes.life, key: `${structure.life}/${timeKey(state.openedAt)}/${state.stream}` },
  ]
  for (const [company, reach] of neighbours(structure.membership, own)) {
    if (reach === 'all') keys.push({ index: indexes.shared, key: `${company}/${state.stream}` })
  }
  for (const assignment of structure.assignments.values()) {
    keys.push(...assignmentKeys(assignment, state.stream, own))
  }
  const quoted = quotedNumber(open)
  if (
    quoted &&
    state.issuer === own &&
    (structure.life === 'open' || structure.life === 'unassigned')
  ) {
    keys.push({ index: indexes.quoted, key: `${quoted}/${state.stream}` })
  }
  const due = dueAt(open)
  if (due !== undefined) keys.push({ index: indexes.due, key: `${timeKey(due)}/${state.stream}` })
  keys.push(...textKeys(indexes.site, state.stream, fold, ['siteName', 'siteReference']))
  keys.push(
    ...textKeys(indexes.reference, state.stream, fold, [
      'issuerReference',
      'quotedNumber',
      'orderNumber',
      'docketNumber',
      'reference',
    ]),
  )
  return keys
}

function assignmentKeys(one: Assignment, stream: StreamId, own: CompanyId): IndexKey[] {
  const { id, tied, holder, granter, answerDueAt, ended } = one
  const keys: IndexKey[] = []
  if (tied && holder === own) {
    keys.push({ index: indexes.tied, key: `${tied}/${stream}` })
    if (!ended) keys.push({ index: indexes.tiedOpen, key: `${tied}/${stream}` })
  }
  // Whoever else is on the job sees the clock too; it rings where somebody can answer or ask.
  if (answerDueAt && (holder === own || granter === own)) {
    keys.push({ index: indexes.answer, key: `${timeKey(answerDueAt)}/${id}` })
  }
  return keys
}

/** The number that a phoned-through job quotes, as it is looked up: people type what they heard. */
export function quotedNumber({ fold }: Pick<OpenStream, 'fold'>): string | undefined {
  const key = registerKey(undefined, fields.quotedNumber.number)
  const value = fold.registers[key]?.[0]?.value
  return value?.is === 'text' ? indexText(value.text) || undefined : undefined
}

/** The earliest due time of an assignment that has not ended. */
function dueAt({ structure, fold }: Pick<OpenStream, 'structure' | 'fold'>): number | undefined {
  let earliest: number | undefined
  for (const assignment of structure.assignments.values()) {
    if (assignment.ended) continue
    const value = fold.registers[registerKey(assignment.id, fields.dueAt.number)]?.[0]?.value
    if (value?.is === 'at' && (earliest === undefined || value.at < earliest)) earliest = value.at
  }
  return earliest
}

function textKeys(
  index: string,
  stream: string,
  fold: JobFold,
  names: readonly FieldName[],
): IndexKey[] {
  const numbers = new Set<number>(names.map((name) => fields[name].number))
  const keys = new Set<string>()
  for (const [register, writes] of Object.entries(fold.registers)) {
    if (!numbers.has(Number(register.slice(register.indexOf('/') + 1)))) continue
    const value = writes[0]?.value
    if (value?.is === 'text' && value.text) keys.add(`${indexText(value.text)}/${stream}`)
  }
  return [...keys].map((key) => ({ index, key }))
}

/** Lower case, one space, no separator: how people type what they look for. */
export function indexText(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s/!]+/gu, ' ')
    .trim()
    .slice(0, 80)
}
