/** The desk over the interface. */
import t from 'tap'
import { burglary } from '../support/chain.ts'
import { until } from '../support/company.ts'
import { clientOf, refused } from './client.ts'
import { type Served, serve } from './node.ts'

async function newJob(node: Served, more: object = {}): Promise<string> {
  const fields = { ...burglary.fields, run: '14', ...more }
  const body = { fields, attend: true }
  const made = await clientOf(node)('POST', '/jobs', { token: node.write, body })
  return made.body.job
}

t.test('a job is taken, taken over when that is confirmed, and given back', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const { write: token } = node
  const job = await newJob(node)
  const desk = async () => (await ask('GET', `/jobs/${job}/desk`, { token: node.read })).body
  t.match(await desk(), { owner: undefined, clock: { running: true }, turns: [] })
  const take = (body: object) => ask('POST', `/jobs/${job}/take`, { token, body })
  t.match((await take({})).body, { owner: { name: 'Olsen' }, clock: { running: false } })
  refused(t, await take({ by: 'Kim' }), 409, 'owned')
  t.match((await take({ by: 'Kim', confirmed: true })).body, {
    owner: { name: 'Kim' },
    turns: [{ is: 'taken over', by: 'Kim', from: 'Olsen' }, { is: 'taken' }],
  })
  const back = (body: object) => ask('POST', `/jobs/${job}/give-back`, { token, body })
  refused(t, await back({}), 409, 'not-held')
  t.match((await back({ by: 'Kim' })).body, { owner: undefined, waiting: true })
})

t.test('a line of the radio room is reported, or refused with what was understood', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const { write: token } = node
  const say = (line: string, job?: string) =>
    ask('POST', '/desk/radio', { token, body: { line, ...(job ? { job } : {}) } })
  const job = await newJob(node)
  t.match(await say('14 en route gate 3'), {
    status: 200,
    body: { job, run: '14', stage: 'en route', note: 'gate 3' },
  })
  const unclear = await say('14 on site off site')
  refused(t, unclear, 422, 'unclear', 'line')
  t.strictSame(unclear.body.error.details, ['run: 14', 'stage: on site'])
  refused(t, await say('15 on site'), 404, 'not-found', 'line')
  const other = await newJob(node)
  const several = await say('14 on site')
  refused(t, several, 422, 'missing', 'job')
  t.equal(several.body.error.details.length, 2)
  t.match((await say('14 on site', other)).body, { job: other })
})

t.test('things on test, notes and hand-overs are read and written', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const { write: token, read } = node
  const job = await newJob(node)
  const subject = { is: 'site', site: 'Harbour Store' }
  const test = { subject, why: 'drill', until: Date.now() + 3_600_000 }
  const put = await ask('POST', '/desk/tests', { token, body: test })
  t.equal(put.status, 201)
  t.match((await ask('GET', `/jobs/${job}/desk`, { token: read })).body.onTest, [{ why: 'drill' }])
  const note = await ask('POST', '/desk/notes', { token, body: { text: 'gate 3 is open' } })
  t.equal(note.status, 201)
  await until('the job waits', async () => {
    const { body } = await ask('GET', '/desk/hand-over', { token: read })
    return body.waiting.count === 1
  })
  t.match((await ask('GET', '/desk/hand-over', { token: read })).body, {
    owned: { count: 0 },
    waiting: { jobs: [{ id: job }] },
    onTest: [{ by: 'Olsen', state: 'on test' }],
    notes: [{ text: 'gate 3 is open', by: 'Olsen' }],
    silent: [],
  })
  const ended = await ask('POST', `/desk/tests/${put.body.id}/end`, { token, body: { by: 'Kim' } })
  t.equal(ended.status, 204)
  t.equal((await ask('POST', `/desk/notes/${note.body.id}/done`, { token })).status, 204)
  t.strictSame((await ask('GET', '/desk/tests', { token: read })).body, { tests: [] })
  t.match((await ask('GET', '/desk/tests?ended=true', { token: read })).body, {
    tests: [{ endedBy: 'Kim' }],
  })
  t.strictSame((await ask('GET', '/desk/notes', { token: read })).body, { notes: [] })
  t.equal((await ask('GET', '/desk/notes?done=true', { token: read })).body.notes.length, 1)
  t.strictSame((await ask('GET', '/desk/hand-overs', { token: read })).body, { handOvers: [] })
  const unknown = '0'.repeat(32)
  for (const path of [`/desk/tests/${unknown}/end`, `/desk/notes/${unknown}/done`]) {
    refused(t, await ask('POST', path, { token }), 404, 'not-found')
  }
  refused(t, await ask('GET', `/desk/hand-overs/${unknown}`, { token }), 404, 'not-found')
})

t.test('whom a job is phoned about is told with the numbers', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const { write: token } = node
  await ask('POST', '/address-book', { token, body: { name: 'Mill Ltd', aroundTheClock: '112' } })
  const body = { fields: burglary.fields, attend: true, customer: { name: 'Mill Ltd' } }
  const { job } = (await ask('POST', '/jobs', { token, body })).body
  t.match((await ask('GET', `/jobs/${job}/calls`, { token })).body, {
    calls: [{ who: 'Mill Ltd', toPhone: true, numbers: [{ tel: 'tel:112' }] }],
  })
})
