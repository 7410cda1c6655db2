/** Which site a job is at: exactly the same or a new one, and whom a reference is believed. */
import t from 'tap'
import { createJob } from '../../node/job/create.ts'
import { closeJob } from '../../node/job/lifecycle.ts'
import { siteFile } from '../../node/site/book.ts'
import { fieldsOfSite } from '../../node/site/job-site.ts'
import { createSite, editSite } from '../../node/site/keep.ts'
import { mergeSites, unmergeSite } from '../../node/site/merge.ts'
import { Sequence } from '../../node/stream/sequence.ts'
import type { StreamState } from '../../protocol/stream/state.ts'
import { ok, passOn, startRow } from '../support/chain.ts'
import { until } from '../support/company.ts'
import { Book, harbour, operator, saved, startBooks } from './support.ts'

t.test('a reference never overrides differing text, unless the sender owns the site', async (t) => {
  const { alm, pat } = await startBooks(t, ['alm', 'pat'])
  await pat.add({ ...harbour, reference: 'R-7' })
  await pat.has(await alm.job({ ...harbour, lines: '9 Quay Street', reference: 'R-7' }, 'PAT'))
  t.strictSame(await pat.lines(), [
    'Harbour Store (ALM), 9 Quay Street, Newtown 2042',
    'Harbour Store (PAT), 2-4 Quay Street, Newtown 2042',
  ])
  await pat.has(await alm.job({ ...harbour, lines: '11 Quay Street', reference: 'R-7' }, 'PAT'))
  t.strictSame(await pat.lines(), [
    'Harbour Store (ALM), 11 Quay Street, Newtown 2042',
    'Harbour Store (PAT), 2-4 Quay Street, Newtown 2042',
  ])
})

t.test(
  'what the owner tells reaches a company that it has no link with, along the job',
  async (t) => {
    const { alm, pat, sub } = await startBooks(t, ['alm', 'pat', 'sub'])
    const site = await alm.add({ ...harbour, hazards: 'dog', client: 'Quay Ltd' })
    const job = await alm.job(site, 'PAT')
    await pat.has(job)
    await passOn(pat.company, job, sub.company)
    await sub.has(job)
    await until('the hazards', async () => (await sub.site()).fields.hazards === 'dog')
    const there = await sub.site()
    t.match(there, { name: 'Harbour Store', owner: { company: alm.company.id }, ours: false })
    t.equal(there.fields.client, undefined, 'who pays is not told')
    saved(await editSite(alm.context, site, { accessNotes: 'ring twice' }, operator))
    await alm.watch.settled()
    await until('the notes', async () => (await sub.site()).fields.accessNotes === 'ring twice')
  },
)

t.test('nobody but its owner changes what is told of a site', async (t) => {
  const { alm, pat } = await startBooks(t, ['alm', 'pat'])
  await pat.has(await alm.job(await alm.add(harbour), 'PAT'))
  const { id } = await pat.site()
  const refused = await editSite(pat.context, id, { lines: '1 Elsewhere' }, operator)
  t.match(refused, { refused: true, code: 'may-not', field: 'lines' })
  saved(await editSite(pat.context, id, { ownAccessNotes: 'gate is stiff' }, operator))
  t.equal((await pat.read(id)).fields.ownAccessNotes, 'gate is stiff')
})

t.test('a company without a job there is told of changes with its next job', async (t) => {
  const { alm, pat } = await startBooks(t, ['alm', 'pat'])
  const site = await alm.add(harbour)
  const job = await alm.job(site, 'PAT')
  await pat.has(job)
  ok(await closeJob(alm.company.jobs, job, { cancelled: true, reason: 'false alarm' }, operator))
  await until('the end', async () => (await pat.company.view(job))?.life === 'cancelled')
  saved(await editSite(alm.context, site, { lines: '6 Quay Street' }, operator))
  await alm.watch.settled()
  t.match(await pat.lines(), [/2-4 Quay/])
  await pat.has(await alm.job(site, 'PAT'))
  await until('the change', async () => (await pat.lines())[0]?.includes('6 Quay'))
  t.equal((await pat.lines()).length, 1)
})

