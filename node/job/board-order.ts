/**
 * In which order jobs stand on the board: what wants somebody first, the most urgent before the
 * others; then jobs that ended lately and that nobody here has looked at since; then all others that
 * go on, the newest first.
 */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import {
  type Attention,
  attentions,
  attentionTimes,
  type JobReading,
} from '../../protocol/job/attention.ts'
import { goesOn } from '../../protocol/job/going-on.ts'
import { lastActAt } from '../stream/unseen.ts'

/** Lower ranks first, within them greater `by`, then greater ids. */
export type Standing = { readonly rank: number; readonly by: number; readonly stream: StreamId }

/** What follows all attention. */
export const ended_rank = attentions.length
export const calm_rank = ended_rank + 1

/** An end that nobody has looked at stays on the board for two shifts, then it is history. */
export const ended_shown_ms = 24 * 3_600_000

/** What the end of a job leaves to be done keeps it on the board. */
export const after_end: Attention = 'closed: confirm'

/** Undefined: it has ended, and nothing about that wants anybody. */
export function standingOf(
  job: JobReading,
  own: CompanyId,
  now: number,
  attention: readonly Attention[],
): Standing | undefined {
  const { stream, openedAt } = job.state
  if (goesOn(job.state, job.structure, own)) {
    const [most] = attention
    if (most === undefined) return { rank: calm_rank, by: openedAt, stream }
    return standingFor(job, own, most)
  }
  if (attention.includes(after_end)) return standingFor(job, own, after_end)
  const ended = lastActAt(job.state)
  const isUnseen = attention.includes('new') || attention.includes('updated')
  const isShown = isUnseen && ended >= now - ended_shown_ms
  return isShown ? { rank: ended_rank, by: ended, stream } : undefined
}

/** Among those that want this; what the clock brings stands by its time. */
export function standingFor(job: JobReading, own: CompanyId, what: Attention): Standing {
  const { stream, openedAt } = job.state
  const { answerDueAt = 0, dueAt = 0 } = isTimed(what) ? attentionTimes(job, own) : {}
  return {
    rank: attentions.indexOf(what),
    by: byOf(what, { openedAt, answerDueAt, dueAt }),
    stream,
  }
}

type Times = { readonly openedAt: number; readonly answerDueAt: number; readonly dueAt: number }

/** The latest that came to be due first, and of what will be the earliest; else the newest job. */
function byOf(what: Attention, { openedAt, answerDueAt, dueAt }: Times): number {
  if (what === 'no answer') return answerDueAt
  if (what === 'late') return dueAt
  return what === 'about to be late' ? -dueAt : openedAt
}

/** Found by the clock. */
function isTimed(what: Attention): what is 'no answer' | 'late' | 'about to be late' {
  return what === 'no answer' || what === 'late' || what === 'about to be late'
}

export function compareStandings(one: Standing, other: Standing): number {
  return one.rank - other.rank || newestFirst(one, other)
}

/** Greater times first. */
export function newestFirst(
  one: Pick<Standing, 'by' | 'stream'>,
  other: Pick<Standing, 'by' | 'stream'>,
): number {
  if (one.by !== other.by) return other.by - one.by
  return one.stream === other.stream ? 0 : one.stream > other.stream ? -1 : 1
}

/** A place to go on from, as text. */
export function printCursor({ rank, by, stream }: Standing): string {
  return `${rank}.${by}.${stream}`
}

/** Undefined where it is none: what it was made of may be another version's. */
export function readCursor(text: string | undefined): Standing | undefined {
  const [, rank, by, stream] = /^(\d{1,2})\.(-?\d{1,15})\.([0-9a-f]{64})$/.exec(text ?? '') ?? []
  if (rank === undefined || by === undefined || stream === undefined) return undefined
  return { rank: Number(rank), by: Number(by), stream: stream as StreamId }
}
