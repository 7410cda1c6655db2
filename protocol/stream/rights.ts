/**
 * Kind of change × who may write it: the table of PROTOCOL.md, as part of validity. Everything
 * named must be in the delta's past; nothing outside it is looked at.
 */
import type { Delta, Grant, Slot, Structural } from '../delta/delta.ts'
import { readRevocation } from '../identity/revocation.ts'
import { type AssignmentId, type CompanyId, type DeltaId, deltaOf, grantOf } from '../ids.ts'
import type { Reason } from '../reasons.ts'
import { covers } from './clock.ts'
import type { Positions } from './judge.ts'
import type { Act, Position, StreamState } from './state.ts'

/** What the rules ask about the writer and the past of one delta. */
type Past = {
  readonly state: StreamState
  readonly position: Position
  readonly positions: Positions
  readonly company: CompanyId
  /** Absent for the issuer. */
  readonly grant?: Grant
}

/** The first rule of the table that this delta breaks. */
export function brokenRight(
  state: StreamState,
  delta: Delta,
  position: Position,
  positions: Positions,
): Reason | undefined {
  const lane = state.lanes[position.lane]
  if (!lane) throw new Error('a position names a lane that the stream does not have')
  const under =
    lane.grant &&
    state.acts.find((act) => grantOf(act.id) === lane.grant && act.what.is === 'grant')?.what
  const grant = under?.is === 'grant' ? under : undefined
  const past: Past = {
    state,
    position,
    positions,
    company: lane.company,
    ...(grant ? { grant } : {}),
  }
  const opening = delta.slots.filter(({ what }) => what.is === 'grant' || what.is === 'attend')
  // What a delta opens is named by the delta's id: one thing a delta, and the genesis is the stream.
  if (opening.length > (delta.start?.genesis ? 0 : 1)) return 'malformed'
  for (const slot of delta.slots) {
    const reason = slotReason(past, slot)
    if (reason) return reason
  }
  return undefined
}

const allow = (allowed: boolean): Reason | undefined => (allowed ? undefined : 'may-not-write')

function slotReason(past: Past, slot: Slot): Reason | undefined {
  if (slot.assignment && !assignmentOf(past, slot.assignment)) return 'bad-reference'
  if (slot.what.is === 'content') return allow(mayWriteContent(past, slot))
  return actReason(past, slot, slot.what)
}

/** The issuer, or whoever was granted "write". */
const mayWrite = (past: Past): boolean => past.grant === undefined || past.grant.write

/** The job's own fields and entries: "write". An assignment's: its two sides. */
function mayWriteContent(past: Past, slot: Slot): boolean {
  if (!mayWrite(past)) return false
  const assignment = slot.assignment && assignmentOf(past, slot.assignment)
  if (!assignment) return true
  if (assignment.holder === past.company || assignment.granter === past.company) return true
  // The alarm company or customer of a phoned-through job stands above the issuer's assignment.
  const up = past.grant?.role === 'alarm company' || past.grant?.role === 'customer'
  return up && assignment.holder === past.state.issuer
}

function actReason(past: Past, slot: Slot, what: Structural): Reason | undefined {
  const held = slot.assignment && assignmentOf(past, slot.assignment)
  const holds = held !== undefined && (held.holder ?? held.granter) === past.company
  switch (what.is) {
    case 'grant':
      return grantReason(past, what)
    case 'revoke':
      return revokeReason(past, what)
    case 'certificate closed':
      return closingReason(past, what)
    case 'stage':
    case 'tied':
      return allow(holds && mayWrite(past))
    case 'recall':
      return allow(held?.granter === past.company)
    case 'confirm':
      return confirmReason(past, slot.assignment, holds, what.of)
    case 'close':
      return closeReason(past, what.assignments)
    case 'reopen':
      return reopenReason(past, what)
    case 'redact':
      return redactReason(past, what.delta)
    case 'attend':
      return allow(past.grant === undefined || (past.grant.role === 'provider' && past.grant.write))
    case 'withdraw':
      return withdrawReason(past, what.delta)
    case 'unknown act':
      return undefined
    default:
      return what satisfies never
  }
}

/** Provider and guest are down; alarm company, customer and partner are the issuer's to bring in. */
function grantReason(past: Past, grant: Grant): Reason | undefined {
  if (past.state.kind === 'private') return 'may-not-write'
  if (past.grant && !past.grant.passOn) return 'may-not-write'
  const down = grant.role === 'provider' || grant.role === 'guest'
  if (!down && past.grant) return 'may-not-write'
  if ((grant.role === 'guest') !== 'guest' in grant.to) return 'malformed'
  const up = grant.role === 'alarm company' || grant.role === 'customer'
  if ((up || grant.role === 'guest') && grant.passOn) return 'may-not-write'
  if ('company' in grant.to && grant.to.company === past.company) return 'may-not-write'
  return namedByGrantReason(past, grant)
}

/** It hands on the granter's own assignment, and takes over what the granter gave to a guest. */
function namedByGrantReason(past: Past, { passes, replaces }: Grant): Reason | undefined {
  const passed = passes && assignmentOf(past, passes)
  const replaced = replaces && actInPast(past, deltaOf(replaces), 'grant')
  if ((passes && !passed) || (replaces && !replaced)) return 'bad-reference'
  const own = (company: CompanyId | undefined) => company === past.company
  return allow((!passed || own(passed.holder)) && (!replaced || own(replaced.company)))
}

