/** A job that goes from company to company, each using its own interface. */
import t, { type Test } from 'tap'
import { link, until } from '../support/company.ts'
import { type Ask, clientOf, refused } from './client.ts'
import { type Served, serve, World } from './node.ts'

type Person = {
  readonly node: Served
  get(path: string): Promise<Awaited<ReturnType<ReturnType<typeof clientOf>>>>
  post(path: string, body?: object): Promise<Awaited<ReturnType<ReturnType<typeof clientOf>>>>
  patch(path: string, body: object): Promise<Awaited<ReturnType<ReturnType<typeof clientOf>>>>
}

function person(node: Served): Person {
  const ask = clientOf(node)
  const write = (body: object): Ask => ({ token: node.write, body })
  return {
    node,
    get: (path) => ask('GET', path, { token: node.read }),
    post: (path, body = {}) => ask('POST', path, write(body)),
    patch: (path, body) => ask('PATCH', path, write(body)),
  }
}

/** ALM – PAT – SUB, linked. */
async function chain(t: Test): Promise<[Person, Person, Person]> {
  const world = new World()
  const [alm, pat, sub] = await Promise.all([
    serve(t, { code: 'ALM', world }),
    serve(t, { code: 'PAT', world }),
    serve(t, { code: 'SUB', world }),
  ])
  await link(alm.company, pat.company)
  await link(pat.company, sub.company)
  return [person(alm), person(pat), person(sub)]
}

const at = (who: Person, job: string, what: string, is: (view: Reply) => boolean) =>
  until(`${what} at ${who.node.company.code}`, async () => {
    const { status, body } = await who.get(job)
    return status === 200 && is(body) ? body : undefined
  })

// biome-ignore lint/suspicious/noExplicitAny: a test reads any answer.
type Reply = any

t.test('a job is passed on, reported on below, and its outcome read above', async (t) => {
  const [alm, pat, sub] = await chain(t)
  const made = await alm.post('/jobs', {
    fields: { request: 'zone 3', siteName: 'Harbour', orderNumber: 'PO-7' },
    providers: [{ code: 'pat' }],
    answerMinutes: 5,
  })
  t.match(made.body.recipients, [{ code: 'PAT', how: 'sent' }])
  const job = `/jobs/${made.body.job}`
  const there = await at(pat, job, 'the job', (body) => body.attention.includes('to accept'))
  t.equal(there.job.assignments[0].fields.orderNumber.value, 'PO-7')
  t.equal((await pat.post(`${job}/accept`)).status, 200)
  const passed = await pat.post(`${job}/pass-on`, { to: { code: 'SUB' }, fields: { run: '7' } })
  t.match(passed.body.recipients, [
    { code: 'ALM', how: 'sent' },
    { code: 'SUB', how: 'sent' },
  ])
  await at(sub, job, 'the job', () => true)
  await sub.post(`${job}/entries`, { text: 'gate open' })
  t.equal((await sub.post(`${job}/complete`, { fields: { outcome: 'all well' } })).status, 200)
  const done = await at(alm, job, 'the outcome', (body) => body.job.life === 'complete')
  t.equal(done.job.assignments.length, 2)
  const { entries } = (await alm.get(`${job}/entries`)).body
  t.match(entries, [{ content: { text: 'gate open' }, by: 'Olsen' }])
})

t.test('a company is on a job once, and what passes is decided by who gave it', async (t) => {
  const [alm, pat, sub] = await chain(t)
  const { body } = await alm.post('/jobs', { providers: [{ code: 'PAT' }] })
  const job = `/jobs/${body.job}`
  await at(pat, job, 'the job', () => true)
  refused(
    t,
    await alm.post(`${job}/pass-on`, { to: { code: 'PAT' } }),
    409,
    'already-on-the-job',
    'to',
  )
  const unlinked = await alm.post(`${job}/pass-on`, { to: { code: 'SUB' } })
  refused(t, unlinked, 422, 'unknown-company', 'to')
  const upwards = await pat.post(`${job}/bring-in`, { to: { code: 'SUB' }, role: 'customer' })
  refused(t, upwards, 403, 'may-not', 'role')
  refused(t, await pat.post(`${job}/bring-in`, { to: { code: 'SUB' } }), 422, 'missing', 'role')
  refused(t, await pat.post(`${job}/cancel`, { reason: 'x' }), 403, 'may-not')
  const by = { to: { company: sub.node.company.id }, role: 'provider' }
  t.equal((await pat.post(`${job}/bring-in`, by)).status, 200, 'a company is named by its id, too')
  refused(t, await pat.post(`${job}/complete`), 409, 'passed-on')
})

