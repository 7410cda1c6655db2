/**
 * A virtual machine that is set back to an older snapshot of itself, database and identity: nothing
 * that anybody wrote is lost, everybody comes to the same, and it works on at once.
 */
import { cp } from 'node:fs/promises'
import t, { type Test } from 'tap'
import { editJob } from '../../node/job/edit.ts'
import { writeEntry } from '../../node/job/entries.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { attentionOf } from '../../protocol/job/attention.ts'
import { openStorage } from '../../storage/open.ts'
import {
  cut,
  equalCopies,
  heal,
  heldBy,
  jobAlong,
  nextMillisecond,
  ok,
  passOn,
  startAgain,
  startRow,
  untilView,
  viewOf,
} from '../support/chain.ts'
import { type Company, type CompanyIdentity, until } from '../support/company.ts'
import type { MemoryNetwork } from '../support/memory-transport.ts'

const guard = { by: 'Guard 14' }
const operator = { by: 'Olsen' }

type Snapshot = { readonly directory: string; readonly identity: CompanyIdentity }

/** ALM, PAT and SUB, of which one keeps its data on a disk that can be copied. */
async function startOnDisk(t: Test, name: 'alm' | 'pat') {
  const root = t.testdir()
  const directory = `${root}/now`
  const storage = await openStorage({ directory })
  const row = await startRow(t, ['alm', 'pat', 'sub'], { [name]: { storage } })
  /** Stops it, copies its disk, and starts it again. */
  const snapshot = async (company: Company): Promise<[Company, Snapshot]> => {
    await company.stop()
    const copy = { directory: `${root}/snapshot`, identity: company.identity }
    await cp(directory, copy.directory, { recursive: true })
    const again = await startAgain(t, company, row.network, {
      storage: await openStorage({ directory }),
    })
    return [again, copy]
  }
  return { ...row, snapshot }
}

/** It stops, and what starts is what it was then. */
async function setBack(t: Test, company: Company, network: MemoryNetwork, to: Snapshot) {
  await company.stop()
  const { identity, directory } = to
  return startAgain(t, company, network, { identity, storage: await openStorage({ directory }) })
}

async function note(company: Company, job: StreamId, text: string): Promise<void> {
  ok(await writeEntry(company.jobs, job, { kind: 'note', text }, { by: company.code }))
}

/** That both of its neighbours have what it wrote, and it has their receipts. */
async function settled(company: Company, job: StreamId): Promise<void> {
  await until(`${company.code} is read by all`, async () =>
    (await viewOf(company, job)).members.every(
      (one) => one.company === company.id || one.delivery?.state === 'delivered',
    ),
  )
}

t.test('set back before it could write: it gets back what it wrote, and goes on', async (t) => {
  const { alm, pat, sub, network, snapshot } = await startOnDisk(t, 'pat')
  const job = await jobAlong([alm, pat, sub])
  await equalCopies(job, [alm, pat, sub])
  const [later, before] = await snapshot(pat)
  await note(later, job, 'written after the snapshot')
  await equalCopies(job, [alm, later, sub])
  await settled(later, job)
  const back = await setBack(t, later, network, before)
  await until('it knows that it was set back', () => back.news.some(({ is }) => is === 'restored'))
  await equalCopies(job, [alm, back, sub])
  t.not(back.identity.epoch, before.identity.epoch, 'from now on it writes under a new epoch')
  await note(back, job, 'written after that')
  await untilView(alm, job, 'it works on', () => true)
  const { view, timeline } = await equalCopies(job, [alm, back, sub])
  t.same(view.forks, [])
  t.match(
    timeline.map(({ content }) => content),
    [{ text: 'written after the snapshot' }, { text: 'written after that' }],
  )
})

t.test('set back and writing at once: both branches are kept, and everybody is told', async (t) => {
  const { alm, pat, sub, network, snapshot } = await startOnDisk(t, 'pat')
  const job = await jobAlong([alm, pat, sub])
  await equalCopies(job, [alm, pat, sub])
  const [later, before] = await snapshot(pat)
  await note(later, job, 'the branch that was lost')
  ok(await editJob(later.jobs, job, { fields: { request: 'zone 4' } }, operator))
  await equalCopies(job, [alm, later, sub])
  cut(network, alm, pat)
  cut(network, pat, sub)
  const back = await setBack(t, later, network, before)
  await nextMillisecond()
  await note(back, job, 'the branch that goes on')
  ok(await editJob(back.jobs, job, { fields: { request: 'zone 5' } }, operator))
  heal(network, alm, pat)
  heal(network, pat, sub)
  await untilView(sub, job, 'a fork', (view) => view.forks.length > 0)
  await untilView(alm, job, 'a fork', (view) => view.forks.length > 0)
  await untilView(back, job, 'a fork', (view) => view.forks.length > 0)
  const forked = await equalCopies(job, [alm, back, sub])
  t.same(forked.view.forks, [pat.id])
  for (const company of [alm, back, sub]) {
    t.ok(attentionOf(forked.view, company.id, Date.now()).includes('copied directory'))
  }
  t.same(forked.timeline.map(({ content }) => content.is === 'entry' && content.text).sort(), [
    'the branch that goes on',
    'the branch that was lost',
  ])
  t.match(forked.view.fields.request, { value: 'zone 5', concurrent: [{ value: 'zone 4' }] })
  await note(back, job, 'and on')
  ok(await editJob(back.jobs, job, { fields: { request: 'zone 5' } }, operator))
  await untilView(sub, job, 'one value', (view) => view.fields.request?.concurrent.length === 0)
  const on = await equalCopies(job, [alm, back, sub])
  t.equal(on.timeline.length, 3)
  t.not(back.identity.epoch, before.identity.epoch)
  ok(await reportStage(sub.jobs, job, { stage: 'complete' }, guard))
  await untilView(alm, job, 'complete', (view) => view.life === 'complete')
  t.same((await equalCopies(job, [alm, back, sub])).view.offered, [])
})

