/** Which open jobs a run of ours has: the radio room names runs, not jobs. */
import type { AssignmentId } from '../../protocol/ids.ts'
import { fieldText } from '../../protocol/job/values.ts'
import { attends, type JobContext } from '../job/context.ts'
import { facetRange, runKey } from '../stream/board-keys.ts'
import { indexes } from '../stream/index-keys.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import { run_jobs_max } from './limits.ts'

export type RunJob = { readonly open: OpenStream; readonly assignment: AssignmentId }

/** Our assignments with this run that go on, whatever its capitals; the newest job first. */
export async function jobsOfRun({ streams }: JobContext, run: string): Promise<readonly RunJob[]> {
  const { storage, own } = streams.context
  const key = runKey(run)
  const found: RunJob[] = []
  if (key === '') return found
  const range = { ...facetRange('run', key, 'going on'), reverse: true }
  for await (const { stream } of storage.index.read(indexes.facet, range)) {
    const open = await streams.get(stream)
    // It goes on, and yet our part in it may have ended.
    for (const one of open?.structure.assignments.values() ?? []) {
      if (!open || one.ended || !attends(one, own.company)) continue
      if (runKey(fieldText(open.fold, 'run', one.id) ?? '') !== key) continue
      if (found.push({ open, assignment: one.id }) === run_jobs_max) return found
    }
  }
  return found
}
