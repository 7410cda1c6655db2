/** Rule 4: jobs that were phoned through to the company that does them. */
import t, { type Test } from 'tap'
import { startAutomatic } from '../../node/job/automatic.ts'
import { type CreateJob, createJob } from '../../node/job/create.ts'
import { attendJob, reopenJob } from '../../node/job/lifecycle.ts'
import { bringIn } from '../../node/job/parties.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { StreamId } from '../../protocol/ids.ts'
import {
  burglary,
  cut,
  equalCopies,
  heal,
  heldBy,
  jobAlong,
  ok,
  passOn,
  refusedAs,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'
import { type Company, link } from '../support/company.ts'
import { edits, guard, notes, operator, reports } from '../support/people.ts'

/** The node does on its own what compose.ts has it do. */
function automatic(t: Test, ...companies: readonly Company[]): void {
  for (const company of companies) {
    t.teardown(startAutomatic(company.jobs, (error) => company.failures.push(error)))
  }
}

/** A job that the caller phoned through to `at`, who enters it. */
async function phonedThrough(
  at: Company,
  caller: Company,
  fields: CreateJob['fields'] = {},
): Promise<StreamId> {
  const input = { fields: { ...burglary.fields, ...fields }, alarmCompany: { code: caller.code } }
  return ok(await createJob(at.jobs, input, operator)).job
}

/** The guards' work, at the company that attends. */
async function attendAndComplete(at: Company, job: StreamId): Promise<void> {
  await reports(at, job, 'en route', 'on site', 'off site')
  const fields = { outcome: 'door closed again', resolution: 'R2', docketNumber: 'D-9' }
  ok(await reportStage(at.jobs, job, { stage: 'complete', fields }, guard))
}

for (const role of ['alarmCompany', 'customer'] as const) {
  t.test(`phoned through by a linked ${role}: our number, and copied up as it goes`, async (t) => {
    const { alm, pat } = await startRow(t, ['alm', 'pat'])
    const input = { ...burglary, [role]: { code: 'ALM' } }
    const made = ok(await createJob(pat.jobs, input, operator))
    t.match(made.recipients, [{ code: 'ALM', how: 'sent' }])
    const { job } = made
    const view = await untilView(alm, job, 'the job', () => true)
    t.equal(view.number, 'PAT10001', 'the number of who entered it')
    t.equal(view.issuer.code, 'PAT')
    t.match(heldBy(view, pat), { status: 'new' }, 'who enters it attends it, without a tick-box')
    await reports(pat, job, 'on site')
    await untilView(alm, job, 'on site', (now) => heldBy(now, pat).status === 'on site')
    await notes(alm, job, 'key is with us')
    await attendAndComplete(pat, job)
    const { view: done, timeline } = await equalCopies(job, [alm, pat])
    t.equal(done.life, 'complete')
    t.equal(heldBy(done, pat).fields.outcome?.value, 'door closed again')
    t.match(timeline, [{ content: { text: 'key is with us' } }])
  })
}

t.test('who phoned a job through can’t pass it on, attend it or bring anybody in', async (t) => {
  const { xyz, alm, pat } = await startRow(t, ['xyz', 'alm', 'pat'])
  const job = await phonedThrough(pat, alm)
  const view = await untilView(alm, job, 'the job', () => true)
  t.match(view.members, [{ company: pat.id }, { company: alm.id, passOn: false }])
  for (const role of ['provider', 'customer'] as const) {
    const to = { to: { code: 'XYZ' }, role } as const
    const refused = await bringIn(alm.jobs, job, to, operator)
    refusedAs(t, refused, 'may-not', /given to this company only: it may not be passed on/)
  }
  refusedAs(t, await attendJob(alm.jobs, job, operator), 'may-not')
  t.equal((await viewOf(alm, job)).members.length, 2)
  t.equal(await xyz.view(job), undefined)
})

t.test('a phoned-through job that is passed on is copied up from where the work is', async (t) => {
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
  const job = await phonedThrough(pat, alm)
  await passOn(pat, job, sub)
  await untilView(sub, job, 'the job', () => true)
  await attendAndComplete(sub, job)
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.equal(view.number, 'PAT10001')
  t.equal(view.life, 'complete')
  t.equal(heldBy(view, sub).fields.outcome?.value, 'door closed again')
})

t.test('the quoted job arrives later: tied, dispatched once, completed together', async (t) => {
  const { alm, pat, network } = await startRow(t, ['alm', 'pat'])
  await link(alm, pat, { autoAccept: true })
  automatic(t, alm, pat)
  cut(network, alm, pat)
  const sent = ok(
    await createJob(alm.jobs, { ...burglary, providers: [{ code: 'PAT' }] }, operator),
  )
  const phoned = await phonedThrough(pat, alm, { quotedNumber: 'alm10001 ' })
  heal(network, alm, pat)
  const tied = await untilView(alm, sent.job, 'tied', (view) => heldBy(view, pat).tied)
  t.equal(heldBy(tied, pat).tied, phoned, 'the alarm company sees under which job it is in hand')
  t.ok(heldBy(tied, pat).answered, 'a person took it on the phone: no answer is waited for')
  t.match(heldBy(tied, pat).stages, [{ stage: 'accepted' }], 'it is accepted once')
  await attendAndComplete(pat, phoned)
  await untilView(alm, sent.job, 'complete too', (view) => view.life === 'complete')
  const { view } = await equalCopies(sent.job, [alm, pat])
  const mine = heldBy(view, pat)
  t.same(
    mine.stages.map(({ stage, by }) => [stage, by]),
    [
      ['accepted', 'Baton'],
      ['on site', 'Guard 14'],
      ['off site', 'Guard 14'],
      ['complete', 'Baton'],
    ],
  )
  const { outcome, resolution, docketNumber, reference } = mine.fields
  t.equal(outcome?.value, 'door closed again')
  t.equal(resolution?.value, 'R2')
  t.equal(docketNumber?.value, 'D-9')
  t.equal(reference?.value, 'PAT10001', 'and the number under which it was done')
  await equalCopies(phoned, [alm, pat])
})

t.test('the quoted job is here already when its number is entered: tied too', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  automatic(t, alm, pat)
  const sent = await jobAlong([alm, pat])
  const phoned = await phonedThrough(pat, alm, { quotedNumber: 'alm10001' })
  await untilView(alm, sent, 'tied', (view) => heldBy(view, pat).tied === phoned)
  await attendAndComplete(pat, phoned)
  await untilView(alm, sent, 'complete too', (view) => view.life === 'complete')
})

