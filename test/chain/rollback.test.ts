/**
 * A virtual machine that is set back to an older snapshot of itself, database and identity: nothing
 * that anybody wrote is lost, everybody comes to the same, and it works on at once.
 */
import { cp } from 'node:fs/promises'
import t, { type Test } from 'tap'
import { timeline } from '../../node/job/entries.ts'
import { leaveJob, partOnJob } from '../../node/job/parties.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { StreamId } from '../../protocol/ids.ts'
import type { JobView } from '../../protocol/job/view.ts'
import { openStorage } from '../../storage/open.ts'
import {
  attentionAt,
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
import { edits, guard, notes, reports } from '../support/people.ts'

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
  await notes(company, job, text, { by: company.code })
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
  await edits(later, job, { request: 'zone 4' })
  await equalCopies(job, [alm, later, sub])
  cut(network, alm, pat)
  cut(network, pat, sub)
  const back = await setBack(t, later, network, before)
  await nextMillisecond()
  await note(back, job, 'the branch that goes on')
  await edits(back, job, { request: 'zone 5' })
  heal(network, alm, pat)
  heal(network, pat, sub)
  await untilView(sub, job, 'a fork', (view) => view.forks.length > 0)
  await untilView(alm, job, 'a fork', (view) => view.forks.length > 0)
  await untilView(back, job, 'a fork', (view) => view.forks.length > 0)
  const forked = await equalCopies(job, [alm, back, sub])
  t.same(forked.view.forks, [pat.id])
  for (const company of [alm, back, sub]) {
    t.ok((await attentionAt(company, job)).includes('copied directory'))
  }
  t.same(forked.timeline.map(({ content }) => content.is === 'entry' && content.text).sort(), [
    'the branch that goes on',
    'the branch that was lost',
  ])
  t.match(forked.view.fields.request, { value: 'zone 5', concurrent: [{ value: 'zone 4' }] })
  await note(back, job, 'and on')
  await edits(back, job, { request: 'zone 5' })
  await untilView(sub, job, 'one value', (view) => view.fields.request?.concurrent.length === 0)
  const on = await equalCopies(job, [alm, back, sub])
  t.equal(on.timeline.length, 3)
  t.not(back.identity.epoch, before.identity.epoch)
  await reports(sub, job, 'complete')
  await untilView(alm, job, 'complete', (view) => view.life === 'complete')
  t.same((await equalCopies(job, [alm, back, sub])).view.offered, [])
})

t.test('the issuer is set back: what it wrote twice stands beside each other', async (t) => {
  const { alm, pat, sub, network, snapshot } = await startOnDisk(t, 'alm')
  const job = await jobAlong([alm, pat, sub])
  await equalCopies(job, [alm, pat, sub])
  const [later, before] = await snapshot(alm)
  await edits(later, job, { request: 'zone 4', priority: 1 })
  await reports(sub, job, 'on site')
  await untilView(later, job, 'on site', (view) => heldBy(view, sub).status === 'on site')
  await equalCopies(job, [later, pat, sub])
  cut(network, alm, pat)
  const back = await setBack(t, later, network, before)
  t.equal(heldBy(await viewOf(back, job), sub).status, 'new')
  await nextMillisecond()
  await edits(back, job, { request: 'zone 6' })
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
  await reports(pat, job, 'accepted')
  await equalCopies(job, [alm, pat])
  const [later, before] = await snapshot(pat)
  await reports(later, job, 'on site')
  await reports(later, job, 'complete')
  await equalCopies(job, [alm, later])
  cut(network, alm, pat)
  const back = await setBack(t, later, network, before)
  await reports(back, job, 'en route')
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
    await reports(sub, job, 'accepted')
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
  await reports(sub, second, 'on site')
  await equalCopies(second, [later, pat, sub])
  await settled(later, second)
  const back = await setBack(t, later, network, before)
  t.equal(await back.view(second), undefined)
  await untilView(back, second, 'it comes back', () => true)
  const { view } = await equalCopies(second, [back, pat, sub])
  t.equal(heldBy(view, sub).status, 'on site')
  await edits(back, second, { priority: 3 })
  await untilView(sub, second, 'it works on', (now) => now.fields.priority)
  await equalCopies(second, [back, pat, sub])
  await equalCopies(first, [back, pat, sub])
})

