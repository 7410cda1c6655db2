import t from 'tap'
import { editJob } from '../../node/job/edit.ts'
import { timeline, writeEntry } from '../../node/job/entries.ts'
import { dropHeldEdit, heldEdits } from '../../node/job/held.ts'
import { reopenJob, sendHeldEdit } from '../../node/job/lifecycle.ts'
import { leaveJob } from '../../node/job/parties.ts'
import { reportStage } from '../../node/job/stages.ts'
import { openStorage } from '../../storage/open.ts'
import {
  equalCopies,
  heldBy,
  jobAlong,
  ok,
  refusedAs,
  startAgain,
  startJob,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'
import type { Company } from '../support/company.ts'
import { guard, operator, reports } from '../support/people.ts'

const docket = { fields: { docketNumber: 'D-77' } }
const note = { kind: 'note', text: 'door was ajar' } as const

/** A job along this row that the last company has completed, as all of them know. */
async function completeJob(row: readonly Company[]) {
  const job = await jobAlong(row)
  const last = row.at(-1) as Company
  await reports(last, job, 'complete')
  await equalCopies(job, row)
  return job
}

t.test('an edit of a complete job is held, unsigned, and reaches nobody', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const job = await completeJob([alm, pat])
  const before = (await pat.streams.get(job))?.state.held
  const edited = ok(await editJob(pat.jobs, job, docket, guard))
  t.same(edited.saved, [])
  t.same(edited.recipients, [], 'it names nobody who gets it')
  const noted = ok(await writeEntry(pat.jobs, job, note, guard))
  t.match(await heldEdits(pat.jobs, job), [
    { id: edited.held, edit: { fields: docket.fields, by: guard.by } },
    { id: noted.held, edit: { entry: note, by: guard.by } },
  ])
  t.equal((await pat.streams.get(job))?.state.held, before, 'no delta was made')
  t.same(await heldEdits(alm.jobs, job), [])
  refusedAs(t, await sendHeldEdit(pat.jobs, job, edited.held ?? ''), 'ended', /In Progress first/)
})

t.test('an edit that is wrong anyway, or changes nothing, is not held', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const job = await completeJob([alm, pat])
  const { request } = (await viewOf(alm, job)).fields
  const again = { fields: { request: `${request?.value}` } }
  const same = ok(await editJob(alm.jobs, job, again, guard))
  t.equal(same.held, undefined)
  refusedAs(t, await editJob(alm.jobs, job, docket, guard), 'not-held')
  t.same(await heldEdits(alm.jobs, job), [])
})

t.test('an edit that meets the Complete while it is saved is held too', async (t) => {
  const { pat, job } = await startJob(t, ['alm', 'pat'])
  const [completed, edited, noted] = await Promise.all([
    reportStage(pat.jobs, job, { stage: 'complete' }, guard),
    editJob(pat.jobs, job, docket, guard),
    writeEntry(pat.jobs, job, note, guard),
  ])
  ok(completed)
  t.ok(ok(edited).held)
  t.ok(ok(noted).held)
})

t.test('reopened by an own user: held edits go out with it, as who made them', async (t) => {
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
  const job = await completeJob([alm, pat, sub])
  ok(await editJob(sub.jobs, job, docket, { by: 'Guard 14', happenedAt: 1_795_000_000_000 }))
  ok(await writeEntry(sub.jobs, job, note, guard))
  const reopened = ok(await reopenJob(sub.jobs, job, { reason: 'docket' }, { by: 'Dispatcher' }))
  t.equal(reopened.saved.length, 3, 'the reopening, the edit and the note')
  t.same(await heldEdits(sub.jobs, job), [])
  await untilView(alm, job, 'the docket', (view) => heldBy(view, sub).fields.docketNumber)
  const { view, timeline } = await equalCopies(job, [alm, pat, sub])
  t.equal(view.life, 'open')
  t.match(heldBy(view, sub).fields.docketNumber, {
    value: 'D-77',
    by: 'Guard 14',
    happenedAt: 1_795_000_000_000,
  })
  t.match(timeline, [{ content: { text: note.text }, standing: 'counts' }])
  t.same(view.offered, [])
})

t.test(
  'reopened by another company: held edits are offered and never send themselves',
  async (t) => {
    const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
    const job = await completeJob([alm, pat, sub])
    const kept = ok(await editJob(alm.jobs, job, { fields: { request: 'zone 9' } }, operator))
    const dropped = ok(await editJob(alm.jobs, job, { fields: { priority: 4 } }, operator))
    ok(await reopenJob(sub.jobs, job, { reason: 'docket' }, guard))
    await untilView(alm, job, 'it is In Progress', (view) => view.life === 'open')
    await equalCopies(job, [alm, pat, sub])
    t.not((await viewOf(sub, job)).fields.request?.value, 'zone 9')
    t.equal((await heldEdits(alm.jobs, job)).length, 2, 'both are offered')
    ok(await sendHeldEdit(alm.jobs, job, kept.held ?? ''))
    await dropHeldEdit(alm.jobs, job, dropped.held ?? '')
    await untilView(sub, job, 'the edit', (view) => view.fields.request?.value === 'zone 9')
    t.same(await heldEdits(alm.jobs, job), [])
    refusedAs(t, await sendHeldEdit(alm.jobs, job, kept.held ?? ''), 'not-found')
    const { view } = await equalCopies(job, [alm, pat, sub])
    t.equal(view.fields.priority, undefined)
  },
)

t.test('held edits are there after a restart', async (t) => {
  const directory = t.testdir()
  const storage = await openStorage({ directory })
  const { alm, pat, network } = await startRow(t, ['alm', 'pat'], { pat: { storage } })
  const job = await completeJob([alm, pat])
  ok(await editJob(pat.jobs, job, docket, guard))
  await pat.stop()
  const again = await startAgain(t, pat, network, { storage: await openStorage({ directory }) })
  t.match(await heldEdits(again.jobs, job), [{ edit: docket }])
  ok(await reopenJob(again.jobs, job, { reason: 'docket' }, guard))
  await untilView(alm, job, 'the docket', (view) => heldBy(view, again).fields.docketNumber)
  t.same((await timeline(alm.jobs, job)).length, 0)
})

t.test('a company that has left the job holds no edits of it', async (t) => {
  const { pat, alm, sub } = await startRow(t, ['pat', 'alm', 'sub'])
  const job = await jobAlong([alm, pat])
  ok(await leaveJob(pat.jobs, job, { how: 'declined', reason: 'no car' }, guard))
  refusedAs(t, await editJob(pat.jobs, job, { fields: { priority: 2 } }, guard), 'not-on-the-job')
  refusedAs(t, await writeEntry(pat.jobs, job, note, guard), 'not-on-the-job')
  t.equal(await sub.view(job), undefined)
})
