/** Rule 6: a recall sounds until a person confirms it; until then a guard may still attend. */
import t from 'tap'
import { reopenJob } from '../../node/job/lifecycle.ts'
import { confirmEnd, recallAssignment } from '../../node/job/parties.ts'
import { reportStage } from '../../node/job/stages.ts'
import {
  attentionAt,
  cut,
  equalCopies,
  heal,
  heldBy,
  ok,
  refusedAs,
  startBothWays,
  startJob,
  untilView,
  viewOf,
} from '../support/chain.ts'
import { until } from '../support/company.ts'
import { guard, operator, reports } from '../support/people.ts'

const reason = 'key holder attends'

t.test('until a person there confirms a recall, a guard may still attend', async (t) => {
  const { alm, pat, sub, job } = await startJob(t, ['alm', 'pat', 'sub'])
  await reports(sub, job, 'en route')
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
  t.ok((await attentionAt(pat, job)).includes('guard may still attend'))
  t.ok((await attentionAt(sub, job)).includes('recalled'), 'it sounds there')
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
  const { alm, pat, sub, network, job } = await startJob(t, ['alm', 'pat', 'sub'])
  cut(network, pat, sub)
  const assignment = heldBy(await viewOf(pat, job), sub).id
  ok(await recallAssignment(pat.jobs, job, { assignment, reason }, operator))
  await reports(sub, job, 'on site')
  heal(network, pat, sub)
  await untilView(sub, job, 'the recall', (view) => heldBy(view, sub).recall)
  const both = await equalCopies(job, [alm, pat, sub])
  t.equal(heldBy(both.view, sub).status, 'on site')
  t.ok(heldBy(both.view, sub).recall)
  await reports(sub, job, 'complete')
  const done = await equalCopies(job, [alm, pat, sub])
  t.equal(done.view.life, 'complete')
  t.equal(heldBy(done.view, sub).ended?.how, 'complete')
  t.equal(heldBy(done.view, sub).recall, undefined, 'nobody is on the way any more')
})

t.test('who confirmed a recall completes nothing after it', async (t) => {
  const { alm, pat, sub, job } = await startJob(t, ['alm', 'pat', 'sub'])
  const assignment = heldBy(await viewOf(pat, job), sub).id
  ok(await recallAssignment(pat.jobs, job, { assignment, reason }, operator))
  await untilView(sub, job, 'the recall', (view) => heldBy(view, sub).recall)
  ok(await confirmEnd(sub.jobs, job, {}, guard))
  refusedAs(t, await reportStage(sub.jobs, job, { stage: 'complete' }, guard), 'ended')
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.equal(heldBy(view, sub).ended?.how, 'recalled')
})

t.test('a recall that crossed with the Complete does not ring again after reopening', async (t) => {
  const { alm, pat, sub, network, job } = await startJob(t, ['alm', 'pat', 'sub'])
  cut(network, pat, sub)
  const assignment = heldBy(await viewOf(pat, job), sub).id
  ok(await recallAssignment(pat.jobs, job, { assignment, reason }, operator))
  await reports(sub, job, 'complete')
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
    const { alm, pat, sub, job } = await startJob(t, ['alm', 'pat', 'sub'])
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
  const { pat, alm, sub, job } = await startBothWays(t)
  const assignment = heldBy(await viewOf(alm, job), pat).id
  ok(await recallAssignment(alm.jobs, job, { assignment, reason }, operator))
  await untilView(pat, job, 'the recall', (view) => heldBy(view, pat).recall)
  ok(await confirmEnd(pat.jobs, job, {}, guard))
  await reports(sub, job, 'complete')
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
  await reports(pat, job, 'on site')
  t.equal(heldBy((await equalCopies(job, [alm, pat, sub])).view, pat).status, 'on site')
})
