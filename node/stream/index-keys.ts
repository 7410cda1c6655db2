/**
 * Under which keys the index holds a stream. Derived: `baton rebuild` makes them again, and a change
 * here raises `derived_layout` (rebuild-at-start.ts), so that a store which has the old ones does.
 */

import type { CompanyId, FileHash, StreamId } from '../../protocol/ids.ts'
import type { Assignment } from '../../protocol/job/assignments.ts'
import { attentionTimes } from '../../protocol/job/attention.ts'
import { type FieldName, fields } from '../../protocol/job/fields.ts'
import type { JobFold } from '../../protocol/job/fold.ts'
import { fieldText } from '../../protocol/job/values.ts'
import { neighbours } from '../../protocol/stream/grants.ts'
import type { IndexKey } from '../../storage/storage.ts'
import { boardIndexes, boardKeys } from './board-keys.ts'
import { indexText, timeKey } from './key-text.ts'
import type { OpenStream } from './open-stream.ts'
import { isSiteFile, jobSiteKeys, siteFileKeys, siteIndexes, toldSiteKeys } from './site-keys.ts'

export { indexText, timeKey } from './key-text.ts'

/** Names of the indexes. */
export const indexes = {
  /** number, lower case/stream */
  number: 'number',
  /** life/opened/stream */
  life: 'life',
  /** due/stream of jobs that go on and where somebody we watch has not come */
  due: 'due',
  /** when an unanswered assignment that we hold or gave becomes an alarm/assignment */
  answer: 'answer',
  /** issuer's, order, docket and own references, lower case/stream */
  reference: 'reference',
  /** our job that an assignment of ours in this one is tied to/stream */
  tied: 'tied',
  /** the same, while that assignment goes on */
  tiedOpen: 'tiedOpen',
  /** number that a job of ours quotes, lower case/stream; while that job goes on */
  quoted: 'quoted',
  /** a company that the stream is exchanged with, or was until a grant ended/stream */
  shared: 'shared',
  /** the job that a private stream belongs to/stream */
  private: 'private',
  /** hash of a file that the job names, not struck through/stream */
  attachment: 'attachment',
  ...boardIndexes,
  ...siteIndexes,
} as const

const numbersOf = (names: readonly FieldName[]): ReadonlySet<number> =>
  new Set(names.map((name) => fields[name].number))

/** Under any of these a job is asked for by who has its paper in the hand. */
const reference_fields = numbersOf([
  'issuerReference',
  'quotedNumber',
  'orderNumber',
  'docketNumber',
  'reference',
])

/** Values that stand in keys, or decide on one. */
const indexed_fields: ReadonlySet<number> = new Set([
  ...reference_fields,
  ...numbersOf([
    'type',
    'priority',
    'siteName',
    'siteId',
    'siteReference',
    'alarmCompany',
    'customer',
  ]),
  ...numbersOf(['run', 'dueAt', 'responseClass', 'advisedAt']),
])

/**
 * Whether the keys of a stream are what they were before: most saves change nothing that they are
 * made of, and making them costs more than looking at it.
 */
export function keepsKeys(before: OpenStream, now: OpenStream): boolean {
  const { state, structure, fold } = before
  return (
    state.kind === 'job' &&
    structure.assignments === now.structure.assignments &&
    structure.membership.grants === now.structure.membership.grants &&
    state.lanes.length === now.state.lanes.length &&
    state.undecided === now.state.undecided &&
    fold.asks === now.fold.asks &&
    fold.offered === now.fold.offered &&
    fold.attachments === now.fold.attachments &&
    !changesIndexed(fold.registers, now.fold.registers)
  )
}

function changesIndexed(before: JobFold['registers'], now: JobFold['registers']): boolean {
  if (before === now) return false
  for (const register in now) {
    const [was, is] = [before[register], now[register]]
    if (was === is) continue
    if ((was?.length ?? 0) > 1 || (is?.length ?? 0) > 1) return true
    if (indexed_fields.has(fieldIn(register))) return true
  }
  return false
}

const fieldIn = (register: string) => Number(register.slice(register.indexOf('/') + 1))

export function indexKeys(
  open: Pick<OpenStream, 'state' | 'structure' | 'fold'>,
  own: CompanyId,
): IndexKey[] {
  const { state, structure, fold } = open
  switch (state.kind) {
    case 'private':
      return privateKeys(open)
    case 'site':
      return toldSiteKeys(open, own)
    case 'person':
      return []
    case 'job':
      break
    default:
      state.kind satisfies never
  }
  const keys: IndexKey[] = [
    { index: indexes.number, key: `${indexText(state.number)}/${state.stream}` },
    { index: indexes.life, key: `${structure.life}/${timeKey(state.openedAt)}/${state.stream}` },
  ]
  for (const [company, reach] of neighbours(structure.membership, own)) {
    if (reach !== 'nothing') keys.push({ index: indexes.shared, key: `${company}/${state.stream}` })
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
  const site = fieldText(fold, 'siteId')
  if (site && (structure.life === 'open' || structure.life === 'unassigned')) {
    keys.push({ index: indexes.jobsOfSite, key: site })
  }
  for (const hash of liveFiles(open)) {
    keys.push({ index: indexes.attachment, key: `${hash}/${state.stream}` })
  }
  const { dueAt } = attentionTimes(open, own)
  if (dueAt !== undefined) {
    keys.push({ index: indexes.due, key: `${timeKey(dueAt)}/${state.stream}` })
  }
  keys.push(...referenceKeys(fold, state.stream), ...boardKeys(open, own))
  return keys
}

function privateKeys(open: Pick<OpenStream, 'state' | 'structure' | 'fold'>): IndexKey[] {
  const { state } = open
  if (isSiteFile(open)) return siteFileKeys(open)
  if (!state.subject) return []
  const key = { index: indexes.private, key: `${state.subject}/${state.stream}` }
  return [key, ...jobSiteKeys(open)]
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
  const quoted = fieldText(fold, 'quotedNumber')
  return quoted === undefined ? undefined : indexText(quoted) || undefined
}

/** Files that a job names, struck through ones left out. */
export function liveFiles({ fold }: Pick<OpenStream, 'fold'>): ReadonlySet<FileHash> {
  const live = (fold.attachments ?? []).filter(({ withdrawn }) => !withdrawn)
  return new Set(live.map(({ hash }) => hash))
}

function referenceKeys({ registers }: JobFold, stream: StreamId): IndexKey[] {
  const keys = new Set<string>()
  for (const register in registers) {
    if (!reference_fields.has(fieldIn(register))) continue
    const value = registers[register]?.[0]?.value
    if (value?.is === 'text' && value.text) keys.add(`${indexText(value.text)}/${stream}`)
  }
  return [...keys].map((key) => ({ index: indexes.reference, key }))
}
