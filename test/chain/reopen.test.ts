import t from 'tap'
import { closeJob, reopenJob } from '../../node/job/lifecycle.ts'
import { leaveJob } from '../../node/job/parties.ts'
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
  startBothWays,
  startJob,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'
import type { Company } from '../support/company.ts'
import { edits, guard, operator, reports } from '../support/people.ts'

const reason = 'the docket is missing'

/** Both of them complete it. */
async function completeBoth([pat, alm, sub]: [Company, Company, Company], job: StreamId) {
  for (const company of [pat, sub]) {
    await reports(company, job, 'accepted', 'on site', 'off site', 'complete')
  }
  await equalCopies(job, [alm, pat, sub])
}

t.test('a reopening names assignments: others keep their outcome and are not rung', async (t) => {
  const { pat, alm, sub, job } = await startBothWays(t, { answerMinutes: 10 })
  await completeBoth([pat, alm, sub], job)
  const before = await viewOf(alm, job)
  ok(await reopenJob(alm.jobs, job, { assignments: [heldBy(before, pat).id], reason }, operator))
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.equal(view.life, 'open')
  t.equal(view.generation, 1)
  t.equal(heldBy(view, pat).ended, undefined)
  t.equal(heldBy(view, pat).status, 'off site')
  t.same(heldBy(view, sub), heldBy(before, sub), 'the other one is as it was')
  t.equal(heldBy(view, sub).answerDueAt, undefined)
  refusedAs(t, await reportStage(sub.jobs, job, { stage: 'on site' }, guard), 'ended')
  const fields = { docketNumber: 'D-12' }
  ok(await reportStage(pat.jobs, job, { stage: 'complete', fields }, guard))
  const done = await equalCopies(job, [alm, pat, sub])
  t.equal(done.view.life, 'complete')
  t.equal(heldBy(done.view, pat).fields.docketNumber?.value, 'D-12')
})

t.test('who gave a passed-on assignment reopens it where the work is done', async (t) => {
  const { alm, pat, sub, job } = await startJob(t, ['alm', 'pat', 'sub'])
  await reports(sub, job, 'complete')
  await untilView(alm, job, 'complete', (view) => view.life === 'complete')
  ok(await reopenJob(alm.jobs, job, { reason }, operator))
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.equal(view.life, 'open')
  t.equal(heldBy(view, sub).ended, undefined, 'the one that was completed')
  t.equal(heldBy(view, pat).ended, undefined, 'and who waits for its outcome')
  await reports(sub, job, 'complete')
  const done = await equalCopies(job, [alm, pat, sub])
  t.equal(done.view.life, 'complete')
})

t.test('a provider reopens its own assignment and what it passed on, no other', async (t) => {
  const { pat, alm, sub, job } = await startBothWays(t)
  refusedAs(t, await reopenJob(pat.jobs, job, { reason }, guard), 'not-ended')
  await completeBoth([pat, alm, sub], job)
  const others = [heldBy(await viewOf(pat, job), sub).id]
  const refused = await reopenJob(pat.jobs, job, { assignments: others, reason }, guard)
  refusedAs(t, refused, 'may-not')
  ok(await reopenJob(pat.jobs, job, { reason }, guard))
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.equal(heldBy(view, pat).ended, undefined)
  t.equal(heldBy(view, sub).ended?.how, 'complete')
})

t.test('reopenings at the same moment unite', async (t) => {
  const { pat, alm, sub, network, job } = await startBothWays(t)
  await completeBoth([pat, alm, sub], job)
  cut(network, pat, alm)
  ok(await reopenJob(pat.jobs, job, { reason: 'wrong outcome' }, guard))
  await edits(pat, job, { resolution: 'false alarm' }, guard)
  ok(await reopenJob(sub.jobs, job, { reason: 'wrong docket' }, guard))
  await edits(sub, job, { docketNumber: 'D-2' }, guard)
  heal(network, pat, alm)
  await untilView(pat, job, 'both are open', (view) => view.assignments.every((a) => !a.ended))
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.equal(view.generation, 1)
  t.equal(heldBy(view, pat).fields.resolution?.value, 'false alarm')
  t.equal(heldBy(view, sub).fields.docketNumber?.value, 'D-2')
  await reports(pat, job, 'complete')
  await untilView(alm, job, 'PAT is done', (now) => heldBy(now, pat).ended)
  t.equal((await viewOf(alm, job)).life, 'open')
  await reports(sub, job, 'complete')
  const done = await equalCopies(job, [alm, pat, sub])
  t.equal(done.view.life, 'complete')
  t.same(done.view.offered, [])
})

