/** Rule 6: a recall sounds until a person confirms it; until then a guard may still attend. */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { reopenJob } from '../../node/job/lifecycle.ts'
import { confirmEnd, recallAssignment } from '../../node/job/parties.ts'
import { reportStage } from '../../node/job/stages.ts'
import { attentionOf } from '../../protocol/job/attention.ts'
import {
  burglary,
  cut,
  equalCopies,
  heal,
  heldBy,
  jobAlong,
  ok,
  refusedAs,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'
import { until } from '../support/company.ts'

const guard = { by: 'Guard 14' }
const operator = { by: 'Olsen' }
const reason = 'key holder attends'

t.test('until a person there confirms a recall, a guard may still attend', async (t) => {
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
  const job = await jobAlong([alm, pat, sub])
  ok(await reportStage(sub.jobs, job, { stage: 'en route' }, guard))
  const view = await untilView(pat, job, 'on the way', (now) => heldBy(now, sub).stages.length > 0)
  const assignment = heldBy(view, sub).id
  refusedAs(
    t,
    await recallAssignment(pat.jobs, job, { assignment, reason: '' }, operator),
    'reason-needed',
  )
  const foreign = { assignment, reason }
  refusedAs(t, await recallAssignment(alm.jobs, job, foreign, operator), 'may-not')
  refusedAs(t, await recallAssignment(sub.jobs, job, foreign, operator), 'may-not')
  ok(await recallAssignment(pat.jobs, job, { assignment, reason }, operator))
  const recalled = await equalCopies(job, [alm, pat, sub])
  t.match(heldBy(recalled.view, sub).recall, { reason })
  t.equal(heldBy(recalled.view, sub).ended, undefined)
  t.ok(attentionOf(recalled.view, pat.id, Date.now()).includes('guard may still attend'))
  t.ok(attentionOf(recalled.view, sub.id, Date.now()).includes('recalled'), 'it sounds there')
  // That it was delivered, even seen, is not that somebody there acts on it.
  await sub.receipts.seen(job)
  await until('SUB has seen it', async () => {
    const { members } = await viewOf(pat, job)
    return members.find(({ company }) => company === sub.id)?.delivery?.state === 'seen'
  })
  t.ok(heldBy(await viewOf(pat, job), sub).recall)
  ok(await confirmEnd(sub.jobs, job, {}, guard))
  const confirmed = await equalCopies(job, [alm, pat, sub])
  t.equal(heldBy(confirmed.view, sub).recall, undefined)
  t.equal(heldBy(confirmed.view, sub).ended?.how, 'recalled')
  t.equal(confirmed.view.life, 'open', 'it is PAT’s again')
  refusedAs(t, await confirmEnd(sub.jobs, job, {}, guard), 'nothing-to-confirm')
  refusedAs(t, await recallAssignment(pat.jobs, job, { assignment, reason }, operator), 'ended')
})

t.test('a guard who arrives before the recall does is seen, and may complete', async (t) => {
  const { alm, pat, sub, network } = await startRow(t, ['alm', 'pat', 'sub'])
  const job = await jobAlong([alm, pat, sub])
  await equalCopies(job, [alm, pat, sub])
  cut(network, pat, sub)
  const assignment = heldBy(await viewOf(pat, job), sub).id
  ok(await recallAssignment(pat.jobs, job, { assignment, reason }, operator))
  ok(await reportStage(sub.jobs, job, { stage: 'on site' }, guard))
  heal(network, pat, sub)
  await untilView(sub, job, 'the recall', (view) => heldBy(view, sub).recall)
  const both = await equalCopies(job, [alm, pat, sub])
  t.equal(heldBy(both.view, sub).status, 'on site')
  t.ok(heldBy(both.view, sub).recall)
  ok(await reportStage(sub.jobs, job, { stage: 'complete' }, guard))
  const done = await equalCopies(job, [alm, pat, sub])
  t.equal(done.view.life, 'complete')
  t.equal(heldBy(done.view, sub).ended?.how, 'complete')
  t.equal(heldBy(done.view, sub).recall, undefined, 'nobody is on the way any more')
})

t.test('who confirmed a recall completes nothing after it', async (t) => {
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
  const job = await jobAlong([alm, pat, sub])
  const assignment = heldBy(await viewOf(pat, job), sub).id
  ok(await recallAssignment(pat.jobs, job, { assignment, reason }, operator))
  await untilView(sub, job, 'the recall', (view) => heldBy(view, sub).recall)
  ok(await confirmEnd(sub.jobs, job, {}, guard))
  refusedAs(t, await reportStage(sub.jobs, job, { stage: 'complete' }, guard), 'ended')
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.equal(heldBy(view, sub).ended?.how, 'recalled')
})

t.test('a recall that crossed with the Complete does not ring again after reopening', async (t) => {
  const { alm, pat, sub, network } = await startRow(t, ['alm', 'pat', 'sub'])
  const job = await jobAlong([alm, pat, sub])
  await equalCopies(job, [alm, pat, sub])
  cut(network, pat, sub)
  const assignment = heldBy(await viewOf(pat, job), sub).id
  ok(await recallAssignment(pat.jobs, job, { assignment, reason }, operator))
  ok(await reportStage(sub.jobs, job, { stage: 'complete' }, guard))
  heal(network, pat, sub)
  await untilView(pat, job, 'complete', (view) => view.life === 'complete')
  ok(await reopenJob(pat.jobs, job, { reason: 'docket is missing' }, operator))
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.equal(heldBy(view, sub).ended, undefined)
  t.equal(heldBy(view, sub).recall, undefined)
})

t.test(
  'who is recalled and has passed the job on confirms when nobody below attends',
  async (t) => {
    const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
    const job = await jobAlong([alm, pat, sub])
    await equalCopies(job, [alm, pat, sub])
    const view = await viewOf(alm, job)
    const recall = { assignment: heldBy(view, pat).id, reason }
    ok(await recallAssignment(alm.jobs, job, recall, operator))
    await untilView(pat, job, 'the recall', (now) => heldBy(now, pat).recall)
    refusedAs(t, await confirmEnd(pat.jobs, job, {}, operator), 'passed-on', /SUB Security/)
    const below = { assignment: heldBy(view, sub).id, reason }
    ok(await recallAssignment(pat.jobs, job, below, operator))
    await untilView(sub, job, 'the recall', (now) => heldBy(now, sub).recall)
    ok(await confirmEnd(sub.jobs, job, {}, guard))
    await untilView(pat, job, 'confirmed below', (now) => heldBy(now, sub).ended)
    t.ok(heldBy(await viewOf(alm, job), pat).recall, 'PAT itself may still attend')
    ok(await confirmEnd(pat.jobs, job, {}, operator))
    const done = await equalCopies(job, [alm, pat, sub])
    t.equal(done.view.life, 'unassigned')
  },
)

t.test('a recalled assignment is not reopened with others, but by name', async (t) => {
  const { pat, alm, sub } = await startRow(t, ['pat', 'alm', 'sub'])
  const providers = [{ code: 'PAT' }, { code: 'SUB' }]
  const { job } = ok(await createJob(alm.jobs, { ...burglary, providers }, operator))
  await equalCopies(job, [alm, pat, sub])
  const assignment = heldBy(await viewOf(alm, job), pat).id
  ok(await recallAssignment(alm.jobs, job, { assignment, reason }, operator))
  await untilView(pat, job, 'the recall', (view) => heldBy(view, pat).recall)
  ok(await confirmEnd(pat.jobs, job, {}, guard))
  ok(await reportStage(sub.jobs, job, { stage: 'complete' }, guard))
  await equalCopies(job, [alm, pat, sub])
  ok(await reopenJob(alm.jobs, job, { reason: 'wrong docket' }, operator))
  const reopened = await equalCopies(job, [alm, pat, sub])
  t.equal(heldBy(reopened.view, sub).ended, undefined)
  t.equal(heldBy(reopened.view, pat).ended?.how, 'recalled')
  const named = { assignments: [assignment], reason: 'two cars after all' }
  ok(await reopenJob(alm.jobs, job, named, operator))
  const both = await equalCopies(job, [alm, pat, sub])
  t.equal(heldBy(both.view, pat).ended, undefined)
  t.equal(heldBy(both.view, pat).recall, undefined, 'nothing recalls it now')
  ok(await reportStage(pat.jobs, job, { stage: 'on site' }, guard))
  t.equal(heldBy((await equalCopies(job, [alm, pat, sub])).view, pat).status, 'on site')
})
