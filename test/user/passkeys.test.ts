import t from 'tap'
import type { Actor } from '../../admin-ui/backend/user.ts'
import { Authenticator } from '../support/authenticator.ts'
import { desk, elsewhere, password, Users } from '../support/users.ts'

const site = { host: 'baton.example:8443', secure: true }
const place = { origin: 'https://baton.example:8443', rpId: 'baton.example' }

async function toAdd(users: Users, actor: Actor, at = site): Promise<unknown> {
  const started = await users.backend.startPasskey(actor, { password }, at)
  if (started.is !== 'started') throw new Error(JSON.stringify(started))
  return started.options
}

async function toEnter(users: Users, at = site): Promise<unknown> {
  const started = await users.backend.startPasskeyLogin(at)
  if (started.is !== 'started') throw new Error(started.fault)
  return started.options
}

/** Anne, and a phone with a passkey of hers. */
async function withPasskey(users: Users, at = site, where = place) {
  const anne = await users.found('anne')
  const phone = new Authenticator(where)
  const response = phone.create(await toAdd(users, anne, at))
  const added = await users.backend.finishPasskey(anne, { response, name: 'Phone' }, at)
  if (added.is !== 'added') throw new Error(added.fault)
  return { anne, phone }
}

const wrong = { is: 'refused', fault: 'passkey-wrong' }
const no = { is: 'no' }

t.test('a passkey is added with the password, and logs in without it', async (t) => {
  const users = await Users.open(t)
  const { anne, phone } = await withPasskey(users)
  users.pass(1000)
  const response = phone.get(await toEnter(users))
  const entered = await users.backend.finishPasskeyLogin(response, site, elsewhere)
  t.match(entered, { is: 'in', actor: { user: anne.user, address: elsewhere.address } })
  t.ok(entered.is === 'in' && (await users.whose(entered.secret)))
  const { passkeys } = await users.backend.account(anne)
  t.match(passkeys, [{ name: 'Phone', site: 'baton.example', usedAt: users.now }])
  t.equal(passkeys.length, 1)
})

t.test('passkeys are offered by HTTPS under a name, and on localhost', async (t) => {
  const users = await Users.open(t)
  const { backend } = users
  const works = [
    site,
    { host: 'baton.example', secure: true },
    { host: 'localhost:8080', secure: false },
  ]
  for (const one of works) t.equal(backend.passkeysWork(one), true, one.host)
  const anne = await users.found('anne')
  const fails = [
    { host: 'baton.example', secure: false },
    { host: '192.0.2.1', secure: true },
    { host: '[2001:db8::1]:8080', secure: true },
    { host: '127.0.0.1:8080', secure: false },
    { host: 'local host', secure: true },
    { host: '', secure: true },
  ]
  const refused = { is: 'refused', fault: 'passkey-site' }
  for (const one of fails) {
    t.equal(backend.passkeysWork(one), false, one.host)
    t.strictSame(await backend.startPasskeyLogin(one), refused)
    t.strictSame(await backend.startPasskey(anne, { password }, one), refused)
    t.strictSame(await backend.finishPasskey(anne, { response: {}, name: 'x' }, one), refused)
    t.strictSame(await backend.finishPasskeyLogin({}, one, desk), no)
  }
})

t.test('on localhost a passkey works without HTTPS', async (t) => {
  const users = await Users.open(t)
  const here = { host: 'localhost:8080', secure: false }
  const { phone } = await withPasskey(users, here, {
    origin: 'http://localhost:8080',
    rpId: 'localhost',
  })
  const response = phone.get(await toEnter(users, here))
  t.match(await users.backend.finishPasskeyLogin(response, here, desk), { is: 'in' })
})

t.test('the options name the site, ask for the owner, and tell of nobody', async (t) => {
  const users = await Users.open(t)
  const { anne } = await withPasskey(users)
  t.match(await toEnter(users), { rpId: 'baton.example', userVerification: 'required' })
  t.notMatch(await toEnter(users), { allowCredentials: [{}] })
  t.match(await toAdd(users, anne), {
    rp: { id: 'baton.example', name: 'Alarm Company' },
    user: { name: 'anne', id: Buffer.from(anne.user, 'hex').toString('base64url') },
    attestation: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    excludeCredentials: [{}],
  })
})

