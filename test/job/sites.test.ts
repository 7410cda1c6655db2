/** Sites as earlier jobs named them, and what goes on at one. */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { findSites, openJobsAt } from '../../node/job/sites.ts'
import { reportStage } from '../../node/job/stages.ts'
import type { FieldInputs } from '../../node/job/values.ts'
import { jobAlong, nextMillisecond, ok, passOn, startRow } from '../support/chain.ts'
import type { Company } from '../support/company.ts'

const by = { by: 'Olsen' }

async function jobAt(company: Company, fields: FieldInputs) {
  await nextMillisecond()
  return ok(await createJob(company.jobs, { fields, attend: true }, by)).job
}

t.test('a site is found by how its name or reference begins, the last used first', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const store = { siteName: 'Harbour Store', siteAddress: 'Quay 3', account: '4711' }
  await jobAt(alm, { ...store, siteReference: 'HS-204' })
  await jobAt(alm, { siteName: 'Harbour House' })
  await jobAt(alm, { ...store, siteReference: 'HS-204' })
  await jobAt(alm, { siteName: 'Town Hall' })
  const names = async (text: string) => (await findSites(alm.jobs, text)).map(({ name }) => name)
  t.strictSame(await names(' HARB'), ['Harbour Store', 'Harbour House'], 'each once')
  t.strictSame(await names('hs-2'), ['Harbour Store'])
  t.strictSame(await names('arb'), [])
  t.strictSame(await names('  '), [])
  t.match(await findSites(alm.jobs, 'harbour s'), [
    { address: 'Quay 3', reference: 'HS-204', account: '4711', owner: { code: 'ALM' } },
  ])
})

t.test('where anything differs it is another site', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  await jobAt(alm, { siteName: 'Harbour Store', siteAddress: 'Quay 3' })
  await jobAt(alm, { siteName: 'Harbour Store', siteAddress: 'Quay 5' })
  const found = await findSites(alm.jobs, 'harbour')
  t.strictSame(
    found.map(({ address }) => address),
    ['Quay 5', 'Quay 3'],
  )
})

t.test('of a site with many jobs the newest say what it is now', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  for (let n = 0; n < 12; n++) await jobAt(alm, { siteName: 'Mill', siteAddress: `Road ${n}` })
  await jobAt(alm, { siteName: 'Mill pond' })
  const found = await findSites(alm.jobs, 'mill')
  t.equal(found[0]?.name, 'Mill pond')
  t.equal(found[1]?.address, 'Road 11')
  t.ok(found.length <= 8)
})

t.test('a site of another company has that company as its owner', async (t) => {
  const { alm, pat } = await startRow(t, ['alm', 'pat'])
  await jobAlong([alm, pat])
  t.match(await findSites(pat.jobs, 'harbour'), [{ owner: { code: 'ALM', name: 'ALM Security' } }])
})

t.test('jobs that go on at a site are found, and whether a visit can serve them', async (t) => {
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'])
  const theirs = await jobAlong([alm, pat])
  const passed = await jobAlong([alm, pat])
  await passOn(pat, passed, sub)
  const ours = await jobAt(pat, { siteName: 'HARBOUR  store', request: 'round' })
  const done = await jobAt(pat, { siteName: 'Harbour Store' })
  ok(await reportStage(pat.jobs, done, { stage: 'complete' }, by))
  const found = await openJobsAt(pat.jobs, { name: 'harbour store' })
  t.strictSame(
    found.map(({ id, ours, servable }) => [id, ours, servable]),
    [
      [theirs, false, true],
      [passed, false, false],
      [ours, true, true],
    ],
  )
  t.match(found[0], { number: 'ALM10001', issuer: { code: 'ALM' }, request: /zone 3/ })
  const others = await openJobsAt(pat.jobs, { name: 'harbour store' }, ours)
  t.equal(others.length, 2, 'the one that is looked at is no other')
  t.strictSame(await openJobsAt(pat.jobs, { name: 'Mill', reference: '' }), [])
})

t.test('a site is the same under its reference', async (t) => {
  const { alm } = await startRow(t, ['alm'])
  const job = await jobAt(alm, { siteName: 'Harbour Store', siteReference: 'HS-204' })
  const found = await openJobsAt(alm.jobs, { name: 'The store', reference: 'hs-204' })
  t.strictSame(
    found.map(({ id }) => id),
    [job],
  )
})
