/** What others tell changes nothing that is not theirs; and what happens at the same time. */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import { editSite, type SiteEdit } from '../../node/site/keep.ts'
import { changeKey } from '../../node/site/keys.ts'
import { mergeSites, unmergeSite } from '../../node/site/merge.ts'
import { siteSlots } from '../../node/site/site-file.ts'
import { toldSites } from '../../node/site/told.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import { type StreamId, toHex } from '../../protocol/ids.ts'
import { nonce_bytes } from '../../protocol/limits.ts'
import { ok } from '../support/chain.ts'
import { type Company, until } from '../support/company.ts'
import { type Book, harbour, operator, saved, startBooks } from './support.ts'

const evil = { ...harbour, name: 'Evil Store', lines: '1 Elsewhere', hazards: 'none' }

/** Tells under any id, as an honest node would only of its own sites. */
async function tellUnder(
  { company }: Book,
  to: Company,
  subject: StreamId,
  said: SiteEdit = evil,
): Promise<StreamId> {
  const grant: SlotDraft = {
    is: 'act',
    act: {
      ...{ is: 'grant', to: { company: to.id }, code: to.code, name: to.own.name },
      ...{ role: 'provider', write: false, passOn: true, answerMinutes: 0 },
    },
  }
  const nonce = toHex(company.streams.context.random(nonce_bytes))
  const genesis = { kind: 'site', nonce, number: '', attends: false, subject } as const
  const slots = siteSlots(undefined, said)
  return (await company.streams.create(genesis, slots, [() => [grant]], operator)).stream
}

const has = (book: Book, stream: StreamId) =>
  until('the stream', async () => book.company.streams.get(stream))

t.test("what is told under another owner's id changes nothing of that owner's site", async (t) => {
  const { alm, pat, sub } = await startBooks(t, ['alm', 'pat', 'sub'])
  const site = await alm.add({ ...harbour, hazards: 'dog' })
  await pat.has(await alm.job(site, 'PAT'))
  await until('the hazards', async () => (await pat.site()).fields.hazards === 'dog')
  const before = await pat.site()
  await has(pat, await tellUnder(sub, pat.company, site))
  t.equal((await toldSites(pat.context, site)).length, 2, 'both claim that id')
  t.strictSame(await pat.site(), before)
  await pat.has(await alm.job(site, 'PAT'))
  t.strictSame(await pat.site(), before, 'nor with the next job')
})

t.test('what is told under the id of a site of ours changes nothing', async (t) => {
  const { alm, pat } = await startBooks(t, ['alm', 'pat'])
  await pat.add({ ...harbour, hazards: 'dog' })
  const before = await pat.site()
  await has(pat, await tellUnder(alm, pat.company, before.id))
  t.strictSame(await pat.site(), before)
})

t.test(
  'a job that quotes the id of somebody else’s site with other text makes a site of its own',
  async (t) => {
    const { alm, pat, sub } = await startBooks(t, ['alm', 'pat', 'sub'])
    const site = await alm.add(harbour)
    await pat.has(await alm.job(site, 'PAT'))
    const ours = await pat.add({ ...harbour, name: 'Our Store' })
    for (const siteId of [site, ours]) {
      const fields = { siteId, siteName: evil.name, siteAddress: `1 ${siteId.slice(0, 8)} Street` }
      const made = await createJob(
        sub.company.jobs,
        { fields, providers: [{ code: 'PAT' }] },
        operator,
      )
      await pat.has(ok(made).job)
    }
    const kept = (await pat.lines()).filter((line) => !line.startsWith('Evil Store (SUB)'))
    t.strictSame(kept, [
      'Harbour Store (ALM), 2-4 Quay Street, Newtown 2042',
      'Our Store (PAT), 2-4 Quay Street, Newtown 2042',
    ])
    t.equal((await pat.lines()).length, 4)
  },
)

t.test(
  'a job with the old address that comes after the new one was told changes nothing back',
  async (t) => {
    const { alm, pat } = await startBooks(t, ['alm', 'pat'])
    const site = await alm.add(harbour)
    await pat.has(await alm.job(site, 'PAT'))
    const { id } = await pat.site()
    saved(await changeKey(pat.context, id, { is: 'held', number: '7', where: '' }, operator))
    saved(await editSite(alm.context, site, { lines: '6 Quay Street' }, operator))
    await alm.watch.settled()
    await until('the new address', async () => (await pat.lines())[0]?.includes('6 Quay'))
    const fields = {
      ...{ siteId: site, siteName: 'Harbour Store', siteAddress: '2-4 Quay Street' },
      ...{ siteSuburb: 'Newtown', sitePostcode: '2042' },
    }
    const late = await createJob(
      alm.company.jobs,
      { fields, providers: [{ code: 'PAT' }] },
      operator,
    )
    await pat.has(ok(late).job)
    t.strictSame(await pat.lines(), ['Harbour Store (ALM), 6 Quay Street, Newtown 2042'])
    t.strictSame((await pat.site()).keysWarning, ['lines'])
  },
)

