/** Sites in files, over the interface. */
import t, { type Test } from 'tap'
import { until } from '../support/company.ts'
import { clientOf, refused } from './client.ts'
import { serve } from './node.ts'

async function open(t: Test) {
  const node = await serve(t)
  const { url, admin: token } = node
  const ask = clientOf(node)
  const fetched = (path: string, request: RequestInit = {}) =>
    fetch(`${url}/api/v1${path}`, { ...request, headers: { Authorization: `Bearer ${token}` } })
  const post = (path: string, body: object = {}) => ask('POST', path, { token, body })
  const get = (path: string) => ask('GET', path, { token })
  const send = async (file: string) => {
    const begun = await post('/sites/imports', { name: 'book.csv' })
    const path = `/sites/imports/${begun.body.id}`
    await fetched(path, { method: 'PUT', body: file })
    await until('the comparison', async () => /compared|unread/.test((await get(path)).body.stage))
    return path
  }
  return { node, ask, fetched, post, get, send }
}

t.test('a file is sent, looked at, written, and its errors are fetched', async (t) => {
  const { node, ask, fetched, post, get, send } = await open(t)
  const path = await send('Name,Address,Postion\nMill,Quay 1,\n,Quay 2,\n')
  const state = (await get(path)).body
  t.match(state, { stage: 'compared', counts: { new: 1, wrong: 1 }, form: { separator: ',' } })
  t.match(state.columns, [{ field: 'name' }, { field: 'lines' }, { meant: 'position' }])
  t.match((await get(`${path}/rows?only=wrong`)).body.rows, [
    { line: 3, faults: [{ column: 1, code: 'no-name' }] },
  ])
  refused(t, await post(`${path}/apply`), 422, 'missing', 'leaveOutWrong')
  t.equal((await post(`${path}/apply`, { leaveOutWrong: true, by: 'Kim' })).status, 200)
  await until('the end', async () => (await get(path)).body.stage === 'written')
  t.match((await get(path)).body.written, { added: 1, 'left out': 1 })
  const errors = await fetched(`${path}/errors`)
  t.match(errors.headers.get('Content-Disposition'), 'attachment; filename="errors.csv"')
  t.match(await errors.text(), /^Line,Error,Name,Address,Postion\r\n3,Name: Say how/)
  t.equal((await ask('DELETE', path, { token: node.admin })).status, 204)
  refused(t, await get(path), 404, 'not-found')
  const audit = (await get('/audit')).body
  t.match(JSON.stringify(audit), /POST \/sites\/imports\/:import\/apply/)
})

t.test('a file that is no table says so, and more than the limit is not taken', async (t) => {
  const { get, send } = await open(t)
  t.match((await get(await send('what?'))).body, {
    stage: 'unreadable',
    fault: { code: 'no-name-column' },
  })
  const large = await send('x'.repeat(10 * 1024 * 1024 + 1))
  t.match((await get(large)).body.fault, { code: 'too-large' })
})

t.test('the book is exported as CSV and as a workbook', async (t) => {
  const { node, fetched, post } = await open(t)
  await post('/sites', { fields: { name: '=Mill', client: '+45 70 10 20 30' } })
  const csv = await fetched('/sites/export')
  t.equal(csv.headers.get('Content-Type'), 'text/csv; charset=utf-8')
  t.match(await csv.text(), /^Reference,Name,.*\r\n,'=Mill,.*,\+45 70 10 20 30,.*,ALM\r\n$/s)
  t.match(await (await fetched('/sites/export?language=da')).text(), /^Reference;Navn;/)
  const book = await fetched('/sites/export?format=xlsx')
  t.match(book.headers.get('Content-Disposition'), 'filename="sites.xlsx"')
  t.strictSame(Buffer.from(await book.arrayBuffer()).subarray(0, 2), Buffer.from('PK'))
  t.strictSame(node.company.failures, [])
})
