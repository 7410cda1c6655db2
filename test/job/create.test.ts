import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { startRow } from '../support/chain.ts'

const operator = { by: 'Olsen' }
const request = { request: 'look' }

t.test('a number given to two jobs at once is one job’s', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const jobs = { ...alm.jobs, claimed: new Set<string>() }
  const make = () => createJob(jobs, { fields: request, number: 'P-1' }, operator)
  const made = await Promise.all([make(), make()])
  t.match(made, [{ refused: false }, { refused: true, code: 'number-taken', field: 'number' }])
  t.equal(jobs.claimed.size, 0)
})

t.test('the counter skips a number that was given by hand', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  await createJob(alm.jobs, { fields: request, number: 'alm10001' }, operator)
  const made = await createJob(alm.jobs, { fields: request }, operator)
  if (made.refused) throw new Error(made.message)
  t.equal((await alm.view(made.job))?.number, 'ALM10002')
})

t.test('what nobody attends yet has no due time: it is refused, not lost', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const fields = { ...request, dueAt: Date.now() }
  t.match(await createJob(alm.jobs, { fields }, operator), { code: 'missing', field: 'dueAt' })
  const phoned = { fields, providers: [{ name: 'Nobody' }] }
  t.match(await createJob(alm.jobs, phoned, operator), { code: 'missing', field: 'dueAt' })
  t.match(await createJob(alm.jobs, { fields, attend: true }, operator), { refused: false })
})
