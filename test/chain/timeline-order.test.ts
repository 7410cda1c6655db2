/** What companies write at one moment while they are apart. */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { timeline, writeEntry } from '../../node/job/entries.ts'
import { equalCopies, ok, startRow } from '../support/chain.ts'
import { until } from '../support/company.ts'

/** As many pairs as make it sure that some ids are not in the order of the companies. */
const moments = 16

t.test('lines of one moment stand in the order of the fold: by author, then by id', async (t) => {
  const { alm, pat, network } = await startRow(t, ['alm', 'pat'])
  const input = { fields: {}, providers: [{ code: 'PAT' }] }
  const { job } = ok(await createJob(alm.jobs, input, { by: 'Olsen' }))
  await until('the job', () => pat.streams.get(job))
  await equalCopies(job, [alm, pat])
  network.cut(alm.own.node, pat.own.node)
  const { now } = Date
  t.teardown(() => {
    Date.now = now
  })
  const begin = now() + 1000
  for (let i = 0; i < moments; i++) {
    Date.now = () => begin + i
    for (const { jobs } of [alm, pat]) {
      ok(await writeEntry(jobs, job, { kind: 'note', text: `${i}` }, { by: 'Olsen' }))
    }
  }
  Date.now = now
  network.heal(alm.own.node, pat.own.node)
  await equalCopies(job, [alm, pat])
  const authors = [alm.id, pat.id].sort()
  for (const { jobs } of [alm, pat]) {
    const lines = await timeline(jobs, job)
    const expected = Array.from({ length: moments }, (_, i) =>
      authors.map((company) => [`${i}`, company]),
    ).flat()
    t.strictSame(
      lines.map(({ content, company }) => [content.is === 'entry' && content.text, company]),
      expected,
    )
    const twins = lines.filter(({ time }, i) => lines[i - 1]?.time.ms === time.ms)
    t.equal(twins.length, moments, 'each moment was one for both')
    const byId = lines.toSorted((a, b) => a.time.ms - b.time.ms || (a.id < b.id ? -1 : 1))
    t.notSame(lines, byId, 'ids alone would order them otherwise')
  }
})
