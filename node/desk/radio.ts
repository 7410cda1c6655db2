/** The radio room: one line names a run, and is reported on the one open job that the run has. */
import type { StreamId } from '../../protocol/ids.ts'
import type { HandOverJob } from '../../storage/storage.ts'
import { saveJob } from '../job/context.ts'
import { entrySteps } from '../job/entries.ts'
import type { Refusal } from '../job/result.ts'
import { stageSteps } from '../job/stages.ts'
import { runKey } from '../stream/board-keys.ts'
import { type DeskContext, type DeskRefusal, refuseDesk } from './context.ts'
import { deskJob } from './job-line.ts'
import { type RadioSaid, type RadioUnclear, readRadioLine } from './radio-line.ts'
import { jobsOfRun, type RunJob } from './runs.ts'

export type RadioReading =
  | {
      readonly is: 'read'
      readonly said: RadioSaid
      /** Open jobs of that run, the newest first. */
      readonly jobs: readonly HandOverJob[]
    }
  | RadioUnclear

/** What the line says, and which jobs it may be about. */
export async function readRadio(desk: DeskContext, line: string): Promise<RadioReading> {
  const read = readRadioLine(line, { now: desk.now(), zone: desk.zone() })
  if (read.is === 'unclear') return read
  const jobs = await jobsOfRun(desk.jobs, read.said.run)
  return { ...read, jobs: await Promise.all(jobs.map(({ open }) => deskJob(desk, open))) }
}

export type RadioReported =
  | { readonly is: 'reported'; readonly job: StreamId; readonly said: RadioSaid }
  | { readonly is: 'several'; readonly said: RadioSaid; readonly jobs: readonly HandOverJob[] }
  | { readonly is: 'no job'; readonly said: RadioSaid }

/** Who reports: a guard only for the guard's own run. */
export type Reporter = { readonly name: string; readonly onlyRun?: string }

/** Reports the stage, and the rest of the line as a note, in one save. */
export async function reportRadio(
  desk: DeskContext,
  input: { readonly line: string; readonly job?: StreamId },
  by: Reporter,
): Promise<RadioReported | RadioUnclear | DeskRefusal | Refusal> {
  const read = readRadioLine(input.line, { now: desk.now(), zone: desk.zone() })
  if (read.is === 'unclear') return read
  const { said } = read
  if (by.onlyRun !== undefined && runKey(by.onlyRun) !== runKey(said.run)) {
    return refuseDesk('may-not', `You report for run ${by.onlyRun} only.`, { field: 'line' })
  }
  const all = await jobsOfRun(desk.jobs, said.run)
  const jobs = input.job === undefined ? all : all.filter((one) => jobOf(one) === input.job)
  const [first, second] = jobs
  if (!first) return { is: 'no job', said }
  if (second) {
    const lines = await Promise.all(jobs.map(({ open }) => deskJob(desk, open)))
    return { is: 'several', said, jobs: lines }
  }
  return report(desk, first, said, by.name)
}

function jobOf({ open }: RunJob): StreamId {
  return open.state.stream
}

async function report(
  desk: DeskContext,
  one: RunJob,
  said: RadioSaid,
  by: string,
): Promise<RadioReported | Refusal> {
  const { assignment } = one
  const { stage, note, happenedAt } = said
  const acting = { by, ...(happenedAt === undefined ? {} : { happenedAt }) }
  const result = await saveJob(desk.jobs, jobOf(one), acting, (open) => {
    const stages = stageSteps(desk.jobs, open, { stage, assignment }, false)
    if ('refused' in stages || note === '') return stages
    const notes = entrySteps(desk.jobs, open, { kind: 'note', text: note, assignment })
    return 'refused' in notes ? notes : [...stages, ...notes]
  })
  return result.refused ? result : { is: 'reported', job: jobOf(one), said }
}