t.test('a number that is quoted afterwards ties the two then', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  automatic(t, alm, pat)
  const sent = await jobAlong([alm, pat])
  const phoned = await phonedThrough(pat, alm)
  await edits(pat, phoned, { quotedNumber: 'ALM10001' })
  await untilView(alm, sent, 'tied', (view) => heldBy(view, pat).tied === phoned)
  await attendAndComplete(pat, phoned)
  await untilView(alm, sent, 'complete too', (view) => view.life === 'complete')
})

t.test(
  'phoned by who passes it on: the number is the issuer’s, and the two are tied',
  async (t) => {
    const { alm, pat, sub, network } = await startRow(t, ['alm', 'pat', 'sub'])
    automatic(t, alm, pat, sub)
    const sent = await jobAlong([alm, pat])
    cut(network, pat, sub)
    await passOn(pat, sent, sub)
    const phoned = await phonedThrough(sub, pat, { quotedNumber: 'ALM10001' })
    heal(network, pat, sub)
    await untilView(alm, sent, 'tied', (view) =>
      view.assignments.some(({ holder, tied }) => holder === sub.id && tied === phoned),
    )
    await attendAndComplete(sub, phoned)
    await untilView(alm, sent, 'complete too', (view) => view.life === 'complete')
    t.equal(await alm.view(phoned), undefined, 'the phoned job is between those two')
  },
)

