/** A job, a list of jobs and what was saved, as lines. */
import type { CompanyId } from '../../protocol/ids.ts'
import type { AssignmentView, FieldViews, JobView, MemberView } from '../../protocol/job/view.ts'
import type { JobDetail } from '../api/backend.ts'
import type { JobSummary } from '../api/job-summary.ts'
import type { TimelineLine } from '../job/entries.ts'
import type { Done, Recipient } from '../job/result.ts'
import { age, clock, columns, plain, section, table } from './print.ts'

export function jobLines(jobs: readonly JobSummary[], now: number): string[] {
  const rows = jobs.map((job) => [
    job.number,
    job.life === 'open' ? 'in progress' : job.life,
    age(now - job.openedAt),
    job.siteName,
    job.assignments.map(({ code, name, status }) => `${code || name} ${status}`).join(', '),
    job.attention.join(', '),
  ])
  return table(['NUMBER', 'LIFE', 'AGE', 'SITE', 'ASSIGNMENTS', 'ATTENTION'], rows, 'No jobs.')
}

/** What a save says: who gets it, and who has to be phoned. */
export function savedLines(what: string, done: Pick<Done, 'recipients' | 'held'>): string[] {
  if (done.held !== undefined) {
    return [
      'The job is complete: this is held here, not sent.',
      'It goes out when the job is reopened (baton job reopen).',
    ]
  }
  return [what, ...done.recipients.map(recipientLine)]
}

function recipientLine({ code, name, how }: Recipient): string {
  const who = plain(code ? `${code} ${name}` : name)
  return how === 'sent' ? `  sent to ${who}` : `  NOT SENT – PHONE ${who}`
}

export function detailLines(detail: JobDetail, timeline: readonly TimelineLine[]): string[] {
  const { own, job, attention, recipients, held } = detail
  const life = job.life === 'open' ? 'in progress' : job.life
  const phone = recipients.filter(({ how }) => how !== 'sent').map(recipientLine)
  return [
    plain(`${job.number} of ${job.issuer.name} – ${life}, opened ${clock(job.openedAt)}`),
    ...(attention.length > 0 ? [`Attention: ${attention.join(', ')}`] : []),
    ...phone.map((line) => line.trim()),
    ...section('Fields', fieldLines(job.fields)),
    ...section('Way', columns(job.members.map((member) => memberCells(member, own)))),
    ...job.assignments.flatMap(assignmentLines),
    ...section('Timeline', columns(timeline.map((line) => entryCells(line, job)))),
    ...section(
      'Came late, not applied',
      columns(job.offered.map((late) => [late.field, valueText(late.value), late.by])),
    ),
    ...section(
      'Held here, not sent',
      columns(held.map(({ id, edit }) => [id, edit.by, clock(edit.at)])),
    ),
    '',
    job.id,
  ]
}

function fieldLines(views: FieldViews): string[] {
  return columns(
    Object.entries(views).flatMap(([name, { value, by, concurrent }]) => [
      [name, valueText(value, name), by],
      ...concurrent.map((other) => ['', valueText(other.value, name), `also set by ${other.by}`]),
    ]),
  )
}

function valueText(value: string | number | boolean | null, name = ''): string {
  if (value === null) return '(removed)'
  return typeof value === 'number' && name.endsWith('At') ? clock(value) : String(value)
}

function memberCells(member: MemberView, own: CompanyId): string[] {
  const { company, code, name, role, active, untold, delivery } = member
  if (company === own) return [code, name, role, 'this company']
  const at = delivery?.seenAt ?? delivery?.deliveredAt
  const off = untold ? 'NOT TOLD YET that it is off the job' : 'off the job'
  return [code, name, role, active ? `${delivery?.state ?? ''} ${clock(at)}`.trim() : off]
}

function assignmentLines(one: AssignmentView): string[] {
  const { code, name, status, ended, recall, stages, fields } = one
  const rows = stages.map(({ stage, happenedAt, enteredAt, by, reason, standing }) => [
    stage,
    clock(happenedAt),
    `entered ${clock(enteredAt)}`,
    by,
    reason,
    standing === 'counts' ? '' : standing,
  ])
  const outcome = ended ? `${ended.how} ${clock(ended.at)} ${ended.reason}` : status
  const waiting = recall ? ' – RECALLED, a guard may still attend' : ''
  const lines = [...columns(rows), ...fieldLines(fields)]
  const title = plain(`${code} ${name}: ${outcome}${waiting}`)
  return ['', title, ...lines.map((line) => `  ${line}`)]
}

function entryCells(line: TimelineLine, job: JobView): string[] {
  const { kind, company, by, happenedAt, content, internal, withdrawnBy } = line
  const from = [job.issuer, ...job.members].find((one) => one.company === company)?.code
  const text =
    content.is === 'entry' ? [content.text, ...content.items].join(' ') : `(${content.is})`
  const marks = [internal && 'internal', withdrawnBy && 'taken back'].filter(Boolean).join(', ')
  return [clock(happenedAt), from ?? '', by, kind, text, marks]
}
