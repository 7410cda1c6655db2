import t from 'tap'
import { until } from '../support/company.ts'
import { desk, password, Users } from '../support/users.ts'

const refused = (fault: string) => ({ is: 'refused', fault })

t.test('a password is changed with the old one, to one that is taken', async (t) => {
  const users = await Users.open(t)
  const anne = await users.found('anne')
  const change = (current: string, next: string) =>
    users.backend.changePassword(anne, { current, password: next })
  t.strictSame(await change('not the password', 'another quiet shift'), refused('password-wrong'))
  t.strictSame(await change(password, 'short'), refused('password-short'))
  t.strictSame(await change(password, 'anne12345'), refused('password-short'))
  t.strictSame(await change(password, 'password123'), refused('password-common'))
  t.strictSame(await change(password, password), refused('password-same'))
  users.pass(1000)
  t.strictSame(await change(password, 'another quiet shift'), { is: 'changed' })
  t.equal((await users.backend.account(anne)).passwordChangedAt, users.now)
  t.equal((await users.logIn('anne', 'another quiet shift')).is, 'in')
})

t.test('preferences are kept, and hold from the next request on', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  t.match(admin, { language: 'en', scheme: 'system', dense: false })
  await users.backend.addUser(admin, { login: 'bo', name: 'Bo', role: 'reader', language: 'da' })
  t.equal((await users.context.storage.users.byLogin('bo'))?.preferences.language, 'da')
  const { secret, actor } = await users.logIn('anne')
  const liked = { language: 'da', scheme: 'contrast', dense: true } as const
  await users.backend.setPreferences(actor, liked)
  t.match(await users.whose(secret), liked)
})

t.test('views are saved by name, thirty of them, each user has the own ones', async (t) => {
  const users = await Users.open(t)
  const anne = await users.found('anne')
  const bo = await users.person(anne, 'bo')
  const save = (name: string, query = 'life=open') =>
    users.backend.saveFilter(anne, { name, query })
  t.strictSame(await save('Night'), { is: 'saved' })
  t.strictSame(await save('Night', 'life=open&q=m%C3%B8lle+12'), { is: 'saved' })
  t.strictSame(await users.backend.filters(anne), [
    { name: 'Night', query: 'life=open&q=m%C3%B8lle+12' },
  ])
  t.strictSame(await users.backend.filters(bo), [])
  for (const name of ['', ' x', 'x'.repeat(61), 'a\0b']) {
    t.strictSame(await save(name), refused('filter-form'), JSON.stringify(name))
  }
  for (const query of ['x'.repeat(1001), '"><script>', 'a b', 'a#b', '?a\nb', 'å']) {
    t.strictSame(await save('Day', query), refused('filter-form'), query)
  }
  for (let n = 1; n < 30; n++) t.strictSame(await save(`View ${n}`), { is: 'saved' })
  t.strictSame(await save('One more'), refused('too-many'))
  t.strictSame(await save('Night', 'life=complete'), { is: 'saved' }, 'an old one is changed')
  await users.backend.dropFilter(anne, 'Night')
  t.strictSame(await save('One more'), { is: 'saved' })
})

t.test('who is logged out while a change of the own account is made changes nothing', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const thief = await users.person(admin, 'bo')
  const quick = users.hasher.hash
  const slow = Promise.withResolvers<void>()
  users.hasher.hash = async (text) => {
    users.hasher.hash = quick
    await slow.promise
    return quick(text)
  }
  const input = { current: password, password: 'a password of the thief' }
  const changing = users.backend.changePassword(thief, input)
  await until('the new password is being hashed', () => users.hasher.hash === quick)
  const reset = await users.backend.resetPassword(admin, thief.user, { factors: 'drop' })
  slow.resolve()
  t.strictSame(await changing, { is: 'refused', fault: 'expired' })
  t.match(await users.backend.logIn({ login: 'bo', password: input.password }, desk), { is: 'no' })
  t.ok(reset.is === 'reset' && (await users.logIn('bo', reset.password)))
})

t.test('who is logged out starts no app and drops none', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const thief = await users.person(admin, 'bo')
  await users.backend.endSessions(admin, thief.user)
  const expired = { is: 'refused', fault: 'expired' }
  t.strictSame(await users.backend.startTotp(thief, { password }), expired)
  t.strictSame(await users.backend.dropTotp(thief, { password }), expired)
  t.strictSame(await users.backend.confirmTotp(thief, { code: '123456' }), expired)
  t.strictSame(await users.backend.dropPasskey(thief, 'x'), expired)
})
