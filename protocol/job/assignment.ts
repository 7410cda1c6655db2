/** One assignment as people read it: stages, answer, recall, outcome. */
import type { StageKind } from '../delta/delta.ts'
import { stageOrder } from '../delta/structural.ts'
import type { AssignmentId, DeltaId } from '../ids.ts'
import type { Act } from '../stream/state.ts'
import {
  type Assignment,
  type Endings,
  type JobStructure,
  type Opened,
  standing,
} from './assignments.ts'
import { type Ending, endingStage, type Marks } from './endings.ts'

export type Reading = Pick<JobStructure, 'membership' | 'frozen'> & {
  readonly opened: readonly Opened[]
  /** Those that count, in fold order. */
  readonly acts: readonly Act[]
  readonly marks: Marks
  readonly endings: Endings
  readonly outcomes: ReadonlyMap<AssignmentId, Ending | undefined>
}

/** Reads one assignment from the acts that concern it. */
export function readAssignment(one: Opened, reading: Reading): Assignment {
  const { opened, marks } = reading
  const { answerMinutes, generation: _generation, ...same } = one
  const ended = reading.outcomes.get(one.id)
  const acts = reading.acts.filter((act) => act.assignment === one.id)
  const mustConfirm = unconfirmedClose(one, marks)
  const lines = stageLines(acts, reading, mustConfirm !== undefined)
  const answered = lines.stages.some((act) => act.what.is === 'stage' && !act.what.automatic)
  const recall = acts.findLast(
    (act) => act.what.is === 'recall' && !marks.confirmed.has(`${act.id}/${one.id}`),
  )
  const tied = acts.findLast((act) => act.what.is === 'tied')?.what
  const waiting = !ended && !answered && answerMinutes > 0
  return {
    ...same,
    children: opened.filter((child) => child.parent === one.id).map((child) => child.id),
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

/** The issuer's close of somebody else's assignment, until a person there confirms it. */
function unconfirmedClose(one: Opened, marks: Marks): DeltaId | undefined {
  const close = marks.closes.findLast(
    ({ what, company }) =>
      what.is === 'close' && what.assignments.includes(one.id) && company !== one.holder,
  )
  return close && !marks.confirmed.has(`${close.id}/${one.id}`) ? close.id : undefined
}

/** An assignment closed over its holder's head (`exempt`) takes stages until the holder confirms. */
function stageLines(
  acts: readonly Act[],
  reading: Reading,
  exempt: boolean,
): Pick<Assignment, 'stages' | 'withdrawn' | 'late'> {
  const all = acts.filter((act) => act.what.is === 'stage')
  const isLate = (act: Act) => !exempt && standing(reading, act) === 'late'
  const isWithdrawn = (act: Act) => {
    const by = reading.marks.withdrawn.get(act.id)
    if (!by || act.what.is !== 'stage') return false
    return endingStage(act.what.stage) !== undefined || standing(reading, by) !== 'late'
  }
  return {
    stages: all.filter((act) => !isLate(act) && !isWithdrawn(act)),
    withdrawn: all.filter(isWithdrawn),
    late: all.filter((act) => isLate(act) && !isWithdrawn(act)),
  }
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
