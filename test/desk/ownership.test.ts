import t from 'tap'
import { leftJobs } from '../../node/desk/hand-over.ts'
import { deskLines, deskTurns } from '../../node/desk/job-line.ts'
import { turns_max } from '../../node/desk/limits.ts'
import { giveBackJob, signOff, takeJob } from '../../node/desk/ownership.ts'
import { createJob } from '../../node/job/create.ts'
import { writeEntry } from '../../node/job/entries.ts'
import { closeJob, reopenJob } from '../../node/job/lifecycle.ts'
import { leaveJob } from '../../node/job/parties.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { burglary, jobAlong, ok, startAgain, startRow } from '../support/chain.ts'
import { until } from '../support/company.ts'
import { done, Room, refusedAs } from './room.ts'

const by = { by: 'Kim' }
const unasked = { confirmed: false }

async function lineOf({ desk }: Room, job: StreamId) {
  const [line] = await deskLines(desk, [job])
  if (!line) throw new Error('the job is here')
  return line
}

t.test("a job is nobody's until somebody takes it, and others see who has it", async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, by))
  await until('the job waits', async () => (await lineOf(room, job)).waiting)
  t.equal((await lineOf(room, job)).owner, undefined)
  const kim = await room.logIn('Kim')
  t.strictSame(await takeJob(room.desk, job, kim, unasked), { is: 'taken' })
  const { owner, waiting } = await lineOf(room, job)
  t.match(owner, { user: kim.user, name: 'Kim', since: Number })
  t.equal(waiting, false)
  t.strictSame(await takeJob(room.desk, job, kim, unasked), { is: 'taken' }, 'a second time')
  t.equal((await deskTurns(room.desk, job)).length, 1, 'is none')
  t.ok(room.told.includes(job), 'who shows it is told')
})

t.test(
  'what somebody has is taken over only when that is confirmed, and it is kept who did',
  async (t) => {
    const { alm } = await startRow(t, ['alm'])
    const room = await Room.open(t, alm)
    const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, by))
    const [kim, bo] = [await room.logIn('Kim'), await room.logIn('Bo')]
    done(await takeJob(room.desk, job, kim, unasked))
    const refused = await takeJob(room.desk, job, bo, unasked)
    refusedAs(t, refused, 'owned')
    t.match(refused, { owner: { name: 'Kim' } })
    t.equal((await lineOf(room, job)).owner?.name, 'Kim')
    const taken = await takeJob(room.desk, job, bo, { confirmed: true })
    t.strictSame(taken, { is: 'taken', from: 'Kim' })
    t.equal((await lineOf(room, job)).owner?.name, 'Bo')
    t.match(await deskTurns(room.desk, job), [
      { is: 'taken over', by: 'Bo', from: 'Kim' },
      { is: 'taken', by: 'Kim' },
    ])
    refusedAs(t, await giveBackJob(room.desk, job, kim), 'not-held')
  },
)

t.test('of very many turns the newest are kept', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const { desk } = await Room.open(t, alm)
  const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, by))
  for (let n = 0; n <= turns_max; n++) {
    done(await takeJob(desk, job, { name: `Program ${n}` }, { confirmed: true }))
  }
  const turns = await deskTurns(desk, job)
  t.equal(turns.length, turns_max)
  t.match(turns[0], { by: `Program ${turns_max}`, from: `Program ${turns_max - 1}` })
})

t.test('of two who take a job at once one has it, and the other is told', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, by))
  const takers = await Promise.all(['Kim', 'Bo', 'Ann'].map((name) => room.logIn(name)))
  const answers = await Promise.all(takers.map((one) => takeJob(room.desk, job, one, unasked)))
  t.equal(answers.filter((answer) => 'is' in answer).length, 1)
  t.equal(answers.filter((answer) => 'code' in answer && answer.code === 'owned').length, 2)
})

t.test('a job that is given back waits for somebody', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, by))
  const kim = await room.logIn('Kim')
  done(await takeJob(room.desk, job, kim, unasked))
  done(await giveBackJob(room.desk, job, kim))
  const { owner, left, waiting } = await lineOf(room, job)
  t.strictSame([owner, left, waiting], [undefined, undefined, true])
  t.match(await deskTurns(room.desk, job), [{ is: 'given back', by: 'Kim' }, { is: 'taken' }])
  t.strictSame(await leftJobs(room.desk), [], 'but it is not loud')
  ok(await reportStage(alm.jobs, job, { stage: 'en route' }, { by: 'Bo' }))
  await room.desk.changes.run(async () => undefined)
  t.equal((await lineOf(room, job)).waiting, true, 'whatever is written on it, until it is taken')
})

t.test("when the last session of its owner ends, a job is nobody's, loudly", async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, by))
  const other = ok(await createJob(alm.jobs, { ...burglary, attend: true }, by)).job
  const [desktop, phone, bo] = [
    await room.logIn('Kim'),
    await room.logIn('Kim'),
    await room.logIn('Bo'),
  ]
  done(await takeJob(room.desk, job, desktop, unasked))
  done(await takeJob(room.desk, other, bo, unasked))
  await room.logOut(phone)
  await room.desk.changes.run(async () => undefined)
  t.equal((await lineOf(room, job)).owner?.name, 'Kim', 'one session is left')
  await room.logOut(desktop)
  const line = await until('the job is loud', async () => {
    const now = await lineOf(room, job)
    return now.left && now
  })
  t.match(line, { left: { name: 'Kim' }, waiting: true, owner: undefined })
  t.match(await leftJobs(room.desk), [{ id: job, left: { name: 'Kim' } }])
  t.equal((await lineOf(room, other)).owner?.name, 'Bo')
  done(await takeJob(room.desk, job, bo, unasked))
  t.match(await lineOf(room, job), { owner: { name: 'Bo' }, left: undefined, waiting: false })
  t.match(await deskTurns(room.desk, job), [{ by: 'Bo' }, { is: 'left', by: 'Kim' }, {}])
})

