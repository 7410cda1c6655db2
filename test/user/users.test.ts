import t from 'tap'
import { password, Users } from '../support/users.ts'

const refused = (fault: string) => ({ is: 'refused', fault })

t.test('users are listed by name, without anything secret', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  await users.person(admin, 'zoe', 'guard')
  await users.backend.addUser(admin, { login: 'bo', name: 'Bo', role: 'guard', run: '12' })
  const lines = await users.backend.users(admin)
  t.match(lines, [
    { login: 'anne', name: 'Anne', role: 'administrator', active: true, mustChangePassword: false },
    { login: 'bo', name: 'Bo', role: 'guard', run: '12', mustChangePassword: true },
    { login: 'zoe', role: 'guard', totp: false, passkeys: 0, loggedInAt: users.now },
  ])
  const held = await users.context.storage.users.byLogin('zoe')
  t.notOk(JSON.stringify(lines).includes(held?.password.hash ?? ''))
})

t.test('a login is 2 to 64 letters, digits and . _ @ + -, and nobody else has it', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const add = async (login: string) =>
    users.backend.addUser(admin, { login, name: 'Somebody', role: 'reader' })
  for (const login of ['bø', 'bo@patrol.example', 'bo_2', '12', 'x'.repeat(64)]) {
    t.equal((await add(login)).is, 'added', login)
  }
  for (const login of [
    '',
    'b',
    '.bo',
    'b o',
    'b/o',
    'b\0o',
    'x'.repeat(65),
    '<b>bo</b>',
    '\ud800\ud800',
  ]) {
    t.strictSame(await add(login), refused('login-form'), JSON.stringify(login))
  }
  for (const login of ['anne', 'ANNE', ' anne ', 'a\uff4ene']) {
    t.strictSame(await add(login), refused('login-taken'), login)
  }
  const both = await Promise.all([add('carl'), add('carl')])
  t.strictSame(both.map(({ is }) => is).sort(), ['added', 'refused'], 'also of two at once')
})

t.test('a name shows; only a guard has a run', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const add = (more: { name?: string; role?: 'guard' | 'reader'; run?: string }) =>
    users.backend.addUser(admin, { login: 'bo', name: 'Bo', role: 'guard', ...more })
  for (const name of ['', ' Bo', 'B\no', 'B\u202eo', 'x'.repeat(121)]) {
    t.strictSame(await add({ name }), refused('name-form'))
  }
  t.strictSame(await add({ run: 'x'.repeat(41) }), refused('run-form'))
  t.strictSame(await add({ run: '1\n2' }), refused('run-form'))
  t.strictSame(await add({ role: 'reader', run: '12' }), refused('run-not-guard'))
  t.equal((await add({ run: '' })).is, 'added')
})

t.test(
  'what is absent in a change stays; a guard who becomes something else has no run',
  async (t) => {
    const users = await Users.open(t)
    const admin = await users.found('anne')
    const added = await users.backend.addUser(admin, {
      login: 'bo',
      name: 'Bo',
      role: 'guard',
      run: '12',
    })
    const id = added.is === 'added' ? added.user : ''
    const change = (input: Parameters<typeof users.backend.changeUser>[2]) =>
      users.backend.changeUser(admin, id, input)
    const bo = async () => users.context.storage.users.get(id)
    t.strictSame(await change({ name: 'Bo Holm' }), { is: 'changed' })
    t.match(await bo(), { name: 'Bo Holm', role: 'guard', run: '12', active: true })
    t.strictSame(await change({ run: '14' }), { is: 'changed' })
    t.equal((await bo())?.run, '14')
    t.strictSame(await change({ role: 'operator', run: '14' }), refused('run-not-guard'))
    t.strictSame(await change({ role: 'operator' }), { is: 'changed' })
    t.equal((await bo())?.run, undefined)
    t.strictSame(await change({ name: '' }), refused('name-form'))
    const nobody = await users.backend.changeUser(admin, 'f'.repeat(64), { name: 'x' })
    t.strictSame(nobody, refused('unknown'))
  },
)

