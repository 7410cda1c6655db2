/**
 * Who is on a stream, which deltas still count, and which way deltas travel: all read from the
 * grants, revokes and certificate closings.
 */
import type { Grant } from '../delta/delta.ts'
import { compareTimes } from '../delta/delta.ts'
import { readRevocation } from '../identity/revocation.ts'
import { type CompanyId, type GrantId, grantOf } from '../ids.ts'
import { covers, emptyClock, joined } from './clock.ts'
import { byFoldOrder } from './order.ts'
import type { Act, Clock, Lane, StreamState } from './state.ts'

type GrantLine = {
  readonly id: GrantId
  readonly act: Act
  readonly grant: Grant
  readonly by: CompanyId
  readonly to?: CompanyId
  /** The grant under which it was given; absent when the issuer gave it. */
  readonly under?: GrantId
  readonly depth: number
  /** Revokes that count, or void because given by somebody who no longer counted. */
  readonly ends: readonly Act[]
  readonly void: boolean
}

/** Grants and cuts of one stream: what `counts` and routing read. */
export type Membership = {
  readonly state: StreamState
  /** In fold order: of two grants to one company the first is the one that is shown. */
  readonly grants: ReadonlyMap<GrantId, GrantLine>
  /** By lane: null where all of it counts, else the part of the past that counts. */
  readonly cuts: readonly (readonly Cut[] | null)[]
}

/** Deltas of a lane count when this covers them, or when they are one of `by`. */
type Cut = {
  /** What was ended: deltas count that lie in any frontier of its ends. */
  readonly of: GrantId | 'certificate'
  readonly clock: Clock
  readonly by: readonly string[]
}

/** Reads who is on the stream. Cost: grants × depth. */
export function readMembership(state: StreamState): Membership {
  const closings = certificateCuts(state)
  const cuts: (readonly Cut[] | null)[] = state.lanes.map((lane) => {
    // Nearly always there are none, and a flooded stream has thousands of lanes.
    const cut = closings.size > 0 ? closings.get(certificateKey(lane)) : undefined
    return cut ? [cut] : null
  })
  const grants = new Map<GrantId, GrantLine>()
  for (const act of [...state.acts].sort(byFoldOrder)) {
    if (act.what.is === 'grant') grants.set(grantOf(act.id), lineOf(act, act.what, grants))
  }
  applyRevokes(state, grants, cuts)
  return { state, grants, cuts }
}

/** False for what lies outside every frontier of a revoke or closing above it: it is void. */
export function counts(
  membership: Membership,
  item: { readonly id: string; readonly lane: number; readonly seq: number },
): boolean {
  const cuts = membership.cuts[item.lane]
  if (!cuts) return true
  return cuts.every((cut) => covers(cut.clock, item.lane, item.seq) || cut.by.includes(item.id))
}

/** Not ended and not void, up to the issuer. */
export function isActive(membership: Membership, id: GrantId): boolean {
  let line = membership.grants.get(id)
  if (!line) return false
  for (; line; line = line.under ? membership.grants.get(line.under) : undefined) {
    if (line.void || line.ends.length > 0) return false
  }
  return true
}

const certificateKey = (lane: Pick<Lane, 'company' | 'serial'>) => `${lane.company}/${lane.serial}`

function certificateCuts(state: StreamState): Map<string, Cut> {
  const cuts = new Map<string, Cut>()
  // Who has left is not brought back by closing the certificate that it left under.
  const by = state.acts.filter(leaves).map((act) => act.id)
  for (const act of state.acts) {
    if (act.what.is !== 'certificate closed') continue
    const revocation = readRevocation(act.what.revocation)
    if (!revocation) continue
    const key = certificateKey(revocation)
    const earlier = cuts.get(key)?.clock ?? emptyClock
    const clock = joined(earlier, act.frontierClock ?? emptyClock)
    cuts.set(key, { of: 'certificate', clock, by })
  }
  return cuts
}

