/** A job in a list of the desk, and what the desk says beside a job on the board. */
import type { StreamId } from '../../protocol/ids.ts'
import { firstDueAt } from '../../protocol/job/due.ts'
import { fieldText } from '../../protocol/job/values.ts'
import type {
  DeskJobRecord,
  DeskOwner,
  DeskTurnRecord,
  HandOverJob,
  HandOverTest,
} from '../../storage/storage.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import { type DeskContext, openJob } from './context.ts'
import { newRecord, type ResponseClock, responseClock } from './job-record.ts'
import { type Due, dueState } from './late.ts'
import { request_chars_max } from './limits.ts'

export type DeskLine = {
  readonly job: StreamId
  readonly owner?: DeskOwner
  readonly left?: { readonly name: string; readonly at: number }
  readonly waiting: boolean
  readonly clock: ResponseClock
  readonly onTest: readonly HandOverTest[]
  readonly due?: Due
}

/** What the desk knows of these jobs, in that order; those that are not here are left out. */
export async function deskLines(
  desk: DeskContext,
  jobs: readonly StreamId[],
): Promise<readonly DeskLine[]> {
  const lines = await Promise.all(
    jobs.map(async (job) => {
      const open = await openJob(desk, job)
      return open && deskLine(desk, open)
    }),
  )
  return lines.filter((line) => line !== undefined)
}

/** As `deskLines`, of a job that is at hand. */
export async function deskLine(desk: DeskContext, open: OpenStream): Promise<DeskLine> {
  const record = await recordOf(desk, open)
  const { owner, left, waiting } = record
  const due = dueOf(desk, open)
  return {
    job: open.state.stream,
    ...(owner ? { owner } : {}),
    ...(left ? { left: { name: left.name, at: left.at } } : {}),
    waiting,
    clock: responseClock(desk, open, record),
    onTest: desk.tests.of(subjectsOf(open), desk.now()),
    ...(due ? { due } : {}),
  }
}

export async function deskTurns(
  desk: DeskContext,
  job: StreamId,
): Promise<readonly DeskTurnRecord[]> {
  return (await desk.storage.desk.job(job))?.turns.toReversed() ?? []
}

export async function deskJob(desk: DeskContext, open: OpenStream): Promise<HandOverJob> {
  const { stream: id, number, openedAt } = open.state
  const { owner, left } = await recordOf(desk, open)
  const due = dueOf(desk, open)
  const type = fieldText(open.fold, 'type')
  const site = fieldText(open.fold, 'siteName')
  const request = fieldText(open.fold, 'request')?.slice(0, request_chars_max)
  return {
    ...{ id, number, life: open.structure.life, openedAt },
    ...(type === undefined ? {} : { type }),
    ...(site === undefined ? {} : { site }),
    ...(request === undefined ? {} : { request }),
    ...(owner ? { owner } : {}),
    ...(left ? { left: { name: left.name, at: left.at } } : {}),
    ...(due ? { due } : {}),
  }
}

async function recordOf(desk: DeskContext, open: OpenStream): Promise<DeskJobRecord> {
  const held = await desk.storage.desk.job(open.state.stream)
  return held ?? newRecord(open, desk.jobs.streams.context.own.company, desk.now())
}

function subjectsOf({ state, fold }: OpenStream) {
  const sites = [fieldText(fold, 'siteName'), fieldText(fold, 'siteReference')]
  return { job: state.stream, sites, account: fieldText(fold, 'account') }
}

function dueOf({ jobs, now }: DeskContext, { structure, fold }: OpenStream): Due | undefined {
  return dueState(firstDueAt(structure, fold, jobs.streams.context.own.company), now())
}