/** By the grantee (decline, release) or by who granted; its frontier lies in its past. */
function revokeReason(
  past: Past,
  revoke: Extract<Structural, { is: 'revoke' }>,
): Reason | undefined {
  const act = actInPast(past, deltaOf(revoke.grant), 'grant')
  if (act?.what.is !== 'grant') return 'bad-reference'
  if (!allInPast(past, revoke.frontier)) return 'bad-reference'
  const to = act.what.to
  const grantee = 'company' in to && to.company === past.company
  const granter = act.company === past.company
  if (revoke.how === 'declined' || revoke.how === 'released') return allow(grantee)
  if (revoke.how === 'revoked') return allow(granter)
  return allow(grantee || granter)
}

/** Embeds the company's own statement, and comes from that company. */
function closingReason(
  past: Past,
  closing: Extract<Structural, { is: 'certificate closed' }>,
): Reason | undefined {
  const revocation = readRevocation(closing.revocation)
  if (!revocation) return 'bad-certificate'
  if (!allInPast(past, closing.frontier)) return 'bad-reference'
  return allow(revocation.company === past.company)
}

/** A person's, at the company whose assignment was recalled or closed. */
function confirmReason(
  past: Past,
  assignment: AssignmentId | undefined,
  holds: boolean,
  of: DeltaId,
): Reason | undefined {
  if (!assignment) return 'malformed'
  const concerned = past.state.acts.some(
    (act) =>
      act.id === of &&
      seen(past, act) &&
      ((act.what.is === 'recall' && act.assignment === assignment) ||
        (act.what.is === 'close' && act.what.assignments.includes(assignment))),
  )
  return concerned ? allow(holds) : 'bad-reference'
}

/** The issuer's, naming assignments in its past. */
function closeReason(past: Past, assignments: readonly AssignmentId[]): Reason | undefined {
  if (assignments.some((id) => !assignmentOf(past, id))) return 'bad-reference'
  return allow(past.grant === undefined)
}

/**
 * The issuer reopens any assignment; a company its own and what it passed on, and takes back only
 * endings of those: nobody else undoes the issuer's close.
 */
function reopenReason(
  past: Past,
  reopen: Extract<Structural, { is: 'reopen' }>,
): Reason | undefined {
  if (
    reopen.endings.some((id) => !past.state.acts.some((act) => act.id === id && seen(past, act)))
  ) {
    return 'bad-reference'
  }
  for (const id of reopen.assignments) {
    const assignment = assignmentOf(past, id)
    if (!assignment) return 'bad-reference'
    const own = assignment.holder === past.company || assignment.granter === past.company
    if (past.grant && !own) return 'may-not-write'
  }
  const theirs = reopen.endings.every((id) => endsOneOf(past, id, reopen.assignments))
  if (past.grant && (reopen.assignments.length === 0 || !theirs)) return 'may-not-write'
  return allow(mayWrite(past))
}

function endsOneOf(past: Past, id: DeltaId, assignments: readonly AssignmentId[]): boolean {
  return past.state.acts.some((act) => {
    if (act.id !== id) return false
    if (act.what.is === 'close')
      return act.what.assignments.some((one) => assignments.includes(one))
    return act.assignment !== undefined && assignments.includes(act.assignment)
  })
}

/** Only the company whose change it was. */
function redactReason(past: Past, target: DeltaId): Reason | undefined {
  const position = past.positions.get(target)
  if (!position || !covers(past.position.clock, position.lane, position.seq)) return 'bad-reference'
  return allow(past.state.lanes[position.lane]?.company === past.company)
}

function withdrawReason(past: Past, target: DeltaId): Reason | undefined {
  const act = actInPast(past, target, 'stage')
  return act ? allow(act.company === past.company) : 'bad-reference'
}

const seen = (past: Past, act: Act): boolean => covers(past.position.clock, act.lane, act.seq)

function actInPast(past: Past, id: DeltaId, is: Structural['is']): Act | undefined {
  return past.state.acts.find((act) => act.id === id && act.what.is === is && seen(past, act))
}

function allInPast(past: Past, ids: readonly DeltaId[]): boolean {
  return ids.every((id) => {
    const position = past.positions.get(id)
    return position !== undefined && covers(past.position.clock, position.lane, position.seq)
  })
}

type Sides = { readonly holder?: CompanyId; readonly granter?: CompanyId }

/** The two sides of an assignment that is in the past, or undefined. */
function assignmentOf(past: Past, id: AssignmentId): Sides | undefined {
  const { state } = past
  if ((id as string) === state.stream) return state.attends ? { holder: state.issuer } : undefined
  const opened = state.acts.find(
    (act) =>
      (act.id as string) === id &&
      (act.what.is === 'grant' || act.what.is === 'attend') &&
      seen(past, act),
  )
  if (!opened) return undefined
  if (opened.what.is === 'attend') return { holder: opened.company }
  if (opened.what.is !== 'grant') return undefined
  const { to, role } = opened.what
  if (role === 'provider' && 'company' in to) return { holder: to.company, granter: opened.company }
  return role === 'guest' ? { granter: opened.company } : undefined
}
