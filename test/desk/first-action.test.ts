import type { Test } from 'tap'
import t from 'tap'
import { deskLines } from '../../node/desk/job-line.ts'
import { takeJob } from '../../node/desk/ownership.ts'
import { startAutomatic } from '../../node/job/automatic.ts'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import { writeEntry, writeInternalNote } from '../../node/job/entries.ts'
import { closeJob } from '../../node/job/lifecycle.ts'
import { bringIn, leaveJob } from '../../node/job/parties.ts'
import type { Result } from '../../node/job/result.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { burglary, jobAlong, ok, startAgain, startRow, untilView } from '../support/chain.ts'
import { type Company, link, until } from '../support/company.ts'
import { done, Room } from './room.ts'

const by = { by: 'Kim' }
const minute_ms = 60_000

async function clockOf({ desk }: Room, job: StreamId) {
  const [line] = await deskLines(desk, [job])
  if (!line) throw new Error('the job is here')
  return line.clock
}

/** Waits until the desk has noted that the job came. */
function arrived(room: Room, job: StreamId): Promise<unknown> {
  return until('the job is noted', () => room.company.storage.desk.job(job))
}

/** A job of ALM at PAT, and PAT's desk. */
async function atPatrol(t: Test) {
  const { alm, pat, sub, network } = await startRow(t, ['alm', 'pat', 'sub'])
  const room = await Room.open(t, pat)
  const job = await jobAlong([alm, pat])
  await arrived(room, job)
  return { alm, pat, sub, network, room, job }
}

t.test(
  'the clock runs from when a job came to be here, and opening it does not stop it',
  async (t) => {
    const before = Date.now()
    const { pat, room, job } = await atPatrol(t)
    const clock = await clockOf(room, job)
    t.ok(clock.since >= before && clock.since <= Date.now())
    t.equal(clock.running, true)
    await pat.receipts.seen(job)
    await pat.streams.get(job)
    t.strictSame(await clockOf(room, job), clock)
  },
)

type Does = (pat: Company, job: StreamId, room: Room) => Promise<Result | object>

const actions: [what: string, does: Does][] = [
  [
    'taken',
    async (_, job, room) => takeJob(room.desk, job, await room.logIn('Kim'), { confirmed: false }),
  ],
  ['stage', (pat, job) => reportStage(pat.jobs, job, { stage: 'accepted' }, by)],
  [
    'call',
    (pat, job) => writeEntry(pat.jobs, job, { kind: 'attempt', text: 'Olsen: no answer' }, by),
  ],
  ['note', (pat, job) => writeEntry(pat.jobs, job, { kind: 'note', text: 'car 4 is near' }, by)],
  ['note', (pat, job) => writeInternalNote(pat.jobs, job, 'the dog bites', by)],
  ['act', (pat, job) => leaveJob(pat.jobs, job, { how: 'declined', reason: 'no car' }, by)],
  ['act', (pat, job) => bringIn(pat.jobs, job, { to: { code: 'SUB' }, role: 'provider' }, by)],
]

for (const [what, does] of actions) {
  t.test(`the first action of a person here stops the clock for good: ${what}`, async (t) => {
    const { pat, room, job } = await atPatrol(t)
    const answer = await does(pat, job, room)
    t.notOk('refused' in answer && answer.refused)
    const clock = await until('the clock stands', async () => {
      const clock = await clockOf(room, job)
      return clock.firstAction && clock
    })
    t.match(clock, { running: false, firstAction: { by: 'Kim', what, at: Number } })
    await writeEntry(pat.jobs, job, { kind: 'note', text: 'later' }, { by: 'Bo' })
    await room.desk.changes.run(async () => undefined)
    t.strictSame(await clockOf(room, job), clock, 'a later one changes nothing')
  })
}

t.test('taking a job on which somebody here has acted starts no new clock', async (t) => {
  const { pat, room, job } = await atPatrol(t)
  ok(await writeEntry(pat.jobs, job, { kind: 'note', text: 'car 4 is near' }, { by: 'Bo' }))
  await until('the clock stands', async () => (await clockOf(room, job)).firstAction)
  done(await takeJob(room.desk, job, await room.logIn('Kim'), { confirmed: false }))
  t.match(await clockOf(room, job), { firstAction: { by: 'Bo', what: 'note' } })
})

t.test('what is edited here stops it as well', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, by))
  await arrived(room, job)
  ok(await editJob(alm.jobs, job, { fields: { priority: 1 } }, { by: 'Bo' }))
  await until(
    'the clock stands',
    async () => (await clockOf(room, job)).firstAction?.what === 'edit',
  )
})

t.test('making a job does not stop its clock, whomever it names', async (t) => {
  const { alm } = await startRow(t, ['alm', 'pat'])
  const room = await Room.open(t, alm)
  const { job } = ok(await createJob(alm.jobs, { ...burglary, providers: [{ code: 'PAT' }] }, by))
  await arrived(room, job)
  t.match(await clockOf(room, job), { running: true, firstAction: undefined })
})

