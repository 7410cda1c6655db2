/** Files of jobs over HTTP: added in pieces, listed, read, taken back. */
import { connect } from 'node:net'
import t, { type Test } from 'tap'
import { attachment_bytes_max } from '../../protocol/limits.ts'
import { hashOf, photo } from '../support/attachments.ts'
import { until } from '../support/company.ts'
import { clientOf, refused } from './client.ts'
import { type Served, serve } from './node.ts'

async function withJob(t: Test) {
  const node = await serve(t)
  const ask = clientOf(node)
  const { body } = await ask('POST', '/jobs', { token: node.write, body: { attend: true } })
  return { node, ask, path: `/jobs/${body.job}/attachments` }
}

/** Sends bytes as they are. */
async function put(node: Served, path: string, bytes: Uint8Array) {
  const response = await fetch(`${node.url}/api/v1${path}`, {
    method: 'PUT',
    headers: { Authorization: `Bearer ${node.write}` },
    body: new Uint8Array(bytes),
  })
  return { status: response.status, headers: response.headers, body: await response.json() }
}

function get(node: Served, path: string, headers: Record<string, string> = {}) {
  const authorization = { Authorization: `Bearer ${node.read}` }
  return fetch(`${node.url}/api/v1${path}`, { headers: { ...authorization, ...headers } })
}

/** A photo on a job. */
async function withPhoto(t: Test, name = 'gate.jpg') {
  const started = await withJob(t)
  const { node, ask, path } = started
  const bytes = photo(100_000)
  const { write: token } = node
  const begun = await ask('POST', path, { token, body: { name, size: bytes.length } })
  const upload = `${path}/uploads/${begun.body.upload}`
  await put(node, upload, bytes)
  const finished = await ask('POST', `${upload}/finish`, { token, body: { by: 'Guard 14' } })
  return { ...started, bytes, upload, begun, finished, hash: hashOf(bytes) }
}

t.test('a photo is begun, sent, finished, listed and read', async (t) => {
  const { node, ask, path, bytes, hash, upload, begun, finished } = await withPhoto(t)
  t.equal(begun.status, 201)
  t.match(begun.body, { name: 'gate.jpg', size: 100_000, offset: 0 })
  t.equal(finished.status, 200)
  t.match(finished.body, { attachment: hash, saved: [/^[0-9a-f]{64}$/], recipients: [] })
  const { body } = await ask('GET', path, { token: node.read })
  t.match(body.attachments, [{ hash, name: 'gate.jpg', state: 'here', by: 'Guard 14' }])
  const response = await get(node, `${path}/${hash}`)
  t.equal(response.status, 200)
  t.ok(Buffer.from(await response.arrayBuffer()).equals(bytes))
  refused(t, await ask('GET', upload, { token: node.write }), 404, 'not-found')
})

t.test('what is sent to browsers can do nothing there', async (t) => {
  const { node, path, hash } = await withPhoto(t, '../"é\u202e.html')
  const { headers } = await get(node, `${path}/${hash}`)
  t.equal(headers.get('Content-Type'), 'image/jpeg')
  t.equal(headers.get('X-Content-Type-Options'), 'nosniff')
  t.equal(
    headers.get('Content-Security-Policy'),
    "default-src 'none'; frame-ancestors 'none'; sandbox",
  )
  t.equal(headers.get('Cross-Origin-Resource-Policy'), 'same-origin')
  t.equal(headers.get('Cache-Control'), 'no-store')
  t.equal(
    headers.get('Content-Disposition'),
    `attachment; filename="__.html.jpg"; filename*=UTF-8''_%C3%A9.html.jpg`,
  )
})

t.test('a range of a file is read alone', async (t) => {
  const { node, path, hash, bytes } = await withPhoto(t)
  const ranges = {
    'bytes=0-9': [0, 10],
    'bytes=99990-': [99_990, 100_000],
    'bytes=-10': [99_990, 100_000],
    'bytes=99990-200000': [99_990, 100_000],
  } as const
  for (const [range, [from, to]] of Object.entries(ranges)) {
    const response = await get(node, `${path}/${hash}`, { Range: range })
    t.equal(response.status, 206, range)
    t.equal(response.headers.get('Content-Range'), `bytes ${from}-${to - 1}/100000`)
    t.ok(Buffer.from(await response.arrayBuffer()).equals(bytes.subarray(from, to)), range)
  }
  for (const range of ['bytes=100000-', 'bytes=-0']) {
    const response = await get(node, `${path}/${hash}`, { Range: range })
    t.equal(response.status, 416, range)
    t.equal(response.headers.get('Content-Range'), 'bytes */100000')
  }
  for (const range of ['bytes=0-1,5-6', 'lines=1-2', 'bytes=x-y', 'bytes=5-4', 'bytes=-']) {
    t.equal((await get(node, `${path}/${hash}`, { Range: range })).status, 200, range)
  }
})

