/** Rule 2: sending is not an action. Who saves a job has sent it to the companies on it. */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import { writeEntry } from '../../node/job/entries.ts'
import { bringIn } from '../../node/job/parties.ts'
import type { Result } from '../../node/job/result.ts'
import { reportStage } from '../../node/job/stages.ts'
import {
  burglary,
  equalCopies,
  jobAlong,
  ok,
  refusedAs,
  startJob,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'
import { changeLink, link } from '../support/company.ts'
import { guard, notes, operator, reports } from '../support/people.ts'

/** Who gets it, as the page says it. */
function told(result: Result): string[] {
  return ok(result).recipients.map(({ code, name, how }) => `${code || name}: ${how}`)
}

for (const role of ['providers', 'alarmCompany', 'customer'] as const) {
  t.test(`a job that names a linked company in ${role} is sent to it on OK`, async (t) => {
    const { alm, pat } = await startRow(t, ['alm', 'pat'])
    const party = { code: 'pat' }
    const input = { ...burglary, [role]: role === 'providers' ? [party] : party }
    const made = await createJob(alm.jobs, input, operator)
    t.same(told(made), ['PAT: sent'], 'a code is found however it is typed')
    const { job } = ok(made)
    await untilView(pat, job, 'the job', (view) => view.fields.request)
    const edit = { fields: { request: 'zones 3 and 4' } }
    t.same(told(await editJob(alm.jobs, job, edit, operator)), ['PAT: sent'])
    await untilView(pat, job, 'the edit', (view) => view.fields.request?.value === 'zones 3 and 4')
  })
}

t.test('a company that is named on a job when it is saved gets all of it', async (t) => {
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
  await link(alm, sub)
  const { job } = ok(await createJob(alm.jobs, burglary, operator))
  await notes(alm, job, 'dog on site')
  t.equal(await pat.view(job), undefined, 'nobody was named yet')
  const provider = { to: { code: 'PAT' }, role: 'provider' } as const
  t.same(told(await bringIn(alm.jobs, job, provider, operator)), ['PAT: sent'])
  const customer = { to: { code: 'SUB' }, role: 'customer' } as const
  t.same(told(await bringIn(alm.jobs, job, customer, operator)), ['PAT: sent', 'SUB: sent'])
  await untilView(sub, job, 'both companies', (view) => view.members.length === 3)
  const { timeline } = await equalCopies(job, [alm, pat, sub])
  t.match(timeline, [{ content: { text: 'dog on site' } }])
})

t.test('the result names everybody who gets it, however many companies away', async (t) => {
  const { alm, sub, job } = await startJob(t, ['alm', 'pat', 'sub'])
  const edit = { fields: { priority: 1 } }
  t.same(told(await editJob(alm.jobs, job, edit, operator)), ['PAT: sent', 'SUB: sent'])
  const note = { kind: 'note', text: 'gate is open' } as const
  t.same(told(await writeEntry(sub.jobs, job, note, guard)), ['PAT: sent', 'ALM: sent'])
  const stage = { stage: 'accepted' } as const
  t.same(told(await reportStage(sub.jobs, job, stage, guard)), ['PAT: sent', 'ALM: sent'])
})

t.test('a company without a link is named on the job and has to be phoned', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const input = {
    ...burglary,
    customer: { name: 'Harbour Estates' },
    providers: [{ code: 'PAT' }, { name: 'Old Patrol' }, { name: 'Night Watch' }],
  }
  const made = await createJob(alm.jobs, input, operator)
  t.same(told(made), [
    'PAT: sent',
    'Harbour Estates: not sent – phone',
    'Old Patrol, Night Watch: not sent – phone',
  ])
  const view = await untilView(pat, ok(made).job, 'the job', () => true)
  t.equal(view.fields.customer?.value, 'Harbour Estates', 'the others see who has to be phoned')
})

t.test('nothing goes over a paused link, and all of it after the link is resumed', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const before = await jobAlong([alm, pat])
  await changeLink(alm, pat, { state: 'paused' })
  const edit = { fields: { request: 'said while paused' } }
  t.same(told(await editJob(alm.jobs, before, edit, operator)), ['PAT: not sent – phone'])
  const made = await createJob(alm.jobs, { ...burglary, providers: [{ code: 'PAT' }] }, operator)
  t.same(told(made), ['PAT: not sent – phone'])
  // PAT writes too: it doesn't know that it is paused.
  await reports(pat, before, 'accepted')
  t.equal(alm.network.status(pat.id).length, 0, 'no connection is kept or dialled')
  t.equal(await pat.view(ok(made).job), undefined)
  t.not((await viewOf(pat, before)).fields.request?.value, 'said while paused')
  await changeLink(alm, pat, { state: 'active' })
  await untilView(pat, ok(made).job, 'the job made while paused', () => true)
  await untilView(pat, before, 'the edit', (v) => v.fields.request?.value === 'said while paused')
  await untilView(alm, before, 'what PAT wrote', (v) => v.assignments[0]?.status === 'accepted')
  await equalCopies(before, [alm, pat])
  t.same(told(await editJob(alm.jobs, before, { fields: { priority: 2 } }, operator)), [
    'PAT: sent',
  ])
})

t.test(
  'a blocked, ended or unknown link is refused, and the message says what to do',
  async (t) => {
    const { alm, pat } = await startRow(t, ['alm', 'pat'])
    const input = { ...burglary, providers: [{ code: 'PAT' }] }
    for (const state of ['blocked', 'unlinked'] as const) {
      await changeLink(alm, pat, { state })
      const message = new RegExp(`link with PAT Security is ${state}: phone them`)
      refusedAs(t, await createJob(alm.jobs, input, operator), 'not-linked', message)
    }
    await changeLink(alm, pat, { state: 'requested' })
    refusedAs(t, await createJob(alm.jobs, input, operator), 'unknown-company')
    const unknown = { ...burglary, alarmCompany: { code: 'XYZ' } }
    const message = /no link with "XYZ"\. Link with it, or name it without a code and phone it/
    refusedAs(t, await createJob(alm.jobs, unknown, operator), 'unknown-company', message)
    t.equal(await alm.storage.index.count('number', {}), 0, 'nothing was saved')
  },
)

t.test('on a job that is shared already, a link that was blocked says: phone', async (t) => {
  const { alm, pat, job } = await startJob(t, ['alm', 'pat'])
  await changeLink(alm, pat, { state: 'blocked' })
  const edit = { fields: { request: 'said while blocked' } }
  t.same(told(await editJob(alm.jobs, job, edit, operator)), ['PAT: not sent – phone'])
  await changeLink(alm, pat, { state: 'active' })
  await untilView(pat, job, 'the edit', (v) => v.fields.request?.value === 'said while blocked')
})
