/** What ends an assignment, and what takes an ending back. */
import type { AssignmentId, DeltaId } from '../ids.ts'
import { covers } from '../stream/clock.ts'
import { isActive, type Membership } from '../stream/grants.ts'
import { byFoldOrder } from '../stream/order.ts'
import type { Act } from '../stream/state.ts'
import type { Opened } from './assignments.ts'

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
  /** It had seen no other ending in force: what it had seen came before the end. */
  readonly isFirst: boolean
}

/** An issuer's close, and the first generation in which a reopening named it. */
export type Close = { readonly act: Act; readonly undoneIn?: number }

/** Acts that change how other acts read. Pairs are written `delta/assignment`. */
export type Marks = {
  /** Withdrawn stages, by their delta: what withdrew them. */
  readonly withdrawn: ReadonlyMap<DeltaId, readonly Act[]>
  /** By pair: the confirmations of a recall or close by somebody there. */
  readonly confirmed: ReadonlyMap<string, readonly Act[]>
  /** In fold order. */
  readonly closes: readonly Close[]
  /** By `ending/assignment`: the first generation in which it was taken back. */
  readonly undone: ReadonlyMap<string, number>
  readonly recalls: ReadonlySet<DeltaId>
}

/** Reads the marks from the acts that count, given in fold order. */
export function readMarks(acts: readonly Act[]): Marks {
  const withdrawn = new Map<DeltaId, Act[]>()
  const confirmed = new Map<string, Act[]>()
  const undone = new Map<string, number>()
  const reopened = new Map<DeltaId, number>()
  const recalls = new Set<DeltaId>()
  for (const act of acts) {
    const { what, assignment, generation } = act
    if (what.is === 'withdraw') add(withdrawn, what.delta, act)
    if (what.is === 'recall') recalls.add(act.id)
    if (what.is === 'confirm' && assignment) add(confirmed, `${what.of}/${assignment}`, act)
    if (what.is !== 'reopen') continue
    for (const ending of what.endings) {
      lower(reopened, ending, generation)
      for (const one of what.assignments) lower(undone, `${ending}/${one}`, generation)
    }
  }
  const closes = acts
    .filter(({ what }) => what.is === 'close')
    .map((act) => ({ act, ...takenBack(reopened.get(act.id)) }))
  return { withdrawn, confirmed, closes, undone, recalls }
}

function add<Key>(lists: Map<Key, Act[]>, key: Key, act: Act): void {
  const list = lists.get(key) ?? []
  list.push(act)
  lists.set(key, list)
}

function lower<Key>(numbers: Map<Key, number>, key: Key, number: number): void {
  numbers.set(key, Math.min(numbers.get(key) ?? number, number))
}

function takenBack(undoneIn: number | undefined): Pick<Close, 'undoneIn'> {
  return undoneIn === undefined ? {} : { undoneIn }
}

/** Whether something was, or is, in force in this generation: made by then and not taken back. */
export function isInForce({ act, undoneIn = Infinity }: Close, generation: number): boolean {
  return act.generation <= generation && undoneIn > generation
}

/** Whether the assignment's holder had confirmed this close when it wrote `act`. */
export function isConfirmedBefore(
  act: Act,
  close: Act,
  assignment: AssignmentId,
  marks: Marks,
): boolean {
  const confirmations = marks.confirmed.get(`${close.id}/${assignment}`) ?? []
  return confirmations.some((one) => hasSeen(act, one))
}

const hasSeen = (act: Act, other: Act): boolean =>
  other.id !== act.id && covers(act.clock, other.lane, other.seq)

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

/**
 * The endings of one assignment, also those taken back, the telling one first. What had seen another
 * one in force ended nothing, because the assignment had ended; but a stage may follow the issuer's
 * close until that is confirmed.
 */
export function endingsOf(
  one: Opened,
  acts: readonly Act[],
  marks: Marks,
  membership: Membership,
): Ending[] {
  const endings: Ending[] = []
  for (const ending of possibleEndings(one, acts, marks, membership)) {
    const { act } = ending
    const before = endings.filter(
      (other) => hasSeen(act, other.act) && isInForce(other, act.generation),
    )
    const mayFollow = (other: Ending) =>
      act.what.is === 'stage' &&
      isOthersClose(other.act, one) &&
      !isConfirmedBefore(act, other.act, one.id, marks)
    if (before.every(mayFollow)) endings.push({ ...ending, isFirst: before.length === 0 })
  }
  return endings.sort(
    (a, b) => order.indexOf(a.how) - order.indexOf(b.how) || byFoldOrder(a.act, b.act),
  )
}

/** A close over the head of who attends: it wants confirming there. */
export function isOthersClose(act: Act, { id, holder }: Pick<Opened, 'id' | 'holder'>): boolean {
  return act.what.is === 'close' && act.what.assignments.includes(id) && act.company !== holder
}

/** In fold order, so that causes come before effects. */
function possibleEndings(
  one: Opened,
  acts: readonly Act[],
  marks: Marks,
  membership: Membership,
): Omit<Ending, 'isFirst'>[] {
  const own = acts.flatMap((act) => {
    const how = endingBy(act, one.id, marks)
    return how ? [{ how, act, ...takenBack(marks.undone.get(`${act.id}/${one.id}`)) }] : []
  })
  return [...own, ...grantEndings(one, membership)].sort((a, b) => byFoldOrder(a.act, b.act))
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
function grantEndings(one: Opened, membership: Membership): Omit<Ending, 'isFirst'>[] {
  const grant = one.grant ?? one.under
  if (!grant || isActive(membership, grant)) return []
  const endings: Omit<Ending, 'isFirst'>[] = []
  let at = membership.grants.get(grant)
  for (; at; at = at.under ? membership.grants.get(at.under) : undefined) {
    for (const act of at.ends) {
      if (act.what.is !== 'revoke') continue
      const own = at.id === grant
      const how =
        act.what.how === 'declined' || act.what.how === 'released' ? act.what.how : 'revoked'
      endings.push({ how: own ? how : 'revoked', act })
    }
  }
  return endings
}
