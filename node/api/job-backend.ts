/** The part of the interface's backend that is about jobs: the use cases, and reading. */
import type { StreamId } from '../../protocol/ids.ts'
import { waitingCounts } from '../job/board-counts.ts'
import { BoardIndex } from '../job/board-places.ts'
import { type JobContext, recipientsOf } from '../job/context.ts'
import { timeline, withdrawEntry, writeEntry, writeInternalNote } from '../job/entries.ts'
import { dropHeldEdit, heldEdits } from '../job/held.ts'
import { attendJob, closeJob, reopenJob, sendHeldEdit } from '../job/lifecycle.ts'
import { bringIn, confirmEnd, leaveJob, recallAssignment } from '../job/parties.ts'
import { markSeen } from '../job/seen.ts'
import { reportStage, withdrawStage } from '../job/stages.ts'
import type { SiteContext } from '../site/context.ts'
import { createJobAtSite, editJobAtSite } from '../site/job-at-site.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { Receipts } from '../stream/receipts.ts'
import type { JobBackend, JobDetail } from './backend.ts'
import { countJobs, jobsOpenWith, listJobs, readIn } from './job-list.ts'

/** `sites`: the book, at whose sites jobs are. */
export function jobBackend(sites: SiteContext, receipts: Pick<Receipts, 'seen'>): JobBackend {
  const context = sites.jobs
  const bound =
    <Rest extends unknown[], Answer>(useCase: (context: JobContext, ...rest: Rest) => Answer) =>
    (...rest: Rest): Answer =>
      useCase(context, ...rest)
  return {
    list: (query) => listJobs(context, query),
    count: () => countJobs(context),
    waiting() {
      const { storage, now } = context.streams.context
      return waitingCounts(new BoardIndex(storage.index), now())
    },
    openWith: (company) => jobsOpenWith(context, company),
    async get(job) {
      const open = await openJob(context, job)
      return open && detailOf(context, open)
    },
    seen: (job) => markSeen(context.streams, receipts, job),
    async timeline(job) {
      return (await openJob(context, job)) && timeline(context, job)
    },
    async dropHeldEdit(job, id) {
      if (!(await heldEdits(context, job)).some((one) => one.id === id)) return false
      await dropHeldEdit(context, job, id)
      return true
    },
    create: (input, acting) => createJobAtSite(sites, input, acting),
    edit: (job, input, acting) => editJobAtSite(sites, job, input, acting),
    reportStage: bound(reportStage),
    withdrawStage: bound(withdrawStage),
    leave: bound(leaveJob),
    bringIn: bound(bringIn),
    recall: bound(recallAssignment),
    confirm: bound(confirmEnd),
    attend: bound(attendJob),
    close: bound(closeJob),
    reopen: bound(reopenJob),
    writeEntry: bound(writeEntry),
    writeInternalNote: bound(writeInternalNote),
    withdrawEntry: bound(withdrawEntry),
    sendHeldEdit: bound(sendHeldEdit),
  }
}

/** Streams of other kinds are no jobs, whatever id is asked for. */
async function openJob(context: JobContext, job: StreamId): Promise<OpenStream | undefined> {
  const open = await context.streams.get(job)
  return open?.state.kind === 'job' ? open : undefined
}

async function detailOf(context: JobContext, open: OpenStream): Promise<JobDetail> {
  return {
    own: context.streams.context.own.company,
    ...(await readIn(context, open)),
    recipients: recipientsOf(context, open),
    held: await heldEdits(context, open.state.stream),
  }
}
