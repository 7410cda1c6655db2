/** The hand-over of a shift: what whoever comes in has to know, and signs for. */
import { randomBytes } from 'node:crypto'
import type { StreamId } from '../../protocol/ids.ts'
import type {
  DeskPerson,
  HandOverJob,
  HandOverJobs,
  HandOverLists,
  HandOverRecord,
  WaitingJob,
} from '../../storage/storage.ts'
import { timeKey } from '../stream/index-keys.ts'
import { type DeskContext, type DeskRefusal, openJob, refuseDesk } from './context.ts'
import { deskJob } from './job-line.ts'
import {
  hand_over_jobs_max,
  hand_over_ms_max,
  hand_overs_per_page,
  hand_overs_per_sweep,
  remark_chars_max,
} from './limits.ts'
import { listNotes } from './notes.ts'
import { listTests } from './tests.ts'

/** Behind the time in an id. */
const random_bytes = 10

/** As it is now, for this person: one's own jobs are not handed over to oneself. */
export async function handOverLists(desk: DeskContext, person: DeskPerson): Promise<HandOverLists> {
  // What was staged a moment ago is not in the ranges that are read.
  await desk.storage.durable()
  return {
    owned: await ownedByOthers(desk, person),
    waiting: await waitingJobs(desk),
    onTest: await listTests(desk),
    silent: desk.silentLinks(),
    notes: await listNotes(desk),
  }
}

export type HandOverLine = Omit<HandOverRecord, 'user' | 'lists'> & {
  readonly counts: { readonly [List in keyof HandOverLists]: number }
}

/** The lists, the stamp under which they can be signed, and the last time that somebody did. */
export async function showHandOver(desk: DeskContext, person: DeskPerson) {
  const lists = await handOverLists(desk, person)
  const [last] = (await listHandOvers(desk)).lines
  const stamp = desk.shown.add(person, lists, desk.now())
  return { ...lists, stamp, ...(last ? { last } : {}) } as const
}

/** Signs for the lists as they were shown under that stamp. */
export async function signHandOver(
  desk: DeskContext,
  person: DeskPerson,
  input: { readonly stamp: string; readonly remark?: string },
): Promise<{ readonly is: 'signed'; readonly id: string } | { readonly is: 'old' } | DeskRefusal> {
  const remark = input.remark?.trim() ?? ''
  if (remark.length > remark_chars_max) {
    const message = `A remark has at most ${remark_chars_max} characters.`
    return refuseDesk('invalid', message, { field: 'remark' })
  }
  const at = desk.now()
  const shown = desk.shown.take(input.stamp, person, at)
  if (!shown) return { is: 'old' }
  const id = `${timeKey(at)}${randomBytes(random_bytes).toString('hex')}`
  const record: HandOverRecord = {
    ...{ id, at, shownAt: shown.at, by: person.name },
    ...(person.user === undefined ? {} : { user: person.user }),
    ...(remark === '' ? {} : { remark }),
    lists: shown.lists,
  }
  await desk.storage.write((unit) => unit.putHandOver(record))
  desk.news.tell('desk')
  return { is: 'signed', id }
}

/** The newest first; `next` goes on. */
export async function listHandOvers(
  { storage }: DeskContext,
  { before }: { readonly before?: string } = {},
): Promise<{ readonly lines: readonly HandOverLine[]; readonly next?: string }> {
  const lines: HandOverLine[] = []
  for await (const record of storage.desk.handOvers(before)) {
    const last = lines.at(-1)
    if (last && lines.length === hand_overs_per_page) return { lines, next: last.id }
    lines.push(lineOf(record))
  }
  return { lines }
}

/** One as it was signed. */
export async function signedHandOver({ storage }: DeskContext, id: string) {
  const record = await storage.desk.handOver(id)
  return record && ({ ...lineOf(record), lists: record.lists } as const)
}

/** Deletes those that are older than anybody asks for. */
export async function sweepHandOvers({ storage, now }: DeskContext): Promise<void> {
  const at = Math.max(0, now() - hand_over_ms_max)
  for (;;) {
    const ids = await storage.desk.handOversOlderThan(at, hand_overs_per_sweep)
    if (ids.length === 0) return
    await storage.write((unit) => unit.deleteHandOvers(ids))
  }
}

/** Open jobs whose owner has logged off, the longest left first. */
export async function leftJobs(desk: DeskContext): Promise<readonly HandOverJob[]> {
  await desk.storage.durable()
  const waiting = await allWaiting(desk)
  return linesOf(
    desk,
    waiting.filter(({ leftAt }) => leftAt !== undefined),
  )
}

function lineOf({ user: _, lists, ...line }: HandOverRecord): HandOverLine {
  const { owned, waiting, onTest, silent, notes } = lists
  const counts = {
    ...{ owned: owned.count, waiting: waiting.count },
    ...{ onTest: onTest.length, silent: silent.length, notes: notes.length },
  }
  return { ...line, counts }
}

async function ownedByOthers(desk: DeskContext, person: DeskPerson): Promise<HandOverJobs> {
  const jobs: HandOverJob[] = []
  let count = 0
  for await (const { user, job } of desk.storage.desk.owned()) {
    if (user !== undefined && user === person.user) continue
    count++
    const line = jobs.length < hand_over_jobs_max && (await lineIn(desk, job))
    if (line) jobs.push(line)
  }
  return { jobs, count }
}

async function waitingJobs(desk: DeskContext): Promise<HandOverJobs> {
  const waiting = await allWaiting(desk)
  return { jobs: await linesOf(desk, waiting), count: waiting.length }
}

/** A hundred bytes each. */
async function allWaiting({ storage }: DeskContext): Promise<readonly WaitingJob[]> {
  const waiting: WaitingJob[] = []
  for await (const job of storage.desk.waiting()) waiting.push(job)
  return waiting
}

/** Those that somebody left first, then those that wait for longest. */
async function linesOf(
  desk: DeskContext,
  waiting: readonly WaitingJob[],
): Promise<readonly HandOverJob[]> {
  const isLeft = ({ leftAt }: WaitingJob) => (leftAt === undefined ? 1 : 0)
  const since = ({ leftAt, since }: WaitingJob) => leftAt ?? since
  const first = waiting
    .toSorted((a, b) => isLeft(a) - isLeft(b) || since(a) - since(b))
    .slice(0, hand_over_jobs_max)
  const lines = await Promise.all(first.map(({ job }) => lineIn(desk, job)))
  return lines.filter((line) => line !== undefined)
}

async function lineIn(desk: DeskContext, job: StreamId): Promise<HandOverJob | undefined> {
  const open = await openJob(desk, job)
  return open && deskJob(desk, open)
}
