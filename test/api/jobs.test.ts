/** Jobs of one company over the interface: making, reading, changing, ending. */
import t, { type Test } from 'tap'
import { clientOf, type Reply, refused } from './client.ts'
import { type ServeOptions, serve } from './node.ts'

/** A company whose people write with the token of Olsen. */
async function start(t: Test, options: ServeOptions = {}) {
  const node = await serve(t, options)
  const client = clientOf(node)
  const get = (path: string) => client('GET', path, { token: node.read })
  const post = (path: string, body: object = {}) =>
    client('POST', path, { token: node.write, body })
  const patch = (path: string, body: object) => client('PATCH', path, { token: node.write, body })
  const drop = (path: string) => client('DELETE', path, { token: node.write })
  return { node, get, post, patch, drop }
}

/** A job that this company attends itself. */
async function attended(post: (path: string, body: object) => Promise<Reply>): Promise<string> {
  const made = await post('/jobs', { fields: { request: 'look' }, attend: true })
  return `/jobs/${made.body.job}`
}

const unknown = 'a'.repeat(64)

t.test('a job is made, numbered, and read back with who set what', async (t) => {
  const { get, post } = await start(t)
  const before = Date.now()
  const made = await post('/jobs', {
    fields: { request: 'burglar alarm, zone 3', siteName: 'Harbour Store', priority: 2 },
  })
  t.equal(made.status, 201)
  t.match(made.body, { number: 'ALM10001', recipients: [] })
  t.notOk('refused' in made.body)
  const { status, body } = await get(`/jobs/${made.body.job}`)
  t.equal(status, 200)
  const { job, attention, held } = body
  t.equal(job.fields.request.value, 'burglar alarm, zone 3')
  t.equal(job.fields.priority.value, 2)
  t.equal(job.fields.siteName.by, 'Olsen', "who writes is named by the token's name")
  t.ok(job.fields.siteName.enteredAt >= before)
  t.strictSame(attention, ['unassigned'])
  t.strictSame(held, [])
})

t.test(
  'who acts and when it happened are taken from the request when they are given',
  async (t) => {
    const { get, post } = await start(t)
    const job = await attended(post)
    const happenedAt = Date.now() - 600_000
    await post(`${job}/stages`, { stage: 'on site', by: 'Guard 14', happenedAt })
    const [assignment] = (await get(job)).body.job.assignments
    t.match(assignment.stages, [{ stage: 'on site', by: 'Guard 14', happenedAt }])
    t.ok(assignment.stages[0].enteredAt > happenedAt)
    refused(t, await post(`${job}/stages`, { stage: 'on site', by: '' }), 422, 'invalid', 'by')
    const far = { stage: 'on site', happenedAt: 2 ** 50 }
    refused(t, await post(`${job}/stages`, far), 422, 'invalid', 'happenedAt')
  },
)

t.test('a new job with anything wrong is refused, and the field is named', async (t) => {
  const { get, post } = await start(t)
  const wrong: [body: object, code: string, field: string][] = [
    [{ fields: { nonsense: 'x' } }, 'unknown-field', 'fields.nonsense'],
    [{ fields: { request: 5 } }, 'invalid', 'fields.request'],
    [{ fields: { request: 'x'.repeat(4001) } }, 'invalid', 'fields.request'],
    [{ fields: { type: 'party' } }, 'invalid', 'fields.type'],
    [{ fields: { priority: 1.5 } }, 'invalid', 'fields.priority'],
    [{ fields: { priority: -1 } }, 'invalid', 'fields.priority'],
    [{ fields: { receivedAt: '12:00' } }, 'invalid', 'fields.receivedAt'],
    [{ fields: [] }, 'invalid', 'fields'],
    [{ number: '' }, 'invalid', 'number'],
    [{ number: 'A/1' }, 'invalid', 'number'],
    [{ attend: 'yes' }, 'invalid', 'attend'],
    [{ providers: [{ code: 'PAT' }] }, 'unknown-company', 'provider'],
    [{ providers: [{}] }, 'invalid', 'providers.0'],
    [{ providers: [{ code: 'PAT', name: 'Patrol' }] }, 'invalid', 'providers.0'],
    [{ providers: [{ code: 'PATROL' }] }, 'invalid', 'providers.0.code'],
    [{ customer: { company: 'x' } }, 'invalid', 'customer.company'],
    [{ customer: { code: 'ALM' } }, 'unknown-company', 'customer'],
    [{ answerMinutes: 100_000 }, 'invalid', 'answerMinutes'],
  ]
  for (const [body, code, field] of wrong) {
    const reply = await post('/jobs', body)
    t.test(JSON.stringify(body).slice(0, 60), async (t) => refused(t, reply, 422, code, field))
  }
  t.strictSame((await get('/jobs')).body.jobs, [], 'and nothing was made')
})

