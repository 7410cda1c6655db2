/** A clock that is wrong, anywhere: what came after still reads after, and people are told. */
import t from 'tap'
import { reopenJob } from '../../node/job/lifecycle.ts'
import type { JobView } from '../../protocol/job/view.ts'
import { openStorage } from '../../storage/open.ts'
import {
  equalCopies,
  heldBy,
  jobAlong,
  ok,
  startAgain,
  startRow,
  untilView,
} from '../support/chain.ts'
import { type Company, until } from '../support/company.ts'
import { edits, notes, operator, reports } from '../support/people.ts'

const hour_ms = 3_600_000

function clockAlarms(company: Company) {
  return company.news.flatMap((item) => (item.is === 'clock alarm' ? [item] : []))
}

for (const wrong of ['alm', 'pat', 'sub'] as const) {
  for (const clockOffset of [hour_ms, -hour_ms]) {
    const how = `${wrong.toUpperCase()}’s clock an hour ${clockOffset > 0 ? 'fast' : 'slow'}`
    t.test(`with ${how}, order follows cause`, async (t) => {
      const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'], {
        [wrong]: { clockOffset },
      })
      const row = [alm, pat, sub]
      const job = await jobAlong(row)
      for (const [i, company] of [...row, ...row].entries()) {
        await equalCopies(job, row)
        await edits(company, job, { request: `version ${i}` })
        await notes(company, job, `note ${i}`)
      }
      await equalCopies(job, row)
      await reports(sub, job, 'accepted', 'en route', 'on site', 'off site', 'complete')
      await untilView(alm, job, 'complete', (view) => view.life === 'complete')
      const { view, timeline } = await equalCopies(job, row)
      t.match(view.fields.request, { value: 'version 5', concurrent: [] }, 'the last one stands')
      t.same(
        timeline.map(({ content }) => content.is === 'entry' && content.text),
        [0, 1, 2, 3, 4, 5].map((i) => `note ${i}`),
      )
      t.same(
        heldBy(view, sub).stages.map(({ stage }) => stage),
        ['accepted', 'en route', 'on site', 'off site', 'complete'],
      )
      t.same(view.offered, [], 'nothing is late for its clock')
      ok(await reopenJob(alm.jobs, job, { reason: 'docket' }, operator))
      await edits(alm, job, { request: 'version 6' })
      await untilView(sub, job, 'version 6', (now) => now.fields.request?.value === 'version 6')
      const last = await equalCopies(job, row)
      t.equal(last.view.life, 'open')
      t.same(last.view.fields.request?.concurrent, [])
    })
  }
}

t.test(
  'a clock an hour wrong is an alarm at both ends of its links, and nowhere else',
  async (t) => {
    const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'], {
      sub: { clockOffset: hour_ms },
    })
    await until('PAT is told', () => clockAlarms(pat).length > 0)
    await until('SUB is told', () => clockAlarms(sub).length > 0)
    await until('ALM is connected', () => alm.news.some(({ is }) => is === 'connected'))
    const [atPat] = clockAlarms(pat)
    const [atSub] = clockAlarms(sub)
    t.equal(atPat?.company, sub.id)
    t.equal(atSub?.company, pat.id)
    t.ok(Math.abs((atPat?.difference ?? 0) - hour_ms) < 60_000, 'SUB is ahead of PAT')
    t.ok(Math.abs((atSub?.difference ?? 0) + hour_ms) < 60_000, 'PAT is behind SUB')
    t.same(clockAlarms(alm), [])
    t.equal(clockAlarms(pat).length, 1, 'once')
  },
)

t.test('a clock that was put right again does not hold receipts back', async (t) => {
  const directory = t.testdir()
  const storage = await openStorage({ directory })
  const { alm, pat, network } = await startRow(t, ['alm', 'pat'], {
    pat: { clockOffset: hour_ms, storage },
  })
  const job = await jobAlong([alm, pat])
  const delivered = (view: JobView) =>
    view.members.find(({ company }) => company === pat.id)?.delivery?.state === 'delivered'
  await untilView(alm, job, 'PAT has it', delivered)
  await pat.stop()
  const right = await startAgain(t, pat, network, { storage: await openStorage({ directory }) })
  await edits(alm, job, { priority: 1 })
  await untilView(alm, job, 'PAT has that too', delivered)
  t.ok((await right.view(job))?.fields.priority)
})
