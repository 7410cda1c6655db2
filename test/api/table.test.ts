/** What holds for every route, asked of every route. */
import t from 'tap'
import { hasBody } from '../../node/api/input.ts'
import type { pathParts, Route } from '../../node/api/route.ts'
import { routes } from '../../node/api/routes.ts'
import { scopes } from '../../node/api/tokens.ts'
import { clientOf, refused } from './client.ts'
import { serve } from './node.ts'

const samples: Readonly<Record<keyof typeof pathParts, string>> = {
  job: 'a'.repeat(64),
  site: '4'.repeat(64),
  import: '5'.repeat(32),
  company: 'b'.repeat(64),
  invitation: 'c'.repeat(64),
  draft: '3b241101-e2bb-4255-8caf-4136c566a962',
  token: 'd'.repeat(16),
  user: 'e'.repeat(64),
  entry: 'f'.repeat(64),
  test: '1'.repeat(32),
  note: '2'.repeat(32),
  handOver: '3'.repeat(32),
  attachment: 'f'.repeat(64),
  upload: 'a'.repeat(32),
}

function pathOf({ path }: Route, change: Readonly<Record<string, string>> = {}): string {
  return path.replaceAll(/:(\w+)/g, (_, part: string) => {
    return change[part] ?? samples[part as keyof typeof samples]
  })
}

const withBody = routes.filter(hasBody)
const nameOf = ({ method, path }: Route) => `${method} ${path}`

t.test('openapi.json lists exactly the routes, with their scopes and inputs', async (t) => {
  const node = await serve(t)
  const { body } = await clientOf(node)('GET', '/openapi.json', { token: node.read })
  const { '/metrics': metrics, ...below } = body.paths
  t.match(metrics, { servers: [{ url: '/' }], get: { description: /scope metrics/ } })
  const listed = Object.entries(below as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const table = routes.map((route) => nameOf(route).replaceAll(/:(\w+)/g, '{$1}'))
  t.strictSame(listed.sort(), table.sort())
  t.equal(new Set(table).size, table.length, 'and no route is there twice')
  const stages = body.paths['/jobs/{job}/stages'].post
  const { properties, required, additionalProperties } =
    stages.requestBody.content['application/json'].schema
  t.match(stages.description, 'scope write')
  t.strictSame(required, ['stage'])
  t.equal(additionalProperties, false)
  t.ok(properties.stage.enum.includes('on site'))
  t.match(properties.by.description, /Who acts/)
  const names = body.paths['/jobs'].get.parameters.map(({ name }: { name: string }) => name)
  t.strictSame(names, ['life', 'number', 'site', 'reference', 'limit', 'cursor'])
})

t.test('without a token, or with one that is not known, no route lets anybody in', async (t) => {
  const node = await serve(t, { now: advancing() })
  const ask = clientOf(node)
  for (const route of routes) {
    const reply = await ask(route.method, pathOf(route))
    t.test(nameOf(route), async (t) => refused(t, reply, 401, 'no-token'))
    t.equal(reply.headers.get('WWW-Authenticate'), 'Bearer')
    const wrong = await ask(route.method, pathOf(route), { token: `${node.admin}x` })
    t.equal(wrong.status, 401)
  }
})

t.test('a token with a lower scope is refused by every route that needs more', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  for (const route of routes) {
    for (const scope of scopes.slice(0, scopes.indexOf(route.scope))) {
      const reply = await ask(route.method, pathOf(route), { token: node[scope] })
      t.test(`${scope} for ${nameOf(route)}`, async (t) => refused(t, reply, 403, 'wrong-scope'))
    }
  }
})

t.test('a key that a route does not know is refused by its name', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  for (const route of routes) {
    const reply = hasBody(route)
      ? await ask(route.method, pathOf(route), { token: node.admin, body: { nonsense: 1 } })
      : await ask(route.method, `${pathOf(route)}?nonsense=1`, { token: node.admin })
    const { status, body } = reply
    t.equal(status, 422, nameOf(route))
    const { code, message, details = [message] } = body.error
    t.match(code, /unknown-field|missing/)
    t.ok(details.includes('There is no field nonsense here.'), nameOf(route))
  }
})

t.test('an id in a path that is no id is refused and named', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  for (const route of routes) {
    for (const [, part = ''] of route.path.matchAll(/:(\w+)/g)) {
      for (const wrong of ['x', 'A'.repeat(64), `${'a'.repeat(63)}%2F`]) {
        const path = pathOf(route, { [part]: wrong })
        const reply = await ask(route.method, path, { token: node.admin })
        t.test(`${route.method} ${path}`, async (t) => refused(t, reply, 422, 'invalid', part))
      }
    }
  }
})

