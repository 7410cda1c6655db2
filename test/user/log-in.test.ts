import t from 'tap'
import { desk, elsewhere, password, Users } from '../support/users.ts'

const day_ms = 86_400_000

t.test('the right password logs in, with the name, role and rights of the user', async (t) => {
  const users = await Users.open(t)
  await users.found('Anne')
  const { secret, actor } = await users.logIn(' ANNE ')
  t.match(actor, { login: 'anne', name: 'Anne', role: 'administrator', address: desk.address })
  t.equal(actor.may('administer'), true)
  t.notOk(JSON.stringify(actor).includes(secret), 'what the cookie holds is told once')
  t.equal((await users.whose(secret))?.user, actor.user)
})

t.test('a wrong password, an unknown login and no login at all are answered alike', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  const wrongs = [
    { login: 'anne', password: 'not the password' },
    { login: 'nobody', password },
    { login: '', password },
    { login: 'no/login', password },
    { login: 'x'.repeat(10_000), password },
    { login: 'anne', password: '' },
    { login: 'anne', password: 'x'.repeat(10_000) },
  ]
  for (const wrong of wrongs) {
    t.strictSame(await users.backend.logIn(wrong, desk), { is: 'no' })
  }
})

t.test('an unknown login costs as many hashes as a known one with a wrong password', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  const cost = async (login: string) => {
    const before = users.hasher.asked.verify + users.hasher.asked.hash
    await users.backend.logIn({ login, password: 'not the password' }, desk)
    return users.hasher.asked.verify + users.hasher.asked.hash - before
  }
  await cost('anne')
  t.equal(await cost('anne'), 1)
  t.equal(await cost('nobody'), 1)
  t.equal(await cost('no/login'), 1)
})

t.test('who is switched off is not let in, and told no more than anybody', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found()
  const { user } = await users.person(admin, 'bo')
  await users.backend.changeUser(admin, user, { active: false })
  const before = users.hasher.asked.verify
  t.strictSame(await users.backend.logIn({ login: 'bo', password }, desk), { is: 'no' })
  t.equal(users.hasher.asked.verify - before, 1)
})

t.test('with a one-time password nothing is permitted until it is changed', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found()
  const added = await users.backend.addUser(admin, { login: 'bo', name: 'Bo', role: 'operator' })
  t.equal(added.is, 'added')
  const given = added.is === 'added' ? added.password : ''
  t.match(given, /^[2-9a-z]{4}(-[2-9a-z]{4}){3}$/)
  const { actor, secret } = await users.logIn('bo', given)
  t.equal(actor.mustChangePassword, true)
  t.equal(actor.may('see'), false)
  const changed = await users.backend.changePassword(actor, { current: given, password })
  t.strictSame(changed, { is: 'changed' })
  const now = await users.whose(secret)
  t.equal(now?.mustChangePassword, false)
  t.equal(now?.may('dispatch'), true)
  t.strictSame(await users.backend.logIn({ login: 'bo', password: given }, desk), { is: 'no' })
})

t.test('a one-time password that nobody used in a week is good no more', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found()
  const added = await users.backend.addUser(admin, { login: 'bo', name: 'Bo', role: 'operator' })
  const given = added.is === 'added' ? added.password : ''
  users.pass(7 * day_ms)
  t.strictSame(await users.backend.logIn({ login: 'bo', password: given }, desk), { is: 'no' })
})

t.test('a user who is switched off while the password is compared is not let in', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found()
  const bo = await users.person(admin, 'bo')
  const { verify } = users.hasher
  users.hasher.verify = async (hash, text) => {
    const right = await verify(hash, text)
    await users.backend.changeUser(admin, bo.user, { active: false })
    return right
  }
  t.strictSame(await users.backend.logIn({ login: 'bo', password }, desk), { is: 'no' })
  t.strictSame(await users.context.storage.sessions.of(bo.user), [])
})

t.test('a password that is changed while the old one is compared lets nobody in', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found()
  const bo = await users.person(admin, 'bo')
  const { verify } = users.hasher
  users.hasher.verify = async (hash, text) => {
    const right = await verify(hash, text)
    await users.backend.resetPassword(admin, bo.user, { factors: 'keep' })
    return right
  }
  t.strictSame(await users.backend.logIn({ login: 'bo', password }, desk), { is: 'no' })
})

t.test('the first administrator can be made once, while there are no users', async (t) => {
  const users = await Users.open(t)
  const make = (login: string, typed = password) =>
    users.backend.foundAdministrator({ login, name: 'Anne', password: typed }, elsewhere)
  t.equal(await users.backend.unfounded(), true)
  t.strictSame(await make('a'), { is: 'refused', fault: 'login-form' })
  t.strictSame(await make('anne', 'short'), { is: 'refused', fault: 'password-short' })
  const both = await Promise.all([make('anne'), make('bo')])
  t.strictSame(both.map(({ is }) => is).sort(), ['in', 'refused'], 'also when two try at once')
  t.equal(await users.backend.unfounded(), false)
  t.strictSame(await make('carl'), { is: 'refused', fault: 'already-there' })
  const [admin] = await users.context.storage.users.all()
  t.match(admin, { role: 'administrator', active: true, password: { oneTime: false } })
})
