/** Two companies that give a job to the same third while apart: both stand, and nothing is doubled. */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { writeEntry } from '../../node/job/entries.ts'
import { bringIn, confirmEnd, leaveJob, recallAssignment } from '../../node/job/parties.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { AssignmentView, JobView } from '../../protocol/job/view.ts'
import {
  burglary,
  cut,
  equalCopies,
  heal,
  nextMillisecond,
  ok,
  passOn,
  refusedAs,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'
import { type Company, link } from '../support/company.ts'
import { edits, guard, notes, operator, reports } from '../support/people.ts'

const parties = ['pat', 'alm', 'qrs'] as const

function allHeldBy(view: JobView, holder: Company): AssignmentView[] {
  return view.assignments.filter((one) => one.holder === holder.id)
}

/** ALM gave a job to PAT and QRS; both are linked with SUB and, while apart, pass it on to it. */
async function givenTwice(t: Parameters<typeof startRow>[0]) {
  const { pat, alm, qrs, sub, network } = await startRow(t, [...parties, 'sub'])
  await link(pat, sub)
  const providers = [{ code: 'PAT' }, { code: 'QRS' }]
  const { job } = ok(await createJob(alm.jobs, { ...burglary, providers }, operator))
  await equalCopies(job, [alm, pat, qrs])
  cut(network, alm, qrs)
  cut(network, sub, qrs)
  await passOn(pat, job, sub)
  await nextMillisecond()
  await passOn(qrs, job, sub)
  await untilView(sub, job, 'the job from PAT', (view) => allHeldBy(view, sub).length === 1)
  heal(network, sub, qrs)
  await untilView(sub, job, 'the job from QRS', (view) => allHeldBy(view, sub).length === 2)
  heal(network, alm, qrs)
  const { view } = await equalCopies(job, [alm, pat, qrs, sub])
  return { pat, alm, qrs, sub, network, job, view }
}

t.test('both grants stand, the earlier one is the parent shown, on every copy', async (t) => {
  const { pat, qrs, sub, view, job, alm } = await givenTwice(t)
  t.same(
    allHeldBy(view, sub).map(({ granter }) => granter),
    [pat.id, qrs.id],
  )
  const lines = view.members.filter(({ company }) => company === sub.id)
  t.equal(lines.length, 1, 'it is one company on the job')
  t.equal(lines[0]?.by, pat.id)
  // A second time is refused where both are known.

  const to = { to: { code: 'PAT' }, role: 'provider' } as const
  refusedAs(t, await bringIn(sub.jobs, job, to, guard), 'already-on-the-job')
  t.equal((await viewOf(alm, job)).life, 'open')
})

t.test('every change reaches everybody once, whichever way it comes', async (t) => {
  const { alm, pat, qrs, sub, job, view } = await givenTwice(t)
  await edits(alm, job, { request: 'zone 4' })
  const note = { kind: 'note', text: 'on my way' } as const
  ok(await writeEntry(sub.jobs, job, note, guard))
  const [first, second] = allHeldBy(view, sub)
  refusedAs(t, await reportStage(sub.jobs, job, { stage: 'on site' }, guard), 'missing', /several/)
  ok(await reportStage(sub.jobs, job, { stage: 'on site', assignment: first?.id as never }, guard))
  await untilView(alm, job, 'on site', (now) => allHeldBy(now, sub)[0]?.status === 'on site')
  await untilView(sub, job, 'zone 4', (now) => now.fields.request?.value === 'zone 4')
  const copy = await equalCopies(job, [alm, pat, qrs, sub])
  t.equal(copy.timeline.length, 1)
  t.equal(allHeldBy(copy.view, sub)[1]?.status, 'new')
  for (const one of [first, second]) {
    const report = { stage: 'complete', assignment: one?.id as never } as const
    ok(await reportStage(sub.jobs, job, report, guard))
  }
  const done = await equalCopies(job, [alm, pat, qrs, sub])
  t.equal(done.view.life, 'complete')
  t.ok(done.view.assignments.every(({ ended }) => ended?.how === 'complete'))
})

t.test('declining one of two leaves the company on the job for the other', async (t) => {
  const { alm, pat, qrs, sub, job, view } = await givenTwice(t)
  const [, second] = allHeldBy(view, sub)
  const decline = {
    how: 'declined',
    reason: 'PAT sent us',
    assignment: second?.id as never,
  } as const
  ok(await leaveJob(sub.jobs, job, decline, guard))
  await equalCopies(job, [alm, pat, qrs, sub])
  await edits(alm, job, { request: 'zone 5' })
  await untilView(sub, job, 'the edit', (now) => now.fields.request?.value === 'zone 5')
  await reports(sub, job, 'complete')
  await untilView(qrs, job, 'SUB is done', (now) => allHeldBy(now, sub)[0]?.ended)
  const done = await equalCopies(job, [alm, pat, qrs, sub])
  t.equal(done.view.life, 'open', 'QRS has to attend itself')
  t.same(
    allHeldBy(done.view, sub).map(({ ended }) => ended?.how),
    ['complete', 'declined'],
  )
})

t.test('declining the one it writes under goes on under the other', async (t) => {
  const { alm, pat, qrs, sub, job, view } = await givenTwice(t)
  await notes(sub, job, 'under the first', guard)
  const [first] = allHeldBy(view, sub)
  const decline = {
    how: 'declined',
    reason: 'QRS sent us',
    assignment: first?.id as never,
  } as const
  ok(await leaveJob(sub.jobs, job, decline, guard))
  await notes(sub, job, 'under the second', guard)
  await reports(sub, job, 'complete')
  await untilView(pat, job, 'SUB is done', (now) => allHeldBy(now, sub)[1]?.ended)
  const { timeline } = await equalCopies(job, [alm, pat, qrs, sub])
  t.same(
    timeline.map(({ standing }) => standing),
    ['counts', 'counts'],
  )
})

t.test('one of the two is recalled, and the other one’s guard still attends', async (t) => {
  const { alm, pat, qrs, sub, job, view } = await givenTwice(t)
  const [, second] = allHeldBy(view, sub)
  const recall = { assignment: second?.id as never, reason: 'PAT has sent them' }
  ok(await recallAssignment(qrs.jobs, job, recall, operator))
  await untilView(sub, job, 'the recall', (now) => allHeldBy(now, sub)[1]?.recall)

  ok(await confirmEnd(sub.jobs, job, {}, guard))
  await reports(sub, job, 'complete')
  const done = await equalCopies(job, [alm, pat, qrs, sub])
  t.same(
    allHeldBy(done.view, sub).map(({ ended }) => ended?.how),
    ['complete', 'recalled'],
  )
})
