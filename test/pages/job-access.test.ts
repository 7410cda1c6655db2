/** What the node lets an actor do with jobs, whatever the pages would have let through. */
import t, { type Test } from 'tap'
import type { Actor, Role } from '../../admin-ui/backend/user.ts'
import { jobBackend } from '../../node/api/job-backend.ts'
import type { JobContext } from '../../node/job/context.ts'
import { createJob } from '../../node/job/create.ts'
import { jobsBackend } from '../../node/pages/job.ts'
import { Sequence } from '../../node/stream/sequence.ts'
import { roleMay } from '../../node/user/roles.ts'
import type { DeltaId, FileHash } from '../../protocol/ids.ts'
import { attachmentsOf } from '../support/attachments.ts'
import { ok, startRow } from '../support/chain.ts'

function actor(role: Role, run?: string): Actor {
  return {
    ...{ user: role, login: role, name: `the ${role}`, role, session: 's', address: '' },
    ...{ language: 'en', scheme: 'system', dense: true, mustChangePassword: false },
    ...(run === undefined ? {} : { run }),
    may: (permission) => roleMay(role, permission),
  }
}

const bookOf = (jobs: JobContext) => ({ jobs, changes: new Sequence() })

async function open(t: Test) {
  const { alm } = await startRow(t, ['alm'])
  const attachments = await attachmentsOf(t, alm)
  const jobs = jobsBackend({
    jobs: jobBackend(bookOf(alm.jobs), alm.receipts),
    context: alm.jobs,
    book: { jobs: alm.jobs, changes: new Sequence() },
    attachments,
    resolutions: () => [],
  })
  const make = async (run: string) =>
    ok(await createJob(alm.jobs, { attend: true, fields: { run } }, { by: 'Olsen' })).job
  return { alm, jobs, make }
}

t.test('to a guard the job of another run is not there, whatever is asked of it', async (t) => {
  const { alm, jobs, make } = await open(t)
  const job = await make('15')
  const guard = actor('guard', '14')
  const hash = 'a'.repeat(64) as FileHash
  const delta = 'a'.repeat(64) as DeltaId
  const before = (await alm.streams.get(job))?.state
  for (const [what, said] of Object.entries({
    stage: await jobs.reportStage(guard, job, { stage: 'on site' }),
    note: await jobs.writeEntry(guard, job, { kind: 'note', text: 'x' }),
    internal: await jobs.writeInternalNote(guard, job, 'x'),
    read: await jobs.readFile(guard, job, hash, { range: '', ifRange: '', ifNoneMatch: '' }),
    withdraw: await jobs.withdrawStage(guard, job, { stage: delta, reason: '' }),
    strike: await jobs.withdrawEntry(guard, job, { delta, slot: 0, reason: '' }),
    remove: await jobs.removeFile(guard, job, { hash, reason: '' }),
    begin: await jobs.beginFile(guard, job, { name: 'x.jpg', size: 5 }),
    finish: await jobs.finishFile(guard, job, 'x'),
  })) {
    t.match(said, { refused: true, code: 'not-found' }, what)
  }
  t.equal(await jobs.sheet(guard, job), undefined)
  t.strictSame((await alm.streams.get(job))?.state, before)
})

t.test('a guard reports where the own run is, and ends nothing', async (t) => {
  const { jobs, make } = await open(t)
  const job = await make('14')
  const guard = actor('guard', ' 14 ')
  t.match(await jobs.reportStage(guard, job, { stage: 'on site' }), { refused: false })
  for (const stage of ['accepted', 'complete', 'abandoned', 'stood down'] as const) {
    t.match(await jobs.reportStage(guard, job, { stage, reason: 'x' }), { code: 'may-not' }, stage)
  }
})

t.test('a run is the same however its letters are typed', async (t) => {
  const { jobs, make } = await open(t)
  const job = await make('Sønder A\u030a')
  t.ok(await jobs.sheet(actor('guard', ' sønder \u00e5 '), job))
  t.equal(await jobs.sheet(actor('guard', 'sønder a'), job), undefined)
})

t.test('a guard without a run has no job', async (t) => {
  const { jobs, make } = await open(t)
  const job = await make('')
  t.equal(await jobs.sheet(actor('guard'), job), undefined)
  t.ok(await jobs.sheet(actor('reader'), job))
})

t.test('who may not dispatch does not, should a page let it through', async (t) => {
  const { jobs, make } = await open(t)
  const job = await make('14')
  for (const one of [actor('guard', '14'), actor('reader')]) {
    const reasoned = { reason: 'x' }
    const acts: (() => Promise<unknown>)[] = [
      () => jobs.create(one, { fields: {}, providers: [], attend: true, serves: [] }),
      () => jobs.edit(one, job, { fields: {} }),
      () => jobs.leave(one, job, { how: 'declined', ...reasoned }),
      () => jobs.close(one, job, { cancelled: true, ...reasoned }),
      () => jobs.reopen(one, job, reasoned),
      () => jobs.attend(one, job),
      () => jobs.confirm(one, job, {}),
      () => jobs.sendHeldEdit(one, job, 'x'),
      () => jobs.dropHeldEdit(one, job, 'x'),
      () => jobs.combine(one, job, { by: job }),
      () => jobs.sites(one, 'x'),
    ]
    for (const act of acts) await t.rejects(act(), /asks what needs dispatch/)
  }
  await t.rejects(jobs.reportStage(actor('reader'), job, { stage: 'on site' }), /needs report/)
})
