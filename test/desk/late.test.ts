import t from 'tap'
import { deskLines } from '../../node/desk/job-line.ts'
import { dueState } from '../../node/desk/late.ts'
import { createJob } from '../../node/job/create.ts'
import { reportStage } from '../../node/job/stages.ts'
import { burglary, ok, startRow } from '../support/chain.ts'
import { Room } from './room.ts'

const minute_ms = 60_000
const now = 1_790_000_000_000

t.test('it is late from the due time on, and soon ten minutes before', async (t) => {
  const due = (minutes: number) => dueState(now + minutes * minute_ms, now)
  t.equal(due(11), undefined)
  t.strictSame(due(10), { is: 'soon', minutes: 10, at: now + 10 * minute_ms })
  t.match(due(0.5), { is: 'soon', minutes: 0 })
  t.match(due(0), { is: 'late', minutes: 0 })
  t.match(due(-95), { is: 'late', minutes: 95 })
  t.equal(dueState(undefined, now), undefined, 'nobody has to come')
})

t.test(
  'a line says how late a job is by its due time or response class, until somebody is there',
  async (t) => {
    const { alm } = await startRow(t, ['alm'])
    const room = await Room.open(t, alm)
    const by = { by: 'Kim' }
    const fields = { ...burglary.fields, responseClass: 'class 5' }
    const { job } = ok(await createJob(alm.jobs, { fields, attend: true }, by))
    const due = async () => (await deskLines(room.desk, [job]))[0]?.due
    t.equal(await due(), undefined)
    room.later = 15 * minute_ms
    t.match(await due(), { is: 'soon', minutes: 4 })
    room.later = 23 * minute_ms
    t.match(await due(), { is: 'late', minutes: 3 })
    ok(await reportStage(alm.jobs, job, { stage: 'on site' }, by))
    t.equal(await due(), undefined)
  },
)
