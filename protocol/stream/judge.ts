/**
 * Validity: reads a delta and its ancestors, nothing else, so every node that holds the same
 * ancestors comes to the same verdict, whenever it asks. The signature is checked apart
 * (delta/authenticity.ts).
 */
import type { Delta, StreamTime } from '../delta/delta.ts'
import { compareTimes } from '../delta/delta.ts'
import { type CompanyId, type DeltaId, deltaOf, grantOf } from '../ids.ts'
import {
  acts_per_company_max,
  chains_per_company_max,
  deltas_per_company_max,
  grants_per_company_max,
} from '../limits.ts'
import type { Reason } from '../reasons.ts'
import { emptyClock, joined, withSeq } from './clock.ts'
import { countOf, lastOf } from './lanes.ts'
import { brokenRight } from './rights.ts'
import type { Act, Clock, Lane, Position, StreamState } from './state.ts'

/** Positions of held deltas, by id; of at least those that `namedBy` lists and are held. */
export type Positions = ReadonlyMap<DeltaId, Position>

export type Verdict =
  | { readonly is: 'valid'; readonly state: StreamState; readonly position: Position }
  | { readonly is: 'undecided'; readonly state: StreamState; readonly position: Position }
  | { readonly is: 'refused'; readonly reason: Reason }
  /** These ancestors must be held first. */
  | { readonly is: 'missing'; readonly ancestors: readonly DeltaId[] }

/** What a delta rests on: its ancestors one step up. Every chain begins after the genesis. */
export function parentsOf({ deps, prev, start, stream }: Delta): DeltaId[] {
  const parents = [...deps]
  if (prev) parents.push(prev)
  if (start && !start.genesis) parents.push(deltaOf(stream))
  if (start?.grant) parents.push(deltaOf(start.grant))
  return parents
}

/** Every delta whose position judging this one needs. */
export function namedBy(delta: Delta): DeltaId[] {
  const named = parentsOf(delta)
  for (const { what } of delta.slots) {
    if (what.is === 'revoke' || what.is === 'certificate closed') named.push(...what.frontier)
    if (what.is === 'redact') named.push(what.delta)
  }
  return named
}

/** The verdict on a delta of this stream (undefined: only its genesis can be placed). */
export function judge(state: StreamState | undefined, delta: Delta, positions: Positions): Verdict {
  const genesis = delta.start?.genesis
  if (!state && !genesis) return { is: 'missing', ancestors: [deltaOf(delta.stream)] }
  const known = state ?? emptyState(delta)
  if (known.stream !== delta.stream) return refused('bad-reference')
  const ancestors = parentsOf(delta).filter((id) => !positions.has(id))
  if (ancestors.length > 0) return { is: 'missing', ancestors }
  const parents = parentsOf(delta).map((id) => positions.get(id) as Position)
  const place = placeInLane(known, delta, positions)
  if ('reason' in place) return refused(place.reason)
  const position = positionOf(delta, place.lane, parents)
  const reason =
    timeReason(delta.time, parents) ??
    startReason(place.state, delta, positions) ??
    countReason(place.state, delta, position)
  if (reason) return refused(reason)
  if (position.undecided) return accept('undecided', place.state, delta, position, positions)
  const broken = generationReason(delta, parents) ?? actsReason(place.state, delta, position)
  if (broken) return refused(broken)
  const right = brokenRight(place.state, delta, position, positions)
  return right ? refused(right) : accept('valid', place.state, delta, position, positions)
}

function refused(reason: Reason): Verdict {
  return { is: 'refused', reason }
}

function emptyState(delta: Delta): StreamState {
  const start = delta.start
  if (!start?.genesis) throw new Error('only a genesis opens a stream')
  return {
    stream: delta.stream,
    kind: start.genesis.kind,
    issuer: start.certificate.company,
    number: start.genesis.number,
    attends: start.genesis.attends,
    openedAt: delta.time.ms,
    ...(start.genesis.subject ? { subject: start.genesis.subject } : {}),
    lanes: [],
    acts: [],
    held: 0,
    undecided: 0,
  }
}

/** The lane that this delta extends or opens, in a state that has it. */
function placeInLane(
  state: StreamState,
  delta: Delta,
  positions: Positions,
): { state: StreamState; lane: number } | { reason: Reason } {
  if (delta.start) return { state: withLane(state, newLane(delta)), lane: state.lanes.length }
  const prev = delta.prev && positions.get(delta.prev)
  const lane = prev && state.lanes[prev.lane]
  if (!prev || !lane || lane.chain !== delta.chain || delta.seq !== prev.seq + 1) {
    return { reason: 'seq-gap' }
  }
  if (lastOf(lane)?.id === prev.id) return { state, lane: prev.lane }
  const branch = branchFrom(lane, prev.lane, delta.seq)
  return { state: withLane(state, branch), lane: state.lanes.length }
}

function withLane(state: StreamState, lane: Lane): StreamState {
  return { ...state, lanes: [...state.lanes, lane] }
}

function newLane(delta: Delta): Lane {
  const start = delta.start
  if (!start) throw new Error('a lane starts with a chain start')
  const { company, node, serial, code, name } = start.certificate
  return {
    chain: delta.chain,
    company,
    node,
    serial,
    code,
    name,
    epoch: start.epoch,
    ...(start.grant ? { grant: start.grant } : {}),
    first: 0,
  }
}

/** A second body at one place of a chain: both stay valid, the later arrival gets its own lane. */
function branchFrom(lane: Lane, number: number, first: number): Lane {
  const { tip: _tip, undecidedTip: _undecided, ...same } = lane
  return { ...same, first, branchOf: number }
}

