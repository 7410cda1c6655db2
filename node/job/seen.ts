/** A person of this company has looked at a job. */
import type { StreamId } from '../../protocol/ids.ts'
import { unseenAttention } from '../../protocol/job/attention.ts'
import type { Receipts } from '../stream/receipts.ts'
import type { Streams } from '../stream/streams.ts'
import { unseenIn } from '../stream/unseen.ts'

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
  if (!unseenIn((await streams.get(job))?.indexed ?? [])) return true
  const { storage, own } = streams.context
  await streams.exclusive(async (work) => {
    const now = await work.open(job)
    const seen = await storage.receipts.get(job, own.company, true)
    // What came after the receipt was made nobody has looked at.
    if (now && !unseenAttention(now.state, own.company, seen?.clock)) await work.look(job)
  })
  return true
}