t.test('who has a file already is not sent it again', async (t) => {
  const { node, path, hash } = await withPhoto(t)
  for (const match of [`"${hash}"`, `"other", W/"${hash}"`, '*']) {
    const response = await get(node, `${path}/${hash}`, { 'If-None-Match': match })
    t.equal(response.status, 304, match)
    t.equal(response.headers.get('ETag'), `"${hash}"`)
    t.equal((await response.arrayBuffer()).byteLength, 0)
  }
  t.equal((await get(node, `${path}/${hash}`, { 'If-None-Match': '"other"' })).status, 200)
})

t.test('bytes that broke off are gone on with where they ended', async (t) => {
  const { node, ask, path } = await withJob(t)
  const { write: token } = node
  const bytes = photo(3_000_000)
  const body = { name: 'a.jpg', size: bytes.length }
  const begun = await ask('POST', path, { token, body })
  const upload = `${path}/uploads/${begun.body.upload}`
  await sendAndHangUp(node, upload, bytes.subarray(0, 2_000_000))
  const here = async () => (await ask('GET', upload, { token })).body.offset as number
  const offset = await until('some of it to be here', async () => (await here()) || undefined)
  t.ok(offset > 0 && offset <= 2_000_000, `${offset} bytes came`)
  const state = await until('the first to have ended', async () => {
    const answer = await put(node, `${upload}?offset=${await here()}`, bytes.subarray(await here()))
    return answer.status === 200 && answer
  })
  t.match(state.body, { offset: bytes.length })
  const finished = await ask('POST', `${upload}/finish`, { token })
  t.match(finished.body, { attachment: hashOf(bytes) })
})

/** A request whose net goes in the middle. */
function sendAndHangUp(node: Served, path: string, bytes: Uint8Array): Promise<void> {
  const { port, hostname, host } = new URL(node.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => {
      const head = [
        `PUT /api/v1${path} HTTP/1.1`,
        `Host: ${host}`,
        `Authorization: Bearer ${node.write}`,
        'Content-Length: 3000000',
      ]
      socket.write(`${head.join('\r\n')}\r\n\r\n`)
      socket.write(bytes, () => {
        socket.destroy()
        resolve()
      })
    })
    socket.on('error', reject)
  })
}

t.test('what is too large, of a wrong type or at a wrong place is refused and named', async (t) => {
  const { node, ask, path } = await withJob(t)
  const { write: token } = node
  const size = attachment_bytes_max + 1
  const large = await ask('POST', path, { token, body: { name: 'a.jpg', size } })
  refused(t, large, 413, 'too-large', 'size')
  const begin = async () => {
    const begun = await ask('POST', path, { token, body: { name: 'a.jpg', size: 1000 } })
    return `${path}/uploads/${begun.body.upload}`
  }
  const upload = await begin()
  refused(t, await put(node, upload, photo(1001)), 413, 'too-large')
  refused(t, await put(node, `${upload}?offset=7`, photo(10)), 409, 'wrong-offset', 'offset')
  refused(t, await put(node, `${upload}?offset=x`, photo(10)), 422, 'invalid', 'offset')
  refused(t, await ask('POST', `${upload}/finish`, { token }), 409, 'wrong-offset')
  refused(t, await put(node, upload, Buffer.from('MZ'.padEnd(1000))), 415, 'wrong-type')
  refused(t, await put(node, upload, photo(1000)), 404, 'not-found')
  const dropped = await begin()
  t.equal((await ask('DELETE', dropped, { token })).status, 204)
  refused(t, await put(node, dropped, photo(1000)), 404, 'not-found')
  const far = `${path}/uploads/${'0'.repeat(32)}`
  // Much more than a socket takes at once, and nobody reads it: it is answered all the same.
  refused(t, await put(node, far, photo(8_000_000)), 404, 'not-found')
})

t.test('an entry that names a file is written by adding the file, and not by hand', async (t) => {
  const { node, ask, path } = await withJob(t)
  const body = { kind: 'attachment', text: 'a.jpg', items: ['x', '1', 'image/jpeg'] }
  const entries = path.replace('attachments', 'entries')
  refused(t, await ask('POST', entries, { token: node.write, body }), 422, 'invalid', 'kind')
})

t.test('a file is taken back, and then there is none', async (t) => {
  const { node, ask, path, hash } = await withPhoto(t)
  const body = { reason: 'wrong site' }
  const taken = await ask('POST', `${path}/${hash}/remove`, { token: node.write, body })
  t.equal(taken.status, 200)
  t.same((await ask('GET', path, { token: node.read })).body, { attachments: [] })
  refused(t, await ask('GET', `${path}/${hash}`, { token: node.read }), 404, 'not-found')
  const again = await ask('POST', `${path}/${hash}/remove`, { token: node.write, body })
  refused(t, again, 404, 'not-found')
})

t.test('who may only read adds nothing and takes nothing back', async (t) => {
  const { node, ask, path, hash, upload } = await withPhoto(t)
  const { read: token } = node
  const body = { name: 'a.jpg', size: 1 }
  refused(t, await ask('POST', path, { token, body }), 403, 'wrong-scope')
  refused(t, await ask('PUT', upload, { token }), 403, 'wrong-scope')
  refused(t, await ask('POST', `${path}/${hash}/remove`, { token }), 403, 'wrong-scope')
})
