import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { closeJob, reopenJob } from '../../node/job/lifecycle.ts'
import { confirmEnd, leaveJob } from '../../node/job/parties.ts'
import { reportStage } from '../../node/job/stages.ts'
import {
  attentionAt,
  burglary,
  cut,
  equalCopies,
  heal,
  heldBy,
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
import { guard, operator, reports } from '../support/people.ts'

const cancel = { cancelled: true, reason: 'key holder reset the alarm' }

t.test('all declined: the job is unassigned, loudly, until another is brought in', async (t) => {
  const { pat, alm, sub, ext } = await startRow(t, ['pat', 'alm', 'sub', 'ext'])
  const providers = [{ code: 'PAT' }, { code: 'SUB' }]
  const { job } = ok(await createJob(alm.jobs, { ...burglary, providers }, operator))
  await equalCopies(job, [alm, pat, sub])
  ok(await leaveJob(pat.jobs, job, { how: 'declined', reason: 'no car' }, guard))
  await untilView(alm, job, 'PAT declined', (view) => heldBy(view, pat).ended)
  t.equal((await viewOf(alm, job)).life, 'open', 'SUB may still take it')
  ok(await leaveJob(sub.jobs, job, { how: 'declined', reason: 'too far' }, guard))
  const view = await untilView(alm, job, 'SUB declined too', (now) => now.life === 'unassigned')
  t.ok((await attentionAt(alm, job)).includes('unassigned'))
  t.match(heldBy(view, sub).ended, { how: 'declined', reason: 'too far' })
  t.equal(await ext.view(job), undefined)
  refusedAs(t, await reopenJob(alm.jobs, job, { reason: '' }, operator), 'not-held', /bring a/)
  await passOn(alm, job, sub)
  await untilView(sub, job, 'it has it again', (now) => now.assignments.length === 3)
  t.equal((await equalCopies(job, [alm, sub])).view.life, 'open')
})

t.test(
  'the issuer closes a job naming the open ones, and each provider must confirm',
  async (t) => {
    const { pat, alm, sub, job } = await startBothWays(t)
    refusedAs(t, await closeJob(pat.jobs, job, cancel, guard), 'may-not', /release/)
    refusedAs(t, await closeJob(alm.jobs, job, { ...cancel, reason: ' ' }, guard), 'reason-needed')
    ok(await reportStage(sub.jobs, job, { stage: 'abandoned', reason: 'flood' }, guard))
    await equalCopies(job, [alm, pat, sub])
    const close = savedBy(await closeJob(alm.jobs, job, cancel, operator))
    refusedAs(t, await closeJob(alm.jobs, job, cancel, operator), 'ended')
    const closed = await equalCopies(job, [alm, pat, sub])
    t.equal(closed.view.life, 'cancelled')
    t.match(heldBy(closed.view, pat), {
      mustConfirm: close,
      ended: { how: 'cancelled', reason: cancel.reason },
    })
    t.equal(heldBy(closed.view, sub).mustConfirm, undefined, 'it had ended already')
    t.ok((await attentionAt(pat, job)).includes('closed: confirm'))
    ok(await confirmEnd(pat.jobs, job, {}, guard))
    const confirmed = await equalCopies(job, [alm, pat, sub])
    t.equal(heldBy(confirmed.view, pat).mustConfirm, undefined)
    refusedAs(t, await confirmEnd(pat.jobs, job, {}, guard), 'nothing-to-confirm')
  },
)

t.test(
  'stages of a closed assignment count until its provider confirms, and then too',
  async (t) => {
    const { alm, pat, sub, job } = await startJob(t, ['alm', 'pat', 'sub'])
    await reports(sub, job, 'on site')
    await equalCopies(job, [alm, pat, sub])
    ok(await closeJob(alm.jobs, job, { cancelled: false, reason: 'reported by phone' }, operator))
    await untilView(sub, job, 'it is closed', (view) => view.life === 'complete')
    await reports(sub, job, 'off site')
    const before = await equalCopies(job, [alm, pat, sub])
    t.equal(heldBy(before.view, sub).status, 'off site')
    ok(await confirmEnd(sub.jobs, job, {}, guard))
    const after = await equalCopies(job, [alm, pat, sub])
    t.equal(heldBy(after.view, sub).status, 'off site', 'confirming takes nothing back')
    t.match(heldBy(after.view, sub).stages, [{ standing: 'counts' }, { standing: 'counts' }])
    refusedAs(t, await reportStage(sub.jobs, job, { stage: 'complete' }, guard), 'ended')
    t.ok(heldBy(after.view, pat).mustConfirm, 'PAT has still to confirm its own')
  },
)

t.test(
  'cancel and Complete at the same moment: the work counts, the cancelling shows',
  async (t) => {
    const { alm, pat, sub, network, job } = await startJob(t, ['alm', 'pat', 'sub'])
    cut(network, alm, pat)
    ok(await closeJob(alm.jobs, job, cancel, operator))
    await reports(sub, job, 'on site')
    await reports(sub, job, 'complete')
    t.equal((await viewOf(alm, job)).life, 'cancelled')
    t.equal((await viewOf(sub, job)).life, 'complete')
    heal(network, alm, pat)
    await untilView(sub, job, 'it was cancelled too', (view) => view.cancelled)
    const { view } = await equalCopies(job, [alm, pat, sub])
    t.equal(view.life, 'complete')
    t.ok(view.cancelled)
    t.equal(heldBy(view, sub).ended?.how, 'complete')
    t.equal(heldBy(view, sub).endings.length, 2)
    t.same(view.offered, [])
    ok(await reopenJob(alm.jobs, job, { reason: 'docket is missing' }, operator))
    const open = await equalCopies(job, [alm, pat, sub])
    t.equal(open.view.life, 'open', 'reopened, it is neither')
    t.equal(heldBy(open.view, sub).ended, undefined)
    await reports(sub, job, 'complete')
    t.equal((await equalCopies(job, [alm, pat, sub])).view.life, 'complete')
  },
)

t.test('who has not confirmed a close still must when another one is reopened', async (t) => {
  const { pat, alm, sub, job } = await startBothWays(t)
  const close = savedBy(await closeJob(alm.jobs, job, cancel, operator))
  const closed = await equalCopies(job, [alm, pat, sub])
  const assignments = [heldBy(closed.view, sub).id]
  ok(await reopenJob(alm.jobs, job, { assignments, reason: 'alarm again' }, operator))
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.equal(heldBy(view, sub).mustConfirm, undefined)
  t.equal(heldBy(view, sub).ended, undefined)
  t.equal(heldBy(view, pat).mustConfirm, close)
  t.equal(heldBy(view, pat).ended?.how, 'cancelled')
  t.equal(view.cancelled, false, 'the job is In Progress')
})