function lineOf(act: Act, grant: Grant, grants: ReadonlyMap<GrantId, GrantLine>): GrantLine {
  const under = act.grant ? grants.get(act.grant) : undefined
  return {
    id: grantOf(act.id),
    act,
    grant,
    by: act.company,
    ...('company' in grant.to ? { to: grant.to.company } : {}),
    ...(act.grant ? { under: act.grant } : {}),
    depth: under ? under.depth + 1 : 1,
    ends: [],
    void: false,
  }
}

/**
 * Revokes apply by the depth of the grant they were written under, so that a revoke by somebody
 * who was revoked above is judged after that.
 */
function applyRevokes(
  state: StreamState,
  grants: Map<GrantId, GrantLine>,
  cuts: (readonly Cut[] | null)[],
): void {
  const depthOf = (act: Act) => (act.grant ? (grants.get(act.grant)?.depth ?? 0) : 0)
  const revokes = state.acts
    .filter((act) => act.what.is === 'revoke')
    .sort(
      (a, b) => depthOf(a) - depthOf(b) || compareTimes(a.time, b.time) || (a.id < b.id ? -1 : 1),
    )
  const view = { state, grants, cuts }
  const depths = [...new Set(revokes.map(depthOf))]
  for (const depth of depths) {
    const effective = revokes.filter((act) => depthOf(act) === depth && counts(view, act))
    for (const act of effective) if (!leavesAgain(act, grants)) endGrant(act, grants)
    recut(state, grants, cuts, new Set(effective.map((act) => revokedBy(act))))
  }
  for (const line of grants.values()) {
    if (!counts(view, line.act)) grants.set(line.id, { ...line, void: true })
  }
}

/** Declining and releasing: a company ends the grant that it writes under. */
function leaves({ what, grant }: Act): boolean {
  return what.is === 'revoke' && what.grant === grant
}

/** Who has left leaves once: a second time would make count what it wrote in between. */
function leavesAgain(act: Act, grants: ReadonlyMap<GrantId, GrantLine>): boolean {
  const ends = grants.get(revokedBy(act))?.ends ?? []
  return leaves(act) && ends.some((end) => covers(act.clock, end.lane, end.seq))
}

function revokedBy(act: Act): GrantId {
  if (act.what.is !== 'revoke') throw new Error('not a revoke')
  return act.what.grant
}

function endGrant(act: Act, grants: Map<GrantId, GrantLine>): void {
  const line = grants.get(revokedBy(act))
  if (line) grants.set(line.id, { ...line, ends: [...line.ends, act] })
}

/** Draws the cut of each ended grant anew in every lane written under it or beneath it. */
function recut(
  state: StreamState,
  grants: ReadonlyMap<GrantId, GrantLine>,
  cuts: (readonly Cut[] | null)[],
  ended: ReadonlySet<GrantId>,
): void {
  for (const id of ended) {
    const ends = grants.get(id)?.ends ?? []
    const clock = ends.reduce<Clock>((all, act) => joined(all, act.frontierClock ?? []), emptyClock)
    const cut = { of: id, clock, by: ends.map((act) => act.id) }
    state.lanes.forEach((lane, i) => {
      if (!isBeneath(lane.grant, id, grants)) return
      cuts[i] = [...(cuts[i] ?? []).filter((earlier) => earlier.of !== id), cut]
    })
  }
}

/** True when `grant` is `top` or was given, at any depth, under it. */
export function isBeneath(
  grant: GrantId | undefined,
  top: GrantId,
  grants: ReadonlyMap<GrantId, GrantLine>,
): boolean {
  for (let at = grant; at; at = grants.get(at)?.under) if (at === top) return true
  return false
}

/** How much of a stream a company may be sent. */
export type Reach = 'all' | { readonly upTo: Clock } | 'nothing'

/**
 * Companies that `own` exchanges this stream with, and how much each may be sent: neighbours by a
 * grant in either direction. An ended grant still carries what its revoke rests on.
 */
