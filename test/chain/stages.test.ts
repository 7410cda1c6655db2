/** Rule 6: what a provider reports, what Complete needs, and taking a wrong stage back. */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { attendJob } from '../../node/job/lifecycle.ts'
import { leaveJob } from '../../node/job/parties.ts'
import { reportStage, withdrawStage } from '../../node/job/stages.ts'
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
  savedBy,
  startBothWays,
  startJob,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'
import { edits, guard, operator, reports } from '../support/people.ts'

const wrong = 'wrong job'

t.test('what Complete still needs is named, and is its own company’s setting', async (t) => {
  const completeNeeds = ['on-site', 'off-site', 'resolution', 'docket-number'] as const
  const { alm, pat, sub, job } = await startJob(t, ['alm', 'pat', 'sub'], {
    sub: { completeNeeds },
  })
  await reports(sub, job, 'on site')
  const early = await reportStage(sub.jobs, job, { stage: 'complete' }, guard)
  refusedAs(t, early, 'missing', /off-site, resolution, docket-number/)
  t.same(early.refused && early.details, ['off-site', 'resolution', 'docket-number'])
  await reports(sub, job, 'off site')
  const empty = { resolution: 'false alarm', docketNumber: '' }
  const still = await reportStage(sub.jobs, job, { stage: 'complete', fields: empty }, guard)
  t.same(still.refused && still.details, ['docket-number'])
  const fields = { ...empty, docketNumber: 'D-31' }
  ok(await reportStage(sub.jobs, job, { stage: 'complete', fields }, guard))
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.equal(view.life, 'complete')
  t.equal(heldBy(view, sub).fields.docketNumber?.value, 'D-31')
  const other = await jobAlong([alm, pat])
  await reports(pat, other, 'complete')
})

t.test('linked companies are advised by the job itself, others by a person', async (t) => {
  const completeNeeds = ['advised'] as const
  const { pat, job } = await startJob(t, ['alm', 'pat'], { pat: { completeNeeds } })
  await reports(pat, job, 'complete')
  const own = ok(await createJob(pat.jobs, { ...burglary, attend: true }, operator)).job
  const refused = await reportStage(pat.jobs, own, { stage: 'complete' }, guard)
  t.same(refused.refused && refused.details, ['advised'])
  const fields = { advisedAt: Date.now() }
  ok(await reportStage(pat.jobs, own, { stage: 'complete', fields }, guard))
})

t.test('stood down and abandoned need a reason, and nothing below may be open', async (t) => {
  const { alm, pat, sub, job } = await startJob(t, ['alm', 'pat', 'sub'])
  for (const stage of ['stood down', 'abandoned'] as const) {
    refusedAs(t, await reportStage(sub.jobs, job, { stage }, guard), 'reason-needed')
  }
  for (const stage of ['complete', 'stood down', 'abandoned'] as const) {
    const report = await reportStage(pat.jobs, job, { stage, reason: 'x' }, operator)
    refusedAs(t, report, 'passed-on', /SUB Security/)
  }
  ok(await reportStage(sub.jobs, job, { stage: 'abandoned', reason: 'flood' }, guard))
  await untilView(pat, job, 'SUB gave up', (view) => heldBy(view, sub).ended)
  t.equal(heldBy(await viewOf(pat, job), pat).ended, undefined, 'it is PAT’s again')
  ok(await reportStage(pat.jobs, job, { stage: 'stood down', reason: 'flood' }, operator))
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.equal(view.life, 'unassigned', 'nobody did the work')
  t.match(heldBy(view, pat).ended, { how: 'stood down', reason: 'flood' })
})

t.test('a wrong stage is withdrawn, stays visible, and the one before it stands', async (t) => {
  const { alm, pat, sub, job } = await startJob(t, ['alm', 'pat', 'sub'])
  await reports(sub, job, 'en route')
  const stage = await reports(sub, job, 'on site')
  await untilView(pat, job, 'on site', (view) => heldBy(view, sub).status === 'on site')
  const foreign = await withdrawStage(pat.jobs, job, { stage, reason: wrong }, operator)
  refusedAs(t, foreign, 'may-not')
  ok(await withdrawStage(sub.jobs, job, { stage, reason: wrong }, guard))
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.equal(heldBy(view, sub).status, 'en route')
  t.match(heldBy(view, sub).stages, [
    { stage: 'en route', standing: 'counts' },
    { id: stage, stage: 'on site', standing: 'withdrawn' },
  ])
})