t.test('all faults of an input are named at once', async (t) => {
  const { post } = await start(t)
  const { error } = (await post('/jobs', { nonsense: 1, more: 2, attend: 3 })).body
  t.equal(error.details.length, 3)
})

t.test('a number of our own system is kept, and taken once', async (t) => {
  const { post } = await start(t)
  t.equal((await post('/jobs', { number: 'W-77' })).body.number, 'W-77')
  refused(t, await post('/jobs', { number: 'W-77' }), 409, 'number-taken', 'number')
})

t.test('who is named without a link has to be phoned', async (t) => {
  const { get, post } = await start(t)
  const made = await post('/jobs', { providers: [{ name: 'Night Patrol' }], attend: true })
  t.match(made.body.recipients, [{ name: 'Night Patrol', how: 'not sent – phone' }])
  t.match((await get(`/jobs/${made.body.job}`)).body.recipients, made.body.recipients)
})

t.test('fields are changed and cleared, and a field of nobody is refused', async (t) => {
  const { get, post, patch } = await start(t)
  const job = await attended(post)
  const changed = await patch(job, { fields: { siteName: 'Harbour', resolution: 'nothing found' } })
  t.equal(changed.status, 200)
  t.equal(changed.body.saved.length, 1)
  await patch(job, { fields: { siteName: '' } })
  const { body } = await get(job)
  t.equal(body.job.fields.siteName.value, '')
  t.equal(body.job.assignments[0].fields.resolution.value, 'nothing found')
  refused(t, await patch(job, {}), 422, 'missing', 'fields')
  const other = { fields: { run: '7' }, assignment: unknown }
  refused(t, await patch(job, other), 404, 'not-found', 'assignment')
  const seen = { fields: { siteName: 'x' }, seen: { siteName: ['no id'] } }
  refused(t, await patch(job, seen), 422, 'invalid', 'seen.siteName.0')
})

t.test('a value that the form had not shown is not silently replaced', async (t) => {
  const { get, post, patch } = await start(t)
  const job = await attended(post)
  await patch(job, { fields: { siteName: 'first' } })
  const shown = (await get(job)).body.job.fields.siteName.write
  t.match(shown, /^[0-9a-f]{64}$/)
  const saved = await patch(job, { fields: { siteName: 'second' }, seen: { siteName: [shown] } })
  t.equal(saved.status, 200)
  t.equal((await get(job)).body.job.fields.siteName.value, 'second')
})

t.test('a change that the protocol would refuse is refused here, with its reason', async (t) => {
  const { post, patch } = await start(t)
  const job = await attended(post)
  const long = 'x'.repeat(4000)
  const large = { request: long, siteName: long, siteAddress: long, caller: long, account: long }
  const reply = await patch(job, { fields: large })
  refused(t, reply, 422, 'unwritable')
  t.strictSame(reply.body.error.details, ['too-large'])
})

t.test('a job is accepted, reported on and completed; what is missing is named', async (t) => {
  const { get, post } = await start(t, { completeNeeds: ['on-site', 'resolution'] })
  const job = await attended(post)
  t.equal((await post(`${job}/accept`)).status, 200)
  const missing = await post(`${job}/complete`)
  refused(t, missing, 422, 'missing')
  t.strictSame(missing.body.error.details, ['on-site', 'resolution'])
  await post(`${job}/stages`, { stage: 'on site' })
  t.equal((await post(`${job}/complete`, { fields: { resolution: 'false alarm' } })).status, 200)
  const { job: view } = (await get(job)).body
  t.equal(view.life, 'complete')
  t.equal(view.assignments[0].ended.how, 'complete')
  refused(t, await post(`${job}/stages`, { stage: 'off site' }), 409, 'ended')
  refused(t, await post(`${job}/accept`), 409, 'ended')
})

t.test('a stage that does not exist, or wants a reason, is refused', async (t) => {
  const { post } = await start(t)
  const job = await attended(post)
  refused(t, await post(`${job}/stages`, { stage: 'asleep' }), 422, 'invalid', 'stage')
  const abandoned = await post(`${job}/stages`, { stage: 'abandoned' })
  refused(t, abandoned, 422, 'reason-needed', 'reason')
  const long = { stage: 'abandoned', reason: 'x'.repeat(301) }
  refused(t, await post(`${job}/stages`, long), 422, 'invalid', 'reason')
})

