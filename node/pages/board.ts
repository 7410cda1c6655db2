/** What the pages ask about the board. */
import type { StreamId } from '../../protocol/ids.ts'
import type { JobBackend } from '../api/backend.ts'
import type { DeskContext } from '../desk/context.ts'
import { deskLine } from '../desk/job-line.ts'
import { boardPage, boardRow } from '../job/board.ts'
import { boardCounts } from '../job/board-counts.ts'
import { type BoardQuery, printQuery, readQuery } from '../job/board-query.ts'
import type { BoardContext, BoardDesk } from '../job/board-row.ts'
import type { JobContext } from '../job/context.ts'
import type { Actor } from '../user/actor.ts'

/** Jobs that one person has: a shift's work ten times over. */
const own_jobs_max = 500

export type BoardSources = {
  readonly jobs: JobBackend
  readonly context: JobContext
  readonly desk: DeskContext
}

export function boardBackend({ jobs, context, desk }: BoardSources) {
  const board: BoardContext = { jobs: context, desk: deskOf(desk) }
  return {
    page: (
      actor: Actor,
      query: BoardQuery,
      options?: { readonly cursor?: string; readonly limit?: number },
    ) => boardPage(board, actor, query, options),
    row: (actor: Actor, job: StreamId) => boardRow(board, actor, job),
    counts: (actor: Actor) => boardCounts(board, actor),
    seen: async (actor: Actor, job: StreamId) =>
      (await boardRow(board, actor, job)) !== undefined && jobs.seen(job),
    readQuery: (text: string) => readQuery(text, desk.zone()),
    printQuery,
  } as const
}

function deskOf(desk: DeskContext): BoardDesk {
  return {
    async lineOf(open) {
      const { owner, clock } = await deskLine(desk, open)
      const { since, firstAction } = clock
      return {
        ...(owner ? { owner } : {}),
        receivedAt: since,
        ...(firstAction ? { firstActionAt: firstAction.at } : {}),
      }
    },
    async jobsOf(user) {
      const jobs: StreamId[] = []
      for await (const job of desk.storage.desk.ownedBy(user)) {
        if (jobs.push(job) === own_jobs_max) break
      }
      return jobs
    },
  }
}
