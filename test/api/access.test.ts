/** Who is let in, from where, and what an answer says of the node. */
import { request } from 'node:http'
import { connect } from 'node:net'
import t from 'tap'
import { until } from '../support/company.ts'
import { clientOf, refused } from './client.ts'
import { type Served, serve } from './node.ts'

/** Asks with headers that fetch doesn't let a program set. */
function raw(
  node: Served,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const asked = request(`${node.url}${path}`, { headers }, async (response) => {
      let body = ''
      for await (const chunk of response) body += chunk
      resolve({ status: response.statusCode, body })
    })
    asked.on('error', reject)
    asked.end()
  })
}

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

t.test('a right token is let in, however the word bearer is written', async (t) => {
  const node = await serve(t)
  for (const word of ['Bearer', 'bearer', 'BEARER ']) {
    const headers = { Authorization: `${word} ${node.read}` }
    t.equal((await raw(node, '/api/v1/status', headers)).status, 200, word)
  }
  for (const value of [node.read, `Basic ${node.read}`, 'Bearer', `Bearer ${'x'.repeat(5000)}`]) {
    const headers = { Authorization: value }
    t.equal((await raw(node, '/api/v1/status', headers)).status, 401)
  }
})

t.test('tokens are read from the header alone, never from a query or a cookie', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  t.equal((await ask('GET', `/status?token=${node.admin}`)).status, 401)
  const cookie = { Cookie: `token=${node.admin}; baton-session=${node.admin}` }
  t.equal((await ask('GET', '/status', { headers: cookie })).status, 401)
})

t.test(
  'too many wrong tokens of one address are refused as such, a right one is let in',
  async (t) => {
    let now = Date.now()
    const node = await serve(t, { now: () => now })
    const ask = clientOf(node)
    for (let i = 0; i < 20; i++) {
      refused(t, await ask('GET', '/status', { token: 'wrong' }), 401, 'no-token')
    }
    refused(t, await ask('GET', '/status', { token: 'wrong' }), 429, 'too-many-tries')
    t.equal((await ask('GET', '/status', { token: node.read })).status, 200)
    now += 60_000
    refused(t, await ask('GET', '/status', { token: 'wrong' }), 401, 'no-token')
  },
)

t.test(
  'who shows a wrong token stands in the log, once, and what was shown does not',
  async (t) => {
    const node = await serve(t)
    const ask = clientOf(node)
    const lines = () => node.logged.filter((line) => line.includes('token that is not known'))
    for (let i = 0; i < 3; i++) await ask('GET', '/status', { token: 'guessed-4512' })
    await ask('GET', '/status')
    t.equal(lines().length, 1)
    t.match(lines()[0], '127.0.0.1')
    t.notMatch(node.logged.join('\n'), /guessed-4512/)
    await ask('GET', '/status', { token: node.read })
    t.match(node.logged.at(-1), /"count":3/, 'and how many there were, when all is well again')
  },
)

t.test('a token that may not stands in the audit log, also where it only reads', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  t.equal((await ask('GET', '/tokens', { token: node.write })).status, 403)
  t.equal((await ask('DELETE', '/users/0011', { token: node.read })).status, 403)
  const { body } = await ask('GET', '/audit', { token: node.admin })
  const lines = body.lines.map(({ name, action, outcome }: Record<string, string>) => {
    return [name, action, outcome]
  })
  t.strictSame(lines, [
    ['Board', 'DELETE /users/:user', 'refused'],
    ['Olsen', 'GET /tokens', 'refused'],
  ])
})

t.test('no method gives back what was asked', async (t) => {
  const node = await serve(t)
  for (const path of ['/', '/api/v1/status', '/login']) {
    const answer = await sent(
      node.url,
      `TRACE ${path} HTTP/1.1\r\nHost: localhost\r\nX-Secret: 4512\r\nConnection: close\r\n\r\n`,
    )
    t.notMatch(answer, /4512/, path)
    t.notMatch(answer, /^HTTP\/1.1 200/, path)
  }
})

t.test('a request whose length is told twice is not answered as one', async (t) => {
  const node = await serve(t)
  const head = 'POST /api/v1/jobs HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n'
  const both = `${head}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`
  t.match(await sent(node.url, both), /^HTTP\/1.1 400/)
  const twice = `${head}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde`
  t.match(await sent(node.url, twice), /^HTTP\/1.1 400/)
})