t.test('without the password no passkey is begun', async (t) => {
  const users = await Users.open(t)
  const anne = await users.found('anne')
  const started = await users.backend.startPasskey(anne, { password: 'not the password' }, site)
  t.strictSame(started, { is: 'refused', fault: 'password-wrong' })
})

t.test('an answer opens one session, however often it is sent', async (t) => {
  const users = await Users.open(t)
  const { phone } = await withPasskey(users)
  const response = phone.get(await toEnter(users))
  const finish = () => users.backend.finishPasskeyLogin(response, site, desk)
  t.strictSame((await Promise.all([finish(), finish()])).map(({ is }) => is).sort(), ['in', 'no'])
  t.strictSame(await finish(), no)
})

t.test('a challenge is good for five minutes, at its site, for its purpose', async (t) => {
  const users = await Users.open(t)
  const { anne, phone } = await withPasskey(users)
  const late = phone.get(await toEnter(users))
  users.pass(300_000)
  t.strictSame(await users.backend.finishPasskeyLogin(late, site, desk), no)
  const made = (await toAdd(users, anne)) as { challenge: string }
  const { challenge } = made
  const mixed = phone.get(await toEnter(users), { challenge })
  t.strictSame(await users.backend.finishPasskeyLogin(mixed, site, desk), no)
  const invented = phone.get({ challenge: Buffer.alloc(54, 7).toString('base64url') })
  t.strictSame(await users.backend.finishPasskeyLogin(invented, site, desk), no)
  const admin = await users.backend.account(anne)
  t.equal(admin.passkeys.length, 1)
})

t.test('an answer that a browser gave to another site is refused', async (t) => {
  const users = await Users.open(t)
  const { anne } = await withPasskey(users)
  const evil = { origin: 'https://evil.example', rpId: 'baton.example' }
  const phished = new Authenticator(evil).create(await toAdd(users, anne))
  const add = (response: unknown) =>
    users.backend.finishPasskey(anne, { response, name: 'Phone' }, site)
  t.strictSame(await add(phished), wrong, 'the origin')
  const other = new Authenticator({ ...place, rpId: 'evil.example' })
  t.strictSame(await add(other.create(await toAdd(users, anne))), wrong, 'the relying party')
})

t.test('a passkey of one host name is none under another', async (t) => {
  const users = await Users.open(t)
  const { phone } = await withPasskey(users)
  const elsewhereSite = { host: 'other.example', secure: true }
  const response = phone.get(await toEnter(users, elsewhereSite))
  t.strictSame(await users.backend.finishPasskeyLogin(response, elsewhereSite, desk), no)
})

t.test(
  'a wrong signature, another key, an owner who was not asked, an old counter: no',
  async (t) => {
    const users = await Users.open(t)
    const { phone } = await withPasskey(users)
    const finish = async (faults: Parameters<Authenticator['get']>[1], by = phone) =>
      users.backend.finishPasskeyLogin(by.get(await toEnter(users), faults), site, desk)
    t.match(await finish({ counter: 7 }), { is: 'in' })
    t.strictSame(await finish({ signature: Buffer.alloc(70, 1) }), no)
    t.strictSame(await finish({ unverified: true }), no)
    t.strictSame(await finish({ type: 'webauthn.create' }), no)
    t.strictSame(await finish({ counter: 7 }), no, 'a copy of the key')
    const another = new Authenticator(place)
    t.strictSame(await finish({}, another), no)
    t.match(await finish({ counter: 8 }), { is: 'in' })
  },
)

