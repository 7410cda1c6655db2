import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import t from 'tap'
import { adminToken, adminTokenFile } from '../../node/api/token-file.ts'
import { Tokens } from '../../node/api/tokens.ts'
import { clientOf, refused } from './client.ts'
import { serve } from './node.ts'

t.test('a token that is added lets in with its scope, until it is removed', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const added = await ask('POST', '/tokens', {
    token: node.admin,
    body: { name: 'Board at the desk', scope: 'read' },
  })
  t.equal(added.status, 201)
  const { id, token } = added.body
  t.match(token, /^baton_[\w-]{43}$/)
  t.equal((await ask('GET', '/jobs', { token })).status, 200)
  refused(t, await ask('POST', '/jobs', { token, body: {} }), 403, 'wrong-scope')
  const list = await ask('GET', '/tokens', { token: node.admin })
  t.strictSame(
    list.body.tokens.map(({ name, scope }: { name: string; scope: string }) => [name, scope]),
    [
      ['Board', 'read'],
      ['Olsen', 'write'],
      ['Monitor', 'metrics'],
      ['Board at the desk', 'read'],
    ],
  )
  t.notMatch(JSON.stringify(list.body), /hash|baton_/)
  t.equal((await ask('DELETE', `/tokens/${id}`, { token: node.admin })).status, 204)
  refused(t, await ask('GET', '/jobs', { token }), 401, 'no-token')
  refused(t, await ask('DELETE', `/tokens/${id}`, { token: node.admin }), 404, 'not-found')
})

t.test('a token needs a name that shows and a scope that exists', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const add = (body: object) => ask('POST', '/tokens', { token: node.admin, body })
  refused(t, await add({ scope: 'read' }), 422, 'missing', 'name')
  refused(t, await add({ name: ' x', scope: 'read' }), 422, 'invalid', 'name')
  refused(t, await add({ name: 'x\u202e', scope: 'read' }), 422, 'invalid', 'name')
  refused(t, await add({ name: 'x', scope: 'root' }), 422, 'invalid', 'scope')
})

t.test('only hashes are kept, and they are found again', async (t) => {
  let kept: unknown
  const store = {
    get: async () => kept,
    put: async (value: unknown) => {
      kept = JSON.parse(JSON.stringify(value))
    },
  }
  const tokens = new Tokens([])
  await tokens.keepIn(store)
  const added = await tokens.add('Webhook', 'write')
  if ('refused' in added) throw new Error(added.message)
  t.notMatch(JSON.stringify(kept), added.token)
  const again = new Tokens([])
  t.match(again.admit(added.token, 'x'), { code: 'no-token' })
  await again.keepIn(store)
  t.strictSame(again.admit(added.token, 'x'), { name: 'Webhook', scope: 'write' })
})

t.test('tokens that come from settings have every right, and are in no list', async (t) => {
  const tokens = new Tokens([{ name: 'Settings', token: 'x'.repeat(24) }])
  t.strictSame(tokens.admit('x'.repeat(24), 'x'), { name: 'Settings', scope: 'admin' })
  t.strictSame(tokens.list(), [])
})

t.test('before the set-up there is nowhere to keep a token', async (t) => {
  t.match(await new Tokens([]).add('x', 'read'), { code: 'not-set-up' })
})

t.test('there are only so many tokens', async (t) => {
  const tokens = new Tokens([])
  await tokens.keepIn({ get: async () => undefined, put: async () => undefined })
  for (let i = 0; i < 100; i++) await tokens.add('x', 'read')
  t.match(await tokens.add('x', 'read'), { code: 'too-many' })
  t.equal(tokens.list().length, 100)
})

t.test('the admin token is made once, and is for its owner alone', async (t) => {
  const data = t.testdir()
  const token = await adminToken(data)
  t.equal(await readFile(adminTokenFile(data), 'utf8'), `${token}\n`)
  t.equal((await stat(join(data, 'admin.token'))).mode & 0o777, 0o600)
  t.equal(await adminToken(data), token)
})

t.test('an admin token that others could read, or an empty one, is made anew', async (t) => {
  const data = t.testdir()
  const token = await adminToken(data)
  await chmod(adminTokenFile(data), 0o644)
  const next = await adminToken(data)
  t.not(next, token)
  t.equal((await stat(adminTokenFile(data))).mode & 0o777, 0o600)
  await writeFile(adminTokenFile(data), '\n')
  t.match(await adminToken(data), /^baton_/)
})

t.test('a token file that can not be read is an error, not a new token', async (t) => {
  const data = t.testdir({ 'admin.token': { inside: '' } })
  await chmod(adminTokenFile(data), 0o700)
  await t.rejects(adminToken(data), { code: 'EISDIR' })
})
