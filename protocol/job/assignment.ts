/** One assignment as people read it: stages, answer, recall, outcome. */
import type { StageKind } from '../delta/delta.ts'
import { stageOrder } from '../delta/structural.ts'
import type { AssignmentId, DeltaId } from '../ids.ts'
import { covers } from '../stream/clock.ts'
import { byFoldOrder } from '../stream/order.ts'
import type { Act } from '../stream/state.ts'
import {
  type Assignment,
  type Endings,
  type JobStructure,
  type Opened,
  standing,
} from './assignments.ts'
import {
  type Ending,
  endingStage,
  isConfirmedBefore,
  isOthersClose,
  type Marks,
} from './endings.ts'

export type Reading = Pick<JobStructure, 'membership' | 'frozen'> & {
  readonly opened: readonly Opened[]
  /** Those that count, in fold order. */
  readonly acts: readonly Act[]
  /** Those under a grant or certificate that had ended. */
  readonly voids: readonly Act[]
  readonly marks: Marks
  readonly endings: Endings
  readonly outcomes: ReadonlyMap<AssignmentId, Ending | undefined>
}

/** Reads one assignment from the acts that concern it. */
export function readAssignment(one: Opened, reading: Reading): Assignment {
  const { opened, marks } = reading
  const { answerMinutes, generation: _generation, under: _under, ...same } = one
  const ended = reading.outcomes.get(one.id)
  const acts = reading.acts.filter((act) => act.assignment === one.id)
  const mustConfirm = unconfirmedClose(one, marks)
  const lines = stageLines(one, reading)
  const children = opened.filter((child) => child.parent === one.id).map((child) => child.id)
  const reported = lines.stages.some((act) => act.what.is === 'stage' && !act.what.automatic)
  const answered = reported || children.length > 0
  const recall = acts.findLast(
    (act) => act.what.is === 'recall' && isRecallOpen(act, one.id, reading),
  )
  const tied = acts.findLast((act) => act.what.is === 'tied')?.what
  const waiting = !ended && !answered && answerMinutes > 0
  return {
    ...same,
    children,
    ...lines,
    status: statusOf(lines.stages, marks, one.id),
    answered,
    ...(waiting ? { answerDueAt: one.openedAt + answerMinutes * 60_000 } : {}),
    ...(recall && !ended ? { recall } : {}),
    endings: (reading.endings.get(one.id) ?? []).filter((e) => e.undoneIn === undefined),
    ...(ended ? { ended } : {}),
    ...(mustConfirm ? { mustConfirm } : {}),
    ...(tied?.is === 'tied' ? { tied: tied.stream } : {}),
  }
}

/** Nobody there confirmed it, and nobody who knew of it has opened the assignment again. */
function isRecallOpen(recall: Act, id: AssignmentId, { acts, marks }: Reading): boolean {
  if (marks.confirmed.has(`${recall.id}/${id}`)) return false
  return !acts.some(
    ({ what, clock }) =>
      what.is === 'reopen' &&
      what.assignments.includes(id) &&
      covers(clock, recall.lane, recall.seq),
  )
}

/** The issuer's close of somebody else's assignment, until a person there confirms it. */
function unconfirmedClose(one: Opened, marks: Marks): DeltaId | undefined {
  const close = marks.closes.findLast(
    ({ act }) => isOthersClose(act, one) && !marks.undone.has(`${act.id}/${one.id}`),
  )?.act
  return close && !marks.confirmed.has(`${close.id}/${one.id}`) ? close.id : undefined
}

/** Stages of void deltas are shown as late: they count for nothing. */
function stageLines(
  one: Opened,
  reading: Reading,
): Pick<Assignment, 'stages' | 'withdrawn' | 'late'> {
  const here = (act: Act) => act.assignment === one.id && act.what.is === 'stage'
  const all = reading.acts.filter(here)
  const isLate = (act: Act) =>
    standing(reading, act) === 'late' && !isExempt(act, one, reading.marks)
  const isWithdrawn = (act: Act) => {
    if (act.what.is !== 'stage') return false
    const ends = endingStage(act.what.stage) !== undefined
    const by = reading.marks.withdrawn.get(act.id) ?? []
    return by.some((withdrawal) => ends || standing(reading, withdrawal) !== 'late')
  }
  const late = all.filter((act) => isLate(act) && !isWithdrawn(act))
  return {
    stages: all.filter((act) => !isLate(act) && !isWithdrawn(act)),
    withdrawn: all.filter(isWithdrawn),
    late: [...late, ...reading.voids.filter(here)].sort(byFoldOrder),
  }
}

/** An assignment closed over its holder's head takes stages until the holder confirms. */
function isExempt(act: Act, one: Opened, marks: Marks): boolean {
  return marks.closes.some(
    ({ act: close }) =>
      isOthersClose(close, one) &&
      close.generation === act.generation &&
      !isConfirmedBefore(act, close, one.id, marks),
  )
}

/** The greatest stage by (generation, rank, fold order); endings that were reopened left out. */
function statusOf(stages: readonly Act[], marks: Marks, id: AssignmentId): StageKind | 'new' {
  let status: Act | undefined
  for (const act of stages) {
    if (marks.undone.has(`${act.id}/${id}`)) continue
    const later = status ? act.generation - status.generation || rankOf(act) - rankOf(status) : 1
    if (later >= 0) status = act
  }
  return status?.what.is === 'stage' ? status.what.stage : 'new'
}

const rankOf = (act: Act): number =>
  act.what.is === 'stage' ? stageOrder.indexOf(act.what.stage) : 0
