/** Changes made to a complete job: unsigned drafts, kept here until it is In Progress again. */
import { randomUUID } from 'node:crypto'
import type { StreamId } from '../../protocol/ids.ts'
import type { Acting } from '../stream/append.ts'
import type { JobContext } from './context.ts'
import type { EditJob } from './edit.ts'
import type { WriteEntry } from './entries.ts'
import { type Result, refuse } from './result.ts'

/** Fields, or a line for the timeline, and who wrote it when. */
export type HeldEdit = EditJob & {
  readonly entry?: WriteEntry
  readonly by: string
  readonly byGuest?: string
  /** ms since 1970. */
  readonly at: number
}

/** Held edits one company keeps on one job. */
const held_edits_max = 100

/** Keeps a change that was found good but for the job being complete. */
export async function holdEdit(
  context: JobContext,
  job: StreamId,
  input: EditJob & { readonly entry?: WriteEntry },
  acting: Acting,
): Promise<Result> {
  const { storage, now } = context.streams.context
  if ((await storage.drafts.of(job)).length >= held_edits_max) {
    return refuse(
      'ended',
      `The job is complete, and ${held_edits_max} edits are held already: send or drop them first.`,
    )
  }
  const id = randomUUID()
  const { by, byGuest, happenedAt: at = now() } = acting
  const draft: HeldEdit = { ...input, by, ...(byGuest ? { byGuest } : {}), at }
  await storage.write((unit) => unit.putDraft(job, id, draft))
  return { refused: false, job, saved: [], recipients: [], held: id }
}

/** Edits kept for a complete job, the oldest first. */
export async function heldEdits(
  context: JobContext,
  job: StreamId,
): Promise<readonly { readonly id: string; readonly edit: HeldEdit }[]> {
  const drafts = await context.streams.context.storage.drafts.of(job)
  return drafts
    .map(({ id, draft }) => ({ id, edit: draft as HeldEdit }))
    .sort((a, b) => a.edit.at - b.edit.at)
}

export async function dropHeldEdit(context: JobContext, job: StreamId, id: string): Promise<void> {
  await context.streams.context.storage.write((unit) => unit.deleteDraft(job, id))
}
