/** Runs as they are compared: a guard sees and reports on the jobs of the own run only. Pure. */
import type { CompanyId } from '../ids.ts'
import type { AssignmentView } from './view.ts'

/** Capitals, spaces around it and how an accent was typed don't matter; all else does. '' is none. */
export function runText(run: string): string {
  return run.normalize('NFC').trim().toLowerCase()
}

/** An assignment of our own that this run has or had. */
export function isOfRun(
  { holder, granter, fields }: Pick<AssignmentView, 'holder' | 'granter' | 'fields'>,
  run: string,
  own: CompanyId,
): boolean {
  const given = fields.run?.value
  if ((holder ?? granter) !== own || typeof given !== 'string') return false
  const wanted = runText(run)
  return wanted !== '' && runText(given) === wanted
}
