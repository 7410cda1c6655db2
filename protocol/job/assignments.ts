/**
 * The life of a job, read from its structural acts: assignments, their stages and endings, what is
 * complete, and therefore which changes count and which came late.
 */
import type { StageKind } from '../delta/delta.ts'
import {
  type AssignmentId,
  assignmentOf,
  type CompanyId,
  type DeltaId,
  type GrantId,
  type GuestId,
  grantOf,
  type StreamId,
} from '../ids.ts'
import { covers, emptyClock, joined } from '../stream/clock.ts'
import { counts, type Membership, readMembership } from '../stream/grants.ts'
import { certifiedAs } from '../stream/lanes.ts'
import { byFoldOrder } from '../stream/order.ts'
import type { Act, Clock, StreamState } from '../stream/state.ts'
import { readAssignment } from './assignment.ts'
import { type Ending, endingsOf, isInForce, type Marks, readMarks } from './endings.ts'

/** `unassigned`: nobody attends and nobody did; it wants attention. */
export type Life = 'unassigned' | 'open' | 'complete' | 'cancelled'

export type Assignment = {
  readonly id: AssignmentId
  /** Who attends; absent for a guest. */
  readonly holder?: CompanyId
  readonly guest?: GuestId
  /** Who brought the holder in; absent where a company attends its own job. */
  readonly granter?: CompanyId
  readonly grant?: GrantId
  readonly code: string
  readonly name: string
  readonly openedAt: number
  readonly parent?: AssignmentId
  readonly children: readonly AssignmentId[]
  /** Stages that count, in fold order. */
  readonly stages: readonly Act[]
  readonly withdrawn: readonly Act[]
  readonly late: readonly Act[]
  readonly status: StageKind | 'new'
  /** A person there has taken it or passed it on; accepting automatically is not that. */
  readonly answered: boolean
  /** When the silence becomes an alarm, ms since 1970; absent where there is nothing to wait for. */
  readonly answerDueAt?: number
  /** A recall that nobody there has confirmed: a guard may still attend. */
  readonly recall?: Act
  /** Those in force, the telling one first. */
  readonly endings: readonly Ending[]
  /** How it ended: its own ending, or the outcome from below. */
  readonly ended?: Ending
  /** An issuer's close that the holder has not confirmed. */
  readonly mustConfirm?: DeltaId
  readonly tied?: StreamId
}

export type Standing = 'counts' | 'late' | 'void'

export type JobStructure = {
  readonly membership: Membership
  readonly generation: number
  readonly life: Life
  /** Also cancelled by its issuer, where a provider completed at the same moment. */
  readonly cancelled: boolean
  readonly assignments: ReadonlyMap<AssignmentId, Assignment>
  /** By complete generation: what its endings had seen. Everything else of it is late. */
  readonly frozen: ReadonlyMap<number, Clock>
  /** Deleted contents, as `delta/slot`. */
  readonly redacted: ReadonlySet<string>
}

/** An assignment as its opening act says. */
export type Opened = Pick<
  Assignment,
  'id' | 'holder' | 'guest' | 'granter' | 'grant' | 'code' | 'name' | 'openedAt' | 'parent'
> & {
  readonly answerMinutes: number
  readonly generation: number
  /** The grant under which a company attends on its own account: it ends with that. */
  readonly under?: GrantId
}

/** Whether a change counts, came after a Complete, or under a grant that had ended. */
export function standing(
  structure: Pick<JobStructure, 'membership' | 'frozen'>,
  item: {
    readonly id: string
    readonly lane: number
    readonly seq: number
    readonly generation: number
  },
): Standing {
  if (!counts(structure.membership, item)) return 'void'
  const seen = structure.frozen.get(item.generation)
  return !seen || covers(seen, item.lane, item.seq) ? 'counts' : 'late'
}

/** Reads the structure of a job (or of any stream: without assignments it is unassigned). */
export function readStructure(state: StreamState): JobStructure {
  const membership = readMembership(state)
  const all = [...state.acts].sort(byFoldOrder)
  const acts = all.filter((act) => counts(membership, act))
  const marks = readMarks(acts)
  const opened = openedAssignments(membership, acts)
  const endings: Endings = new Map(
    opened.map((one) => [one.id, endingsOf(one, acts, marks, membership)] as const),
  )
  const generation = state.lanes.reduce((most, l) => Math.max(most, l.tip?.generation ?? 0), 0)
  const { life, outcomes } = lifeIn(generation, opened, endings, marks)
  const frozen = frozenGenerations(generation, opened, endings, marks)
  const voids = all.filter((act) => !counts(membership, act))
  const reading = { opened, acts, voids, marks, membership, frozen, endings, outcomes }
  return {
    membership,
    generation,
    life,
    cancelled: marks.closes.some(
      (close) =>
        close.act.what.is === 'close' && close.act.what.cancelled && isInForce(close, generation),
    ),
    assignments: new Map(opened.map((one) => [one.id, readAssignment(one, reading)] as const)),
    frozen,
    redacted: new Set(
      all.flatMap(({ what }) => (what.is === 'redact' ? [`${what.delta}/${what.slot}`] : [])),
    ),
  }
}