t.test('the last active administrator is neither switched off, demoted nor removed', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const { backend } = users
  const bo = await users.person(admin, 'bo', 'dispatcher')
  const last = refused('last-administrator')
  t.strictSame(await backend.changeUser(admin, admin.user, { active: false }), last)
  t.strictSame(await backend.changeUser(admin, admin.user, { role: 'reader' }), last)
  t.strictSame(await backend.removeUser(admin, admin.user), last)
  t.strictSame(await backend.changeUser(admin, admin.user, { name: 'Anne K' }), { is: 'changed' })
  await backend.changeUser(admin, bo.user, { role: 'administrator', active: false })
  t.strictSame(await backend.removeUser(admin, admin.user), last, 'the other one is off')
  await backend.changeUser(admin, bo.user, { active: true })
  const both = await Promise.all([
    backend.changeUser(admin, admin.user, { role: 'reader' }),
    backend.changeUser(admin, bo.user, { active: false }),
  ])
  t.strictSame(both, [{ is: 'changed' }, last], 'also when both go at once')
})

t.test('a reset password ends all sessions and works once as it is', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  await users.person(admin, 'bo')
  const { secret, actor } = await users.logIn('bo')
  const reset = await users.backend.resetPassword(admin, actor.user, { factors: 'keep' })
  const typed = reset.is === 'reset' ? reset.password : ''
  t.equal(await users.whose(secret), undefined)
  t.equal((await users.logIn('bo', typed)).actor.mustChangePassword, true)
  const nobody = users.backend.resetPassword(admin, 'f'.repeat(64), { factors: 'keep' })
  t.strictSame(await nobody, refused('unknown'))
})

t.test('a user is logged out everywhere by an administrator', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  await users.person(admin, 'bo')
  const { secret, actor } = await users.logIn('bo')
  t.strictSame(await users.backend.endSessions(admin, actor.user), { is: 'ended' })
  t.equal(await users.whose(secret), undefined)
})

t.test('a removed user is gone with sessions and saved views, and the login is free', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  await users.person(admin, 'bo')
  const { secret, actor } = await users.logIn('bo')
  await users.backend.saveFilter(actor, { name: 'Night', query: 'life=open' })
  t.strictSame(await users.backend.removeUser(admin, actor.user), { is: 'removed' })
  t.equal(await users.whose(secret), undefined)
  t.strictSame(await users.context.storage.sessions.of(actor.user), [])
  t.strictSame(await users.context.storage.users.filters(actor.user), [])
  t.strictSame(await users.backend.logIn({ login: 'bo', password }, actorFrom), { is: 'no' })
  t.equal((await users.person(admin, 'bo')).login, 'bo')
})

const actorFrom = { address: '192.0.2.10', agent: '' }

t.test('who may not administer is not answered about others, whatever a page asks', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const { backend } = users
  for (const role of ['dispatcher', 'operator', 'guard', 'reader'] as const) {
    const actor = await users.person(admin, role, role)
    const asked = [
      () => backend.users(actor),
      () => backend.addUser(actor, { login: 'carl', name: 'Carl', role: 'administrator' }),
      () => backend.changeUser(actor, actor.user, { role: 'administrator' }),
      () => backend.resetPassword(actor, admin.user, { factors: 'drop' }),
      () => backend.endSessions(actor, admin.user),
      () => backend.removeUser(actor, admin.user),
      () => backend.audit(actor, {}),
    ]
    for (const ask of asked) {
      const answer: Promise<unknown> = ask()
      await t.rejects(answer, { message: /what administrators may/ }, role)
    }
  }
})

t.test('there are at most 2000 users', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const { storage } = users.context
  const [anne] = await storage.users.all()
  if (!anne) throw new Error('Anne is gone')
  await storage.write((unit) => {
    for (let n = 1; n < 2000; n++) {
      unit.putUser({ ...anne, id: n.toString(16).padStart(64, '0'), login: `user${n}` })
    }
  })
  const more = await users.backend.addUser(admin, { login: 'bo', name: 'Bo', role: 'reader' })
  t.strictSame(more, refused('too-many'))
})