/** What comes back for these bytes. */
async function sent(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  socket.end(bytes)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

t.test('a page of another origin is refused, even with a token', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const { host } = new URL(node.url)
  const foreign = [
    { Origin: 'https://evil.example' },
    { Origin: 'null' },
    { Origin: `http://${host}.evil.example` },
    { Origin: 'http://127.0.0.1:1' },
  ]
  for (const headers of foreign) {
    const reply = await ask('POST', '/invitations', { token: node.admin, headers })
    t.test(headers.Origin, async (t) => refused(t, reply, 403, 'wrong-origin'))
    t.equal(reply.headers.get('Access-Control-Allow-Origin'), null)
  }
  for (const site of ['cross-site', 'same-site']) {
    const headers = { ...bearer(node.admin), 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': 'cors' }
    t.equal((await raw(node, '/api/v1/status', headers)).status, 403, site)
  }
  const own = { Origin: node.url, 'Sec-Fetch-Site': 'same-origin' }
  t.equal((await raw(node, '/api/v1/status', { ...bearer(node.read), ...own })).status, 200)
})

t.test('a browser is told nothing that would let another origin in', async (t) => {
  const node = await serve(t)
  const response = await fetch(`${node.url}/api/v1/jobs`, {
    method: 'OPTIONS',
    headers: { 'Access-Control-Request-Method': 'POST' },
  })
  t.notOk([...response.headers.keys()].some((name) => name.startsWith('access-control')))
})

t.test('with names given, a request under another name is refused', async (t) => {
  const node = await serve(t, { names: ['baton.example'] })
  const { port } = new URL(node.url)
  const statusUnder = async (host: string) =>
    (await raw(node, '/api/v1/status', { ...bearer(node.read), Host: host })).status
  t.equal(await statusUnder('evil.example'), 403)
  t.equal(await statusUnder('127.0.0.1.evil.example'), 403)
  t.equal(await statusUnder('baton.example'), 200)
  t.equal(await statusUnder(`BATON.example:${port}`), 200)
  t.equal(await statusUnder(`localhost:${port}`), 200)
  t.equal(await statusUnder(`127.0.0.1:${port}`), 200)
  t.equal(await statusUnder(`[::1]:${port}`), 200)
})

t.test('with no names given any name will do', async (t) => {
  const node = await serve(t)
  const headers = { ...bearer(node.read), Host: 'behind-a-proxy.example' }
  t.equal((await raw(node, '/api/v1/status', headers)).status, 200)
})

t.test('health and readiness are told to anybody, and nothing else with them', async (t) => {
  const node = await serve(t)
  for (const path of ['/healthz', '/readyz']) {
    t.same(await raw(node, path, {}), { status: 200, body: '{"ok":true}' })
  }
  node.backend.notReady = () => 'The storage is being rebuilt.'
  t.equal((await raw(node, '/healthz', {})).status, 200)
  const unready = await raw(node, '/readyz', {})
  t.equal(unready.status, 503)
  t.equal(JSON.parse(unready.body).error.code, 'not-ready')
})

t.test(
  'every answer has the headers that keep it from being framed, sniffed or kept',
  async (t) => {
    const node = await serve(t)
    for (const path of ['/healthz', '/api/v1/status', '/api/v1/nonsense', '/login', '/']) {
      const { headers } = await fetch(`${node.url}${path}`, { redirect: 'manual' })
      t.equal(headers.get('X-Content-Type-Options'), 'nosniff', path)
      t.equal(headers.get('Cache-Control'), 'no-store', path)
      t.equal(headers.get('Referrer-Policy'), 'same-origin', path)
      t.match(headers.get('Content-Security-Policy'), "frame-ancestors 'none'", path)
      t.match(headers.get('Content-Security-Policy'), "default-src 'none'", path)
      t.match(headers.get('Content-Security-Policy'), "base-uri 'none'", path)
      t.equal(headers.get('X-Powered-By'), null, path)
    }
  },
)

t.test('what nobody foresaw is answered without its internals, which the log has', async (t) => {
  const node = await serve(t)
  node.backend.company = () => {
    throw new Error('the secret path is /data/identity')
  }
  const reply = await clientOf(node)('GET', '/jobs', { token: node.read })
  refused(t, reply, 500, 'internal')
  t.notMatch(JSON.stringify(reply.body), /secret|identity|\.ts/)
  const [, id] = /under (\S+)\.$/.exec(reply.body.error.message) ?? []
  t.ok(id)
  const line = node.logged.map((text) => JSON.parse(text)).find((one) => one.id === id)
  t.equal(line.err.message, 'the secret path is /data/identity')
  const page = await fetch(`${node.url}/login`, { method: 'POST', body: 'x' })
  t.ok(page.status < 500, 'and the pages still work')
})

t.test('a body that never ends is cut off at the limit', async (t) => {
  const node = await serve(t)
  const { hostname, port } = new URL(node.url)
  const socket = connect(Number(port), hostname)
  t.teardown(() => socket.destroy())
  let answer = ''
  socket.on('data', (bytes) => {
    answer += bytes
  })
  socket.on('error', () => undefined)
  const head = [
    'POST /api/v1/company HTTP/1.1',
    'Host: x',
    `Authorization: Bearer ${node.admin}`,
    'Content-Type: application/json',
    'Transfer-Encoding: chunked',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n`)
  const chunk = `1000\r\n${'x'.repeat(0x1000)}\r\n`
  await until('an answer before the end', () => {
    if (answer === '') socket.write(chunk)
    return answer
  })
  t.match(answer, /^HTTP\/1\.1 413 /)
  t.match(answer, '"code":"too-large"')
})