t.test(
  'who signs off at the end of the shift leaves all jobs loudly, and stays logged in',
  async (t) => {
    const { alm } = await startRow(t, ['alm'])
    const room = await Room.open(t, alm)
    const jobs = [1, 2, 3].map(() => createJob(alm.jobs, { ...burglary, attend: true }, by))
    const [one, two, three] = (await Promise.all(jobs)).map((result) => ok(result).job)
    const kim = await room.logIn('Kim')
    for (const job of [one, two]) done(await takeJob(room.desk, job as StreamId, kim, unasked))
    t.equal(await signOff(room.desk, kim.user as string), 2)
    const left = (await leftJobs(room.desk)).map(({ id }) => id)
    t.strictSame(left.toSorted(), [one, two].sort())
    done(await takeJob(room.desk, three as StreamId, kim, unasked))
  },
)

t.test('who has been logged off takes nothing', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, by))
  const kim = await room.logIn('Kim')
  await room.logOut(kim)
  refusedAs(t, await takeJob(room.desk, job, kim, { confirmed: true }), 'logged-off')
})

t.test('who was logged off while the node stood still has left the jobs, too', async (t) => {
  const { alm, network } = await startRow(t, ['alm'])
  const { storage } = alm
  const before = await Room.open(t, alm)
  const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, by))
  const kim = await before.logIn('Kim')
  done(await takeJob(before.desk, job, kim, unasked))
  await storage.write((unit) => unit.deleteSession({ id: kim.session, user: kim.user as string }))
  const again = await startAgain(t, alm, network, { storage })
  const room = await Room.open(t, again)
  await until('the job is loud', async () => (await lineOf(room, job)).left)
})

t.test("a job that ends is nobody's, and waits again when it is reopened", async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, by))
  const kim = await room.logIn('Kim')
  done(await takeJob(room.desk, job, kim, unasked))
  ok(await closeJob(alm.jobs, job, { cancelled: true, reason: 'false alarm' }, by))
  await until('nobody has it', async () => !(await lineOf(room, job)).owner)
  t.match(await deskTurns(room.desk, job), [{ is: 'ended', by: 'Kim' }, { is: 'taken' }])
  t.equal((await lineOf(room, job)).waiting, false)
  refusedAs(t, await takeJob(room.desk, job, kim, unasked), 'ended')
  ok(await reopenJob(alm.jobs, job, { reason: 'not false' }, by))
  await until('it waits', async () => (await lineOf(room, job)).waiting)
})

t.test('a reopening that a killed node did not note waits after the start', async (t) => {
  const { alm, network } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, by))
  done(await takeJob(room.desk, job, await room.logIn('Kim'), unasked))
  ok(await closeJob(alm.jobs, job, { cancelled: true, reason: 'false alarm' }, by))
  await until('nobody has it', async () => !(await lineOf(room, job)).owner)
  // Its desk is told of nothing that this one does.
  const again = await startAgain(t, alm, network, { storage: alm.storage })
  ok(await reopenJob(again.jobs, job, { reason: 'not false' }, by))
  const killed = await Room.open(t, again)
  await until('it waits', async () => (await lineOf(killed, job)).waiting)
})

t.test('a job that was acted on and that nobody has does not wait after a kill', async (t) => {
  const { alm, network } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, by))
  ok(await writeEntry(alm.jobs, job, { kind: 'note', text: 'car 4 is near' }, by))
  await until('it is acted on', async () => !(await lineOf(room, job)).clock.running)
  const again = await startAgain(t, alm, network, { storage: alm.storage })
  const killed = await Room.open(t, again)
  await killed.stop()
  t.equal((await lineOf(killed, job)).waiting, false)
})

t.test('what this company has declined is over here, although it goes on elsewhere', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const room = await Room.open(t, pat)
  const job = await jobAlong([alm, pat])
  const kim = await room.logIn('Kim')
  done(await takeJob(room.desk, job, kim, unasked))
  ok(await leaveJob(pat.jobs, job, { how: 'declined', reason: 'no car' }, by))
  await until('nobody has it', async () => !(await lineOf(room, job)).owner)
  refusedAs(t, await takeJob(room.desk, job, kim, unasked), 'ended')
})

t.test('nothing of the desk leaves the company, and no job is changed by it', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const room = await Room.open(t, pat)
  const job = await jobAlong([alm, pat])
  const held = async () => (await pat.streams.get(job))?.state.held
  const before = await held()
  const kim = await room.logIn('Kim')
  done(await takeJob(room.desk, job, kim, unasked))
  done(await giveBackJob(room.desk, job, kim))
  t.equal(await held(), before)
})

t.test('there is nothing to take where there is no job', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const kim = await room.logIn('Kim')
  const none = 'a'.repeat(64) as StreamId
  refusedAs(t, await takeJob(room.desk, none, kim, unasked), 'not-found')
  refusedAs(t, await giveBackJob(room.desk, none, kim), 'not-found')
  t.strictSame(await deskLines(room.desk, [none]), [])
})
