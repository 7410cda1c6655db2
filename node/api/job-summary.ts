/** A job in a line of a list. */
import type { AssignmentId, StreamId } from '../../protocol/ids.ts'
import type { Life } from '../../protocol/job/assignments.ts'
import type { Attention } from '../../protocol/job/attention.ts'
import type { FieldName } from '../../protocol/job/fields.ts'
import type { CompanyLine, FieldViews } from '../../protocol/job/view.ts'
import type { CompanyName, NamedJobView } from '../job/company-names.ts'

export type JobSummary = {
  readonly id: StreamId
  readonly number: string
  readonly issuer: CompanyLine & CompanyName
  readonly life: Life
  readonly openedAt: number
  readonly type?: string
  readonly priority?: number
  readonly siteName?: string
  readonly siteAddress?: string
  readonly request?: string
  readonly assignments: readonly AssignmentSummary[]
  readonly attention: readonly Attention[]
}

type AssignmentSummary = CompanyName & {
  readonly id: AssignmentId
  /** The stage reached, or how it ended. */
  readonly status: string
  readonly dueAt?: number
}

/** Of a request a line shows the beginning. */
const request_chars_max = 200

export function summaryOf(view: NamedJobView, attention: readonly Attention[]): JobSummary {
  const { id, number, issuer, life, openedAt, fields } = view
  const request = textOf(fields, 'request')
  return {
    id,
    number,
    issuer,
    life,
    openedAt,
    ...optional('type', textOf(fields, 'type')),
    ...optional('priority', numberOf(fields, 'priority')),
    ...optional('siteName', textOf(fields, 'siteName')),
    ...optional('siteAddress', textOf(fields, 'siteAddress')),
    ...optional('request', request?.slice(0, request_chars_max)),
    assignments: view.assignments.map(assignmentSummary),
    attention,
  }
}

function assignmentSummary(one: NamedJobView['assignments'][number]): AssignmentSummary {
  const { id, code, name, nameFrom, status, ended, fields } = one
  const dueAt = numberOf(fields, 'dueAt')
  const how = ended?.how ?? status
  return { id, code, name, nameFrom, status: how, ...optional('dueAt', dueAt) }
}

function textOf(views: FieldViews, name: FieldName): string | undefined {
  const value = views[name]?.value
  return typeof value === 'string' && value !== '' ? value : undefined
}

function numberOf(views: FieldViews, name: FieldName): number | undefined {
  const value = views[name]?.value
  return typeof value === 'number' ? value : undefined
}

function optional<Key extends string, Value>(
  key: Key,
  value: Value | undefined,
): { readonly [key in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [key in Key]?: Value }
}