t.test(
  'two nodes that merge the same two sites apart, each the other way, leave one',
  async (t) => {
    const { alm } = await startBooks(t, ['alm'])
    const [one, other] = [await alm.add(harbour), await alm.add({ ...harbour, lines: '2 Quay St' })]
    const { streams } = alm.company
    await alm.watch.settled()
    for (const [from, into] of [
      [one, other],
      [other, one],
    ] as const) {
      const slots = siteSlots(undefined, { mergedInto: into })
      await streams.save(from, () => [() => slots], operator)
    }
    t.equal((await alm.lines()).length, 1)
    const left = await alm.site()
    const gone = left.id === one ? other : one
    t.match(left.merged, [{ id: gone }], 'and the other one is read with it')
    saved(await unmergeSite(alm.context, gone, operator))
    t.equal((await alm.lines()).length, 2)
  },
)

t.test(
  'several are merged at once, in a row over others, and taken apart one by one',
  async (t) => {
    const { alm } = await startBooks(t, ['alm'])
    const add = (lines: string) => alm.add({ ...harbour, lines })
    const [a, b, c, d] = [await add('1 A'), await add('2 B'), await add('3 C'), await add('4 D')]
    saved(await mergeSites(alm.context, { into: b, sites: [c, d] }, operator))
    saved(await mergeSites(alm.context, { into: a, sites: [b] }, operator))
    const merged = async () => new Set((await alm.read(a)).merged.map(({ id }) => id))
    t.strictSame(await merged(), new Set([b, c, d]))
    t.equal((await alm.lines()).length, 1)
    saved(await unmergeSite(alm.context, c, operator))
    t.strictSame(await merged(), new Set([b, d]))
    saved(await unmergeSite(alm.context, b, operator))
    t.strictSame(await merged(), new Set())
    t.match((await alm.read(b)).merged, [{ id: d }])
  },
)

t.test(
  'a provider that writes the id of another site into a job is told nothing of that site',
  async (t) => {
    const { alm, pat } = await startBooks(t, ['alm', 'pat'])
    const secret = await alm.add({ name: 'Vault', lines: '1 Bank Street', accessNotes: 'mat' })
    const job = await alm.job(await alm.add(harbour), 'PAT')
    await pat.has(job)
    const fields = { siteId: secret, siteName: 'Vault', siteAddress: '1 Bank Street' }
    ok(await editJob(pat.company.jobs, job, { fields }, operator))
    await until('it at ALM', async () => {
      const register = (await alm.company.view(job))?.fields.siteId
      return register?.value === secret
    })
    await alm.watch.settled()
    t.strictSame(await toldSites(alm.context, secret), [])
    await pat.has(await alm.job(harbour, 'PAT'))
    t.strictSame(await toldSites(pat.context, secret), [], 'and nothing came')
  },
)

t.test('who tells first under the id of another owner’s site is not believed', async (t) => {
  const { alm, pat, sub } = await startBooks(t, ['alm', 'pat', 'sub'])
  const site = await alm.add({ ...harbour, hazards: 'dog' })
  await has(pat, await tellUnder(sub, pat.company, site, { ...harbour, hazards: 'none' }))
  await pat.watch.settled()
  await pat.has(await alm.job(site, 'PAT'))
  await until('the hazards', async () => (await pat.site()).fields.hazards === 'dog')
  t.match((await pat.lines())[0], /\(ALM\)/)
})

t.test('a job that says very much of its site keeps no other from being looked at', async (t) => {
  const { alm, pat } = await startBooks(t, ['alm', 'pat'])
  const long = 'x'.repeat(3900)
  const job = await alm.job({ name: long, lines: long }, 'PAT')
  await pat.has(job)
  const more = { siteSuburb: long, siteReference: long, sitePostcode: long }
  ok(await editJob(alm.company.jobs, job, { fields: { ...more } }, operator))
  const fields = { siteState: long, siteCountry: long }
  ok(await editJob(alm.company.jobs, job, { fields }, operator))
  for (let n = 0; n < 8; n++)
    await pat.has(await alm.job({ ...harbour, lines: `${n} Quay` }, 'PAT'))
  await pat.watch.settled()
  t.equal((await pat.lines()).filter((line) => line.includes('Quay')).length, 8)
})