t.test('what another company does is no action here', async (t) => {
  const { alm, room, job } = await atPatrol(t)
  ok(await writeEntry(alm.jobs, job, { kind: 'note', text: 'hurry' }, { by: 'Olsen' }))
  ok(await editJob(alm.jobs, job, { fields: { priority: 1 } }, { by: 'Olsen' }))
  await untilView(room.company, job, 'the edit', (view) => view.fields.priority)
  await room.desk.changes.run(async () => undefined)
  t.equal((await clockOf(room, job)).running, true)
})

t.test('accepting by itself does not stop the clock', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  await link(alm, pat, { autoAccept: true })
  const room = await Room.open(t, pat)
  t.teardown(startAutomatic(pat.jobs, (error) => pat.failures.push(error)))
  const job = await jobAlong([alm, pat])
  await untilView(
    pat,
    job,
    'it is accepted',
    ({ assignments }) => assignments[0]?.status === 'accepted',
  )
  await arrived(room, job)
  await room.desk.changes.run(async () => undefined)
  t.match(await clockOf(room, job), { running: true, firstAction: undefined })
})

t.test('a job that ended before anybody did anything has nothing to wait for', async (t) => {
  const { alm, room, job } = await atPatrol(t)
  ok(await closeJob(alm.jobs, job, { cancelled: true, reason: 'false alarm' }, { by: 'Olsen' }))
  await until('the clock stands', async () => !(await clockOf(room, job)).running)
  t.equal((await clockOf(room, job)).firstAction, undefined)
  t.equal((await deskLines(room.desk, [job]))[0]?.waiting, false)
})

t.test('of a job of our own the clock begins when it was received', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const room = await Room.open(t, alm)
  const receivedAt = Date.now() - 5 * minute_ms
  const fields = { ...burglary.fields, receivedAt }
  const { job } = ok(await createJob(alm.jobs, { fields, attend: true }, by))
  t.equal((await clockOf(room, job)).since, receivedAt)
  const later = { fields: { receivedAt: Date.now() + 60 * minute_ms } }
  ok(await editJob(alm.jobs, job, later, by))
  t.ok((await clockOf(room, job)).since <= Date.now(), 'and not when it has not yet')
})

t.test('when another company says that it received a job, that is not our clock', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const room = await Room.open(t, pat)
  const before = Date.now()
  const fields = { ...burglary.fields, receivedAt: before - 60 * minute_ms }
  const job = await jobAlong([alm, pat], { fields })
  await arrived(room, job)
  t.ok((await clockOf(room, job)).since >= before)
})

t.test('the clock is as it was after a stop', async (t) => {
  const { alm, network } = await startRow(t, ['alm'])
  const before = await Room.open(t, alm)
  const { job } = ok(await createJob(alm.jobs, { ...burglary, attend: true }, by))
  done(await takeJob(before.desk, job, await before.logIn('Kim'), { confirmed: false }))
  const clock = await clockOf(before, job)
  const again = await startAgain(t, alm, network, { storage: alm.storage })
  t.strictSame(await clockOf(await Room.open(t, again), job), clock)
})

t.test(
  'what the desk could not note, because it was not there, is noted at the start',
  async (t) => {
    const { alm, pat } = await startRow(t, ['alm', 'pat'])
    const acted = await jobAlong([alm, pat])
    ok(await reportStage(pat.jobs, acted, { stage: 'accepted' }, by))
    const waits = await jobAlong([alm, pat])
    const { job: own } = ok(await createJob(pat.jobs, { ...burglary, providers: [] }, by))
    const room = await Room.open(t, pat)
    for (const job of [acted, waits, own]) await arrived(room, job)
    t.match(await clockOf(room, acted), {
      running: false,
      firstAction: { by: 'Kim', what: 'stage' },
    })
    t.match(await clockOf(room, waits), { running: true })
    t.match(await clockOf(room, own), { running: true })
  },
)

t.test('after a stop in good order no job is looked at again', async (t) => {
  const { pat, room, network } = await atPatrol(t)
  await room.stop()
  const again = await startAgain(t, pat, network, { storage: pat.storage })
  const waiting = t.capture(again.storage.desk, 'waiting', again.storage.desk.waiting)
  await (await Room.open(t, again)).stop()
  t.strictSame(waiting(), [])
})

t.test('a node that was killed after a stop in good order looks at its jobs again', async (t) => {
  const { pat, room, network } = await atPatrol(t)
  await room.stop()
  await Room.open(t, pat)
  const again = await startAgain(t, pat, network, { storage: pat.storage })
  const { job } = ok(await createJob(again.jobs, { ...burglary, providers: [] }, by))
  await arrived(await Room.open(t, again), job)
})
