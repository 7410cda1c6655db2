/**
 * What about a job wants a person's eyes at one company, the most urgent first. Read from state,
 * structure and fold directly: it is asked at every save.
 */
import type { AssignmentId, CompanyId } from '../ids.ts'
import { lastOf } from '../stream/lanes.ts'
import type { Clock, StreamState } from '../stream/state.ts'
import type { Assignment, JobStructure } from './assignments.ts'
import { firstDueAt, soon_ms } from './due.ts'
import { fieldName } from './fields.ts'
import type { JobFold } from './fold.ts'
import { goesOn } from './going-on.ts'
import { fieldText, fieldValue } from './values.ts'
import { forkedCompanies } from './view.ts'

export type Attention =
  /** A recall here that nobody has confirmed: it sounds. */
  | 'recalled'
  /** The issuer closed an assignment of ours. */
  | 'closed: confirm'
  /** Nobody answered in the set minutes an assignment that is ours or that we gave. */
  | 'no answer'
  /** Nobody attends. */
  | 'unassigned'
  | 'seal check waiting'
  /** Past its due time and not on site. */
  | 'late'
  /** We recalled and nobody there has confirmed: a guard may still attend. */
  | 'guard may still attend'
  /** Ours to accept or decline. */
  | 'to accept'
  /** Due within `soon_ms`, and nobody on site. */
  | 'about to be late'
  /** It came from another company, and nobody here has looked at it. */
  | 'new'
  | 'two values'
  | 'late changes'
  /** Off site, and a company that is reached by phone only has not been told how it went. */
  | 'not advised'
  /** Another company changed it since somebody here looked at it. */
  | 'updated'
  | 'copied directory'
  | 'update needed'

/** The most urgent first. */
export const attentions: readonly Attention[] = [
  'recalled',
  'closed: confirm',
  'no answer',
  'unassigned',
  'seal check waiting',
  'late',
  'guard may still attend',
  'to accept',
  'about to be late',
  'new',
  'two values',
  'late changes',
  'not advised',
  'updated',
  'copied directory',
  'update needed',
]

/** Nobody here has ever looked at it, or not since another company changed it. */
export type Unseen = Extract<Attention, 'new' | 'updated'>

export type JobReading = {
  readonly state: StreamState
  readonly structure: JobStructure
  readonly fold: JobFold
}

/** Two times by which a job wants eyes by itself, ms since 1970. */
export type AttentionTimes = {
  /** No answer from then on. */
  readonly answerDueAt?: number
  /** Late after it. */
  readonly dueAt?: number
}

/** `now`: ms since 1970. `unseen`: whether people here have looked at it as it is. */
export function attentionOf(
  job: JobReading,
  own: CompanyId,
  now: number,
  unseen: Unseen | undefined,
): Attention[] {
  const found = new Set<Attention>(steadyAttention(job, own))
  for (const what of timedAttention(attentionTimes(job, own), now)) found.add(what)
  if (unseen) found.add(unseen)
  return attentions.filter((what) => found.has(what))
}

/** What holds whatever the clock says, and whoever has looked at it; in no order. */
export function steadyAttention(job: JobReading, own: CompanyId): ReadonlySet<Attention> {
  const { state, structure, fold } = job
  const found = new Set<Attention>()
  if (structure.life === 'unassigned' && state.issuer === own) found.add('unassigned')
  if (fold.asks.some((ask) => ask.company !== own)) found.add('seal check waiting')
  for (const one of structure.assignments.values()) addSteady(found, one, own)
  if (hasTwoValues(structure, fold)) found.add('two values')
  if (fold.offered.length > 0) found.add('late changes')
  if (isNotAdvised(job, own)) found.add('not advised')
  if (state.lanes.length > 1 && forkedCompanies(state).length > 0) found.add('copied directory')
  if (state.undecided > 0) found.add('update needed')
  return found
}

