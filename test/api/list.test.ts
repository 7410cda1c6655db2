/** Lists of jobs: filters, pages, order. */
import t, { type Test } from 'tap'
import { nextMillisecond } from '../support/chain.ts'
import { clientOf, refused } from './client.ts'
import { serve } from './node.ts'

async function start(t: Test) {
  const node = await serve(t)
  const client = clientOf(node)
  const make = async (body: object): Promise<string> => {
    // Jobs of one millisecond have no order that a person could tell.
    await nextMillisecond()
    return (await client('POST', '/jobs', { token: node.write, body })).body.job
  }
  const list = async (query = '') => client('GET', `/jobs${query}`, { token: node.read })
  const post = (path: string, body: object) => client('POST', path, { token: node.write, body })
  const numbers = async (query = ''): Promise<string[]> =>
    (await list(query)).body.jobs.map(({ number }: { number: string }) => number)
  return { node, make, list, numbers, post }
}

t.test('all jobs are listed, whatever their life, the newest first', async (t) => {
  const { make, numbers, post } = await start(t)
  const jobs = [await make({}), await make({ attend: true }), await make({}), await make({})]
  await post(`/jobs/${jobs[0]}/cancel`, { reason: 'x' })
  await post(`/jobs/${jobs[2]}/close`, { reason: 'x' })
  t.strictSame(await numbers(), ['ALM10004', 'ALM10003', 'ALM10002', 'ALM10001'])
  t.strictSame(await numbers('?life=unassigned'), ['ALM10004'])
  t.strictSame(await numbers('?life=open'), ['ALM10002'])
  t.strictSame(await numbers('?life=complete'), ['ALM10003'])
  t.strictSame(await numbers('?life=cancelled'), ['ALM10001'])
})

t.test('a line of a list has what a person looks for', async (t) => {
  const { make, list } = await start(t)
  const fields = { siteName: 'Harbour Store', request: 'x'.repeat(500), type: 'patrol', run: '7' }
  await make({ attend: true, fields: { ...fields, dueAt: 5 } })
  const [line] = (await list()).body.jobs
  t.match(line, {
    number: 'ALM10001',
    issuer: { code: 'ALM' },
    life: 'open',
    siteName: 'Harbour Store',
    type: 'patrol',
    assignments: [{ code: 'ALM', status: 'new', dueAt: 5 }],
    attention: ['late'],
  })
  t.equal(line.request.length, 200, 'of the request its beginning')
  t.notOk('priority' in line)
})

t.test(
  'pages follow each other over all lives without repeating or leaving out a job',
  async (t) => {
    const { make, list, numbers, post } = await start(t)
    for (let i = 0; i < 11; i++) {
      const job = await make({ attend: i % 2 === 0 })
      if (i % 3 === 0) await post(`/jobs/${job}/cancel`, { reason: 'x' })
    }
    for (const filter of ['limit=4', 'limit=3&life=cancelled', 'limit=11']) {
      const all = await numbers(`?${filter.replace(/limit=\d+/, 'limit=200')}`)
      const seen: string[] = []
      let cursor = ''
      for (;;) {
        const { jobs, next } = (await list(`?${filter}${cursor}`)).body
        seen.push(...jobs.map(({ number }: { number: string }) => number))
        if (!next) break
        cursor = `&cursor=${encodeURIComponent(next)}`
      }
      t.strictSame(seen, all, filter)
      t.ok(all.length >= 4)
    }
  },
)

t.test('a number finds the job that has it, and no other', async (t) => {
  const { make, numbers } = await start(t)
  await make({ number: 'W-7' })
  await make({ number: 'W-77' })
  await make({})
  t.strictSame(await numbers('?number=W-7'), ['W-7'])
  t.strictSame(await numbers('?number=W-'), [])
  t.strictSame(await numbers('?number=%20ALM10001%20'), ['ALM10001'])
})

t.test('a site is found by how its name or reference begins, a reference whole', async (t) => {
  const { make, numbers } = await start(t)
  await make({ number: '1', fields: { siteName: 'Harbour Store', issuerReference: 'PO-1' } })
  await make({ number: '2', fields: { siteReference: 'H/12', issuerReference: 'PO-10' } })
  await make({
    number: '3',
    attend: true,
    fields: { siteName: 'Harbour Office', orderNumber: 'PO-1' },
  })
  t.strictSame(await numbers('?site=harbour'), ['3', '1'])
  t.strictSame(await numbers('?site=HARBOUR%20%20store'), ['1'])
  t.strictSame(await numbers('?site=h'), ['3', '2', '1'])
  t.strictSame(await numbers('?site=h/12'), ['2'])
  t.strictSame(await numbers('?reference=po-1'), ['3', '1'])
  t.strictSame(await numbers('?reference=po-1&site=harbour&life=open'), ['3'])
  t.strictSame(await numbers('?reference=po-1&number=2'), [])
})

t.test('pages follow each other in what was searched, too', async (t) => {
  const { make, list } = await start(t)
  for (let i = 0; i < 5; i++) await make({ number: `${i}`, fields: { siteName: 'Harbour' } })
  const seen: string[] = []
  let cursor = ''
  for (;;) {
    const { jobs, next } = (await list(`?site=harbour&limit=2${cursor}`)).body
    seen.push(...jobs.map(({ number }: { number: string }) => number))
    if (!next) break
    cursor = `&cursor=${encodeURIComponent(next)}`
  }
  t.strictSame(seen, ['4', '3', '2', '1', '0'])
})

t.test('a filter that fits hundreds of jobs is answered by walking them', async (t) => {
  const { node, numbers } = await start(t)
  const { createJob } = await import('../../node/job/create.ts')
  for (let i = 0; i < 210; i++) {
    const fields = { siteName: i % 70 === 0 ? 'Harbour' : 'Hill' }
    await createJob(node.company.jobs, { fields, number: `${i}` }, { by: 'x' })
  }
  const hill = await numbers('?site=h&limit=200')
  t.equal(hill.length, 200)
  t.equal(new Set(hill).size, 200)
  t.strictSame(await numbers('?site=h&number=140'), ['140'])
  t.strictSame((await numbers('?site=harbour')).sort(), ['0', '140', '70'])
})

t.test('a filter with anything wrong is refused, and named', async (t) => {
  const { list } = await start(t)
  const wrong: [query: string, code: string, field: string][] = [
    ['life=asleep', 'invalid', 'life'],
    ['limit=0', 'invalid', 'limit'],
    ['limit=201', 'invalid', 'limit'],
    ['limit=-1', 'invalid', 'limit'],
    ['cursor=x', 'invalid', 'cursor'],
    ['site=', 'invalid', 'site'],
    ['number=%20', 'invalid', 'number'],
    ['life=open&life=complete', 'invalid', 'life'],
    ['lifee=open', 'unknown-field', 'lifee'],
    ['__proto__=x', 'unknown-field', '__proto__'],
  ]
  for (const [query, code, field] of wrong) {
    const reply = await list(`?${query}`)
    t.test(query, async (t) => refused(t, reply, 422, code, field))
  }
})

t.test('the status counts jobs by life', async (t) => {
  const { node, make, post } = await start(t)
  await make({})
  await make({ attend: true })
  await post(`/jobs/${await make({})}/cancel`, { reason: 'x' })
  const { body } = await clientOf(node)('GET', '/status', { token: node.read })
  t.strictSame(body.jobs, { unassigned: 1, open: 1, complete: 0, cancelled: 1 })
})
