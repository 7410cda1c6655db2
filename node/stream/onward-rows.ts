/** What a unit of work queues for one company that the stream is exchanged with. */
import { type CompanyId, type DeltaId, grantOf, type StreamId } from '../../protocol/ids.ts'
import { history_inline_max } from '../../protocol/limits.ts'
import { covers } from '../../protocol/stream/clock.ts'
import { endsWithin, neighbours, type Reach } from '../../protocol/stream/grants.ts'
import type { RecentRow } from '../link/recent-rows.ts'
import type { Changed, PlacedDelta } from './work.ts'

export function rowsFor(
  stream: StreamId,
  changed: Changed,
  own: CompanyId,
  company: CompanyId,
  before: Reach | undefined,
  reach: Reach,
): RecentRow[] {
  if (reach === 'nothing') return []
  const cameFrom = (one: PlacedDelta) => one.from === company
  if (reach === 'all' && before !== 'all' && broughtIn(changed, own, company)) {
    return historyRows(stream, changed)
  }
  // Learnt anew, as after a disk was set back: what we hold of it the other may lack, and asks for.
  if (reach === 'all' && before !== 'all' && changed.before) {
    return [{ row: { is: 'introduce', stream, follows: false } }]
  }
  const wanted = changed.placed.filter((one) => {
    if (cameFrom(one)) return false
    return reach === 'all' || covers(reach.upTo, one.position.lane, one.position.seq)
  })
  const rows: RecentRow[] = wanted.map(({ n, delta }) => ({
    row: { is: 'delta', stream, n },
    signed: delta.signed.envelope,
  }))
  return [...(changed.endsKnown.get(company) ?? []), ...rows]
}

/**
 * A grant of ours that is learnt anew, from who has it, may have ended before: what ended it was
 * written when nobody here knew whom to tell. By company; nearly always there is none.
 */
export async function endsToTell(
  stream: StreamId,
  { before, now, placed }: Changed,
  own: CompanyId,
  nOf: (id: DeltaId) => Promise<number | undefined>,
): Promise<ReadonlyMap<CompanyId, readonly RecentRow[]>> {
  const told = new Map<CompanyId, RecentRow[]>()
  const { membership } = now.structure
  if (!before || membership.grants.size === before.structure.membership.grants.size) return told
  const known = neighbours(before.structure.membership, own)
  for (const [company, reach] of neighbours(membership, own)) {
    if (reach === 'all' || reach === 'nothing' || known.has(company)) continue
    const rows: RecentRow[] = []
    for (const end of endsWithin(now.state, reach.upTo)) {
      if (end.company === company || placed.some(({ delta }) => delta.id === end.id)) continue
      const n = await nOf(end.id as DeltaId)
      if (n !== undefined) rows.push({ row: { is: 'delta', stream, n } })
    }
    told.set(company, rows)
  }
  return told
}

/** True when a grant of ours, made in this unit and not learnt from that company, brought it in. */
function broughtIn(changed: Changed, own: CompanyId, company: CompanyId): boolean {
  const { membership } = changed.now.structure
  return changed.placed.some(({ delta, from }) => {
    const line = membership.grants.get(grantOf(delta.id))
    return line?.by === own && line.to === company && from !== company
  })
}

/** A company that has just been brought in gets all there is: at once, or for the asking. */
function historyRows(stream: StreamId, changed: Changed): RecentRow[] {
  const { held } = changed.now.state
  const follows = held <= history_inline_max
  const rows: RecentRow[] = [{ row: { is: 'introduce', stream, follows } }]
  for (let n = 0; follows && n < held; n++) rows.push({ row: { is: 'delta', stream, n } })
  return rows
}