export function neighbours(membership: Membership, own: CompanyId): Map<CompanyId, Reach> {
  const reaches = new Map<CompanyId, Reach>()
  for (const line of membership.grants.values()) {
    if (!line.to || (line.by !== own && line.to !== own)) continue
    const other = line.by === own ? line.to : line.by
    const reach = reachOf(membership, line, own)
    reaches.set(other, wider(reaches.get(other), reach))
  }
  reaches.delete(own)
  return reaches
}

function reachOf(membership: Membership, line: GrantLine, own: CompanyId): Reach {
  if (isActive(membership, line.id)) return 'all'
  const { state, grants } = membership
  // A revoke is the last delta sent into a branch; the branch may have it and what it rests on.
  // Upwards goes what was written under the grant before its end was known: it is shown as late.
  // Upwards, too, the end that the granter wrote itself: it may have lost it with its disk.
  const down = line.by === own
  // Who was brought in after a revoke above, unknowingly, is told of that revoke and nothing else.
  if (line.void && !down) return 'nothing'
  // Who has left by itself is told nothing of what ended above it later; nor, when it leaves once
  // more, of what that rests on: the first time says all, and rests on nothing later than itself.
  const ended = line.ends.length > 0 ? line.ends : whatEnded(membership, line)
  const left = ended.filter((act) => act.company === line.to).sort(byFoldOrder)[0]
  const ends = ended.filter((act) =>
    down ? act.company !== line.to || act === left : act.company === own || act.company === line.by,
  )
  const pasts = ends.map((act) => act.clock)
  if (!down) {
    for (const lane of state.lanes) {
      if (lane.tip && isBeneath(lane.grant, line.id, grants)) pasts.push(lane.tip.clock)
    }
  }
  if (pasts.length === 0) return 'nothing'
  return { upTo: pasts.reduce<Clock>(joined, emptyClock) }
}

/** What ended this grant, or one that it rests on. */
export function endsAbove(membership: Membership, line: GrantLine): Act[] {
  const ends: Act[] = []
  for (
    let at: GrantLine | undefined = line;
    at;
    at = at.under ? membership.grants.get(at.under) : undefined
  ) {
    ends.push(...at.ends)
  }
  return ends
}

/**
 * Ends above it, and for what is void because its author's key was turned out the closings of that
 * key: whoever was given something under it goes on with it until told.
 */
function whatEnded(membership: Membership, line: GrantLine): Act[] {
  const ends = endsAbove(membership, line)
  return line.void ? [...ends, ...closingsOf(membership, line.act)] : ends
}

/** Closings of the certificate that this was written under, where it lies outside of them all. */
function closingsOf({ state, cuts }: Membership, { lane, seq }: Act): Act[] {
  const closed = cuts[lane]?.find((cut) => cut.of === 'certificate')
  const author = state.lanes[lane]
  if (!closed || !author || covers(closed.clock, lane, seq)) return []
  const key = certificateKey(author)
  return state.acts.filter(({ what }) => {
    if (what.is !== 'certificate closed') return false
    const revocation = readRevocation(what.revocation)
    return revocation !== undefined && certificateKey(revocation) === key
  })
}

/** What ended grants of a company whose reach is this past. */
export function endsWithin(state: StreamState, upTo: Clock): Act[] {
  return state.acts.filter(({ what, lane, seq }) => {
    const ends = what.is === 'revoke' || what.is === 'certificate closed'
    return ends && covers(upTo, lane, seq)
  })
}

function wider(a: Reach | undefined, b: Reach): Reach {
  if (a === undefined || a === 'nothing') return b
  if (a === 'all' || b === 'all') return 'all'
  return b === 'nothing' ? a : { upTo: joined(a.upTo, b.upTo) }
}

/** Companies on the stream now: the issuer and everybody with an active grant. */
export function members(membership: Membership): Set<CompanyId> {
  const all = new Set<CompanyId>([membership.state.issuer])
  for (const line of membership.grants.values()) {
    if (line.to && isActive(membership, line.id)) all.add(line.to)
  }
  return all
}
