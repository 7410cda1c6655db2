/** What ends an assignment, and what takes an ending back. */
import type { AssignmentId, DeltaId } from '../ids.ts'
import { covers } from '../stream/clock.ts'
import { isActive, type Membership } from '../stream/grants.ts'
import type { Act } from '../stream/state.ts'
import type { Opened } from './assignments.ts'
import { byFoldOrder } from './order.ts'

export type EndingKind =
  | 'complete'
  | 'abandoned'
  | 'stood down'
  | 'closed'
  | 'cancelled'
  | 'recalled'
  | 'declined'
  | 'released'
  | 'revoked'

export type Ending = {
  readonly how: EndingKind
  readonly act: Act
  /** The generation of the reopening that took it back. */
  readonly undoneIn?: number
}

/** Acts that change how other acts read. Pairs are written `delta/assignment`. */
export type Marks = {
  /** Withdrawn stages, by their delta: what withdrew them. */
  readonly withdrawn: ReadonlyMap<DeltaId, Act>
  /** Recalls and closes that somebody there has confirmed. */
  readonly confirmed: ReadonlySet<string>
  /** The issuer's closes in force, in fold order. */
  readonly closes: readonly Act[]
  readonly cancelled: boolean
  /** By `ending/assignment`: the first generation in which it was taken back. */
  readonly undone: ReadonlyMap<string, number>
  readonly recalls: ReadonlySet<DeltaId>
}

/** Reads the marks from the acts that count, given in fold order. */
export function readMarks(acts: readonly Act[]): Marks {
  const withdrawn = new Map<DeltaId, Act>()
  const undone = new Map<string, number>()
  const reopened = new Set<DeltaId>()
  const confirmed = new Set<string>()
  const recalls = new Set<DeltaId>()
  for (const act of acts) {
    const { what } = act
    if (what.is === 'withdraw') withdrawn.set(what.delta, act)
    if (what.is === 'recall') recalls.add(act.id)
    if (what.is === 'confirm' && act.assignment) confirmed.add(`${what.of}/${act.assignment}`)
    if (what.is !== 'reopen') continue
    for (const ending of what.endings) {
      reopened.add(ending)
      for (const assignment of what.assignments) {
        const pair = `${ending}/${assignment}`
        undone.set(pair, Math.min(undone.get(pair) ?? act.generation, act.generation))
      }
    }
  }
  const closes = acts.filter((act) => act.what.is === 'close' && !reopened.has(act.id))
  const cancelled = closes.some((act) => act.what.is === 'close' && act.what.cancelled)
  return { withdrawn, undone, confirmed, closes, cancelled, recalls }
}

/** The stages that end an assignment. */
export function endingStage(stage: string): EndingKind | undefined {
  return stage === 'complete' || stage === 'abandoned' || stage === 'stood down' ? stage : undefined
}

/** Which ending tells how it ended, where several came at the same moment: work done counts most. */
const order: readonly EndingKind[] = [
  'complete',
  'abandoned',
  'stood down',
  'closed',
  'cancelled',
  'recalled',
  'declined',
  'released',
  'revoked',
]

/** All endings of one assignment, also those taken back, the telling one first. */
export function endingsOf(
  one: Opened,
  acts: readonly Act[],
  marks: Marks,
  membership: Membership,
): Ending[] {
  const endings: Ending[] = []
  for (const act of acts) {
    const how = endingBy(act, one.id, marks)
    const undoneIn = marks.undone.get(`${act.id}/${one.id}`)
    if (how) endings.push({ how, act, ...(undoneIn === undefined ? {} : { undoneIn }) })
  }
  endings.push(...grantEndings(one, membership))
  return endings.sort(
    (a, b) => order.indexOf(a.how) - order.indexOf(b.how) || byFoldOrder(a.act, b.act),
  )
}

/** The endings that had seen no other ending of the same assignment and generation. */
export function firstEndings(endings: readonly Ending[]): Ending[] {
  return endings.filter(
    ({ act }) =>
      !endings.some(
        ({ act: other }) =>
          other.id !== act.id &&
          other.generation === act.generation &&
          covers(act.clock, other.lane, other.seq),
      ),
  )
}

function endingBy(act: Act, assignment: AssignmentId, marks: Marks): EndingKind | undefined {
  const { what } = act
  switch (what.is) {
    case 'stage':
      if (act.assignment !== assignment || marks.withdrawn.has(act.id)) return undefined
      return endingStage(what.stage)
    case 'close':
      if (!what.assignments.includes(assignment)) return undefined
      return what.cancelled ? 'cancelled' : 'closed'
    case 'confirm':
      return act.assignment === assignment && marks.recalls.has(what.of) ? 'recalled' : undefined
    default:
      return undefined
  }
}

/** An end of its own grant says how; an end of a grant above takes it along. */
function grantEndings(one: Opened, membership: Membership): Ending[] {
  if (!one.grant || isActive(membership, one.grant)) return []
  const endings: Ending[] = []
  let at = membership.grants.get(one.grant)
  for (; at; at = at.under ? membership.grants.get(at.under) : undefined) {
    for (const act of at.ends) {
      if (act.what.is !== 'revoke') continue
      const own = at.id === one.grant
      const how =
        act.what.how === 'declined' || act.what.how === 'released' ? act.what.how : 'revoked'
      endings.push({ how: own ? how : 'revoked', act })
    }
  }
  return endings
}
