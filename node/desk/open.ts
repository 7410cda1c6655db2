/** Puts the desk together, and keeps it true while the node runs. */
import { Background } from '../job/background.ts'
import type { JobContext } from '../job/context.ts'
import { Sequence } from '../stream/sequence.ts'
import { type DeskContext, DeskNews } from './context.ts'
import { noteChange } from './first-action.ts'
import { sweepHandOvers } from './hand-over.ts'
import { Noted } from './noted.ts'
import { sweepNotes } from './notes.ts'
import { releaseAbsent } from './ownership.ts'
import { ShownHandOvers } from './shown.ts'
import { sweepTests, Tests } from './tests.ts'

/** How often what is over is deleted; a month is the unit of what is kept shortest. */
const sweep_ms = 3_600_000
/** How often it is looked whether a test has begun or ended; they are in minutes. */
const tests_look_ms = 5000

export type DeskOptions = Pick<DeskContext, 'addressBook' | 'zone' | 'silentLinks'> & {
  readonly jobs: JobContext
}

export async function openDesk({
  jobs,
  addressBook,
  zone,
  silentLinks,
}: DeskOptions): Promise<DeskContext> {
  const { storage, now } = jobs.streams.context
  const tests = new Tests()
  await tests.load(storage)
  return {
    ...{ jobs, storage, now, addressBook, zone, silentLinks, tests },
    changes: new Sequence(),
    shown: new ShownHandOvers(),
    news: new DeskNews(),
  }
}

/** Tells ids of sessions that have ended. */
type SessionEnds = { onEnded(listener: (sessions: readonly string[]) => void): () => void }

/**
 * Notes what happens to jobs, gives up the jobs of who logs off, and deletes what is over. Returns
 * what ends it: what has begun is ended first, the storage stays open until then. It is ended after
 * all that changes jobs, for it remembers that it has noted everything.
 */
export async function startDesk(
  desk: DeskContext,
  sessions: SessionEnds,
  failed: (error: unknown) => void,
): Promise<() => Promise<void>> {
  const noted = await Noted.open(desk)
  const background = new Background((error) => {
    noted.missed()
    failed(error)
  })
  const stops = [
    desk.jobs.streams.onChanged((change) => background.startLater(() => noteChange(desk, change))),
    sessions.onEnded(() => background.start(() => releaseAbsent(desk))),
    every(sweep_ms, () => background.start(() => sweep(desk))),
    watchTests(desk),
  ]
  background.start(() => noted.catchUp(background))
  background.start(() => sweep(desk))
  return async () => {
    for (const stop of stops) stop()
    await background.stop()
    await noted.keep().catch(failed)
  }
}

async function sweep(desk: DeskContext): Promise<void> {
  await sweepTests(desk)
  await sweepNotes(desk)
  await sweepHandOvers(desk)
}

/** A test begins and ends by itself: then pages that show it have to look again. */
function watchTests(desk: DeskContext): () => void {
  let seen = desk.tests.standing(desk.now())
  return every(tests_look_ms, () => {
    const standing = desk.tests.standing(desk.now())
    if (standing !== seen) desk.news.tell('desk')
    seen = standing
  })
}

function every(ms: number, work: () => void): () => void {
  const timer = setInterval(work, ms)
  return () => clearInterval(timer)
}
