/** What about a job wants somebody, case by case. The board as a whole is compared elsewhere. */
import t from 'tap'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import type { AssignmentId } from '../../protocol/ids.ts'
import { readStructure } from '../../protocol/job/assignments.ts'
import { type Attention, attentionOf } from '../../protocol/job/attention.ts'
import { soon_ms } from '../../protocol/job/due.ts'
import { type FieldName, fields } from '../../protocol/job/fields.ts'
import type { Author } from '../support/author.ts'
import { testTime } from '../support/compose.ts'
import { alm, cus, pat, SharedJob, sub } from '../support/shared-job.ts'
import { act, change, grant, stage, value } from '../support/slots.ts'

const minute_ms = 60_000
const own = (job: SharedJob) => job.replica.state.stream as string as AssignmentId

function wanted(job: SharedJob, { company }: Author, now = testTime): Attention[] {
  const { state } = job.replica
  const structure = readStructure(state)
  return attentionOf({ state, structure, fold: job.fold() }, company, now, undefined)
}

function time(name: FieldName, at: number, assignment: AssignmentId): SlotDraft {
  return change(fields[name].number, { is: 'value', value: { is: 'at', at } }, { assignment })
}

t.test('a job is about to be late before it is late, and neither once somebody is there', (t) => {
  const job = SharedJob.open({ attends: true })
  const due = testTime + 60 * minute_ms
  job.write(alm, [time('dueAt', due, own(job))])
  t.same(wanted(job, alm, due - soon_ms), [])
  t.same(wanted(job, alm, due - soon_ms + 1), ['about to be late'])
  t.same(wanted(job, alm, due), ['about to be late'])
  t.same(wanted(job, alm, due + 1), ['late'])
  job.write(alm, [stage(own(job), 'on site')])
  t.same(wanted(job, alm, due + 1), [])
  t.end()
})

t.test('without a due time the response class says when somebody has to be there', (t) => {
  for (const text of ['4', 'class 4', ' Response class 4 ']) {
    const job = SharedJob.open({ attends: true })
    job.write(alm, [value('responseClass', text, { assignment: own(job) })])
    t.same(wanted(job, alm, testTime + 30 * minute_ms), ['about to be late'], text)
    t.same(wanted(job, alm, testTime + 30 * minute_ms + 1), ['late'], text)
    job.write(alm, [time('dueAt', testTime + 90 * minute_ms, own(job))])
    t.same(wanted(job, alm, testTime + 31 * minute_ms), [], 'what was agreed counts')
  }
  const job = SharedJob.open({ attends: true })
  job.write(alm, [value('responseClass', 'as soon as you can', { assignment: own(job) })])
  t.same(wanted(job, alm, testTime + 1000 * minute_ms), [])
  t.end()
})

t.test('who passed its assignment on is not late when somebody from below is there', (t) => {
  const job = SharedJob.open()
  const one = job.give(alm, grant(pat, 'provider'))
  const below = job.give(pat, grant(sub, 'provider', { passes: one }))
  job.write(alm, [time('dueAt', testTime, one)])
  for (const company of [alm, pat]) t.same(wanted(job, company, testTime + 1), ['late'])
  t.same(wanted(job, sub, testTime + 1), ['to accept'], 'it was agreed between the other two')
  job.write(sub, [stage(below, 'on site')])
  for (const company of [alm, pat]) t.same(wanted(job, company, testTime + 1), [])
  t.end()
})

t.test('a provider is not told that another one is late; who is told of a job is', (t) => {
  const job = SharedJob.open()
  job.give(alm, grant(pat, 'provider'))
  const late = job.give(alm, grant(sub, 'provider'))
  job.write(alm, [grant(cus, 'customer')])
  job.write(alm, [time('dueAt', testTime, late)])
  t.same(wanted(job, pat, testTime + 1), ['to accept'])
  t.same(wanted(job, cus, testTime + 1), ['late'])
  t.end()
})

t.test('what a company has declined wants nothing of it, although it goes on for others', (t) => {
  const job = SharedJob.open()
  const one = job.give(alm, grant(pat, 'provider'))
  job.write(alm, [time('dueAt', testTime, one)])
  const id = job.grantOf(pat)
  if (!id) throw new Error('PAT has no grant')
  job.write(pat, [
    act({ is: 'revoke', grant: id, how: 'declined', reason: 'no car', frontier: [] }),
  ])
  t.same(wanted(job, pat, testTime + 1), [])
  t.same(wanted(job, alm, testTime + 1), ['unassigned'])
  t.end()
})

t.test('the issuer tells who is only named, once somebody has left, and notes that it did', (t) => {
  for (const named of ['alarmCompany', 'customer'] as const) {
    const job = SharedJob.open({ attends: true }, [value(named, 'Old Alarms')])
    job.write(alm, [grant(pat, 'provider', { passes: own(job) })])
    const [, given] = [...job.structure.assignments.keys()]
    if (!given) throw new Error('nothing was given')
    job.write(pat, [stage(given, 'on site')])
    t.same(wanted(job, alm), [], 'not before')
    job.write(pat, [stage(given, 'off site')])
    t.same(wanted(job, alm), ['not advised'])
    t.same(wanted(job, pat), [])
    job.write(alm, [time('advisedAt', testTime, own(job))])
    t.same(wanted(job, alm), [])
  }
  const job = SharedJob.open({ attends: true })
  job.write(alm, [grant(cus, 'alarm company')])
  job.write(alm, [stage(own(job), 'off site')])
  t.same(wanted(job, alm), [], 'a linked company is told by the job itself')
  t.end()
})
