/** What a unit of work queues for one company that the stream is exchanged with. */
import { type CompanyId, grantOf, type StreamId } from '../../protocol/ids.ts'
import { history_inline_max } from '../../protocol/limits.ts'
import { covers } from '../../protocol/stream/clock.ts'
import type { Reach } from '../../protocol/stream/grants.ts'
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
  return wanted.map(({ n, delta }) => ({
    row: { is: 'delta', stream, n },
    signed: delta.signed.envelope,
  }))
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