t.test('a body that is no JSON, broken, compressed or too large is refused', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const { admin: token } = node
  for (const route of withBody) {
    const path = pathOf(route)
    const text = await ask(route.method, path, {
      token,
      raw: 'reason=x',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    })
    t.test(nameOf(route), async (t) => refused(t, text, 415, 'not-json'))
    const zipped = await ask(route.method, path, {
      token,
      raw: '{}',
      headers: { 'Content-Encoding': 'gzip' },
    })
    t.equal(zipped.status, 415)
    const broken = await ask(route.method, path, { token, raw: '{"reason":' })
    t.test(nameOf(route), async (t) => refused(t, broken, 400, 'malformed-json'))
    const poisoned = await ask(route.method, path, { token, raw: '{"__proto__":{"by":"x"}}' })
    t.equal(poisoned.status, 400)
    const large = await ask(route.method, path, {
      token,
      body: { reason: 'x'.repeat(route.bodyBytesMax) },
    })
    t.test(nameOf(route), async (t) => refused(t, large, 413, 'too-large'))
    const list = await ask(route.method, path, { token, raw: '[]' })
    t.test(nameOf(route), async (t) => refused(t, list, 422, 'invalid'))
  }
})

t.test('no body at all is read as an empty object', async (t) => {
  const node = await serve(t)
  const reply = await clientOf(node)('POST', '/invitations', { token: node.admin })
  t.equal(reply.status, 201)
})

t.test('before the company is set up only the node itself can be asked', async (t) => {
  const node = await serve(t, { notSetUp: true })
  const ask = clientOf(node)
  for (const route of routes.filter(({ path }) => /^\/(jobs|links|invitations)/.test(path))) {
    const input = hasBody(route) ? { body: bodies[route.path] ?? {} } : {}
    const reply = await ask(route.method, pathOf(route), { token: node.admin, ...input })
    t.test(nameOf(route), async (t) => refused(t, reply, 409, 'not-set-up'))
  }
})

t.test(
  'a method that a path does not have is refused, and those that it has are named',
  async (t) => {
    const node = await serve(t)
    const reply = await clientOf(node)('PUT', '/jobs', { token: node.admin })
    refused(t, reply, 405, 'method-not-allowed')
    t.match(reply.headers.get('Allow'), /GET/)
    t.match(reply.body.error.message, 'POST')
    const unknown = await clientOf(node)('PROPFIND', '/jobs', { token: node.admin })
    refused(t, unknown, 405, 'method-not-allowed')
  },
)

t.test('a path that does not exist is refused in the same shape', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  for (const path of ['/nonsense', '/jobs/', '/../v2/jobs', '/jobs/a/b/c/d']) {
    const reply = await ask('GET', path, { token: node.admin })
    t.test(path, async (t) => refused(t, reply, 404, 'not-found'))
  }
  const broken = await ask('GET', '/jobs/%E0%A4%A', { token: node.admin })
  refused(t, broken, 422, 'invalid', 'job')
})

/** Inputs with everything that is needed. */
const id = 'a'.repeat(64)
const bodies: Readonly<Record<string, object>> = {
  '/jobs/:job': { fields: {} },
  '/jobs/:job/stages': { stage: 'accepted' },
  '/jobs/:job/withdraw-stage': { stage: id },
  '/jobs/:job/decline': { reason: 'x' },
  '/jobs/:job/release': { reason: 'x' },
  '/jobs/:job/cancel': { reason: 'x' },
  '/jobs/:job/close': { reason: 'x' },
  '/jobs/:job/pass-on': { to: { code: 'PAT' } },
  '/jobs/:job/bring-in': { to: { code: 'PAT' }, role: 'customer' },
  '/jobs/:job/recall': { assignment: id, reason: 'x' },
  '/jobs/:job/visit-code': { assignment: id, code: 'x' },
  '/jobs/:job/entries': { text: 'x' },
  '/jobs/:job/attachments': { name: 'gate.jpg', size: 1 },
  '/jobs/:job/entries/withdraw': { delta: id, slot: 0 },
  '/links/join': { invitation: 'baton1' },
  '/links/find': { address: 'baton.example.com' },
}

t.test('every route about a job says so when there is no such job', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  for (const route of routes.filter(({ path }) => path.includes(':job'))) {
    const input = hasBody(route) ? { body: bodies[route.path] ?? {} } : {}
    const reply = await ask(route.method, pathOf(route), { token: node.admin, ...input })
    // Whom to bring in is looked up first: it is no company of this node's either.
    const status = /pass-on|bring-in/.test(route.path) ? 422 : 404
    t.equal(reply.status, status, nameOf(route))
  }
})

/** A clock that goes on a minute whenever it is looked at: no try is ever too many. */
function advancing(): () => number {
  let now = Date.now()
  return () => {
    now += 60_000
    return now
  }
}
