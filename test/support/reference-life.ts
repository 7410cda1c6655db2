/** Section 4: assignments, their endings, what is complete, and what therefore came late. */
import type { Slot, Structural } from '../../protocol/delta/delta.ts'
import type { AssignmentId, CompanyId, DeltaId, GrantId, GuestId } from '../../protocol/ids.ts'
import type { Life } from '../../protocol/job/assignments.ts'
import type { EndingKind } from '../../protocol/job/endings.ts'
import { inFoldOrder, type Known } from './reference-past.ts'
import { grantIn, type Membership } from './reference-void.ts'

export type Act<Is extends Structural['is'] = Structural['is']> = {
  readonly by: Known
  readonly slot: Slot
  readonly what: Extract<Structural, { is: Is }>
}

export type Opened = {
  readonly id: AssignmentId
  readonly by: Known
  readonly holder: CompanyId | undefined
  readonly guest: GuestId | undefined
  readonly granter: CompanyId | undefined
  readonly grant: GrantId | undefined
  readonly under?: GrantId | undefined
  readonly parent: AssignmentId | undefined
}

export type Ending = {
  readonly how: EndingKind
  readonly by: Known
  readonly reason: string
  /** The generation in which it was taken back. */
  readonly undoneIn: number
  /** It had seen no other ending that was in force. */
  readonly isFirst: boolean
}

export type JobLife = {
  readonly generation: number
  readonly life: Life
  readonly cancelled: boolean
  readonly opened: readonly Opened[]
  readonly endings: ReadonlyMap<AssignmentId, readonly Ending[]>
  /** How it stands now, by assignment: its own ending, or the outcome from below. */
  readonly outcomes: ReadonlyMap<AssignmentId, Ending | undefined>
  readonly isLate: (known: Known) => boolean
}

/** The structural changes of one kind in deltas that count, in fold order. */
export function actsOf<Is extends Structural['is']>(counting: readonly Known[], is: Is): Act<Is>[] {
  return counting.flatMap((by) =>
    by.delta.slots.flatMap((slot) =>
      slot.what.is === is ? [{ by, slot, what: slot.what as Act<Is>['what'] }] : [],
    ),
  )
}

/** Before, or the same: the border that an ending draws. */
const reaches = (by: Known, known: Known) => by === known || by.past.has(known.id)

export function lifeOf(valid: readonly Known[], membership: Membership): JobLife {
  const counting = valid.filter((one) => !membership.isVoid(one))
  const opened = openedIn(valid, counting)
  const endings = new Map(
    opened.map((one) => [one.id, endingsOf(one, counting, membership)] as const),
  )
  const generation = Math.max(...valid.map(({ delta }) => delta.generation))
  const closes = actsOf(counting, 'close').map((close) => ({
    close,
    undoneIn: takenBackIn(counting, close.by.id, undefined),
  }))
  const at = (g: number) => {
    const then = opened.filter(({ by }) => by.delta.generation <= g)
    const outcomes = new Map(then.map(({ id }) => [id, outcomeAt(g, id, then, endings)]))
    const closed = closes.findLast(
      ({ close, undoneIn }) => close.by.delta.generation <= g && undoneIn > g,
    )
    return { outcomes, life: lifeFrom([...outcomes.values()], closed?.close) }
  }
  const border = (g: number): Known[] =>
    [
      ...[...endings.values()]
        .flat()
        .filter(({ isFirst }) => isFirst)
        .map(({ by }) => by),
      ...closes.flatMap(({ close }) => (close.what.assignments.length === 0 ? [close.by] : [])),
    ].filter(({ delta }) => delta.generation === g)
  const isLate = (known: Known): boolean => {
    const g = known.delta.generation
    const { life } = at(g)
    const isComplete = life === 'complete' || life === 'cancelled'
    return isComplete && !border(g).some((by) => reaches(by, known))
  }
  const inForce = closes.filter(({ undoneIn }) => undoneIn > generation)
  const cancelled = inForce.some(({ close }) => close.what.cancelled)
  return { generation, cancelled, opened, endings, isLate, ...at(generation) }
}

function lifeFrom(
  outcomes: readonly (Ending | undefined)[],
  close: Act<'close'> | undefined,
): Life {
  if (outcomes.some((ending) => !ending)) return 'open'
  if (outcomes.some((ending) => ending?.how === 'complete')) return 'complete'
  if (close) return close.what.cancelled ? 'cancelled' : 'complete'
  return 'unassigned'
}

/** "The genesis, or an attend, opens a company's own assignment; a provider's grant the provider's." */
function openedIn(valid: readonly Known[], counting: readonly Known[]): Opened[] {
  const none = { guest: undefined, granter: undefined, grant: undefined, parent: undefined }
  const genesis = valid.find(({ start, delta }) => start.genesis && delta.seq === 0)
  if (!genesis) throw new Error('a history begins with its genesis')
  const opened: Opened[] = []
  const own = (by: Known) => {
    opened.push({
      ...none,
      under: by.grant,
      id: by.id as string as AssignmentId,
      by,
      holder: by.company,
    })
  }
  if (genesis.start.genesis?.attends) own(genesis)
  for (const by of counting) {
    if (by.delta.slots.some(({ what }) => what.is === 'attend')) own(by)
    const grant = grantIn(by)
    if (grant?.role !== 'provider' && grant?.role !== 'guest') continue
    opened.push({
      id: by.id as string as AssignmentId,
      by,
      holder: 'company' in grant.to ? grant.to.company : undefined,
      guest: 'guest' in grant.to ? grant.to.guest : undefined,
      granter: by.company,
      grant: by.id as string as GrantId,
      parent: grant.passes,
    })
  }
  return opened
}

