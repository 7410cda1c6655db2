/** Our own deltas: where they stand in our chain, what they rest on, when they are. */
import type { Delta, StreamTime } from '../../protocol/delta/delta.ts'
import { compareTimes, type Genesis } from '../../protocol/delta/delta.ts'
import { readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import { type DeltaDraft, type SlotDraft, sealDelta } from '../../protocol/delta/write.ts'
import { type DeltaId, deltaOf, type GrantId } from '../../protocol/ids.ts'
import { deps_per_delta_max } from '../../protocol/limits.ts'
import { covers } from '../../protocol/stream/clock.ts'
import { isActive, type Membership } from '../../protocol/stream/grants.ts'
import { validHeads } from '../../protocol/stream/lanes.ts'
import type { Clock, Lane, Position } from '../../protocol/stream/state.ts'
import type { StreamContext } from './context.ts'
import type { OpenStream } from './open-stream.ts'

/** Who acts, and when it happened. */
export type Acting = {
  /** The person's name for outside. */
  readonly by: string
  readonly byGuest?: string
  /** ms since 1970; absent: now. */
  readonly happenedAt?: number
}

/** A new stream's genesis with its first changes. */
export function genesisDelta(
  context: StreamContext,
  genesis: Genesis,
  slots: readonly SlotDraft[],
  acting: Acting,
): Delta {
  const now = context.now()
  return sealed(context, {
    start: { certificate: context.own.certificate, epoch: context.epoch.current(), genesis },
    seq: 0,
    deps: [],
    time: { ms: now, count: 0 },
    generation: 0,
    happenedAt: acting.happenedAt ?? now,
    enteredAt: now,
    by: acting.by,
    ...(acting.byGuest ? { byGuest: acting.byGuest } : {}),
    slots,
  })
}

/** The next delta of our chain in this stream; our first one there opens the chain. */
export function nextDelta(
  context: StreamContext,
  open: OpenStream,
  slots: readonly SlotDraft[],
  acting: Acting,
): Delta {
  const now = context.now()
  const { state } = open
  const grant = grantToWriteUnder(open.structure.membership, context)
  const lane = ownLane(open, context, grant)
  const prev = lane?.tip
  const deps = depsFor(open, prev)
  const parents = [...deps, ...(prev ? [prev] : grantPosition(open, grant))]
  const reopens = slots.some((slot) => slot.is === 'act' && slot.act.is === 'reopen')
  const generation = Math.max(0, ...parents.map((parent) => parent.generation))
  return sealed(context, {
    stream: state.stream,
    ...(lane && prev
      ? { chain: lane.chain, seq: prev.seq + 1, prev: prev.id }
      : { start: chainStart(context, grant), seq: 0 }),
    deps: deps.map((dep) => dep.id),
    time: timeAfter(parents, now),
    generation: generation + (reopens ? 1 : 0),
    happenedAt: acting.happenedAt ?? now,
    enteredAt: now,
    by: acting.by,
    ...(acting.byGuest ? { byGuest: acting.byGuest } : {}),
    slots,
  })
}

/** Undefined for the issuer; else our active grant, the earliest where there are several. */
export function grantToWriteUnder(
  membership: Membership,
  context: StreamContext,
): GrantId | undefined {
  if (membership.state.issuer === context.own.company) return undefined
  const lines = [...membership.grants.values()].filter((line) => line.to === context.own.company)
  const active = lines.filter((line) => isActive(membership, line.id))
  return (active.find((line) => line.grant.write) ?? active[0] ?? lines.at(-1))?.id
}

/**
 * The chain that this node goes on writing: of its certificate, epoch and grant, and never forked:
 * who finds a second body in his own chain opens a new epoch.
 */
function ownLane(
  open: OpenStream,
  context: StreamContext,
  grant: GrantId | undefined,
): Lane | undefined {
  const { own, epoch } = context
  const lanes = open.state.lanes.filter(
    (lane) =>
      lane.node === own.node &&
      lane.serial === own.serial &&
      lane.epoch === epoch.current() &&
      lane.grant === grant,
  )
  return lanes.length === 1 && !lanes[0]?.undecidedTip ? lanes[0] : undefined
}

/** Two bodies at one place of a chain of this node's present epoch. */
export function isForked(open: OpenStream, context: StreamContext): boolean {
  const { own, epoch } = context
  const starts = new Set<string>()
  return open.state.lanes.some((lane) => {
    if (lane.node !== own.node || lane.epoch !== epoch.current()) return false
    if (lane.branchOf !== undefined || starts.has(lane.grant ?? '')) return true
    starts.add(lane.grant ?? '')
    return false
  })
}

/** Valid heads of other chains that advanced since our last delta, the newest first. */
function depsFor(open: OpenStream, prev: Position | undefined): Position[] {
  const seen: Clock = prev?.clock ?? []
  return validHeads(open.state)
    .filter((head) => head.id !== prev?.id && !covers(seen, head.lane, head.seq))
    .slice(0, deps_per_delta_max)
}

function chainStart(
  { own, epoch }: StreamContext,
  grant: GrantId | undefined,
): NonNullable<DeltaDraft['start']> {
  return {
    certificate: own.certificate,
    epoch: epoch.current(),
    ...(grant ? { grant } : {}),
  }
}

/** The grant is an ancestor of the chain start that names it. */
function grantPosition(
  open: OpenStream,
  grant: GrantId | undefined,
): Pick<Position, 'time' | 'generation'>[] {
  if (!grant) return []
  const act = open.state.acts.find((one) => one.id === deltaOf(grant))
  return act ? [act] : []
}

/** Our clock, unless what we rest on is later: the time of a stream only orders. */
function timeAfter(parents: readonly Pick<Position, 'time'>[], now: number): StreamTime {
  let greatest: StreamTime | undefined
  for (const { time } of parents) {
    if (!greatest || compareTimes(time, greatest) > 0) greatest = time
  }
  if (!greatest || now > greatest.ms) return { ms: now, count: 0 }
  return { ms: greatest.ms, count: greatest.count + 1 }
}

function sealed(context: StreamContext, draft: DeltaDraft): Delta {
  const { signer } = context.own
  const envelope = sealDelta(draft, {
    sign: (tag, content) => signer.sign(tag, content),
    random: context.random,
  })
  const delta = readDelta(envelope)
  if (delta instanceof Refused) throw new UnwritableError(delta.reason)
  return delta
}

/** What was to be saved breaks a limit of the protocol; the use case should have said so before. */
export class UnwritableError extends Error {
  readonly reason: string
  constructor(reason: string) {
    super(`a delta of our own would be refused: ${reason}`)
    this.reason = reason
  }
}

/**
 * Heads that a revoke names: what we hold now still counts. As many as its own delta rests on, so
 * that they are in its past; what a flood of further heads holds does not count.
 */
export function frontierNow(open: OpenStream): DeltaId[] {
  return validHeads(open.state)
    .slice(0, deps_per_delta_max)
    .map((head) => head.id)
}
