/** Ending a link while jobs go on, and linking again, on whole nodes over TCP. */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import { writeEntry } from '../../node/job/entries.ts'
import { bringIn } from '../../node/job/parties.ts'
import { reportStage } from '../../node/job/stages.ts'
import { openJobsWith, unlink } from '../../node/link/unlink.ts'
import type { StreamId } from '../../protocol/ids.ts'
import type { JobView } from '../../protocol/job/view.ts'
import { burglary, ok, refusedAs } from '../support/chain.ts'
import { until } from '../support/company.ts'
import {
  accepted,
  linkNodes,
  type RunningNode,
  startLine,
  startNodeOn,
  untilViewAt,
} from '../support/nodes.ts'
import { guard, operator, reports } from '../support/people.ts'

const admin = { by: 'Admin' }
const toPat = { ...burglary, providers: [{ code: 'PAT' }] }

function memberAt(view: JobView, node: RunningNode) {
  return view.members.find(({ company }) => company === node.company)
}

function holds(view: JobView, node: RunningNode) {
  return view.assignments.filter(({ holder }) => holder === node.company)
}

async function passToSub(pat: RunningNode, job: StreamId): Promise<void> {
  await untilViewAt(pat, job, 'the job')
  ok(await bringIn(pat.jobs, job, { to: { code: 'SUB' }, role: 'provider' }, operator))
}

async function unlinkFrom(node: RunningNode, other: RunningNode) {
  const seen: [number, number][] = []
  const how = { company: other.company, reason: 'contract ended' }
  const ended = await unlink(node, how, admin, (done, total) => seen.push([done, total]))
  return { ended: accepted(ended), seen }
}

t.test('unlinking ends what ties the two on each open job, and says who was told', async (t) => {
  const { alm, pat, sub } = await startLine(t)
  const given = ok(
    await createJob(pat.jobs, { ...burglary, providers: [{ code: 'SUB' }] }, operator),
  ).job
  const passed = ok(await createJob(alm.jobs, toPat, operator)).job
  await passToSub(pat, passed)
  const taken = ok(await createJob(sub.jobs, toPat, operator)).job
  const phoned = ok(
    await createJob(sub.jobs, { ...burglary, alarmCompany: { code: 'PAT' } }, operator),
  ).job
  const complete = ok(await createJob(alm.jobs, toPat, operator)).job
  await passToSub(pat, complete)
  await untilViewAt(sub, complete, 'the job')
  await reports(sub, complete, 'on site', 'off site')
  const fields = { resolution: 'A1' }
  ok(await reportStage(sub.jobs, complete, { stage: 'complete', fields }, guard))
  await untilViewAt(pat, complete, 'complete', ({ life }) => life === 'complete')
  const elsewhere = ok(await createJob(alm.jobs, toPat, operator)).job
  for (const job of [taken, phoned, elsewhere]) await untilViewAt(pat, job, 'the job')
  for (const job of [given, passed]) await untilViewAt(sub, job, 'the job')
  await until('all is indexed', async () => {
    return (await openJobsWith(pat.jobs, sub.company)).length === 4
  })
  const open = [given, passed, taken, phoned].sort()
  t.same((await openJobsWith(pat.jobs, sub.company)).sort(), open, 'what is shown before')
  const { ended, seen } = await unlinkFrom(pat, sub)
  t.same([...ended.parted].sort(), open)
  t.same(ended.untold, [], 'SUB has said that it knows')
  t.same(
    seen,
    [1, 2, 3, 4].map((done) => [done, 4]),
  )
  t.equal(pat.links.get(sub.company)?.state, 'unlinked')
  await until('SUB hears of it', () => sub.links.get(pat.company)?.state === 'unlinked', 15_000)
  for (const job of [given, passed]) {
    const there = await untilViewAt(sub, job, 'it is off the job', (v) => !memberAt(v, sub)?.active)
    t.match(holds(there, sub), [{ ended: { how: 'revoked', reason: 'contract ended' } }])
    refusedAs(t, await reportStage(sub.jobs, job, { stage: 'on site' }, guard), 'not-on-the-job')
  }
  const back = await untilViewAt(sub, taken, 'PAT has left', (v) => !memberAt(v, pat)?.active)
  t.match(holds(back, pat), [{ ended: { reason: 'contract ended' } }])
  t.equal(back.life, 'unassigned', 'loudly: nobody attends there now')
  // What others are on goes on, and what is complete stays as it was.
  t.match(memberAt(await untilViewAt(sub, complete, 'the job'), sub), { active: true })
  const alone = await editJob(alm.jobs, elsewhere, { fields: { priority: 1 } }, operator)
  t.match(ok(alone).recipients, [{ code: 'PAT', how: 'sent' }])
  const told = (view: JobView) =>
    memberAt(view, sub)?.active === false && !memberAt(view, sub)?.untold
  await untilViewAt(alm, passed, 'SUB is off the job and told', told)
  refusedAs(
    t,
    await createJob(pat.jobs, { ...burglary, providers: [{ code: 'SUB' }] }, operator),
    'not-linked',
    /phone them/,
  )
})

