/** A job as a row of the board. */
import type { AssignmentId, StreamId } from '../../protocol/ids.ts'
import type { Assignment, Life } from '../../protocol/job/assignments.ts'
import { type Attention, attentionTimes, unseenChanges } from '../../protocol/job/attention.ts'
import { dueAtOf, soon_ms } from '../../protocol/job/due.ts'
import { fieldText, fieldValue } from '../../protocol/job/values.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import { unseenIn } from '../stream/unseen.ts'
import type { BoardJob } from './board-query.ts'
import { companyName } from './company-names.ts'
import type { JobContext } from './context.ts'

/** Of a request a row shows the beginning. */
const request_chars_max = 200

/** What only this company's own desk knows of a job. Times in ms since 1970. */
export type BoardDesk = {
  lineOf(open: OpenStream): Promise<{
    readonly owner?: { readonly user?: string; readonly name: string }
    /** From when the response clock runs. */
    readonly receivedAt: number
    readonly firstActionAt?: number
  }>
  /** The jobs that a user has: no more than one person watches over. */
  jobsOf(user: string): Promise<readonly StreamId[]>
}

export type BoardContext = { readonly jobs: JobContext; readonly desk: BoardDesk }

export type BoardRow = {
  readonly id: StreamId
  readonly revision: number
  readonly number: string
  readonly issuer: { readonly code: string; readonly name: string }
  readonly life: Life
  readonly openedAt: number
  readonly receivedAt: number
  readonly type?: string
  readonly priority?: number
  readonly siteName?: string
  readonly siteAddress?: string
  readonly request?: string
  readonly assignments: readonly BoardAssignment[]
  readonly attention: readonly Attention[]
  readonly due?: { readonly at: number; readonly is: 'late' | 'soon' | 'later' }
  readonly owner?: { readonly user?: string; readonly name: string }
  readonly firstActionAt?: number
  readonly unseen: number
}

type BoardAssignment = {
  readonly id: AssignmentId
  readonly code: string
  readonly name: string
  readonly ours: boolean
  readonly status: string
  readonly ended: boolean
  readonly run?: string
  readonly dueAt?: number
}

export async function rowOf(
  context: BoardContext,
  { open, attention }: BoardJob,
  now: number,
): Promise<BoardRow> {
  const { state, structure, fold } = open
  const { code, name } = companyName(context.jobs, state, state.issuer)
  const [desk, unseen] = await Promise.all([context.desk.lineOf(open), unseenOf(context, open)])
  const priority = fieldValue(fold, 'priority')
  const dueAt = attentionTimes(open, context.jobs.streams.context.own.company).dueAt
  return {
    id: state.stream,
    revision: state.held,
    number: state.number,
    issuer: { code, name },
    life: structure.life,
    openedAt: state.openedAt,
    ...optional('type', fieldText(fold, 'type')),
    ...(priority?.is === 'number' ? { priority: priority.number } : {}),
    ...optional('siteName', fieldText(fold, 'siteName')),
    ...optional('siteAddress', fieldText(fold, 'siteAddress')),
    ...optional('request', fieldText(fold, 'request')?.slice(0, request_chars_max)),
    assignments: [...structure.assignments.values()].map((one) => assignmentOf(context, open, one)),
    attention,
    ...(dueAt === undefined ? {} : { due: { at: dueAt, is: dueIs(dueAt, now) } }),
    ...desk,
    unseen,
  }
}

function assignmentOf({ jobs }: BoardContext, { state, fold }: OpenStream, one: Assignment) {
  const { code, name } = companyName(jobs, state, one.holder, one)
  const line: BoardAssignment = {
    id: one.id,
    code,
    name,
    ours: (one.holder ?? one.granter) === jobs.streams.context.own.company,
    status: one.ended?.how ?? one.status,
    ended: one.ended !== undefined,
    ...optional('run', fieldText(fold, 'run', one.id)),
    ...optional('dueAt', dueAtOf(fold, one)),
  }
  return line
}

/** What our receipt does not cover; asked for only where the index says that there is something. */
async function unseenOf({ jobs }: BoardContext, open: OpenStream): Promise<number> {
  if (!unseenIn(open.indexed)) return 0
  const { storage, own } = jobs.streams.context
  const seen = await storage.receipts.get(open.state.stream, own.company, true)
  return unseenChanges(open.state, own.company, seen?.clock)
}

function dueIs(dueAt: number, now: number): 'late' | 'soon' | 'later' {
  if (dueAt < now) return 'late'
  return dueAt < now + soon_ms ? 'soon' : 'later'
}

function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [key in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in Key]?: Value }
}