t.test(
  'a wrong Complete is withdrawn while the job goes on, else the job is reopened',
  async (t) => {
    const { pat, alm, sub, job } = await startBothWays(t)
    const stage = await reports(pat, job, 'complete')
    await equalCopies(job, [alm, pat, sub])
    ok(await withdrawStage(pat.jobs, job, { stage, reason: wrong }, guard))
    const { view } = await equalCopies(job, [alm, pat, sub])
    t.equal(heldBy(view, pat).ended, undefined)
    t.equal(heldBy(view, pat).status, 'new')
    await reports(sub, job, 'complete')
    const again = await reports(pat, job, 'complete')
    await equalCopies(job, [alm, pat, sub])
    const frozen = await withdrawStage(pat.jobs, job, { stage: again, reason: wrong }, guard)
    refusedAs(t, frozen, 'ended', /In Progress/)
  },
)

t.test('an abandoned assignment that left nobody is taken back by withdrawing', async (t) => {
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
  const job = await jobAlong([alm, pat])
  const report = { stage: 'abandoned', reason: wrong } as const
  const stage = savedBy(await reportStage(pat.jobs, job, report, guard))
  t.equal((await equalCopies(job, [alm, pat])).view.life, 'unassigned')
  ok(await withdrawStage(pat.jobs, job, { stage, reason: 'that was another job' }, guard))
  const { view } = await equalCopies(job, [alm, pat])
  t.equal(view.life, 'open')
  t.equal(heldBy(view, pat).ended, undefined)
  t.equal(await sub.view(job), undefined)
})

t.test(
  'a withdrawn Complete that crossed with the last other one leaves the job open',
  async (t) => {
    const { pat, alm, sub, network, job } = await startBothWays(t)
    const stage = await reports(pat, job, 'complete')
    await equalCopies(job, [alm, pat, sub])
    cut(network, pat, alm)
    ok(await withdrawStage(pat.jobs, job, { stage, reason: wrong }, guard))
    await reports(sub, job, 'complete')
    await untilView(alm, job, 'both are complete', (view) => view.life === 'complete')
    heal(network, pat, alm)
    await untilView(sub, job, 'PAT took it back', (view) => view.life === 'open')
    const { view } = await equalCopies(job, [alm, pat, sub])
    t.equal(heldBy(view, pat).ended, undefined)
    t.equal(heldBy(view, sub).ended?.how, 'complete')
  },
)

t.test('a company attends its own job, beside the ones it sends or alone', async (t) => {
  const { alm, pat, sub, job } = await startJob(t, ['alm', 'pat', 'sub'])
  ok(await attendJob(alm.jobs, job, operator))
  refusedAs(t, await attendJob(alm.jobs, job, operator), 'already-on-the-job')
  refusedAs(t, await attendJob(sub.jobs, job, guard), 'already-on-the-job')
  ok(await reportStage(alm.jobs, job, { stage: 'on site' }, { by: 'Car 1' }))
  await reports(sub, job, 'complete')
  const both = await equalCopies(job, [alm, pat, sub])
  t.equal(both.view.life, 'open', 'its own car is on site still')
  t.match(heldBy(both.view, alm), { status: 'on site', holder: alm.id, granter: undefined })
  await edits(alm, job, { resolution: 'all sealed' })
  ok(await reportStage(alm.jobs, job, { stage: 'complete' }, { by: 'Car 1' }))
  const done = await equalCopies(job, [alm, pat, sub])
  t.equal(done.view.life, 'complete')
  t.equal(heldBy(done.view, alm).fields.resolution?.value, 'all sealed')
})

t.test('a passed-on assignment takes the outcome from below, or is open again', async (t) => {
  const { alm, pat, sub, ext, job } = await startJob(t, ['alm', 'pat', 'sub', 'ext'])
  ok(await leaveJob(ext.jobs, job, { how: 'declined', reason: 'no car' }, guard))
  await untilView(alm, job, 'EXT declined', (view) => heldBy(view, ext).ended)
  const declined = await equalCopies(job, [alm, pat, sub])
  for (const company of [pat, sub]) t.equal(heldBy(declined.view, company).ended, undefined)
  await passOn(sub, job, ext)
  await untilView(ext, job, 'it has it again', (view) => !heldBy(view, ext).ended)
  const stage = await reports(ext, job, 'complete')
  await untilView(alm, job, 'complete', (view) => view.life === 'complete')
  const { view } = await equalCopies(job, [alm, pat, sub, ext])
  for (const company of [pat, sub, ext]) {
    t.match(heldBy(view, company).ended, { how: 'complete', id: stage, company: ext.id })
  }
  refusedAs(t, await reportStage(pat.jobs, job, { stage: 'on site' }, guard), 'ended')
})
