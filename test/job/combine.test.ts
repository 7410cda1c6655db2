/** One visit for several jobs at a site, of companies that must not read of each other. */
import t from 'tap'
import { startAutomatic } from '../../node/job/automatic.ts'
import { combineJobs } from '../../node/job/combine.ts'
import { createJob } from '../../node/job/create.ts'
import { closeJob } from '../../node/job/lifecycle.ts'
import { reportStage } from '../../node/job/stages.ts'
import {
  burglary,
  copyOf,
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

const by = { by: 'Olsen' }

/** A job of PAT's own at the site, for the visit. */
async function visitOf(pat: Company) {
  return ok(await createJob(pat.jobs, { ...burglary, attend: true }, by)).job
}

t.test('two companies’ jobs are served by one visit, and neither reads of the other', async (t) => {
  const { alm, pat, network } = await startRow(t, ['alm', 'pat'])
  const { cus } = await startRow(t, ['cus'], {}, network)
  await link(cus, pat)
  t.teardown(startAutomatic(pat.jobs, (error) => pat.failures.push(error)))
  const ofAlm = await jobAlong([alm, pat])
  const ofCus = await jobAlong([cus, pat])
  const visit = await visitOf(pat)
  for (const job of [ofAlm, ofCus]) ok(await combineJobs(pat.jobs, job, { by: visit }, by))
  const accepted = await untilView(alm, ofAlm, 'accepted', (view) => heldBy(view, pat).answered)
  t.equal(heldBy(accepted, pat).stages[0]?.automatic, false, 'a person took it')

  const happenedAt = Date.now() - 60_000
  ok(await reportStage(pat.jobs, visit, { stage: 'on site' }, { by: 'Guard 14', happenedAt }))
  const complete = { stage: 'complete', fields: { resolution: 'All in order' } } as const
  ok(await reportStage(pat.jobs, visit, complete, { by: 'Guard 14' }))
  for (const [company, job] of [
    [alm, ofAlm],
    [cus, ofCus],
  ] as const) {
    const view = await untilView(company, job, 'complete', ({ life }) => life === 'complete')
    const one = heldBy(view, pat)
    t.match(one.fields, { resolution: { value: 'All in order' }, reference: { value: 'PAT10001' } })
    t.ok(one.stages.some((stage) => stage.stage === 'on site' && stage.happenedAt === happenedAt))
  }
  const [almCopy, cusCopy] = [await copyOf(alm, ofAlm), await copyOf(cus, ofCus)]
  t.notMatch(JSON.stringify(almCopy), /CUS10001|CUS Security/)
  t.notMatch(JSON.stringify(cusCopy), /ALM10001|ALM Security/)
})

t.test('only a job of our own that goes on is a visit for others', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const first = await jobAlong([alm, pat])
  const second = await jobAlong([alm, pat])
  const combine = (job: typeof first, visit: typeof first) =>
    combineJobs(pat.jobs, job, { by: visit }, by)
  refusedAs(t, await combine(first, second), 'may-not', /make one for the visit/)
  refusedAs(t, await combine(first, first), 'not-found')
  refusedAs(t, await combine(first, 'a'.repeat(64) as typeof first), 'not-found')
  const over = await visitOf(pat)
  ok(await closeJob(pat.jobs, over, { cancelled: true, reason: 'called off' }, by))
  refusedAs(t, await combine(first, over), 'ended', /its visit is over/)
  const visit = await visitOf(pat)
  const visits = await visitOf(pat)
  ok(await combine(first, visit))
  refusedAs(t, await combine(first, visits), 'invalid', /serves this one already/)
  ok(await combine(visits, visit))
  refusedAs(t, await combine(visit, visits), 'invalid', /serves the other one already/)
  refusedAs(t, await combineJobs(alm.jobs, first, { by: visit }, by), 'not-found')
})

t.test('what was passed on, or has ended, is served by no visit of ours', async (t) => {
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
  const passed = await jobAlong([alm, pat])
  await passOn(pat, passed, sub)
  const visit = await visitOf(pat)
  const combine = (job: typeof passed) => combineJobs(pat.jobs, job, { by: visit }, by)
  refusedAs(t, await combine(passed), 'passed-on')
  const done = await jobAlong([alm, pat])
  ok(await reportStage(pat.jobs, done, { stage: 'complete' }, by))
  refusedAs(t, await combine(done), 'ended')
  t.equal(heldBy(await viewOf(pat, done), pat).tied, undefined)
})
