/** Heads and pasts of a stream, read from its lanes. */
import type { CompanyId, DeltaId } from '../ids.ts'
import { covers, emptyClock, joined } from './clock.ts'
import type { Clock, Lane, Position, StreamState } from './state.ts'

/** Code and name of a company on the stream, as its newest certificate here says. */
export function certifiedAs(
  state: StreamState,
  company: CompanyId,
): { readonly code: string; readonly name: string } {
  let newest: Lane | undefined
  for (const lane of state.lanes) {
    if (lane.company !== company) continue
    const later = newest ? lane.serial - newest.serial || (lane.chain < newest.chain ? 1 : -1) : 1
    if (later > 0) newest = lane
  }
  return { code: newest?.code ?? '', name: newest?.name ?? '' }
}

/** The last delta held of a lane, undecided ones included. */
export function lastOf(lane: Lane): Position | undefined {
  return lane.undecidedTip ?? lane.tip
}

/** Valid deltas that no other valid delta rests on, the newest first. */
export function validHeads(state: StreamState): Position[] {
  const tips = state.lanes.flatMap((lane) => (lane.tip ? [lane.tip] : []))
  return headsOf(tips).sort(
    (a, b) => b.time.ms - a.time.ms || b.time.count - a.time.count || (a.id < b.id ? 1 : -1),
  )
}

/** Ids of all heads held, valid and undecided: what digests and wants compare, sorted. */
export function frontier(state: StreamState): DeltaId[] {
  const tips = state.lanes.flatMap((lane) => [lane.tip, lane.undecidedTip].filter((p) => !!p))
  return headsOf(tips)
    .map((tip) => tip.id)
    .sort()
}

/** Those that no other one rests on. One pass: a flooded stream has thousands. */
function headsOf(tips: readonly Position[]): Position[] {
  const heads = new Set(tips)
  const byLane = new Map<number, Position[]>()
  for (const tip of tips) byLane.set(tip.lane, [...(byLane.get(tip.lane) ?? []), tip])
  for (const { clock, id } of tips) {
    clock.forEach((count, lane) => {
      if (count === 0) return
      for (const tip of byLane.get(lane) ?? []) {
        if (tip.id !== id && covers(clock, tip.lane, tip.seq)) heads.delete(tip)
      }
    })
  }
  return [...heads]
}

/** Everything held, as a past. */
export function heldClock(state: StreamState): Clock {
  let clock = emptyClock
  for (const lane of state.lanes) {
    const last = lastOf(lane)
    if (last) clock = joined(clock, last.clock)
  }
  return clock
}

/** How many deltas of this company are in this past. */
export function countOf(state: StreamState, company: CompanyId, clock: Clock): number {
  let count = 0
  state.lanes.forEach((lane, i) => {
    if (lane.company === company) count += Math.max(0, (clock[i] ?? 0) - lane.first)
  })
  return count
}
