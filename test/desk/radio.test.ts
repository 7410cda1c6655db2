import type { Test } from 'tap'
import t from 'tap'
import { readRadio, reportRadio } from '../../node/desk/radio.ts'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import { timeline } from '../../node/job/entries.ts'
import { closeJob } from '../../node/job/lifecycle.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { burglary, jobAlong, ok, startRow, viewOf } from '../support/chain.ts'
import type { Company } from '../support/company.ts'
import { Room, refusedAs } from './room.ts'

const by = { by: 'Kim' }
const kim = { name: 'Kim' }

async function jobOfRun({ jobs }: Company, run: string, siteName = 'Mill'): Promise<StreamId> {
  const fields = { ...burglary.fields, siteName, run }
  return ok(await createJob(jobs, { fields, attend: true }, by)).job
}

/** The time that the clock showed a minute ago, as it is said. */
function aMinuteAgo(room: Room): { said: string; at: number } {
  const at = Math.floor(room.desk.now() / 60_000) * 60_000 - 60_000
  const options = { timeZone: 'Europe/Copenhagen', timeStyle: 'short' } as const
  return { said: new Intl.DateTimeFormat('en-GB', options).format(at), at }
}

async function open(t: Test) {
  const { alm } = await startRow(t, ['alm'])
  return { alm, room: await Room.open(t, alm) }
}

t.test(
  'a line is reported on the one open job of the run, with its time and its note',
  async (t) => {
    const { alm, room } = await open(t)
    const job = await jobOfRun(alm, '14')
    await jobOfRun(alm, '15')
    const { said, at } = aMinuteAgo(room)
    const reported = await reportRadio(room.desk, { line: `14 on site ${said} gate is open` }, kim)
    t.match(reported, { is: 'reported', job, said: { run: '14', note: 'gate is open' } })
    const view = await viewOf(alm, job)
    t.match(view.assignments[0]?.stages, [{ stage: 'on site', happenedAt: at, by: 'Kim' }])
    const [note] = await timeline(alm.jobs, job)
    t.match(note, { kind: 'note', content: { text: 'gate is open' }, happenedAt: at })
    t.ok(note && note.enteredAt > at, 'and entered now')
  },
)

t.test('what is not clear is not reported', async (t) => {
  const { alm, room } = await open(t)
  const job = await jobOfRun(alm, '14')
  const line = '14 on site off site'
  t.match(await reportRadio(room.desk, { line }, kim), { is: 'unclear', why: 'several stages' })
  t.match(await readRadio(room.desk, line), { is: 'unclear', understood: { run: '14' } })
  t.strictSame((await viewOf(alm, job)).assignments[0]?.stages, [])
})

t.test('where a run has several open jobs one is chosen', async (t) => {
  const { alm, room } = await open(t)
  const one = await jobOfRun(alm, 'North 2', 'Mill')
  const two = await jobOfRun(alm, 'north 2', 'School')
  const line = 'NORTH 2 en route'
  const asked = await reportRadio(room.desk, { line }, kim)
  t.match(asked, { is: 'several', said: { stage: 'en route' } })
  const listed = 'jobs' in asked ? asked.jobs.map(({ id }) => id) : []
  t.strictSame(listed.toSorted(), [one, two].sort())
  t.match(await readRadio(room.desk, line), { is: 'read', jobs: [{}, {}] })
  t.match(await reportRadio(room.desk, { line, job: one }, kim), { is: 'reported', job: one })
  t.match((await viewOf(alm, one)).assignments[0]?.status, 'en route')
  t.match((await viewOf(alm, two)).assignments[0]?.status, 'new')
})

t.test(
  'a run has the jobs that it is given, until they are over or another run has them',
  async (t) => {
    const { alm, room } = await open(t)
    const jobs = async (run: string) => {
      const read = await readRadio(room.desk, `${run} on site`)
      return read.is === 'read' ? read.jobs.map(({ id }) => id) : []
    }
    t.strictSame(await jobs('14'), [])
    const job = await jobOfRun(alm, '14')
    t.strictSame(await jobs('14'), [job], 'also one that came after the first question')
    const [assignment] = (await viewOf(alm, job)).assignments
    if (!assignment) throw new Error('it is attended')
    ok(await editJob(alm.jobs, job, { fields: { run: '15' }, assignment: assignment.id }, by))
    t.strictSame([await jobs('14'), await jobs('15')], [[], [job]])
    ok(await closeJob(alm.jobs, job, { cancelled: true, reason: 'false alarm' }, by))
    t.strictSame(await jobs('15'), [])
    const line = '15 on site'
    t.match(await reportRadio(room.desk, { line }, kim), { is: 'no job', said: { run: '15' } })
    t.match(await reportRadio(room.desk, { line, job }, kim), { is: 'no job' })
  },
)

t.test('a job that goes on has nothing to report from a run that is done with it', async (t) => {
  const { alm, room } = await open(t)
  const job = await jobOfRun(alm, '14')
  ok(await reportStage(alm.jobs, job, { stage: 'abandoned', reason: 'the car broke down' }, by))
  t.equal((await viewOf(alm, job)).life, 'unassigned')
  t.match(await reportRadio(room.desk, { line: '14 on site' }, kim), { is: 'no job' })
})

t.test('the run of another company is not ours to report', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const room = await Room.open(t, alm)
  await jobAlong([alm, pat], { fields: { ...burglary.fields, run: '14' } })
  t.match(await reportRadio(room.desk, { line: '14 on site' }, kim), { is: 'no job' })
})

t.test("a guard reports for the guard's own run only", async (t) => {
  const { alm, room } = await open(t)
  const job = await jobOfRun(alm, '14')
  const guard = { name: 'Gus', onlyRun: '15' }
  refusedAs(t, await reportRadio(room.desk, { line: '14 on site' }, guard), 'may-not', 'line')
  refusedAs(
    t,
    await reportRadio(room.desk, { line: '14 on' }, { ...guard, onlyRun: '' }),
    'may-not',
    'line',
  )
  const own = { ...guard, onlyRun: ' 14' }
  t.match(await reportRadio(room.desk, { line: '14 on site' }, own), { is: 'reported', job })
})