/** Greater than every parent's; the count only continues within equal milliseconds. */
function timeReason(time: StreamTime, parents: readonly Position[]): Reason | undefined {
  let greatest: StreamTime | undefined
  for (const { time: parent } of parents) {
    if (!greatest || compareTimes(parent, greatest) > 0) greatest = parent
  }
  const count = greatest && greatest.ms === time.ms ? greatest.count + 1 : 0
  if (greatest && time.ms < greatest.ms) return 'time-not-after'
  return time.count === count ? undefined : 'time-not-after'
}

/** A company writes under a grant to it, or is the issuer. */
function startReason(
  state: StreamState,
  { start }: Delta,
  positions: Positions,
): Reason | undefined {
  if (!start) return undefined
  if (start.genesis) return state.lanes.length > 1 ? 'malformed' : undefined
  if (!start.grant) {
    return start.certificate.company === state.issuer ? undefined : 'not-granted'
  }
  // What rests on an undecided grant is undecided itself: a newer version can read it.
  if (positions.get(deltaOf(start.grant))?.undecided) return undefined
  const act = state.acts.find((one) => grantOf(one.id) === start.grant && one.what.is === 'grant')
  if (act?.what.is !== 'grant') return 'not-granted'
  const to = act.what.to
  return 'company' in to && to.company === start.certificate.company ? undefined : 'not-granted'
}

function positionOf(delta: Delta, lane: number, parents: readonly Position[]): Position {
  let clock: Clock = emptyClock
  for (const parent of parents) clock = joined(clock, parent.clock)
  return {
    id: delta.id,
    lane,
    seq: delta.seq,
    time: delta.time,
    generation: delta.generation,
    clock: withSeq(clock, lane, delta.seq),
    undecided:
      parents.some((parent) => parent.undecided) ||
      delta.slots.some((slot) => slot.what.is === 'unknown act'),
  }
}

function generationReason(delta: Delta, parents: readonly Position[]): Reason | undefined {
  const reopens = delta.slots.filter((slot) => slot.what.is === 'reopen').length
  if (reopens > 1) return 'malformed'
  const greatest = parents.reduce((most, parent) => Math.max(most, parent.generation), 0)
  return delta.generation === greatest + reopens ? undefined : 'wrong-generation'
}

/** Counts the author company's own deltas in this delta's past, undecided ones too. */
function countReason(state: StreamState, delta: Delta, position: Position): Reason | undefined {
  const company = companyOf(state, position)
  const past = position.clock
  if (countOf(state, company, past) > deltas_per_company_max) return 'past-a-limit'
  if (!delta.start) return undefined
  const chains = state.lanes.filter(
    (lane, i) => lane.company === company && lane.first === 0 && (past[i] ?? 0) > 0,
  )
  return chains.length > chains_per_company_max ? 'past-a-limit' : undefined
}

/** Counts the author company's own structural changes in this delta's past. */
function actsReason(state: StreamState, delta: Delta, position: Position): Reason | undefined {
  const company = companyOf(state, position)
  const acts = delta.slots.filter((slot) => slot.what.is !== 'content').length
  if (acts === 0) return undefined
  const past = state.acts.filter(
    (act) => act.company === company && (position.clock[act.lane] ?? 0) > act.seq,
  )
  if (past.length + acts > acts_per_company_max) return 'past-a-limit'
  const grants = past.filter((act) => act.what.is === 'grant').length
  const grantsHere = delta.slots.filter((slot) => slot.what.is === 'grant').length
  const tooMany = grantsHere > 0 && grants + grantsHere > grants_per_company_max
  return tooMany ? 'past-a-limit' : undefined
}

/** Whose lane this is. */
function companyOf(state: StreamState, position: Position): CompanyId {
  const lane = state.lanes[position.lane]
  if (!lane) throw new Error('a position names a lane that the stream does not have')
  return lane.company
}

function accept(
  is: 'valid' | 'undecided',
  state: StreamState,
  delta: Delta,
  position: Position,
  positions: Positions,
): Verdict {
  const lanes = state.lanes.map((lane, i) => {
    if (i !== position.lane) return lane
    return is === 'valid' ? { ...lane, tip: position } : { ...lane, undecidedTip: position }
  })
  const acts = is === 'valid' ? actsOf(state, delta, position, positions) : []
  return {
    is,
    position,
    state: {
      ...state,
      lanes,
      acts: acts.length > 0 ? [...state.acts, ...acts] : state.acts,
      held: state.held + 1,
      undecided: state.undecided + (is === 'undecided' ? 1 : 0),
    },
  }
}

function actsOf(state: StreamState, delta: Delta, position: Position, positions: Positions): Act[] {
  const lane = state.lanes[position.lane]
  const acts: Act[] = []
  delta.slots.forEach((slot, i) => {
    if (slot.what.is === 'content' || !lane) return
    const frontier = 'frontier' in slot.what ? slot.what.frontier : undefined
    acts.push({
      id: delta.id,
      slot: i,
      lane: position.lane,
      seq: position.seq,
      time: position.time,
      generation: position.generation,
      clock: position.clock,
      company: lane.company,
      ...(lane.grant ? { grant: lane.grant } : {}),
      happenedAt: delta.happenedAt,
      enteredAt: delta.enteredAt,
      by: delta.by,
      ...(delta.byGuest ? { byGuest: delta.byGuest } : {}),
      ...(slot.assignment ? { assignment: slot.assignment } : {}),
      what: slot.what,
      ...(frontier ? { frontierClock: clockOf(frontier, positions) } : {}),
    })
  })
  return acts
}

function clockOf(ids: readonly DeltaId[], positions: Positions): Clock {
  let clock: Clock = emptyClock
  for (const id of ids) clock = joined(clock, positions.get(id)?.clock ?? emptyClock)
  return clock
}