t.test('the issuer is set back: what it wrote twice stands beside each other', async (t) => {
  const { alm, pat, sub, network, snapshot } = await startOnDisk(t, 'alm')
  const job = await jobAlong([alm, pat, sub])
  await equalCopies(job, [alm, pat, sub])
  const [later, before] = await snapshot(alm)
  ok(await editJob(later.jobs, job, { fields: { request: 'zone 4', priority: 1 } }, operator))
  ok(await reportStage(sub.jobs, job, { stage: 'on site' }, guard))
  await untilView(later, job, 'on site', (view) => heldBy(view, sub).status === 'on site')
  await equalCopies(job, [later, pat, sub])
  cut(network, alm, pat)
  const back = await setBack(t, later, network, before)
  t.equal(heldBy(await viewOf(back, job), sub).status, 'new')
  await nextMillisecond()
  ok(await editJob(back.jobs, job, { fields: { request: 'zone 6' } }, operator))
  heal(network, alm, pat)
  await untilView(back, job, 'what was lost', (view) => view.fields.priority)
  await untilView(sub, job, 'the new value', (view) => view.fields.request?.value === 'zone 6')
  const { view } = await equalCopies(job, [back, pat, sub])
  t.same(view.forks, [alm.id])
  t.match(view.fields.request, { value: 'zone 6', concurrent: [{ value: 'zone 4' }] })
  t.equal(heldBy(view, sub).status, 'on site')
})

t.test('a Complete in the branch that was lost still completes the job', async (t) => {
  const { alm, pat, network, snapshot } = await startOnDisk(t, 'pat')
  const job = await jobAlong([alm, pat])
  ok(await reportStage(pat.jobs, job, { stage: 'accepted' }, guard))
  await equalCopies(job, [alm, pat])
  const [later, before] = await snapshot(pat)
  ok(await reportStage(later.jobs, job, { stage: 'on site' }, guard))
  ok(await reportStage(later.jobs, job, { stage: 'complete' }, guard))
  await equalCopies(job, [alm, later])
  cut(network, alm, pat)
  const back = await setBack(t, later, network, before)
  ok(await reportStage(back.jobs, job, { stage: 'en route' }, guard))
  await note(back, job, 'where are we?')
  heal(network, alm, pat)
  await untilView(back, job, 'it is complete', (view) => view.life === 'complete')
  await untilView(alm, job, 'the late stage', (view) => view.forks.length > 0)
  const { view, timeline } = await equalCopies(job, [alm, back])
  t.equal(view.life, 'complete')
  t.same(
    heldBy(view, pat)
      .stages.map(({ stage, standing }) => `${stage} ${standing}`)
      .sort(),
    ['accepted counts', 'complete counts', 'en route late', 'on site counts'],
  )
  t.match(timeline, [{ standing: 'late' }])
})

t.test(
  'passed on again by who was set back: both grants stand, the job is worked once',
  async (t) => {
    const { alm, pat, sub, network, snapshot } = await startOnDisk(t, 'pat')
    const job = await jobAlong([alm, pat])
    await equalCopies(job, [alm, pat])
    const [later, before] = await snapshot(pat)
    await passOn(later, job, sub)
    await untilView(sub, job, 'it has it', () => true)
    ok(await reportStage(sub.jobs, job, { stage: 'accepted' }, guard))
    await equalCopies(job, [alm, later, sub])
    cut(network, alm, pat)
    cut(network, pat, sub)
    const back = await setBack(t, later, network, before)
    await passOn(back, job, sub)
    heal(network, alm, pat)
    heal(network, pat, sub)
    const both = (view: Awaited<ReturnType<typeof viewOf>>) => view.assignments.length === 3
    for (const company of [alm, back, sub]) await untilView(company, job, 'both', both)
    const { view } = await equalCopies(job, [alm, back, sub])
    t.same(view.forks, [pat.id])
    t.equal(view.members.filter(({ company }) => company === sub.id).length, 1)
    await note(sub, job, 'we come once')
    for (const { id } of view.assignments.filter(({ holder }) => holder === sub.id)) {
      ok(await reportStage(sub.jobs, job, { stage: 'complete', assignment: id }, guard))
    }
    await untilView(alm, job, 'complete', (now) => now.life === 'complete')
    await equalCopies(job, [alm, back, sub])
  },
)

t.test('a job made after the snapshot comes back from who has it', async (t) => {
  const { alm, pat, sub, network, snapshot } = await startOnDisk(t, 'alm')
  const first = await jobAlong([alm, pat, sub])
  const [later, before] = await snapshot(alm)
  const second = await jobAlong([later, pat, sub])
  ok(await reportStage(sub.jobs, second, { stage: 'on site' }, guard))
  await equalCopies(second, [later, pat, sub])
  await settled(later, second)
  const back = await setBack(t, later, network, before)
  t.equal(await back.view(second), undefined)
  await untilView(back, second, 'it comes back', () => true)
  const { view } = await equalCopies(second, [back, pat, sub])
  t.equal(heldBy(view, sub).status, 'on site')
  ok(await editJob(back.jobs, second, { fields: { priority: 3 } }, operator))
  await untilView(sub, second, 'it works on', (now) => now.fields.priority)
  await equalCopies(second, [back, pat, sub])
  await equalCopies(first, [back, pat, sub])
})