/** The first generation in which a reopening took this ending of this assignment back. */
function takenBackIn(
  counting: readonly Known[],
  ending: DeltaId,
  assignment: AssignmentId | undefined,
): number {
  const reopenings = actsOf(counting, 'reopen').filter(
    ({ what }) =>
      what.endings.includes(ending) && (!assignment || what.assignments.includes(assignment)),
  )
  return Math.min(Infinity, ...reopenings.map(({ by }) => by.delta.generation))
}

/** Telling first: where several came at the same moment, work done counts most. */
const telling: readonly EndingKind[] = [
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
 * The endings of an assignment. One that had seen another still in force ended nothing: the
 * assignment had ended. But a stage may follow another company's close until it is confirmed.
 */
function endingsOf(one: Opened, counting: readonly Known[], membership: Membership): Ending[] {
  const candidates = [
    ...endingStages(one, counting),
    ...actsOf(counting, 'close').flatMap(({ by, what }) =>
      what.assignments.includes(one.id)
        ? [{ by, ...what, how: what.cancelled ? ('cancelled' as const) : ('closed' as const) }]
        : [],
    ),
    ...actsOf(counting, 'confirm').flatMap(({ by, slot, what }) => {
      const recalls = actsOf(counting, 'recall').some((recall) => recall.by.id === what.of)
      return recalls && slot.assignment === one.id
        ? [{ by, how: 'recalled' as const, reason: '' }]
        : []
    }),
    ...grantEndings(one, membership),
  ].sort((a, b) => inFoldOrder(a.by, b.by))
  const endings: Ending[] = []
  for (const { by, how, reason } of candidates) {
    const undoneIn = isGrantEnding(how) ? Infinity : takenBackIn(counting, by.id, one.id)
    const before = endings.filter(
      (other) => by.past.has(other.by.id) && other.undoneIn > by.delta.generation,
    )
    const isStage = how === 'complete' || how === 'abandoned' || how === 'stood down'
    const blocked = before.some(
      (other) => !(isStage && awaitsConfirmation(other, one, by, counting)),
    )
    if (!blocked) endings.push({ how, by, reason, undoneIn, isFirst: before.length === 0 })
  }
  return endings.sort(
    (a, b) => telling.indexOf(a.how) - telling.indexOf(b.how) || inFoldOrder(a.by, b.by),
  )
}

const isGrantEnding = (how: EndingKind) =>
  how === 'declined' || how === 'released' || how === 'revoked'

function awaitsConfirmation(
  { how, by: close }: Pick<Ending, 'how' | 'by'>,
  one: Opened,
  before: Known,
  counting: readonly Known[],
): boolean {
  if ((how !== 'closed' && how !== 'cancelled') || close.company === one.holder) return false
  return !isConfirmed(
    close.id,
    one.id,
    counting.filter(({ id }) => before.past.has(id)),
  )
}

export function isConfirmed(
  of: DeltaId,
  assignment: AssignmentId,
  counting: readonly Known[],
): boolean {
  return actsOf(counting, 'confirm').some(
    ({ slot, what }) => what.of === of && slot.assignment === assignment,
  )
}

function endingStages(one: Opened, counting: readonly Known[]) {
  const withdrawn = new Set(actsOf(counting, 'withdraw').map(({ what }) => what.delta))
  return actsOf(counting, 'stage').flatMap(({ by, slot, what: { stage, reason } }) => {
    const ends = stage === 'complete' || stage === 'abandoned' || stage === 'stood down'
    const counts = ends && slot.assignment === one.id && !withdrawn.has(by.id)
    return counts ? [{ by, how: stage, reason }] : []
  })
}

/** "A revoke ends a grant and all beneath it." */
function grantEndings(one: Opened, { above, ends }: Membership) {
  const start = one.grant ?? one.under
  return above(start).flatMap((grant) =>
    (ends.get(grant) ?? []).flatMap((by) =>
      by.delta.slots.flatMap(({ what }) => {
        if (what.is !== 'revoke' || what.grant !== grant) return []
        const own = grant === start && (what.how === 'declined' || what.how === 'released')
        return [
          { by, how: own ? (what.how as EndingKind) : ('revoked' as const), reason: what.reason },
        ]
      }),
    ),
  )
}

/** "One that passed its assignment on takes the outcome from below." */
function outcomeAt(
  generation: number,
  id: AssignmentId,
  opened: readonly Opened[],
  endings: ReadonlyMap<AssignmentId, readonly Ending[]>,
): Ending | undefined {
  const own = endings
    .get(id)
    ?.find(({ by, undoneIn }) => by.delta.generation <= generation && undoneIn > generation)
  if (own) return own
  const below = opened
    .filter(({ parent }) => parent === id)
    .map((child) => outcomeAt(generation, child.id, opened, endings))
  return below.every((ending) => ending) ? below.findLast((e) => e?.how === 'complete') : undefined
}