t.test("a job is declined with a reason, and then it is somebody else's", async (t) => {
  const [alm, pat] = await chain(t)
  const { body } = await alm.post('/jobs', { providers: [{ code: 'PAT' }] })
  const job = `/jobs/${body.job}`
  await at(pat, job, 'the job', () => true)
  refused(t, await pat.post(`${job}/decline`), 422, 'missing', 'reason')
  t.equal((await pat.post(`${job}/decline`, { reason: 'no car free' })).status, 200)
  const view = await at(alm, job, 'the no', (one) => one.attention.includes('unassigned'))
  t.match(view.job.assignments, [{ ended: { how: 'declined', reason: 'no car free' } }])
  refused(t, await pat.post(`${job}/accept`), 403, 'not-on-the-job')
  refused(t, await alm.post(`${job}/decline`, { reason: 'x' }), 409, 'not-held', 'assignment')
})

t.test('a job is released after it was accepted', async (t) => {
  const [alm, pat] = await chain(t)
  const { body } = await alm.post('/jobs', { providers: [{ code: 'PAT' }] })
  const job = `/jobs/${body.job}`
  await at(pat, job, 'the job', () => true)
  await pat.post(`${job}/accept`)
  t.equal((await pat.post(`${job}/release`, { reason: 'car broke down' })).status, 200)
  await at(alm, job, 'the release', (one) => one.job.assignments[0].ended?.how === 'released')
})

t.test('a recall sounds until somebody confirms it', async (t) => {
  const [alm, pat] = await chain(t)
  const { body } = await alm.post('/jobs', { providers: [{ code: 'PAT' }] })
  const job = `/jobs/${body.job}`
  const there = await at(pat, job, 'the job', () => true)
  const assignment = there.job.assignments[0].id
  refused(t, await pat.post(`${job}/confirm`), 409, 'nothing-to-confirm')
  refused(t, await alm.post(`${job}/recall`, { reason: 'x' }), 422, 'missing', 'assignment')
  const unknown = { assignment: 'a'.repeat(64), reason: 'x' }
  refused(t, await alm.post(`${job}/recall`, unknown), 404, 'not-found', 'assignment')
  refused(
    t,
    await pat.post(`${job}/recall`, { assignment, reason: 'x' }),
    403,
    'may-not',
    'assignment',
  )
  await alm.post(`${job}/recall`, { assignment, reason: 'keyholder is there' })
  const here = await alm.get(job)
  t.ok(here.body.attention.includes('guard may still attend'))
  await at(pat, job, 'the recall', (one) => one.attention.includes('recalled'))
  t.equal((await pat.post(`${job}/confirm`, { assignment })).status, 200)
  await at(alm, job, 'the confirmation', (one) => one.job.assignments[0].ended?.how === 'recalled')
})

t.test('internal notes never leave the company', async (t) => {
  const [alm, pat] = await chain(t)
  const { body } = await alm.post('/jobs', { providers: [{ code: 'PAT' }] })
  const job = `/jobs/${body.job}`
  await alm.post(`${job}/entries`, { text: 'the code is 1234', internal: true })
  await alm.post(`${job}/entries`, { text: 'for all' })
  await until('the note at PAT', async () => {
    const { body: timeline } = await pat.get(`${job}/entries`)
    return timeline.entries?.length > 0 && timeline
  })
  t.notMatch(JSON.stringify((await pat.get(`${job}/entries`)).body), '1234')
  t.equal((await alm.get(`${job}/entries`)).body.entries.length, 2)
})

t.test('who is paused has to be phoned, and the answer says so', async (t) => {
  const [alm, pat] = await chain(t)
  const company = pat.node.company.id
  await clientOf(alm.node)('POST', `/links/${company}/pause`, { token: alm.node.admin })
  const made = await alm.post('/jobs', { providers: [{ code: 'PAT' }] })
  t.match(made.body.recipients, [{ code: 'PAT', how: 'not sent – phone' }])
})