export type Endings = ReadonlyMap<AssignmentId, readonly Ending[]>

function openedAssignments(membership: Membership, acts: readonly Act[]): Opened[] {
  const { state } = membership
  const opened: Opened[] = []
  if (state.attends) {
    const id = state.stream as string as AssignmentId
    opened.push(attended(state, id, state.issuer, state.openedAt, 0))
  }
  for (const act of acts) {
    const id = assignmentOf(act.id)
    if (act.what.is === 'attend') {
      const own = attended(state, id, act.company, act.enteredAt, act.generation)
      opened.push(act.grant ? { ...own, under: act.grant } : own)
    }
    const line = act.what.is === 'grant' ? membership.grants.get(grantOf(act.id)) : undefined
    if (!line || (line.grant.role !== 'provider' && line.grant.role !== 'guest')) continue
    const { to, code, name, passes, answerMinutes } = line.grant
    opened.push({
      id,
      ...('company' in to ? { holder: to.company } : { guest: to.guest }),
      granter: line.by,
      grant: line.id,
      code,
      name,
      // The stream's time may be ahead by another company's wrong clock: people wait by this one.
      openedAt: act.enteredAt,
      ...(passes ? { parent: passes } : {}),
      answerMinutes,
      generation: act.generation,
    })
  }
  return opened
}

/** A company's own assignment, named as its newest certificate says. */
function attended(
  state: StreamState,
  id: AssignmentId,
  holder: CompanyId,
  openedAt: number,
  generation: number,
): Opened {
  return { id, holder, ...certifiedAs(state, holder), openedAt, answerMinutes: 0, generation }
}

/**
 * How each assignment stood in this generation: ended by its own ending, or, passed on, by the
 * outcome from below: complete when everything below ended and something was completed, open again
 * when nothing was.
 */
function outcomesAt(
  generation: number,
  opened: readonly Opened[],
  endings: Endings,
): Map<AssignmentId, Ending | undefined> {
  const outcomes = new Map<AssignmentId, Ending | undefined>()
  const outcomeOf = (id: AssignmentId): Ending | undefined => {
    if (outcomes.has(id)) return outcomes.get(id)
    outcomes.set(id, undefined) // `passes` can't form a circle; if it did, this would end it
    const own = endings.get(id)?.find((ending) => isInForce(ending, generation))
    const below = opened.filter((child) => child.parent === id).map((child) => outcomeOf(child.id))
    const fromBelow = below.every((ending) => ending)
      ? below.findLast((ending) => ending?.how === 'complete')
      : undefined
    outcomes.set(id, own ?? fromBelow)
    return own ?? fromBelow
  }
  for (const one of opened) outcomeOf(one.id)
  return outcomes
}

/** How the job stood in this generation. */
function lifeIn(
  generation: number,
  opened: readonly Opened[],
  endings: Endings,
  marks: Marks,
): { readonly life: Life; readonly outcomes: ReadonlyMap<AssignmentId, Ending | undefined> } {
  const then = opened.filter((one) => one.generation <= generation)
  const outcomes = outcomesAt(generation, then, endings)
  const close = marks.closes.findLast((one) => isInForce(one, generation))?.act.what
  return { life: lifeOf([...outcomes.values()], close?.is === 'close' && close), outcomes }
}

function lifeOf(
  outcomes: readonly (Ending | undefined)[],
  close: { readonly cancelled: boolean } | false | undefined,
): Life {
  if (outcomes.some((ending) => !ending)) return 'open'
  if (outcomes.some((ending) => ending?.how === 'complete')) return 'complete'
  if (close) return close.cancelled ? 'cancelled' : 'complete'
  return 'unassigned'
}

/**
 * By complete generation, what the endings in it had seen. One that was complete from its beginning,
 * because what was reopened stayed ended, has none: all of it is late.
 */
function frozenGenerations(
  generation: number,
  opened: readonly Opened[],
  endings: Endings,
  marks: Marks,
): Map<number, Clock> {
  const borders = [
    ...[...endings.values()].flatMap((list) => list.filter(({ isFirst }) => isFirst)),
    ...marks.closes.filter(({ act }) => endsNothing(act)),
  ]
  const frozen = new Map<number, Clock>()
  for (let g = 0; g <= generation; g++) {
    const { life } = lifeIn(g, opened, endings, marks)
    if (life !== 'complete' && life !== 'cancelled') continue
    const clocks = borders.flatMap(({ act }) => (act.generation === g ? [act.clock] : []))
    frozen.set(g, clocks.reduce(joined, emptyClock))
  }
  return frozen
}

/** A close of a job that nobody attends names no assignment and is itself the ending. */
const endsNothing = ({ what }: Act): boolean => what.is === 'close' && what.assignments.length === 0
