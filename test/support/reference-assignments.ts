/** Section 4: an assignment's stages, status, answer and recall, as people read them. */
import type { StageKind } from '../../protocol/delta/delta.ts'
import { stageOrder } from '../../protocol/delta/structural.ts'
import type { AssignmentView, JobView, StageView } from '../../protocol/job/view.ts'
import { fieldsOf, nameOf, type Reading } from './reference-fold.ts'
import { type Act, actsOf, type Ending, isConfirmed, type Opened } from './reference-life.ts'
import { inFoldOrder } from './reference-past.ts'
import { grantIn } from './reference-void.ts'

export function assignmentViews(reading: Reading): JobView['assignments'] {
  return reading.life.opened.map((one) => viewOf(one, reading))
}

function viewOf(one: Opened, reading: Reading): AssignmentView {
  const { life, counting } = reading
  const { id, holder, guest, granter, grant, parent } = one
  const ended = life.outcomes.get(id)
  const stages = stagesOf(one, reading)
  const counted = stages.filter(({ standing }) => standing === 'counts')
  const children = life.opened.filter((child) => child.parent === id).map((child) => child.id)
  const answered = counted.some(({ act }) => !act.what.automatic) || children.length > 0
  const minutes = grantIn(one.by)?.answerMinutes ?? 0
  const recall = actsOf(counting, 'recall').findLast(
    ({ by, slot }) =>
      slot.assignment === id &&
      !isConfirmed(by.id, id, counting) &&
      !actsOf(counting, 'reopen').some(
        (again) => again.what.assignments.includes(id) && again.by.past.has(by.id),
      ),
  )
  const mustConfirm = closeToConfirm(one, reading)
  const tied = actsOf(counting, 'tied').findLast(({ slot }) => slot.assignment === id)
  const inForce = (life.endings.get(id) ?? []).filter(({ undoneIn }) => undoneIn === Infinity)
  return {
    id,
    ...(holder ? { holder } : {}),
    ...(guest ? { guest } : {}),
    ...(granter ? { granter } : {}),
    ...(grant ? { grant } : {}),
    ...named(one, reading),
    ...(parent ? { parent } : {}),
    openedAt: one.by.delta.enteredAt,
    children,
    status: statusOf(
      one,
      counted.map(({ act }) => act),
      reading,
    ),
    answered,
    ...(!ended && !answered && minutes > 0
      ? { answerDueAt: one.by.delta.enteredAt + minutes * 60_000 }
      : {}),
    ...(mustConfirm ? { mustConfirm } : {}),
    ...(tied ? { tied: tied.what.stream } : {}),
    stages: stages.toSorted((a, b) => inFoldOrder(a.act.by, b.act.by)).map(stageView),
    ...(recall && !ended
      ? { recall: { id: recall.by.id, reason: recall.what.reason, at: recall.by.delta.enteredAt } }
      : {}),
    ...(ended ? { ended: endedView(ended) } : {}),
    endings: inForce.map(({ by }) => by.id),
    fields: fieldsOf(reading, id),
  }
}

function named({ by, holder, grant }: Opened, { all }: Reading) {
  const { code = '', name = '' } = grantIn(by) ?? {}
  return grant || !holder ? { code, name } : nameOf(all, holder)
}

type Staged = { readonly act: Act<'stage'>; readonly standing: StageView['standing'] }

/** Every stage reported for it: those that count, withdrawn ones, late ones. */
function stagesOf(one: Opened, reading: Reading): Staged[] {
  const { valid, counting, standingOf } = reading
  const withdrawals = actsOf(counting, 'withdraw')
  const standing = (act: Act<'stage'>): Staged['standing'] => {
    const { stage } = act.what
    if (standingOf(act.by) === 'void') return 'late'
    const ends = stage === 'complete' || stage === 'abandoned' || stage === 'stood down'
    const withdrawn = withdrawals.some(
      ({ by, what }) => what.delta === act.by.id && (ends || standingOf(by) !== 'late'),
    )
    if (withdrawn) return 'withdrawn'
    return standingOf(act.by) === 'counts' || isExempt(act, one, reading) ? 'counts' : 'late'
  }
  const all = actsOf(valid, 'stage')
    .filter(({ slot }) => slot.assignment === one.id)
    .map((act) => ({ act, standing: standing(act) }))
  return (['counts', 'withdrawn', 'late'] as const).flatMap((which) =>
    all.filter((staged) => staged.standing === which),
  )
}

/** "Exempt: the stages of an assignment that another company closed, until its provider confirms." */
function isExempt({ by }: Act<'stage'>, one: Opened, { counting }: Reading): boolean {
  const seen = counting.filter(({ id }) => by.past.has(id))
  return actsOf(counting, 'close').some(
    (close) =>
      close.what.assignments.includes(one.id) &&
      close.by.company !== one.holder &&
      close.by.delta.generation === by.delta.generation &&
      !isConfirmed(close.by.id, one.id, seen),
  )
}

/** The last close by another company that was neither confirmed nor taken back. */
function closeToConfirm({ id, holder }: Opened, { counting }: Reading) {
  const reopened = actsOf(counting, 'reopen').map(({ what }) => what)
  const close = actsOf(counting, 'close').findLast(
    ({ by, what }) =>
      what.assignments.includes(id) &&
      by.company !== holder &&
      !reopened.some((re) => re.endings.includes(by.id) && re.assignments.includes(id)),
  )
  return close && !isConfirmed(close.by.id, id, counting) ? close.by.id : undefined
}

/** "By (generation, rank, time)", without endings that a reopening took back. */
function statusOf(
  { id }: Opened,
  stages: readonly Act<'stage'>[],
  { counting }: Reading,
): StageKind | 'new' {
  const reopened = actsOf(counting, 'reopen').map(({ what }) => what)
  const standing = stages.filter(
    ({ by }) => !reopened.some((re) => re.endings.includes(by.id) && re.assignments.includes(id)),
  )
  const rank = (act: Act<'stage'>) => stageOrder.indexOf(act.what.stage)
  // The sort is stable, and stages come in fold order.
  const sorted = standing.toSorted(
    (a, b) => a.by.delta.generation - b.by.delta.generation || rank(a) - rank(b),
  )
  return sorted.at(-1)?.what.stage ?? 'new'
}

function stageView({ act, standing }: Staged): StageView {
  const { by, what } = act
  const { id, company, delta } = by
  const { stage, reason, automatic } = what
  const { by: user, happenedAt, enteredAt } = delta
  return { id, stage, reason, automatic, company, by: user, happenedAt, enteredAt, standing }
}

function endedView({ how, by, reason }: Ending): AssignmentView['ended'] & {} {
  const { id, company, delta } = by
  return { how, id, company, reason, at: delta.happenedAt }
}