t.test('equal numbers of two issuers aren’t tied: the job that was meant is', async (t) => {
  const { xyz, pat, alm } = await startRow(t, ['xyz', 'pat', 'alm'])
  automatic(t, xyz, pat, alm)
  const phoned = await phonedThrough(pat, alm, { quotedNumber: 'ALM10001' })
  // Another company's own system calls one of its jobs the same.
  const input = { ...burglary, number: 'ALM10001', providers: [{ code: 'PAT' }] }
  const other = ok(await createJob(xyz.jobs, input, operator)).job
  await untilView(pat, other, 'the other job', () => true)
  const sent = await jobAlong([alm, pat])
  await untilView(pat, sent, 'tied', (view) => heldBy(view, pat).tied === phoned)
  t.equal((await viewOf(pat, other)).number, (await viewOf(pat, sent)).number)
  t.equal(heldBy(await viewOf(pat, other), pat).tied, undefined)
  await attendAndComplete(pat, phoned)
  await untilView(alm, sent, 'complete', (view) => view.life === 'complete')
  t.equal((await viewOf(xyz, other)).life, 'open', 'somebody still has to attend there')
})

t.test(
  'a number that nobody quoted, or of a job that is no longer ours, ties nothing',
  async (t) => {
    const { alm, pat } = await startRow(t, ['alm', 'pat'])
    automatic(t, alm, pat)
    const first = await jobAlong([alm, pat])
    await reports(pat, first, 'complete')
    const phoned = await phonedThrough(pat, alm, { quotedNumber: 'ALM10001' })
    const second = await jobAlong([alm, pat])
    await attendAndComplete(pat, phoned)
    await untilView(alm, phoned, 'complete', (view) => view.life === 'complete')
    for (const job of [first, second]) t.equal(heldBy(await viewOf(pat, job), pat).tied, undefined)
    t.equal((await viewOf(pat, second)).life, 'open')
  },
)

t.test(
  'opened again by a person, a tied job is completed by itself with the other only',
  async (t) => {
    const { alm, pat, network } = await startRow(t, ['alm', 'pat'])
    automatic(t, alm, pat)
    const sent = await jobAlong([alm, pat])
    const phoned = await phonedThrough(pat, alm, { quotedNumber: 'ALM10001' })
    await untilView(alm, phoned, 'the phoned-through job', () => true)
    cut(network, alm, pat)
    await notes(alm, phoned, 'late')
    await attendAndComplete(pat, phoned)
    await untilView(pat, sent, 'complete', (view) => view.life === 'complete')
    ok(await reopenJob(pat.jobs, sent, { reason: 'docket' }, operator))
    heal(network, alm, pat)
    // The late note changes the complete job; what follows from it is done before the next two tie.
    await equalCopies(phoned, [alm, pat])
    const next = await jobAlong([alm, pat])
    await phonedThrough(pat, alm, { quotedNumber: 'ALM10002' })
    await untilView(pat, next, 'tied', (view) => heldBy(view, pat).tied)
    t.equal((await viewOf(pat, sent)).life, 'open', 'whoever opened it completes it')
    ok(await reopenJob(pat.jobs, phoned, { reason: 'docket' }, operator))
    await reports(pat, phoned, 'complete')
    await untilView(alm, sent, 'complete with the other', (view) => view.life === 'complete')
  },
)

t.test('what a stop left half done is done at the next start', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const sent = await jobAlong([alm, pat])
  const phoned = await phonedThrough(pat, alm, { quotedNumber: 'ALM10001' })
  t.equal(heldBy(await viewOf(pat, sent), pat).tied, undefined)
  const stop = startAutomatic(pat.jobs, (error) => pat.failures.push(error))
  await untilView(alm, sent, 'tied', (view) => heldBy(view, pat).tied === phoned)
  await stop()
  await attendAndComplete(pat, phoned)
  t.equal((await viewOf(pat, sent)).life, 'open')
  automatic(t, pat)
  await untilView(alm, sent, 'complete', (view) => view.life === 'complete')
  t.same(pat.failures, [])
})
