/**
 * What can be done with a job here now, for showing it: the node decides when it is done. Pure.
 */
import type { CompanyId } from '../../../protocol/ids.ts'
import type { EndingKind } from '../../../protocol/job/endings.ts'
import type { AssignmentView, JobView } from '../../../protocol/job/view.ts'
import type { JobSheet } from '../../backend/job.ts'
import type { Actor } from '../../backend/user.ts'

export type Possible = {
  /** Write lines, report stages, log calls. */
  readonly report: boolean
  /** Strike a line or stage of ours through, by whose name it has: a guard only the guard's own. */
  takeBack(by: string): boolean
  /** Everything else, as far as it is named below. */
  readonly dispatch: boolean
  /** Complete or cancelled: what is written now is held. */
  readonly frozen: boolean
  readonly issuer: boolean
  /** Still on the job. */
  readonly member: boolean
  /** Assignments of ours that go on. */
  readonly ours: readonly AssignmentView[]
  /** Of these: where we attend ourselves, with nobody below who does. */
  readonly attended: readonly AssignmentView[]
  readonly accept: AssignmentView | undefined
  readonly release: AssignmentView | undefined
  /** A recall or the issuer's close that a person here has to confirm. */
  readonly confirm: readonly AssignmentView[]
  readonly passOn: boolean
  /** Those that we gave, to be called off. */
  readonly recall: readonly AssignmentView[]
  readonly attend: boolean
  readonly close: boolean
  readonly reopen: readonly AssignmentView[]
}

export function possible({ job, own }: JobSheet, actor: Actor | undefined): Possible {
  const dispatch = actor?.may('dispatch') ?? false
  const member = job.members.find(({ company }) => company === own)
  const issuer = job.issuer.company === own
  const frozen = job.life === 'complete' || job.life === 'cancelled'
  const isOn = issuer || member?.active === true
  const ours = job.assignments.filter((one) => isOurs(one, own) && !one.ended)
  const goesOn = dispatch && isOn && !frozen
  const passes = issuer || (member?.passOn === true && ours.length > 0)
  const report = isOn && (actor?.may('report') ?? false)
  return {
    report,
    takeBack: (by) => report && (actor?.role !== 'guard' || actor.name === by),
    dispatch,
    frozen,
    issuer,
    member: isOn,
    ours,
    attended: ours.filter((one) => !hasOpenBelow(job, one)),
    accept: goesOn ? ours.find(isToAccept) : undefined,
    release: goesOn ? ours.find((one) => one.granter && one.grant && one.answered) : undefined,
    confirm: dispatch ? job.assignments.filter((one) => isToConfirm(one, own)) : [],
    passOn: goesOn && passes,
    recall: goesOn ? job.assignments.filter((one) => isToRecall(one, own)) : [],
    attend: goesOn && (issuer || member?.role === 'provider') && ours.length === 0,
    close: goesOn && issuer,
    reopen: dispatch && isOn ? job.assignments.filter((one) => isToReopen(one, own, issuer)) : [],
  }
}

/** Who attends: the holder, or for a guest the company that brought the guest in. */
export function isOurs({ holder, granter }: AssignmentView, own: CompanyId): boolean {
  return (holder ?? granter) === own
}

function hasOpenBelow({ assignments }: JobView, { children }: AssignmentView): boolean {
  return assignments.some(({ id, ended }) => children.includes(id) && !ended)
}

function isToAccept({ granter, grant, answered, recall, children }: AssignmentView): boolean {
  return granter !== undefined && grant !== undefined && !answered && !recall && !children.length
}

function isToConfirm(one: AssignmentView, own: CompanyId): boolean {
  return isOurs(one, own) && (one.mustConfirm !== undefined || (!one.ended && !!one.recall))
}

function isToRecall(one: AssignmentView, own: CompanyId): boolean {
  return one.granter === own && one.holder !== own && !one.ended && !one.recall
}

/** What ended a grant can't be taken back: a new provider is brought in instead. */
const grantEnds: readonly EndingKind[] = ['declined', 'released', 'revoked']

function isToReopen(one: AssignmentView, own: CompanyId, issuer: boolean): boolean {
  if (!one.ended || grantEnds.includes(one.ended.how)) return false
  return issuer || isOurs(one, own) || one.granter === own
}
