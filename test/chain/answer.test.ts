/** Rule 6: a provider answers, or says with a reason why not. */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { timeline } from '../../node/job/entries.ts'
import { leaveJob } from '../../node/job/parties.ts'
import { reportStage, stageSteps } from '../../node/job/stages.ts'
import type { StreamId } from '../../protocol/ids.ts'
import {
  attentionAt,
  burglary,
  equalCopies,
  heldBy,
  jobAlong,
  ok,
  passOn,
  refusedAs,
  startJob,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'
import { type Company, changeLink, linkSettings } from '../support/company.ts'
import { edits, guard, notes, operator, reports } from '../support/people.ts'

const answerMinutes = 5

/** What wants eyes at this company once the answer is due. */
function whenDue(job: StreamId, company: Company) {
  return attentionAt(company, job, Date.now() + answerMinutes * 60_000 + 1000)
}

t.test('who accepts takes the job, and everybody reads who and when', async (t) => {
  const { alm, pat, sub, job } = await startJob(t, ['alm', 'pat', 'sub'])
  const happenedAt = Date.now() - 60_000
  ok(await reportStage(sub.jobs, job, { stage: 'accepted' }, { ...guard, happenedAt }))
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.match(heldBy(view, sub), {
    status: 'accepted',
    answered: true,
    stages: [{ by: guard.by, company: sub.id, happenedAt, automatic: false }],
  })
})

t.test('no answer in time is an alarm at both ends, until a person answers', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const job = await jobAlong([alm, pat], { ...burglary, answerMinutes })
  const { view } = await equalCopies(job, [alm, pat])
  const one = heldBy(view, pat)
  t.equal(one.answerDueAt, one.openedAt + answerMinutes * 60_000)
  for (const company of [alm, pat]) t.ok((await whenDue(job, company)).includes('no answer'))
  t.notOk((await attentionAt(alm, job)).includes('no answer'), 'not before')
  await reports(pat, job, 'accepted')
  const answered = await equalCopies(job, [alm, pat])
  t.equal(heldBy(answered.view, pat).answerDueAt, undefined)
  t.notOk((await whenDue(job, alm)).includes('no answer'))
})

t.test('accepting automatically does not stop the answer clock, a person does', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const job = await jobAlong([alm, pat], { ...burglary, answerMinutes })
  await pat.streams.save(
    job,
    (open) => {
      const steps = stageSteps(pat.jobs, open, { stage: 'accepted' }, true)
      return 'refused' in steps ? { instead: steps } : steps
    },
    { by: 'Baton' },
  )
  const { view } = await equalCopies(job, [alm, pat])
  t.match(heldBy(view, pat), { status: 'accepted', answered: false })
  t.ok((await whenDue(job, alm)).includes('no answer'))
  await reports(pat, job, 'despatched')
  const answered = await equalCopies(job, [alm, pat])
  t.match(heldBy(answered.view, pat), { answered: true, answerDueAt: undefined })
})

t.test('who passes a job on has answered; the next one’s clock begins', async (t) => {
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
  const job = await jobAlong([alm, pat], { ...burglary, answerMinutes })
  await passOn(pat, job, sub)
  await untilView(sub, job, 'it has the job', () => true)
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.match(heldBy(view, pat), { answered: true, answerDueAt: undefined })
  t.equal(heldBy(view, sub).answered, false)
})

t.test('the answer clock runs from when the job was given, whatever the stream says', async (t) => {
  const hour = 3_600_000
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'], { alm: { clockOffset: hour } })
  await changeLink(pat, sub, { settings: { ...linkSettings, answerMinutes } })
  const job = await jobAlong([alm, pat])
  const before = Date.now()
  await passOn(pat, job, sub)
  const due = heldBy(await viewOf(pat, job), sub).answerDueAt ?? 0
  t.ok(due >= before + answerMinutes * 60_000 && due < before + hour, 'by the clock of who gave it')
})

