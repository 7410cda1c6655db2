/** The site book over the interface, and jobs at its sites. */
import t, { type Test } from 'tap'
import { link, until } from '../support/company.ts'
import { clientOf, refused } from './client.ts'
import { serve, World } from './node.ts'

const harbour = {
  name: 'Harbour Store',
  lines: '2-4 Quay Street',
  suburb: 'Newtown',
  postcode: '2042',
}

async function open(t: Test) {
  const node = await serve(t)
  const ask = clientOf(node)
  const post = (path: string, body: object = {}) => ask('POST', path, { token: node.write, body })
  const get = (path: string) => ask('GET', path, { token: node.read })
  const add = async (fields: object) => (await post('/sites', { fields })).body.site
  return { node, ask, post, get, add }
}

t.test('a site is added, found, changed and noted', async (t) => {
  const { node, ask, post, get } = await open(t)
  const added = await post('/sites', { fields: { ...harbour, hazards: 'dog' } })
  t.equal(added.status, 201)
  const { site } = added.body
  t.match(site, { name: 'Harbour Store', owner: { code: 'ALM' }, ours: true, history: [] })
  t.match((await get('/sites')).body.sites, [{ id: site.id }])
  t.match((await get('/sites?search=quay%20harb')).body.sites, [{ id: site.id }])
  t.strictSame((await get('/sites?search=nowhere')).body, { sites: [] })
  const path = `/sites/${site.id}`
  const change = { token: node.write, body: { fields: { lines: '6 Quay Street' }, by: 'Kim' } }
  const changed = (await ask('PATCH', path, change)).body.site
  t.match(changed, { fields: { lines: '6 Quay Street', hazards: 'dog' } })
  t.match(changed.history, [
    { kind: 'changed', by: 'Kim', items: ['Kim', 'lines', '2-4 Quay Street', '6 Quay Street'] },
  ])
  t.match((await post(`${path}/notes`, { text: 'gate is stiff' })).body.site.history[0], {
    ...{ kind: 'note', by: 'Olsen', text: 'gate is stiff' },
  })
  t.strictSame((await get(path)).body.site.id, site.id)
})

t.test('keys are held, go out, come in and are gone', async (t) => {
  const { post, add } = await open(t)
  const { id } = await add(harbour)
  const key = (body: object) => post(`/sites/${id}/keys`, body)
  t.match((await key({ is: 'held', number: '12', where: 'hook 4' })).body.site.keysHeld, [
    { number: '12', where: 'hook 4', site: id },
  ])
  refused(t, await key({ is: 'held', number: '12' }), 409, 'number-taken', 'number')
  refused(t, await key({ is: 'out', number: '12' }), 422, 'missing', 'who')
  t.match((await key({ is: 'out', number: '12', who: 'Run 3' })).body.site.keysHeld[0].out, {
    who: 'Run 3',
  })
  refused(t, await key({ is: 'out', number: '12', who: 'x' }), 409, 'ended', 'number')
  t.equal(
    (await key({ is: 'in', number: '12', who: 'Run 3' })).body.site.keysHeld[0].out,
    undefined,
  )
  t.strictSame((await key({ is: 'gone', number: '12' })).body.site.keysHeld, [])
  refused(t, await key({ is: 'lost', number: '12' }), 422, 'invalid', 'is')
})

t.test('possible duplicates are told, merged, taken apart, and called two places', async (t) => {
  const { post, get, add } = await open(t)
  const left = await add(harbour)
  const other = await add({ ...harbour, lines: '2-4 Quay St' })
  const pairs = async (of = '/sites') => (await get(`${of}/duplicates`)).body.pairs
  await until('the suggestion', async () => (await pairs()).length === 1)
  t.match(await pairs(`/sites/${left.id}`), [{ other: { id: other.id }, certain: true }])
  const merged = await post(`/sites/${left.id}/merge`, { sites: [other.id] })
  t.match(merged.body.site.merged, [{ id: other.id }])
  t.equal((await get('/sites')).body.sites.length, 1)
  t.match((await get(`/sites/${other.id}`)).body.site.mergedInto, { id: left.id })
  refused(t, await post(`/sites/${left.id}/merge`, { sites: [other.id] }), 409, 'ended')
  refused(t, await post(`/sites/${left.id}/merge`, { sites: [left.id] }), 422, 'missing', 'sites')
  t.equal((await post(`/sites/${other.id}/unmerge`)).status, 200)
  refused(t, await post(`/sites/${other.id}/unmerge`), 409, 'not-ended')
  await until('the suggestion again', async () => (await pairs()).length === 1)
  t.equal((await post(`/sites/${left.id}/distinct`, { other: other.id })).status, 200)
  await until('no suggestion', async () => (await pairs()).length === 0)
  for (const [one, two] of [[left, other] as const, [other, left] as const]) {
    t.match((await get(`/sites/${one.id}`)).body.site.distinct, [{ id: two.id }])
  }
  const back = await post(`/sites/${other.id}/not-distinct`, { other: left.id })
  t.strictSame(back.body.site.distinct, [])
  t.strictSame((await get(`/sites/${left.id}`)).body.site.distinct, [], 'taken back at both')
  await until('the suggestion anew', async () => (await pairs()).length === 1)
  refused(t, await post(`/sites/${left.id}/distinct`, { other: left.id }), 404, 'not-found')
})

