/** A person of this company has looked at a job. */
import type { StreamId } from '../../protocol/ids.ts'
import type { Receipts } from '../stream/receipts.ts'
import type { Streams } from '../stream/streams.ts'

/**
 * The companies on the job are told that it was seen as it is now, and the board no longer calls it
 * new or updated. False: there is no such job.
 */
export async function markSeen(
  streams: Streams,
  receipts: Pick<Receipts, 'seen'>,
  job: StreamId,
): Promise<boolean> {
  const open = await streams.get(job)
  if (open?.state.kind !== 'job') return false
  await receipts.seen(job)
  return true
}
