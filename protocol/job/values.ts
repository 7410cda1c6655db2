/** Reading one field of a job that is folded. */
import type { AssignmentId } from '../ids.ts'
import { type FieldName, fields } from './fields.ts'
import { type JobFold, registerKey, type WrittenValue } from './fold.ts'

/** What a field of the job, or of one of its assignments, holds; of several values the winner. */
export function fieldValue(
  { registers }: JobFold,
  name: FieldName,
  assignment?: AssignmentId,
): WrittenValue | undefined {
  return registers[registerKey(assignment, fields[name].number)]?.[0]?.value
}

/** The text of a field; undefined where there is none. */
export function fieldText(
  fold: JobFold,
  name: FieldName,
  assignment?: AssignmentId,
): string | undefined {
  const value = fieldValue(fold, name, assignment)
  return value?.is === 'text' && value.text !== '' ? value.text : undefined
}