t.test('two companies with a job at one site do not learn of each other', async (t) => {
  const { pat, alm, sub } = await startBooks(t, ['pat', 'alm', 'sub'])
  const site = await alm.add(harbour)
  for (const [book, code] of [
    [pat, 'PAT'],
    [sub, 'SUB'],
  ] as const) {
    await book.has(await alm.job(site, code))
    await until('the told site', async () => (await toldAt(book)).length === 1)
  }
  for (const [book, other] of [
    [pat, sub],
    [sub, pat],
  ] as const) {
    const said = JSON.stringify(await toldAt(book))
    t.notMatch(said, other.company.id)
  }
})

async function toldAt(book: Book) {
  const { streams, storage } = book.company
  const told: StreamState[] = []
  for await (const id of storage.streams.ids()) {
    const open = await streams.get(id)
    if (open?.state.kind === 'site') told.push(open.state)
  }
  return told
}

t.test('two owners claim a place: the other one’s exact version still leads there', async (t) => {
  const { alm, pat, sub } = await startBooks(t, ['alm', 'pat', 'sub'])
  const theirs = { ...harbour, name: 'Harbour Stores' }
  await pat.has(await alm.job(harbour, 'PAT'))
  const input = {
    fields: {
      siteName: theirs.name ?? '',
      siteAddress: '2-4 Quay Street',
      siteSuburb: 'Newtown',
      sitePostcode: '2042',
    },
  }
  const bySub = async () => {
    const providers = [{ code: 'PAT' }]
    const { job } = ok(await createJob(sub.company.jobs, { ...input, providers }, operator))
    await pat.has(job)
  }
  await bySub()
  t.equal((await pat.lines()).length, 2)
  const [of, other] = [
    await pat.site('Harbour Store (ALM)'),
    await pat.site('Harbour Stores (SUB)'),
  ]
  saved(await mergeSites(pat.context, { into: of.id, sites: [other.id] }, operator))
  await bySub()
  t.strictSame(await pat.lines(), ['Harbour Store (ALM), 2-4 Quay Street, Newtown 2042'])
  saved(await unmergeSite(pat.context, other.id, operator))
  t.equal((await pat.lines()).length, 2, 'and is undone')
})

t.test('unlinking an owner returns its sites to us', async (t) => {
  const { alm, pat } = await startBooks(t, ['alm', 'pat'])
  await pat.has(await alm.job(await alm.add(harbour), 'PAT'))
  t.match(await pat.lines(), [/\(ALM\)/])
  const { links } = pat.company
  const record = links.get(alm.company.id)
  if (!record) throw new Error('no link')
  await links.put({ ...record, state: 'unlinked' })
  await until('the return', async () => (await pat.lines())[0]?.includes('(PAT)'))
  t.match((await pat.site()).history, [{ kind: 'returned', items: ['ALM'] }])
})

t.test('what is told of a site after its job was passed on is passed on, too', async (t) => {
  const row = await startRow(t, ['alm', 'pat', 'sub'])
  const [pat, sub] = [new Book(row.pat), new Book(row.sub)]
  // Nobody at ALM tells anything yet.
  const book = { jobs: row.alm.jobs, changes: new Sequence() }
  const id = saved(await createSite(book, { ...harbour, hazards: 'dog' }, operator))
  const site = await siteFile(book, id)
  const fields = site ? fieldsOfSite(site) : {}
  const input = { fields, providers: [{ code: 'PAT' }] }
  const { job } = ok(await createJob(row.alm.jobs, input, operator))
  await pat.has(job)
  await passOn(row.pat, job, row.sub)
  await sub.has(job)
  await pat.watch.settled()
  new Book(row.alm)
  await until('the hazards', async () => (await sub.site()).fields.hazards === 'dog')
})
