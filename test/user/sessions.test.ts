import { createHash } from 'node:crypto'
import t from 'tap'
import { openMemoryStorage } from '../../storage/open.ts'
import { desk, elsewhere, password, Users } from '../support/users.ts'

const minute_ms = 60_000
const hour_ms = 60 * minute_ms

t.test('each login has a secret of its own of 256 bits', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  const secrets = new Set<string>()
  for (let n = 0; n < 20; n++) secrets.add((await users.logIn('anne')).secret)
  t.equal(secrets.size, 20)
  for (const secret of secrets) t.equal(Buffer.from(secret, 'base64url').length, 32)
})

t.test('only the hash of the secret is kept, and it opens nothing', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  const { secret, actor } = await users.logIn('anne')
  const id = createHash('sha256').update(secret).digest('hex')
  t.equal(actor.session, id)
  t.match(await users.context.storage.sessions.get(id), { id, user: actor.user })
  t.notOk(JSON.stringify(await users.context.storage.sessions.get(id)).includes(secret))
  t.equal(await users.whose(id), undefined)
})

t.test('a secret that was chosen by somebody else is never taken up', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  const planted = 'A'.repeat(43)
  t.equal(await users.whose(planted), undefined)
  const { secret } = await users.logIn('anne')
  t.not(secret, planted)
  t.equal(await users.whose(planted), undefined, 'also after a login')
  for (const odd of [undefined, '', 'x', 'x'.repeat(100_000), `${secret} `, secret.slice(1)]) {
    t.equal(await users.backend.actorOf(odd, desk.address), undefined)
  }
})

t.test('twelve hours without a request end a session; in use it goes on', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  const used = await users.logIn('anne')
  const idle = await users.logIn('anne')
  users.pass(12 * hour_ms - 1)
  t.ok(await users.whose(used.secret))
  users.pass(1)
  t.equal(await users.whose(idle.secret), undefined)
  t.ok(await users.whose(used.secret))
  t.equal(await users.context.storage.sessions.get(idle.actor.session), undefined, 'it is deleted')
})

t.test('seven days end a session, however much it is used', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  const { secret } = await users.logIn('anne')
  for (let hours = 0; hours < 7 * 24 - 1; hours++) {
    users.pass(hour_ms)
    t.ok(await users.whose(secret))
  }
  users.pass(hour_ms)
  t.equal(await users.whose(secret), undefined)
})

t.test('that a session is in use is written every five minutes, not at each request', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  const { secret, actor } = await users.logIn('anne')
  const seenAt = async () => (await users.context.storage.sessions.get(actor.session))?.lastSeenAt
  const opened = users.now
  users.pass(5 * minute_ms - 1)
  await users.whose(secret)
  t.equal(await seenAt(), opened)
  users.pass(1)
  await users.backend.actorOf(secret, elsewhere.address)
  t.equal(await seenAt(), users.now)
  const line = (await users.backend.sessions(actor)).find(({ current }) => current)
  t.equal(line?.address, elsewhere.address, 'and where from')
})

t.test('one sees the own sessions, the newest first, and ends one of them', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const bo = await users.person(admin, 'bo')
  users.pass(1000)
  const phone = await users.logIn('anne', password, { ...elsewhere, agent: 'x'.repeat(1000) })
  const lines = await users.backend.sessions(admin)
  t.strictSame(
    lines.map(({ id, current }) => ({ id, current })),
    [
      { id: phone.actor.session, current: false },
      { id: admin.session, current: true },
    ],
  )
  t.equal(lines[0]?.agent.length, 200, 'what a browser calls itself is cut')
  t.strictSame(await users.backend.revoke(admin, phone.actor.session), { is: 'revoked' })
  t.equal(await users.whose(phone.secret), undefined)
  const unknown = { is: 'refused', fault: 'unknown' }
  t.strictSame(await users.backend.revoke(admin, phone.actor.session), unknown)
  t.strictSame(await users.backend.revoke(admin, bo.session), unknown, "not somebody else's")
  t.equal((await users.backend.sessions(bo)).length > 0, true)
})

