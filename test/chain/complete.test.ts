import t from 'tap'
import { editJob } from '../../node/job/edit.ts'
import { writeEntry } from '../../node/job/entries.ts'
import { attendJob } from '../../node/job/lifecycle.ts'
import { bringIn } from '../../node/job/parties.ts'
import { reportStage } from '../../node/job/stages.ts'
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
import { link } from '../support/company.ts'
import { edits, guard, operator, reports } from '../support/people.ts'

t.test('a Complete ends the assignment, and the job at every company', async (t) => {
  const { alm, pat, sub, job } = await startJob(t, ['alm', 'pat', 'sub'])
  await reports(sub, job, 'accepted', 'on site', 'off site', 'complete')
  await untilView(alm, job, 'the job is complete', (view) => view.life === 'complete')
  const { view } = await equalCopies(job, [alm, pat, sub])
  t.equal(view.life, 'complete')
  t.match(heldBy(view, sub).ended, { how: 'complete', company: sub.id })
  t.match(heldBy(view, pat).ended, { how: 'complete', company: sub.id }, 'the outcome from below')
})

t.test('a job goes on while another provider is on site, and ends with the last', async (t) => {
  const { pat, alm, sub, job } = await startBothWays(t)
  await reports(sub, job, 'on site')
  await untilView(pat, job, 'SUB is on site', (view) => heldBy(view, sub).status === 'on site')
  await reports(pat, job, 'complete')
  const open = await equalCopies(job, [alm, pat, sub])
  t.equal(open.view.life, 'open')
  t.equal(heldBy(open.view, pat).ended?.how, 'complete')
  t.equal(heldBy(open.view, sub).ended, undefined)
  refusedAs(t, await reportStage(pat.jobs, job, { stage: 'on site' }, guard), 'ended')
  await reports(sub, job, 'off site')
  await reports(sub, job, 'complete')
  const done = await equalCopies(job, [alm, pat, sub])
  t.equal(done.view.life, 'complete')
  t.same(done.view.offered, [], 'what came after the first Complete is not late')
})

t.test('nothing more is written after Complete, and the refusal says how to go on', async (t) => {
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
  const job = await jobAlong([alm, pat])
  await reports(pat, job, 'complete')
  await untilView(alm, job, 'the job is complete', (view) => view.life === 'complete')
  const before = await equalCopies(job, [alm, pat])
  const held = (await alm.streams.get(job))?.state.held
  const how = /In Progress/
  for (const company of [alm, pat]) {
    const ask = { kind: 'sealCheckAsked', text: '' } as const
    refusedAs(t, await writeEntry(company.jobs, job, ask, operator), 'ended', how)
    refusedAs(t, await attendJob(company.jobs, job, operator), 'ended', how)
    t.ok(ok(await editJob(company.jobs, job, { fields: { request: 'more' } }, operator)).held)
  }
  const to = { code: 'SUB' }
  refusedAs(t, await bringIn(pat.jobs, job, { to, role: 'provider' }, operator), 'ended', how)
  refusedAs(t, await reportStage(pat.jobs, job, { stage: 'off site' }, guard), 'ended', how)
  t.same(await equalCopies(job, [alm, pat]), before)
  t.equal((await alm.streams.get(job))?.state.held, held, 'no delta was written')
  t.equal(await sub.view(job), undefined)
})

t.test('what was written before knowing of the Complete is kept and late everywhere', async (t) => {
  const { alm, pat, sub, network, job } = await startJob(t, ['alm', 'pat', 'sub'])
  cut(network, pat, sub)
  const request = 'burglar alarm, zones 3 and 4'
  const edit = await edits(alm, job, { request })
  const note = { kind: 'note', text: 'key holder rang' } as const
  const noted = savedBy(await writeEntry(alm.jobs, job, note, operator))
  // PAT's own guard sets off too, though SUB attends.
  const stage = savedBy(await reportStage(pat.jobs, job, { stage: 'en route' }, { by: 'Guard 2' }))
  await reports(sub, job, 'complete')
  heal(network, pat, sub)
  await untilView(alm, job, 'the job is complete', (view) => view.life === 'complete')
  await untilView(sub, job, 'the late value is offered', (view) => view.offered.length > 0)
  const { view, timeline } = await equalCopies(job, [alm, pat, sub])
  t.equal(view.life, 'complete')
  t.equal(view.fields.request?.value, burglary.fields.request, 'the late value is not applied')
  t.match(view.offered, [
    { write: edit, field: 'request', value: request, company: alm.id, standing: 'late' },
  ])
  t.equal(view.offered.length, 1)
  t.match(timeline, [{ id: noted, content: { text: note.text }, standing: 'late' }])
  t.match(heldBy(view, pat).stages, [{ id: stage, stage: 'en route', standing: 'late' }])
  t.equal(heldBy(view, pat).status, 'new', 'the late stage is not applied')
})

t.test(
  'a Complete and a new grant at the same moment: the new provider still attends',
  async (t) => {
    const { alm, pat, sub, network } = await startRow(t, ['alm', 'pat', 'sub'])
    await link(alm, sub)
    const job = await jobAlong([alm, pat])
    await equalCopies(job, [alm, pat])
    cut(network, alm, pat)
    await reports(pat, job, 'complete')
    t.equal((await viewOf(pat, job)).life, 'complete')
    await passOn(alm, job, sub)
    await untilView(sub, job, 'it has the job', () => true)
    heal(network, alm, pat)
    await untilView(sub, job, 'PAT has completed', (view) => heldBy(view, pat).ended)
    const { view } = await equalCopies(job, [alm, pat, sub])
    t.equal(view.life, 'open')
    t.equal(heldBy(view, pat).ended?.how, 'complete')
    t.equal(heldBy(view, sub).ended, undefined)
    await reports(sub, job, 'complete')
    const done = await equalCopies(job, [alm, pat, sub])
    t.equal(done.view.life, 'complete')
    t.same(done.view.offered, [])
  },
)

t.test(
  'of two edits one before and one after the Complete was seen, only one is late',
  async (t) => {
    const { alm, pat, sub, network, job } = await startJob(t, ['alm', 'pat', 'sub'])
    const edit = { fields: { priority: 1 } }
    ok(await editJob(alm.jobs, job, edit, operator))
    await untilView(sub, job, 'the edit is there', (view) => view.fields.priority)
    cut(network, alm, pat)
    await reports(sub, job, 'complete')
    await untilView(pat, job, 'the job is complete', (view) => view.life === 'complete')
    await edits(alm, job, { priority: 2 })
    const heldAtPat = ok(await editJob(pat.jobs, job, { fields: { priority: 3 } }, operator))
    t.ok(heldAtPat.held, 'PAT knows of the Complete: its edit is held')
    heal(network, alm, pat)
    await untilView(sub, job, 'the late value is offered', (view) => view.offered.length > 0)
    const { view } = await equalCopies(job, [alm, pat, sub])
    t.equal(view.fields.priority?.value, 1)
    t.same(
      view.offered.map(({ value }) => value),
      [2],
    )
  },
)
