import t from 'tap'
import { clientOf, refused } from './client.ts'
import { serve } from './node.ts'

const bo = { login: 'bo', name: 'Bo Holm', role: 'guard', run: '12' }

t.test('an administrator token adds a user, whose password is told once', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const { admin: token } = node
  const added = await ask('POST', '/users', { token, body: bo })
  t.equal(added.status, 201)
  t.match(added.body, { user: { ...bo, active: true, mustChangePassword: true } })
  t.match(added.body.password, /^[2-9a-z]{4}(-[2-9a-z]{4}){3}$/)
  const listed = await ask('GET', '/users', { token })
  t.strictSame(listed.body, { users: [added.body.user] })
  t.notMatch(JSON.stringify(listed.body), added.body.password)
})

t.test('what is wrong with a user is named', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const { admin: token } = node
  await ask('POST', '/users', { token, body: bo })
  const add = (change: object) => ask('POST', '/users', { token, body: { ...bo, ...change } })
  refused(t, await add({}), 409, 'login-taken', 'login')
  refused(t, await add({ login: 'b o' }), 422, 'invalid', 'login')
  refused(t, await add({ login: 'carl', role: 'boss' }), 422, 'invalid', 'role')
  refused(t, await add({ login: 'carl', role: 'reader' }), 422, 'invalid', 'run')
  refused(t, await add({ login: 'carl', run: 'x\ny' }), 422, 'invalid', 'run')
  const nobody = 'f'.repeat(64)
  const routes = [
    ['PATCH', `/users/${nobody}`],
    ['DELETE', `/users/${nobody}`],
    ['POST', `/users/${nobody}/reset-password`],
  ] as const
  for (const [method, path] of routes) {
    refused(t, await ask(method, path, { token }), 404, 'not-found')
  }
})

t.test('a user is changed, switched off, given a new password, removed', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const { admin: token } = node
  const { body } = await ask('POST', '/users', { token, body: bo })
  const path = `/users/${body.user.id}`
  const changed = await ask('PATCH', path, { token, body: { name: 'Bo', role: 'operator' } })
  t.match(changed.body, { user: { login: 'bo', name: 'Bo', role: 'operator' } })
  t.equal(changed.body.user.run, undefined)
  const off = await ask('PATCH', path, { token, body: { active: false } })
  t.equal(off.body.user.active, false)
  const reset = await ask('POST', `${path}/reset-password`, { token, body: { factors: 'drop' } })
  t.equal(reset.status, 200)
  t.not(reset.body.password, body.password)
  const removed = await ask('DELETE', path, { token })
  t.match(removed.body, { user: { login: 'bo' } })
  t.strictSame((await ask('GET', '/users', { token })).body, { users: [] })
})

t.test('the last administrator stays', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const { admin: token } = node
  const { body } = await ask('POST', '/users', {
    token,
    body: { login: 'anne', name: 'Anne', role: 'administrator' },
  })
  const path = `/users/${body.user.id}`
  const off = await ask('PATCH', path, { token, body: { active: false } })
  refused(t, off, 409, 'last-administrator')
  refused(t, await ask('DELETE', path, { token }), 409, 'last-administrator')
})

t.test('what programs do stands in the audit log, with the name of their token', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const { admin: token } = node
  const { body } = await ask('POST', '/users', { token, body: bo })
  await ask('POST', '/jobs', { token: node.write, body: { fields: { request: 'look' } } })
  await ask('POST', '/users', { token, body: bo })
  await ask('PATCH', `/users/${'f'.repeat(64)}`, { token, body: {} })
  await ask('GET', '/users', { token })
  const { lines } = (await ask('GET', '/audit', { token })).body
  const seen = lines.map(({ key, at, ...line }: { key: string; at: number }) => line)
  const admin = { name: 'Administrator', address: '127.0.0.1' }
  t.strictSame(seen, [
    { ...admin, action: 'PATCH /users/:user', target: 'f'.repeat(64), outcome: 'refused' },
    { ...admin, action: 'POST /users', outcome: 'refused' },
    { ...admin, name: 'Olsen', action: 'POST /jobs', outcome: 'done' },
    { ...admin, action: 'POST /users', target: 'bo', outcome: 'done' },
  ])
  t.notMatch(JSON.stringify(lines), body.password)
  const found = await ask('GET', '/audit?text=olsen', { token })
  t.equal(found.body.lines.length, 1)
  const after = await ask('GET', `/audit?before=${encodeURIComponent(lines[2].key)}`, { token })
  t.equal(after.body.lines.length, 1)
})

t.test('a handler that fails leaves a line, too', async (t) => {
  const node = await serve(t)
  const ask = clientOf(node)
  const { admin: token, backend } = node
  const company = backend.company()
  if (!company) throw new Error('no company')
  const users = { ...company.users, add: () => Promise.reject(new Error('broken')) }
  backend.company = () => ({ ...company, users })
  refused(t, await ask('POST', '/users', { token, body: bo }), 500, 'internal')
  const { lines } = (await ask('GET', '/audit', { token })).body
  t.match(lines, [{ action: 'POST /users', outcome: 'failed' }])
})