t.test('logging out ends the session, and no other', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const { secret, actor } = await users.logIn('anne')
  await users.backend.logOut(actor)
  t.equal(await users.whose(secret), undefined)
  t.equal((await users.backend.sessions(admin)).length, 1)
})

t.test('the twenty-first login ends the session that was not seen for longest', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  const secrets: string[] = []
  for (let n = 0; n < 19; n++) {
    users.pass(minute_ms)
    secrets.push((await users.logIn('anne')).secret)
  }
  const ended: string[] = []
  users.backend.onSessionsEnded((ids) => ended.push(...ids))
  const last = await users.logIn('anne')
  t.equal(ended.length, 1, 'the one of the founding')
  t.equal((await users.backend.sessions(last.actor)).length, 20)
  for (const secret of secrets) t.ok(await users.whose(secret))
})

t.test('a changed password ends the other sessions and keeps this one', async (t) => {
  const users = await Users.open(t)
  await users.found('anne')
  const here = await users.logIn('anne')
  const there = await users.logIn('anne', password, elsewhere)
  const ended: string[] = []
  users.backend.onSessionsEnded((ids) => ended.push(...ids))
  const changed = await users.backend.changePassword(here.actor, {
    current: password,
    password: 'another quiet shift',
  })
  t.strictSame(changed, { is: 'changed' })
  t.ok(await users.whose(here.secret))
  t.equal(await users.whose(there.secret), undefined)
  t.ok(ended.includes(there.actor.session))
  t.notOk(ended.includes(here.actor.session))
})

t.test('who is switched off is out at once, in every browser, and told so', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found()
  await users.person(admin, 'bo')
  const desktop = await users.logIn('bo')
  const phone = await users.logIn('bo', password, elsewhere)
  const ended: string[] = []
  const stop = users.backend.onSessionsEnded((ids) => ended.push(...ids))
  const off = users.backend.changeUser(admin, phone.actor.user, { active: false })
  t.strictSame(await off, { is: 'changed' })
  t.equal(await users.whose(desktop.secret), undefined)
  t.equal(await users.whose(phone.secret), undefined)
  t.ok(ended.includes(desktop.actor.session) && ended.includes(phone.actor.session))
  stop()
  await users.backend.changeUser(admin, phone.actor.user, { active: true })
  t.equal(await users.whose(desktop.secret), undefined, 'switched on, the old ones stay ended')
  t.equal((await users.logIn('bo')).is, 'in')
})

t.test('a session that ends while it is being used stays ended', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found('anne')
  const { secret, actor } = await users.logIn('anne')
  users.pass(6 * minute_ms)
  const asked = [users.backend.revoke(admin, actor.session), users.whose(secret)]
  await Promise.all(asked)
  t.equal(await users.whose(secret), undefined)
  t.equal(await users.context.storage.sessions.get(actor.session), undefined)
})

t.test('sessions outlive a restart, and are swept when their time is over', async (t) => {
  const storage = await openMemoryStorage()
  const before = await Users.open(t, { storage })
  await before.found('anne')
  const { secret, actor } = await before.logIn('anne')
  const after = await Users.open(t, { storage })
  t.equal((await after.whose(secret))?.user, actor.user)
  after.pass(13 * hour_ms)
  await after.context.sessions.sweep()
  t.strictSame(await storage.sessions.of(actor.user), [])
})

t.test('a role that was changed holds from the next request on', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found()
  const bo = await users.person(admin, 'bo', 'dispatcher')
  const { secret } = await users.logIn('bo')
  t.equal((await users.whose(secret))?.may('supervise'), true)
  await users.backend.changeUser(admin, bo.user, { role: 'reader' })
  t.equal((await users.whose(secret))?.may('supervise'), false)
})