t.test('a job at a site of the book has its fields, and stands in its history', async (t) => {
  const { node, ask, post, get, add } = await open(t)
  const site = await add({ ...harbour, reference: 'R-7', timeZone: 'Australia/Sydney' })
  const made = await post('/jobs', { site: site.id, fields: { request: 'look' }, attend: true })
  t.equal(made.status, 201)
  const { job } = (await get(`/jobs/${made.body.job}`)).body
  t.match(job.fields, {
    siteId: { value: site.id },
    siteName: { value: 'Harbour Store' },
    siteAddress: { value: '2-4 Quay Street' },
    siteSuburb: { value: 'Newtown' },
    sitePostcode: { value: '2042' },
    siteReference: { value: 'R-7' },
    timeZone: { value: 'Australia/Sydney' },
  })
  t.match((await get(`/jobs/${job.id}/site`)).body.site, { id: site.id })
  t.match((await get(`/sites/${site.id}/jobs`)).body.jobs, [{ id: job.id }])

  const typed = { token: node.write, body: { fields: { siteAddress: '9 Quay Street' } } }
  await ask('PATCH', `/jobs/${job.id}`, typed)
  const { fields } = (await get(`/jobs/${job.id}`)).body.job
  t.equal(fields.siteId.value, '', 'another place is typed: the job is not at that site any more')
  t.equal(fields.siteAddress.value, '9 Quay Street')
  await ask('PATCH', `/jobs/${job.id}`, { token: node.write, body: { site: site.id, fields: {} } })
  t.match((await get(`/jobs/${job.id}`)).body.job.fields, {
    siteId: { value: site.id },
    siteAddress: { value: '2-4 Quay Street' },
  })
})

t.test('the jobs at a site come page by page, those of a merged one among them', async (t) => {
  const { post, get, add } = await open(t)
  const left = await add(harbour)
  const gone = await add({ ...harbour, lines: '2-4 Quay St' })
  const jobs: string[] = []
  for (const { id } of [left, gone, left]) {
    jobs.unshift((await post('/jobs', { site: id, attend: true })).body.job)
  }
  await post(`/sites/${left.id}/merge`, { sites: [gone.id] })
  const first = (await get(`/sites/${left.id}/jobs?limit=2`)).body
  const rest = (await get(`/sites/${left.id}/jobs?limit=2&cursor=${first.next}`)).body
  t.strictSame(
    [...first.jobs, ...rest.jobs].map(({ id }) => id),
    jobs,
  )
  t.equal(rest.next, undefined)
})

t.test('nobody sets the id of a site by hand, or types against the book', async (t) => {
  const { node, ask, post, add } = await open(t)
  const site = await add(harbour)
  const wrong = { fields: { siteId: site.id, siteName: 'x' }, attend: true }
  refused(t, await post('/jobs', wrong), 422, 'unknown-field', 'fields.siteId')
  const against = { site: site.id, fields: { siteAddress: '8 Quay Street' }, attend: true }
  refused(t, await post('/jobs', against), 422, 'invalid', 'siteAddress')
  const none = { site: 'f'.repeat(64), attend: true }
  refused(t, await post('/jobs', none), 422, 'invalid', 'site')
  const { job } = (await post('/jobs', { attend: true, fields: { siteName: 'x' } })).body
  const edit = { token: node.write, body: { fields: { siteId: site.id } } }
  refused(t, await ask('PATCH', `/jobs/${job}`, edit), 422, 'unknown-field', 'fields.siteId')
})

t.test(
  "another company's site: its fields are its owner's to change, the rest is ours",
  async (t) => {
    const world = new World()
    const alm = await serve(t, { world })
    const pat = await serve(t, { world, code: 'PAT' })
    await link(alm.company, pat.company)
    const almAsk = clientOf(alm)
    const { site } = (
      await almAsk('POST', '/sites', { token: alm.write, body: { fields: harbour } })
    ).body
    const body = { site: site.id, providers: [{ code: 'PAT' }] }
    await almAsk('POST', '/jobs', { token: alm.write, body })
    const ask = clientOf(pat)
    const rows = async () => (await ask('GET', '/sites', { token: pat.read })).body.sites
    await until('the site', async () => (await rows()).length === 1)
    const [{ id, owner }] = await rows()
    t.equal(owner.code, 'ALM')
    const path = `/sites/${id}`
    const edit = (fields: object) => ask('PATCH', path, { token: pat.write, body: { fields } })
    refused(t, await edit({ lines: '1 Elsewhere' }), 403, 'may-not', 'lines')
    t.match((await edit({ ownHazards: 'ice' })).body.site.fields, { ownHazards: 'ice' })
  },
)

t.test('what is wrong is refused beside its field, and readers change nothing', async (t) => {
  const { node, ask, post, get } = await open(t)
  refused(t, await post('/sites', { fields: { lines: 'x' } }), 422, 'missing', 'name')
  refused(
    t,
    await post('/sites', { fields: { name: 'x', keys: '1' } }),
    422,
    'unknown-field',
    'fields.keys',
  )
  refused(
    t,
    await post('/sites', { fields: { name: 'x', position: 'y' } }),
    422,
    'invalid',
    'position',
  )
  const body = { fields: harbour }
  refused(t, await ask('POST', '/sites', { token: node.read, body }), 403, 'wrong-scope')
  const none = `/sites/${'e'.repeat(64)}`
  refused(t, await get(none), 404, 'not-found')
  refused(t, await get(`${none}/jobs`), 404, 'not-found')
  refused(t, await get(`${none}/duplicates`), 404, 'not-found')
  refused(t, await post(`${none}/notes`, { text: 'x' }), 404, 'not-found')
})