t.test(
  'what a company gave before it was set back it gets back, though who had it has left',
  async (t) => {
    const { alm, pat, network, snapshot } = await startOnDisk(t, 'alm')
    const job = await jobAlong([alm])
    const [later, before] = await snapshot(alm)
    const given = await passOn(later, job, pat)
    await untilView(pat, job, 'the job', () => true)
    await leaves(pat, job)
    await untilView(later, job, 'PAT has left', (now) => memberIn(now, pat)?.active === false)
    const back = await setBack(t, later, network, before)
    const view = await untilView(back, job, 'that it gave it', (now) => memberIn(now, pat))
    t.equal(memberIn(view, pat)?.active, false, 'and that PAT has left')
    for (const id of given.saved) t.ok(await back.storage.deltas.position(id), 'its own grant')
  },
)

t.test('a granter that was set back gets back that it ended what it gave', async (t) => {
  const { alm, pat, network, snapshot } = await startOnDisk(t, 'alm')
  const job = await jobAlong([alm, pat])
  const [later, before] = await snapshot(alm)
  const ended = ok(await partOnJob(later.jobs, job, pat.id, 'the contract has ended', guard))
  await untilView(pat, job, 'the end', (now) => memberIn(now, pat)?.active === false)
  const back = await setBack(t, later, network, before)
  await untilView(back, job, 'the end again', (now) => memberIn(now, pat)?.active === false)
  for (const id of ended.saved) t.ok(await back.storage.deltas.position(id), 'its own revoke')
})

t.test(
  'who declined a job and was set back gets back that it did, and nothing after',
  async (t) => {
    const { alm, pat, network, snapshot } = await startOnDisk(t, 'pat')
    const [later, before] = await snapshot(pat)
    const job = await jobAlong([alm, later])
    const left = await leaves(later, job)
    await untilView(alm, job, 'PAT has left', (now) => memberIn(now, pat)?.active === false)
    await note(alm, job, 'not for PAT')
    const back = await setBack(t, later, network, before)
    t.equal(await back.view(job), undefined)
    const view = await untilView(back, job, 'it comes back', (now) => memberIn(now, pat))
    t.equal(memberIn(view, pat)?.active, false)
    for (const id of left.saved) t.ok(await back.storage.deltas.position(id), 'what it wrote')
    t.notMatch(JSON.stringify(await timeline(back.jobs, job)), 'not for PAT')
  },
)

t.test('who learns anew whom it brought in sends that company what it lacks', async (t) => {
  const { alm, pat, sub, network, snapshot } = await startOnDisk(t, 'pat')
  const [later, before] = await snapshot(pat)
  const job = await jobAlong([alm, later])
  cut(network, alm, later)
  await passOn(later, job, sub)
  await untilView(sub, job, 'the job', () => true)
  cut(network, later, sub)
  await edits(alm, job, { priority: 3 })
  const back = await setBack(t, later, network, before)
  heal(network, alm, back)
  await untilView(back, job, 'what ALM has', (now) => now.fields.priority)
  t.notOk(memberIn(await viewOf(back, job), sub), 'its own grant it has lost')
  heal(network, back, sub)
  await untilView(back, job, 'its grant', (now) => memberIn(now, sub))
  await untilView(sub, job, 'what ALM wrote', (now) => now.fields.priority)
  await equalCopies(job, [alm, back, sub])
})

t.test(
  'who left and was brought in again while its queue was dropped gets all of it',
  async (t) => {
    const row = await startRow(t, ['alm', 'pat'], { alm: { outboxRowsMax: 3 } })
    const { alm, pat, network } = row
    const job = await jobAlong([alm, pat])
    await leaves(pat, job)
    await untilView(alm, job, 'PAT has left', (now) => memberIn(now, pat)?.active === false)
    cut(network, alm, pat)
    await passOn(alm, job, pat)
    // Of the job nothing is left in the queue: only comparing tells of it.
    const other = await jobAlong([alm])
    await passOn(alm, other, pat)
    for (let n = 0; n < 5; n++) await note(alm, other, `note ${n}`)
    heal(network, alm, pat)
    await untilView(pat, job, 'that it is on it again', (now) => memberIn(now, pat)?.active)
    await equalCopies(job, [alm, pat])
  },
)

const memberIn = (view: JobView, { id }: Company) =>
  view.members.find(({ company }) => company === id)

async function leaves({ jobs }: Company, job: StreamId) {
  return ok(await leaveJob(jobs, job, { how: 'declined', reason: 'no car' }, { by: 'Kim' }))
}