t.test(
  'a company that is away is parted from too; it is told when it is linked again',
  async (t) => {
    const { alm, pat, sub } = await startLine(t)
    const { job } = ok(await createJob(alm.jobs, toPat, operator))
    await passToSub(pat, job)
    await untilViewAt(sub, job, 'the job')
    await sub.stop()
    const { ended } = await unlinkFrom(pat, sub)
    t.same(ended.untold, [job], 'somebody phones them')
    const untold = (view: JobView) => memberAt(view, sub)?.untold
    await untilViewAt(alm, job, 'SUB is not told yet', untold)
    t.equal((await untilViewAt(pat, job, 'its copy')).life, 'open', 'PAT itself attends')
    const back = await startNodeOn(t, sub.data)
    await until('SUB hears of it', () => back.links.get(pat.company)?.state === 'unlinked', 15_000)
    const note = { kind: 'note', text: 'we are on our way' } as const
    const { recipients } = ok(await writeEntry(back.jobs, job, note, guard))
    t.match(recipients, [{ how: 'not sent – phone' }, { how: 'not sent – phone' }])
    await linkNodes(pat, back)
    await untilViewAt(back, job, 'it is off the job', (view) => !memberAt(view, sub)?.active)
    await untilViewAt(alm, job, 'SUB is told', (view) => !memberAt(view, sub)?.untold)
  },
)

t.test('linked again, nothing is shared by itself; jobs are granted anew', async (t) => {
  const { alm, pat, sub } = await startLine(t)
  const { job } = ok(await createJob(alm.jobs, toPat, operator))
  await passToSub(pat, job)
  await untilViewAt(sub, job, 'the job')
  await unlinkFrom(pat, sub)
  await until('SUB hears of it', () => sub.links.get(pat.company)?.state === 'unlinked', 15_000)
  const meanwhile = { fields: { request: 'said while there was no link' } }
  ok(await editJob(alm.jobs, job, meanwhile, operator))
  await untilViewAt(
    pat,
    job,
    'the edit',
    (v) => v.fields.request?.value === meanwhile.fields.request,
  )
  await linkNodes(pat, sub)
  const connected = () => pat.network.status(sub.company).some((one) => one.connected)
  await until('a connection', connected, 15_000)
  const after = ok(
    await createJob(pat.jobs, { ...burglary, providers: [{ code: 'SUB' }] }, operator),
  )
  await untilViewAt(sub, after.job, 'a new job')
  const before = await untilViewAt(sub, job, 'its old copy')
  t.not(before.fields.request?.value, meanwhile.fields.request, 'it is not on that job')
  ok(await bringIn(pat.jobs, job, { to: { code: 'SUB' }, role: 'provider' }, operator))
  const view = await untilViewAt(sub, job, 'it is on the job', (v) => memberAt(v, sub)?.active)
  t.equal(view.fields.request?.value, meanwhile.fields.request)
  await reports(sub, job, 'on site')
  const onSite = (v: JobView) => holds(v, sub).at(-1)?.status === 'on site'
  const atAlm = await untilViewAt(alm, job, 'SUB is on site', onSite)
  t.equal(holds(atAlm, sub).length, 2, 'a new assignment, the old one stays ended')
})

t.test('a link that is not there can’t be ended', async (t) => {
  const { alm, sub } = await startLine(t)
  const how = { company: sub.company, reason: 'no more' }
  t.match(await unlink(alm, how, admin), { refused: true, code: 'not-linked' })
})
