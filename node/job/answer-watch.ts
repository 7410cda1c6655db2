/**
 * Alarms where nobody answered in the set minutes, at both ends: each holds the assignment and its
 * clock.
 */
import type { AssignmentId, StreamId } from '../../protocol/ids.ts'
import { indexes, timeKey } from '../stream/index-keys.ts'
import { Background } from './background.ts'
import type { JobContext } from './context.ts'

/** How often due answers are looked for; a due time is in whole minutes. */
const look_ms = 2000
/** Alarms remembered as told; they are few, and gone when answered. */
const told_max = 10_000

export type NoAnswer = { readonly job: StreamId; readonly assignment: AssignmentId }

/** Starts looking; `alarm` hears of each assignment once. Returns what ends it. */
export function watchAnswers(
  context: JobContext,
  alarm: (news: NoAnswer) => void,
  failed: (error: unknown) => void,
): () => Promise<void> {
  const told = new Set<string>()
  const background = new Background(failed)
  const timer = setInterval(() => background.start(() => look(context, told, alarm)), look_ms)
  return () => {
    clearInterval(timer)
    return background.stop()
  }
}

async function look(
  context: JobContext,
  told: Set<string>,
  alarm: (news: NoAnswer) => void,
): Promise<void> {
  const { storage, now } = context.streams.context
  for await (const { key, stream } of storage.index.read(indexes.answer, { to: timeKey(now()) })) {
    if (told.has(key)) continue
    if (told.size >= told_max) told.clear()
    told.add(key)
    const assignment = key.slice(key.indexOf('/') + 1) as AssignmentId
    alarm({ job: stream, assignment })
  }
}
