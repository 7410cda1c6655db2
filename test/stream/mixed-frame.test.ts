/** A frame with changes of many jobs, as a partner gets after it was away. */
import t from 'tap'
import type { StreamId } from '../../protocol/ids.ts'
import { cut, heal, jobAlong, startRow } from '../support/chain.ts'
import { type Company, until } from '../support/company.ts'
import { notes } from '../support/people.ts'

const jobs_count = 40
const notes_each = 10

/** Signatures of deltas that it checks from now on. */
function checksAt({ streams }: Company): () => number {
  const { verifier } = streams.context
  let count = 0
  const { verify, verifyOnPool } = verifier
  Object.assign(verifier, {
    verify: (...args: Parameters<typeof verify>) => {
      count++
      return verify.apply(verifier, args)
    },
    verifyOnPool: (...args: Parameters<typeof verifyOnPool>) => {
      count++
      return verifyOnPool.apply(verifier, args)
    },
  })
  return () => count
}

t.test('each job’s chain is checked once a frame, however the jobs are mixed', async (t) => {
  const { alm, pat, network } = await startRow(t, ['alm', 'pat'])
  const jobs: StreamId[] = []
  for (let n = 0; n < jobs_count; n++) jobs.push(await jobAlong([alm, pat]))
  cut(network, alm, pat)
  for (let n = 0; n < notes_each; n++) {
    for (const job of jobs) await notes(alm, job, `note ${n}`, { by: 'Olsen' })
  }
  const held = async () => {
    const open = await Promise.all(jobs.map((job) => pat.streams.get(job)))
    return open.reduce((sum, one) => sum + (one?.state.held ?? 0), 0)
  }
  const before = await held()
  const checks = checksAt(pat)
  heal(network, alm, pat)
  await until('all notes', async () => (await held()) >= before + jobs_count * notes_each)
  t.ok(checks() < jobs_count * 2, `${checks()} checks for ${jobs_count * notes_each} changes`)
})
