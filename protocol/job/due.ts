/** When somebody has to be on site, and whether anybody has come. */
import type { CompanyId } from '../ids.ts'
import type { Assignment, JobStructure } from './assignments.ts'
import type { JobFold } from './fold.ts'
import { fieldText, fieldValue } from './values.ts'

/** Due within so long wants somebody before it is late: what a car needs to get there. */
export const soon_ms = 10 * 60_000

const minute_ms = 60_000

/**
 * Minutes from the request until somebody is on site, by response class, as AS/NZS 4421:2011 has
 * them: non-standard hours, low priority, standard, dedicated, static.
 */
export const class_minutes: Readonly<Record<string, number>> = { 1: 90, 2: 60, 3: 45, 4: 30, 5: 20 }

/** As people write them: "3", "class 3", "Response class 3". */
const response_class = /^(?:(?:response )?class )?([1-5])$/i

type Assignments = JobStructure['assignments']

/** When somebody of this assignment has to be on site: as agreed, else as its class says. */
export function dueAtOf(
  fold: JobFold,
  { id, openedAt }: Pick<Assignment, 'id' | 'openedAt'>,
): number | undefined {
  const agreed = fieldValue(fold, 'dueAt', id)
  if (agreed?.is === 'at') return agreed.at
  const [, number = ''] =
    response_class.exec(fieldText(fold, 'responseClass', id)?.trim() ?? '') ?? []
  const minutes = class_minutes[number]
  return minutes === undefined ? undefined : openedAt + minutes * minute_ms
}

/** Whether anybody has come: of the assignment, or of those that it was passed on to. */
function hasArrived(one: Assignment, assignments: Assignments): boolean {
  const came = one.stages.some(({ what }) => what.is === 'stage' && what.stage === 'on site')
  return came || one.children.some((id) => arrivedAt(assignments.get(id), assignments))
}

function arrivedAt(child: Assignment | undefined, assignments: Assignments): boolean {
  return child !== undefined && hasArrived(child, assignments)
}

/**
 * The earliest due time that this company watches and for which nobody has come: of its own
 * assignments and those that it gave; who has none of both is told of the job, and watches all.
 */
export function firstDueAt(
  { assignments }: Pick<JobStructure, 'assignments'>,
  fold: JobFold,
  own: CompanyId,
): number | undefined {
  const isBetween = ({ holder, granter }: Assignment) => holder === own || granter === own
  const watchesAll = ![...assignments.values()].some(isBetween)
  let first: number | undefined
  for (const one of assignments.values()) {
    if (one.ended || !(watchesAll || isBetween(one))) continue
    const due = dueAtOf(fold, one)
    if (due === undefined || (first !== undefined && first <= due)) continue
    if (!hasArrived(one, assignments)) first = due
  }
  return first
}
