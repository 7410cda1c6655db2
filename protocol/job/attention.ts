/** What about a job wants a person's eyes at one company, the most urgent first. */
import type { CompanyId } from '../ids.ts'
import type { AssignmentView, JobView } from './view.ts'

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
  | 'two values'
  | 'late changes'
  | 'copied directory'
  | 'update needed'

const order: readonly Attention[] = [
  'recalled',
  'closed: confirm',
  'no answer',
  'unassigned',
  'seal check waiting',
  'late',
  'guard may still attend',
  'to accept',
  'two values',
  'late changes',
  'copied directory',
  'update needed',
]

/** `now`: ms since 1970. */
export function attentionOf(view: JobView, own: CompanyId, now: number): Attention[] {
  const found = new Set<Attention>()
  const issuerHere = view.issuer.company === own
  if (view.life === 'unassigned' && issuerHere) found.add('unassigned')
  if (view.sealChecks.some((ask) => ask.company !== own)) found.add('seal check waiting')
  for (const one of view.assignments) {
    for (const what of assignmentAttention(one, own, now)) found.add(what)
  }
  if (hasTwoValues(view)) found.add('two values')
  if (view.offered.length > 0 || view.assignments.some(hasLateStages)) found.add('late changes')
  if (view.forks.length > 0) found.add('copied directory')
  if (view.undecided > 0) found.add('update needed')
  return order.filter((what) => found.has(what))
}

function assignmentAttention(one: AssignmentView, own: CompanyId, now: number): Attention[] {
  const found: Attention[] = []
  const ours = (one.holder ?? one.granter) === own
  if (one.mustConfirm && ours) found.push('closed: confirm')
  if (one.ended) return found
  if (one.recall) found.push(ours ? 'recalled' : 'guard may still attend')
  const between = one.holder === own || one.granter === own
  if (between && one.answerDueAt !== undefined && one.answerDueAt <= now) found.push('no answer')
  if (ours && one.granter && !one.answered && one.children.length === 0) found.push('to accept')
  const due = one.fields.dueAt?.value
  const arrived = one.stages.some((s) => s.stage === 'on site' && s.standing === 'counts')
  if (typeof due === 'number' && due < now && !arrived) found.push('late')
  return found
}

function hasTwoValues(view: JobView): boolean {
  const all = [view.fields, ...view.assignments.map((one) => one.fields)]
  return all.some((fields) => Object.values(fields).some((field) => field.concurrent.length > 0))
}

function hasLateStages(one: AssignmentView): boolean {
  return one.stages.some((stage) => stage.standing === 'late')
}