function addSteady(found: Set<Attention>, one: Assignment, own: CompanyId): void {
  const ours = isOurs(one, own)
  if (one.mustConfirm && ours) found.add('closed: confirm')
  if (one.late.length > 0) found.add('late changes')
  if (one.ended) return
  if (one.recall) found.add(ours ? 'recalled' : 'guard may still attend')
  if (ours && one.granter && !one.answered && one.children.length === 0) found.add('to accept')
}

/** Ours to attend: as its holder, or for a guest that we brought in. */
const isOurs = ({ holder, granter }: Assignment, own: CompanyId) => (holder ?? granter) === own

/** A write that was made without knowing of the one that won. */
function hasTwoValues({ assignments }: JobStructure, { registers }: JobFold): boolean {
  for (const key in registers) {
    if ((registers[key]?.length ?? 0) < 2) continue
    const [assignment = '', field] = key.split('/')
    const isShown = assignment === '' || assignments.has(assignment as AssignmentId)
    if (isShown && fieldName(Number(field)) !== undefined) return true
  }
  return false
}

/**
 * Linked companies are told by the job itself. Of those that are only named the issuer tells, and
 * notes on an assignment when it did.
 */
function isNotAdvised({ state, structure, fold }: JobReading, own: CompanyId): boolean {
  if (state.issuer !== own) return false
  // First what most jobs don't have: this is asked at every save.
  if ((fieldText(fold, 'alarmCompany') ?? fieldText(fold, 'customer')) === undefined) return false
  let left = false
  for (const one of structure.assignments.values()) {
    if (fieldValue(fold, 'advisedAt', one.id)?.is === 'at') return false
    left ||= !one.ended && one.stages.some(({ what }) => isLeaving(what))
  }
  return left
}

const isLeaving = (what: Assignment['stages'][number]['what']) =>
  what.is === 'stage' && what.stage === 'off site'

/** By when this company has to look; nothing where the job does not go on for it. */
export function attentionTimes(job: JobReading, own: CompanyId): AttentionTimes {
  const { state, structure, fold } = job
  if (!goesOn(state, structure, own)) return {}
  let answerDueAt: number | undefined
  for (const { holder, granter, answerDueAt: due } of structure.assignments.values()) {
    if (due === undefined || (holder !== own && granter !== own)) continue
    if (answerDueAt === undefined || due < answerDueAt) answerDueAt = due
  }
  const dueAt = firstDueAt(structure, fold, own)
  return {
    ...(answerDueAt === undefined ? {} : { answerDueAt }),
    ...(dueAt === undefined ? {} : { dueAt }),
  }
}

function timedAttention({ answerDueAt, dueAt }: AttentionTimes, now: number): Attention[] {
  const found: Attention[] = []
  if (answerDueAt !== undefined && answerDueAt <= now) found.push('no answer')
  if (dueAt !== undefined && dueAt < now) found.push('late')
  else if (dueAt !== undefined && dueAt < now + soon_ms) found.push('about to be late')
  return found
}

/** Whether other companies have written what is not in `seen`: what people here have looked at. */
export function unseenAttention(
  state: StreamState,
  own: CompanyId,
  seen: Clock | undefined,
): Unseen | undefined {
  if (unseenChanges(state, own, seen) === 0) return undefined
  return seen === undefined && state.issuer !== own ? 'new' : 'updated'
}

/**
 * How many changes by other companies are not in what people here have looked at. That a company's
 * old node writes no more is nothing to look at.
 */
export function unseenChanges(
  { lanes, acts }: StreamState,
  own: CompanyId,
  seen: Clock | undefined,
): number {
  let unseen = 0
  for (const [i, lane] of lanes.entries()) {
    const last = lane.company === own ? undefined : lastOf(lane)
    if (!last) continue
    const from = Math.max(seen?.[i] ?? 0, lane.first)
    const closings = acts.filter(
      (act) => act.lane === i && act.seq >= from && act.what.is === 'certificate closed',
    )
    const counted = new Set(closings.map(({ seq }) => seq)).size
    unseen += Math.max(0, last.seq + 1 - from - counted)
  }
  return unseen
}
