/** Who is on a job, or was: by which grant, and how far the job has come there. */
import type { CompanyId } from '../ids.ts'
import { emptyClock, joined } from '../stream/clock.ts'
import { endsAbove, isActive, type Membership } from '../stream/grants.ts'
import { certifiedAs, heldClock, lastOf } from '../stream/lanes.ts'
import type { Act, Clock, StreamState } from '../stream/state.ts'
import type { JobStructure } from './assignments.ts'
import type { Delivery, MemberView, ReceiptLine } from './view.ts'

/** The issuer, and everybody who was ever brought in, in the order in which that happened. */
export function memberViews(
  state: StreamState,
  { membership }: JobStructure,
  receipts: readonly ReceiptLine[],
): MemberView[] {
  const issuer: MemberView = {
    company: state.issuer,
    ...certifiedAs(state, state.issuer),
    role: 'issuer',
    passOn: true,
    active: true,
    untold: false,
    delivery: deliveryTo(state, state.issuer, heldClock(state), receipts),
  }
  const others = tellingGrants(membership).map((line): MemberView => {
    const { grant, by, id, to: company } = line
    const active = isActive(membership, id)
    const ends = endsAbove(membership, line)
    const knowsOf = (end: Act) =>
      end.company === company || knows(state, company, end.clock, receipts)
    return {
      company,
      code: grant.code,
      name: grant.name,
      role: grant.role,
      by,
      grant: id,
      passOn: grant.passOn,
      active,
      untold: !active && ends.length > 0 && !ends.some(knowsOf),
      ...(active ? { delivery: deliveryTo(state, company, heldClock(state), receipts) } : {}),
    }
  })
  return [issuer, ...others]
}

/**
 * By company: its active grant, the earlier where two gave it the job; else its last one. A void one
 * only where a revoke is the reason: until that is known there, somebody may attend.
 */
function tellingGrants(membership: Membership) {
  const lines = [...membership.grants.values()].flatMap((line) =>
    line.to && (!line.void || endsAbove(membership, line).length > 0)
      ? [{ ...line, to: line.to }]
      : [],
  )
  return [...Map.groupBy(lines, (line) => line.to).values()].flatMap(
    (same) => same.find(({ id }) => isActive(membership, id)) ?? same.slice(-1),
  )
}

/** Whether a receipt of this company covers that past, its own deltas apart. */
function knows(
  state: StreamState,
  company: CompanyId,
  past: Clock,
  receipts: readonly ReceiptLine[],
): boolean {
  return receipts.some((r) => r.company === company && reaches(state, company, past, r.clock))
}

function reaches(state: StreamState, company: CompanyId, past: Clock, clock: Clock): boolean {
  return state.lanes.every(
    (lane, i) => lane.company === company || (clock[i] ?? 0) >= (past[i] ?? 0),
  )
}

/**
 * When a company held that past at the latest: its receipts and what it wrote, which rests on what
 * it held, say so together. Undefined where they don't.
 */
function heldAt(
  state: StreamState,
  company: CompanyId,
  past: Clock,
  receipts: readonly ReceiptLine[],
): number | undefined {
  const tips = state.lanes.flatMap((lane) => (lane.company === company ? (lastOf(lane) ?? []) : []))
  const signs = [...receipts, ...tips.map(({ clock, time }) => ({ clock, at: time.ms }))]
  const held = signs.reduce((sum, { clock }) => joined(sum, clock), emptyClock)
  if (signs.length === 0 || !reaches(state, company, past, held)) return undefined
  return Math.max(...signs.map(({ at }) => at))
}

function deliveryTo(
  state: StreamState,
  company: CompanyId,
  past: Clock,
  receipts: readonly ReceiptLine[],
): Delivery {
  const all = receipts.filter((receipt) => receipt.company === company)
  const of = all.filter(({ clock }) => reaches(state, company, past, clock))
  const seen = of.find((receipt) => receipt.seen)
  const delivered = of.find((receipt) => !receipt.seen)
  const deliveredAt = delivered?.at ?? seen?.at ?? heldAt(state, company, past, all)
  return {
    state: seen ? 'seen' : deliveredAt !== undefined ? 'delivered' : 'queued',
    ...(deliveredAt !== undefined ? { deliveredAt } : {}),
    ...(seen ? { seenAt: seen.at } : {}),
  }
}
