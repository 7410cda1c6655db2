/** Receipts that are queued once more for a company that may lack them. */
import type { CompanyId } from '../../protocol/ids.ts'
import { heardBy } from '../../protocol/stream/hearing.ts'
import type { RecentRow } from '../link/recent-rows.ts'
import { indexes, timeKey } from './index-keys.ts'
import type { OpenStream } from './open-stream.ts'
import type { Streams } from './streams.ts'

/** Past that the rest stay as they are until the next change: a queue is for changes. */
const told_again_max = 5000
/** What was opened longer ago and is complete is looked at by nobody. */
const lately_ms = 7 * 24 * 3_600_000

/** All that is known of how far a stream has come, for a company that has just got it. */
export async function rowsOf(
  streams: Streams,
  { state, structure }: OpenStream,
  company: CompanyId,
): Promise<RecentRow[]> {
  const { storage, own } = streams.context
  const { stream } = state
  const rows: RecentRow[] = []
  for (const { company: about, seen } of await storage.receipts.of(stream)) {
    if (about === company) continue
    if (heardBy(structure.membership, own.company, company, about) !== 'all') continue
    rows.push({ row: { is: 'receipt', stream, company: about, seen } })
  }
  return rows
}

/**
 * Receipts on jobs that go on, or were opened lately. A comparison of digests finds the deltas that
 * were lost with a queue, and nothing finds the receipts.
 */
export async function recentRowsOf(streams: Streams, company: CompanyId): Promise<RecentRow[]> {
  const { storage, now } = streams.context
  const lately = timeKey(now() - lately_ms)
  const rows: RecentRow[] = []
  for (const [life, from] of [
    ['open', ''],
    ['unassigned', ''],
    ['complete', lately],
    ['cancelled', lately],
  ] as const) {
    const range = { from: `${life}/${from}`, to: `${life}0` }
    for await (const { stream } of storage.index.read(indexes.life, range)) {
      const open = await streams.get(stream)
      if (open) rows.push(...(await rowsOf(streams, open, company)))
      if (rows.length >= told_again_max) return rows
    }
  }
  return rows
}