t.test('a passkey that is unverified, attested by others, or nonsense is not added', async (t) => {
  const users = await Users.open(t)
  const anne = await users.found('anne')
  const add = (response: unknown) =>
    users.backend.finishPasskey(anne, { response, name: 'Phone' }, site)
  for (const fault of [{ unverified: true }, { format: 'packed' }, { format: 'apple' }] as const) {
    const response = new Authenticator(place).create(await toAdd(users, anne), fault)
    t.strictSame(await add(response), wrong, JSON.stringify(fault))
  }
  const good = new Authenticator(place).create(await toAdd(users, anne))
  const nonsense = [
    undefined,
    null,
    'x',
    [],
    {},
    { ...good, type: 'password' },
    { ...good, rawId: 'other' },
    { ...good, response: {} },
    { ...good, response: { ...good.response, attestationObject: 'AAAA' } },
    { ...good, response: { ...good.response, attestationObject: 'A'.repeat(100_000) } },
    { ...good, response: { ...good.response, clientDataJSON: '___' } },
  ]
  for (const response of nonsense) {
    t.strictSame(await add(response), wrong)
    t.strictSame(await users.backend.finishPasskeyLogin(response, site, desk), no)
  }
  t.strictSame(await add(good), { is: 'added' }, 'the good one is still good')
})

t.test("an answer for one user adds nothing to another's account", async (t) => {
  const users = await Users.open(t)
  const anne = await users.found('anne')
  const bo = await users.person(anne, 'bo')
  const response = new Authenticator(place).create(await toAdd(users, anne))
  t.strictSame(await users.backend.finishPasskey(bo, { response, name: 'x' }, site), wrong)
})

t.test('a passkey is added once, under a name, up to ten', async (t) => {
  const users = await Users.open(t)
  const { anne, phone } = await withPasskey(users)
  const add = async (by: Authenticator, name = 'Key') =>
    users.backend.finishPasskey(anne, { response: by.create(await toAdd(users, anne)), name }, site)
  t.strictSame(await add(phone), { is: 'refused', fault: 'already-there' })
  const unnamed = await add(new Authenticator(place), ' ')
  t.strictSame(unnamed, { is: 'refused', fault: 'name-form' })
  for (let n = 1; n < 10; n++) t.strictSame(await add(new Authenticator(place)), { is: 'added' })
  const more = await users.backend.startPasskey(anne, { password }, site)
  t.strictSame(more, { is: 'refused', fault: 'too-many' })
})

t.test('a passkey that was dropped, or whose user is switched off, lets nobody in', async (t) => {
  const users = await Users.open(t)
  const admin = await users.found()
  const bo = await users.person(admin, 'bo')
  const phone = new Authenticator(place)
  const response = phone.create(await toAdd(users, bo))
  await users.backend.finishPasskey(bo, { response, name: 'Phone' }, site)
  const finish = async () =>
    users.backend.finishPasskeyLogin(phone.get(await toEnter(users)), site, desk)
  t.match(await finish(), { is: 'in' })
  await users.backend.changeUser(admin, bo.user, { active: false })
  t.strictSame(await finish(), no)
  await users.backend.changeUser(admin, bo.user, { active: true })
  const back = (await users.logIn('bo')).actor
  const [key] = (await users.backend.account(back)).passkeys
  t.strictSame(await users.backend.dropPasskey(back, key?.id ?? ''), { is: 'dropped' })
  t.strictSame(await finish(), no)
  const gone = await users.backend.dropPasskey(back, key?.id ?? '')
  t.strictSame(gone, { is: 'refused', fault: 'unknown' })
})

t.test('a passkey needs no code of the app', async (t) => {
  const users = await Users.open(t)
  const { anne, phone } = await withPasskey(users)
  const { storage } = users.context
  const held = await storage.users.get(anne.user)
  if (!held) throw new Error('Anne is gone')
  await storage.write((unit) => unit.putUser({ ...held, totp: { secret: 'x', usedStep: 1 } }))
  t.match(await users.backend.logIn({ login: 'anne', password }, desk), { is: 'code needed' })
  const response = phone.get(await toEnter(users))
  t.match(await users.backend.finishPasskeyLogin(response, site, desk), { is: 'in' })
})
