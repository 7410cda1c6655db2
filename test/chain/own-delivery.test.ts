import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { startRow, untilView } from '../support/chain.ts'

t.test('who wrote a job has it: nothing is queued for the issuer', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  const input = { fields: { request: 'look' }, providers: [{ code: 'PAT' }] }
  const made = await createJob(alm.jobs, input, { by: 'Olsen' })
  if (made.refused) throw new Error(made.message)
  const view = await untilView(pat, made.job, 'the job', (now) => now.assignments.length > 0)
  t.equal(view.members.find(({ role }) => role === 'issuer')?.delivery?.state, 'delivered')
})
