import t from 'tap'
import { startAutomatic } from '../../node/job/automatic.ts'
import { createJob } from '../../node/job/create.ts'
import { openMemoryStorage } from '../../storage/open.ts'
import { startRow } from '../support/chain.ts'
import { until } from '../support/company.ts'

t.test('a stop waits for what is done by itself: nothing reads afterwards', async (t) => {
  const storage = await openMemoryStorage()
  const { alm } = await startRow(t, ['alm'], { alm: { storage } })
  for (let n = 0; n < 20; n++) {
    const fields = { request: 'look', quotedNumber: `ALM${10001 + n}` }
    await createJob(alm.jobs, { fields, attend: true }, { by: 'Olsen' })
  }
  let reading = 0
  const stopping = Promise.withResolvers<void>()
  const read = storage.index.read.bind(storage.index)
  t.intercept(storage.index, 'read', {
    value: async function* (...args: Parameters<typeof read>) {
      reading++
      try {
        await stopping.promise
        yield* read(...args)
      } finally {
        reading--
      }
    },
  })
  const failures: unknown[] = []
  const stop = startAutomatic(alm.jobs, (error) => failures.push(error))
  await until('it reads', () => reading > 0, 15_000)
  const stopped = stop()
  stopping.resolve()
  await stopped
  t.equal(reading, 0)
  t.same(failures, [])
})
