/** The timeline over the interface. */
import t, { type Test } from 'tap'
import { clientOf, refused } from './client.ts'
import { serve } from './node.ts'

async function start(t: Test) {
  const node = await serve(t)
  const client = clientOf(node)
  const { body } = await client('POST', '/jobs', { token: node.write, body: { attend: true } })
  const job = `/jobs/${body.job}`
  const write = (entry: object) =>
    client('POST', `${job}/entries`, { token: node.write, body: entry })
  const read = (query = '') => client('GET', `${job}/entries${query}`, { token: node.read })
  const post = (path: string, input: object) =>
    client('POST', `${job}${path}`, { token: node.write, body: input })
  return { node, job, write, read, post }
}

t.test('notes, attempts and seals are written and read in their order', async (t) => {
  const { write, read } = await start(t)
  await write({ text: 'the gate is open' })
  await write({ kind: 'attempt', text: 'keyholder, no answer', items: ['+61 2 5550 1234'] })
  await write({ kind: 'doorSealPlaced', items: ['A1001', 'A1002'] })
  await write({ text: 'alarm code is 1234', internal: true })
  const { status, body } = await read()
  t.equal(status, 200)
  t.match(body.entries, [
    { kind: 'note', content: { text: 'the gate is open' }, by: 'Olsen', internal: false },
    { kind: 'attempt', content: { items: ['+61 2 5550 1234'] } },
    { kind: 'doorSealPlaced', content: { items: ['A1001', 'A1002'] } },
    { kind: 'note', content: { text: 'alarm code is 1234' }, internal: true },
  ])
  t.notOk('next' in body)
})

t.test('a seal check waits until it is answered', async (t) => {
  const { node, job, write } = await start(t)
  const asked = await write({ kind: 'sealCheckAsked' })
  const view = () => clientOf(node)('GET', job, { token: node.read })
  t.match((await view()).body.job.sealChecks, [{ id: asked.body.saved[0] }])
  refused(t, await write({ kind: 'sealCheckAnswered' }), 422, 'missing', 'answers')
  const answer = { kind: 'sealCheckAnswered', items: ['zone 3'], answers: asked.body.saved[0] }
  t.equal((await write(answer)).status, 200)
  t.strictSame((await view()).body.job.sealChecks, [])
  refused(t, await write(answer), 404, 'not-found', 'answers')
})

t.test('a line with anything wrong is refused, and the field is named', async (t) => {
  const { write, read } = await start(t)
  const wrong: [entry: object, status: number, code: string, field: string][] = [
    [{}, 422, 'missing', 'text'],
    [{ text: ' ' }, 422, 'missing', 'text'],
    [{ text: 'x'.repeat(4001) }, 422, 'invalid', 'text'],
    [{ kind: 'poem', text: 'x' }, 422, 'invalid', 'kind'],
    [{ text: 'x', items: ['x'.repeat(121)] }, 422, 'invalid', 'items.0'],
    [{ text: 'x', items: Array(129).fill('x') }, 422, 'invalid', 'items'],
    [{ text: 'x', answers: 'x' }, 422, 'invalid', 'answers'],
    [{ text: 'x', internal: 'yes' }, 422, 'invalid', 'internal'],
    [{ text: 'x', internal: true, kind: 'attempt' }, 422, 'invalid', 'internal'],
    [{ text: 'x', internal: true, items: ['x'] }, 422, 'invalid', 'internal'],
    [{ text: 'x', author: 'x' }, 422, 'unknown-field', 'author'],
  ]
  for (const [entry, status, code, field] of wrong) {
    const reply = await write(entry)
    t.test(JSON.stringify(entry).slice(0, 60), async (t) => refused(t, reply, status, code, field))
  }
  t.strictSame((await read()).body.entries, [])
})

t.test('a line is taken back, and stays readable', async (t) => {
  const { write, read, post } = await start(t)
  const { saved } = (await write({ text: 'wrong job' })).body
  const back = await post('/entries/withdraw', { delta: saved[0], slot: 0, reason: 'wrong job' })
  t.equal(back.status, 200)
  t.match((await read()).body.entries, [{ withdrawnBy: { by: 'Olsen' } }])
  refused(t, await post('/entries/withdraw', { slot: 0 }), 422, 'missing', 'delta')
  refused(t, await post('/entries/withdraw', { delta: saved[0], slot: -1 }), 422, 'invalid', 'slot')
})

t.test('the timeline is read in pages that neither repeat nor leave out a line', async (t) => {
  const { write, read } = await start(t)
  for (let i = 0; i < 7; i++) await write({ text: `note ${i}`, internal: i % 3 === 0 })
  const texts: string[] = []
  let query = '?limit=3'
  for (let pages = 0; pages < 10; pages++) {
    const { entries, next } = (await read(query)).body
    texts.push(...entries.map((line: { content: { text: string } }) => line.content.text))
    if (!next) break
    t.equal(entries.length, 3)
    query = `?limit=3&cursor=${next}`
  }
  t.strictSame(
    texts,
    [0, 1, 2, 3, 4, 5, 6].map((i) => `note ${i}`),
  )
  refused(t, await read('?limit=0'), 422, 'invalid', 'limit')
  refused(t, await read('?limit=many'), 422, 'invalid', 'limit')
  refused(t, await read('?limit=5&limit=6'), 422, 'invalid', 'limit')
})