t.test('what was late stays late after a reopening; written again it applies', async (t) => {
  const { alm, pat, sub, network, job } = await startJob(t, ['alm', 'pat', 'sub'])
  cut(network, alm, pat)
  const late = await edits(alm, job, { request: 'zone 4' })
  await reports(sub, job, 'complete')
  ok(await reopenJob(sub.jobs, job, { reason }, guard))
  heal(network, alm, pat)
  await untilView(sub, job, 'the late value', (view) => view.offered.length > 0)
  const open = await equalCopies(job, [alm, pat, sub])
  t.equal(open.view.fields.request?.value, burglary.fields.request)
  const [offered] = open.view.offered
  t.equal(offered?.write, late)
  const request = `${offered?.value}`
  const taken = await edits(pat, job, { request }, guard)
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.match(view.fields.request, { value: 'zone 4', write: taken, company: pat.id, concurrent: [] })
})

t.test('a job closed while nobody attended is reopened for a new provider', async (t) => {
  const { alm, pat, sub } = await startRow(t, ['pat', 'alm', 'sub'])
  const job = await jobAlong([alm, pat])
  ok(await leaveJob(pat.jobs, job, { how: 'declined', reason: 'no car' }, guard))
  await untilView(alm, job, 'nobody attends', (view) => view.life === 'unassigned')
  ok(await closeJob(alm.jobs, job, { cancelled: true, reason: 'not needed' }, operator))
  t.equal((await viewOf(alm, job)).life, 'cancelled')
  ok(await reopenJob(alm.jobs, job, { reason: 'needed after all' }, operator))
  t.equal((await viewOf(alm, job)).life, 'unassigned')
  await passOn(alm, job, sub)
  await untilView(sub, job, 'it has the job', () => true)
  const { view } = await equalCopies(job, [alm, sub])
  t.equal(view.life, 'open')
  t.equal(view.cancelled, false)
  t.equal(heldBy(view, pat).ended?.how, 'declined', 'who declined has it no more')
})

t.test('a job whose provider left as it was closed is reopened for a new one', async (t) => {
  const { pat, alm, sub, network } = await startRow(t, ['pat', 'alm', 'sub'])
  const job = await jobAlong([alm, pat])
  await equalCopies(job, [alm, pat])
  cut(network, alm, pat)
  ok(await leaveJob(pat.jobs, job, { how: 'released', reason: 'no car' }, guard))
  ok(await closeJob(alm.jobs, job, { cancelled: false, reason: 'reported by phone' }, operator))
  heal(network, alm, pat)
  await untilView(alm, job, 'both', (view) => heldBy(view, pat).endings.length === 2)
  ok(await reopenJob(alm.jobs, job, { reason: 'it was another job' }, operator))
  const view = await viewOf(alm, job)
  t.equal(view.life, 'unassigned')
  t.equal(heldBy(view, pat).ended?.how, 'released')
  await passOn(alm, job, sub)
  await untilView(sub, job, 'it has the job', () => true)
  t.equal((await equalCopies(job, [alm, sub])).view.life, 'open')
})

t.test('who is two companies above the work asks, the issuer reopens it anywhere', async (t) => {
  const { alm, pat, sub, ext } = await startRow(t, ['alm', 'pat', 'sub', 'ext'])
  const row = [alm, pat, sub, ext]
  const job = await jobAlong(row)
  await reports(ext, job, 'complete')
  await untilView(alm, job, 'complete', (view) => view.life === 'complete')
  await equalCopies(job, row)
  const refused = await reopenJob(pat.jobs, job, { reason }, operator)
  refusedAs(t, refused, 'may-not', /EXT Security/)
  ok(await reopenJob(alm.jobs, job, { reason }, operator))
  const { view } = await equalCopies(job, row)
  for (const company of [pat, sub, ext]) t.equal(heldBy(view, company).ended, undefined)
})