t.test('a wrong stage is taken back, and stays visible', async (t) => {
  const { get, post } = await start(t)
  const job = await attended(post)
  const { saved } = (await post(`${job}/stages`, { stage: 'on site' })).body
  const back = await post(`${job}/withdraw-stage`, { stage: saved[0], reason: 'wrong job' })
  t.equal(back.status, 200)
  t.match((await get(job)).body.job.assignments[0].stages, [{ standing: 'withdrawn' }])
  refused(t, await post(`${job}/withdraw-stage`, { stage: unknown }), 404, 'not-found', 'stage')
})

t.test('a job that nobody attends is attended by us, once', async (t) => {
  const { get, post } = await start(t)
  const job = `/jobs/${(await post('/jobs')).body.job}`
  t.equal((await post(`${job}/attend`)).status, 200)
  t.equal((await get(job)).body.job.life, 'open')
  refused(t, await post(`${job}/attend`), 409, 'already-on-the-job')
})

t.test('the issuer closes or cancels a job, with a reason', async (t) => {
  const { get, post } = await start(t)
  for (const [how, life] of [
    ['cancel', 'cancelled'],
    ['close', 'complete'],
  ]) {
    const job = `/jobs/${(await post('/jobs')).body.job}`
    refused(t, await post(`${job}/${how}`), 422, 'missing', 'reason')
    refused(t, await post(`${job}/${how}`, { reason: ' ' }), 422, 'reason-needed', 'reason')
    t.equal((await post(`${job}/${how}`, { reason: 'false alarm' })).status, 200)
    t.equal((await get(job)).body.job.life, life)
    refused(t, await post(`${job}/${how}`, { reason: 'again' }), 409, 'ended')
  }
})

t.test('an edit of a complete job is held, and goes out when it is reopened', async (t) => {
  const { get, post, patch } = await start(t)
  const job = await attended(post)
  refused(t, await post(`${job}/reopen`), 409, 'not-ended')
  await post(`${job}/complete`)
  const held = await patch(job, { fields: { siteName: 'Harbour' } })
  t.match(held.body, { saved: [], held: /^[0-9a-f-]{36}$/ })
  t.match((await get(job)).body.held, [{ id: held.body.held, edit: { by: 'Olsen' } }])
  t.equal((await get(`${job}/held-edits`)).body.held.length, 1)
  const early = await post(`${job}/held-edits/${held.body.held}/send`)
  refused(t, early, 409, 'ended')
  const reopened = await post(`${job}/reopen`, { reason: 'the site was wrong' })
  t.equal(reopened.status, 200)
  t.equal(reopened.body.saved.length, 2)
  const after = (await get(job)).body
  t.equal(after.job.life, 'open')
  t.equal(after.job.fields.siteName.value, 'Harbour')
  t.strictSame(after.held, [])
})

t.test('a held edit is dropped; one that is not there is not found', async (t) => {
  const { get, post, patch, drop } = await start(t)
  const job = await attended(post)
  await post(`${job}/complete`)
  const { held } = (await patch(job, { fields: { siteName: 'Harbour' } })).body
  t.equal((await drop(`${job}/held-edits/${held}`)).status, 204)
  t.strictSame((await get(`${job}/held-edits`)).body.held, [])
  refused(t, await drop(`${job}/held-edits/${held}`), 404, 'not-found')
  refused(t, await post(`${job}/held-edits/${held}/send`), 404, 'not-found')
})

t.test('a job that was seen says so, without an answer', async (t) => {
  const { node, post } = await start(t)
  const job = await attended(post)
  const reply = await post(`${job}/seen`)
  t.equal(reply.status, 204)
  t.equal(reply.body, undefined)
  const receipts = await node.company.storage.receipts.of(job.slice('/jobs/'.length) as never)
  t.match(receipts, [{ seen: true }])
})

t.test('a stream that is no job is not found as one', async (t) => {
  const { node, get, post } = await start(t)
  const job = await attended(post)
  await post(`${job}/entries`, { text: 'the code is 1234', internal: true })
  const streams: string[] = []
  for await (const id of node.company.storage.streams.ids()) streams.push(id)
  const other = streams.find((id) => !job.endsWith(id))
  t.ok(other, 'internal notes have a stream of their own')
  refused(t, await get(`/jobs/${other}`), 404, 'not-found')
  refused(t, await get(`/jobs/${other}/entries`), 404, 'not-found')
  refused(t, await post(`/jobs/${other}/seen`), 404, 'not-found')
  refused(t, await post(`/jobs/${other}/attend`), 404, 'not-found')
})