t.test('declining and releasing need a reason, and the job goes to somebody else', async (t) => {
  const { alm, pat, sub, ext } = await startRow(t, ['alm', 'pat', 'sub', 'ext'])
  const job = await jobAlong([alm, pat, sub])
  const decline = { how: 'declined', reason: ' ' } as const
  refusedAs(t, await leaveJob(sub.jobs, job, decline, guard), 'reason-needed')
  ok(await leaveJob(sub.jobs, job, { ...decline, reason: 'no car' }, guard))
  const declined = await equalCopies(job, [alm, pat, sub])
  t.match(heldBy(declined.view, sub).ended, { how: 'declined', reason: 'no car', company: sub.id })
  t.equal(heldBy(declined.view, pat).ended, undefined, 'it is PAT’s again')
  t.equal(declined.view.life, 'open')
  t.equal(declined.view.members.find(({ company }) => company === sub.id)?.active, false)
  ok(await leaveJob(pat.jobs, job, { how: 'released', reason: 'flood' }, guard))
  await untilView(alm, job, 'it was released', (view) => view.life === 'unassigned')
  t.match(heldBy(await viewOf(alm, job), pat).ended, { how: 'released', reason: 'flood' })
  refusedAs(t, await leaveJob(alm.jobs, job, { how: 'released', reason: 'x' }, guard), 'not-held')
  t.equal(await ext.view(job), undefined)
})

t.test('who declined gets no more of the job, until it is given to it again', async (t) => {
  const { alm, pat, sub, job } = await startJob(t, ['alm', 'pat', 'sub'])
  ok(await leaveJob(sub.jobs, job, { how: 'declined', reason: 'no car' }, guard))
  await equalCopies(job, [alm, pat, sub])
  const held = (await sub.streams.get(job))?.state.held
  const other = await jobAlong([alm, pat, sub])
  await edits(alm, job, { request: 'alarm code 4711' })
  await notes(pat, job, 'we go ourselves')
  await equalCopies(job, [alm, pat])
  // What is sent later on the same link has arrived: so would this have.
  await edits(alm, other, { priority: 1 })
  await untilView(sub, other, 'the later change', (view) => view.fields.priority)
  t.equal((await sub.streams.get(job))?.state.held, held)
  t.equal((await viewOf(sub, job)).fields.request?.value, burglary.fields.request)
  refusedAs(t, await reportStage(sub.jobs, job, { stage: 'on site' }, guard), 'not-on-the-job')
  await passOn(pat, job, sub)
  await untilView(sub, job, 'the job again', (view) => view.fields.request?.value !== undefined)
  const again = await equalCopies(job, [alm, pat, sub])
  t.equal(again.view.fields.request?.value, 'alarm code 4711')
  t.equal(heldBy(again.view, sub).ended, undefined, 'a new grant is a new assignment')
  await reports(sub, job, 'complete')
  const done = await equalCopies(job, [alm, pat, sub])
  t.equal(done.view.life, 'complete')
  t.equal((await timeline(sub.jobs, job)).length, 1)
})

t.test('who releases a job that it passed on takes it away below, and that is seen', async (t) => {
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
  const { job } = ok(
    await createJob(alm.jobs, { ...burglary, providers: [{ code: 'PAT' }] }, operator),
  )
  await untilView(pat, job, 'it has the job', () => true)
  await passOn(pat, job, sub)
  await untilView(sub, job, 'it has the job', () => true)
  ok(await leaveJob(pat.jobs, job, { how: 'released', reason: 'strike' }, operator))
  const below = await untilView(sub, job, 'its grant ended', (view) => heldBy(view, sub).ended)
  t.match(heldBy(below, sub).ended, { how: 'revoked', reason: 'strike' })
  const above = await untilView(alm, job, 'it was released', (view) => view.life === 'unassigned')
  t.match(heldBy(above, sub).ended, { how: 'revoked' })
  refusedAs(t, await reportStage(sub.jobs, job, { stage: 'on site' }, guard), 'not-on-the-job')
})
