/** One's own account over HTTP: a second step, passkeys, and where one is logged in. */
import { TOTP } from 'otpauth'
import t from 'tap'
import { Authenticator } from '../support/authenticator.ts'
import { Client, company, password } from './client.ts'

const codeOf = (secret: string, timestamp = Date.now()) =>
  new TOTP({ secret }).generate({ timestamp })

function keyIn(text: string): string {
  return /name="secret" value="([A-Z2-7]+)"/.exec(text)?.[1] ?? ''
}

t.test('an app is set up with its first code, asked at login, and switched off', async (t) => {
  const { person, node } = await company(t)
  const client = await person('operator')
  t.match((await client.get('/account')).text, 'Not in use')
  const wrong = await client.post('/account/app', { password: 'not it at all' })
  t.equal(wrong.status, 422)
  t.match(wrong.text, 'That is not your current password.')
  const { text } = await client.post('/account/app', { password })
  const secret = keyIn(text)
  t.match(text, '<svg class="qr"')
  t.equal(secret.length, 32)
  const mistyped = await client.post('/account/app/confirm', { secret, code: '000000' })
  t.equal(mistyped.status, 422)
  t.match(mistyped.text, 'That code is not right.')
  t.equal(keyIn(mistyped.text), secret, 'the key still stands on the page')
  const codes = await client.post('/account/app/confirm', { secret, code: codeOf(secret) })
  const recovery = [...codes.text.matchAll(/<li><code>([\w-]+)<\/code>/g)].map(([, code]) => code)
  t.equal(recovery.length, 10)
  t.match((await client.get('/account')).text, 'Recovery codes left: 10.')
  const again = new Client(node.url)
  const step = await again.post('/login', { login: 'user1', password })
  const ticket = /name="ticket" value="([^"]+)"/.exec(step.text)?.[1] ?? ''
  const entered = await again.post('/login/code', { ticket, code: recovery[0] ?? '' })
  t.equal(entered.status, 303)
  t.match((await again.get('/account')).text, 'Recovery codes left: 9.')
  t.equal((await again.post('/account/app/drop', { password })).headers.get('Location'), '/account')
  t.match((await again.get('/account')).text, 'Not in use')
})

t.test('a key that somebody puts into the form is not the one that counts', async (t) => {
  const { person } = await company(t)
  const client = await person('operator')
  await client.post('/account/app', { password })
  const other = 'A'.repeat(32)
  const { status } = await client.post('/account/app/confirm', {
    secret: other,
    code: codeOf(other),
  })
  t.equal(status, 422)
  const hostile = await client.post('/account/app/confirm', { secret: '"><script>', code: '1' })
  t.notMatch(hostile.text, '"><script>')
})

t.test('who guesses a password that is asked again has to wait', async (t) => {
  const { person } = await company(t)
  const client = await person('operator')
  for (let i = 0; i < 10; i++) await client.post('/account/app', { password: `guess number ${i}` })
  const later = await client.post('/account/app', { password: 'guess number 11' })
  t.equal(later.status, 429)
  t.match(later.text, 'Too many wrong tries')
})

t.test('sessions are listed, and ended one by one', async (t) => {
  const { person, node } = await company(t)
  const desk = await person('operator')
  const phone = new Client(node.url)
  const agent =
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36'
  await phone.post('/login', { login: 'user1', password }, { 'User-Agent': agent })
  const { text } = await desk.get('/account')
  t.match(text, 'Chrome on Android')
  t.match(text, 'this browser')
  t.notMatch(text, phone.cookie.split('=')[1] ?? 'x', 'no secret of a session is on a page')
  const [, end = ''] = /action="(\/account\/session\/[0-9a-f]{64}\/end)"/.exec(text) ?? []
  t.equal((await phone.get('/')).status, 200)
  // Two are there besides this one: that of the first login, and the phone's.
  for (const [, path = ''] of text.matchAll(/action="(\/account\/session\/\w+\/end)"/g)) {
    t.equal((await desk.post(path, {})).headers.get('Location'), '/account')
  }
  t.equal((await phone.get('/')).status, 303)
  t.equal((await desk.get('/')).status, 200)
  t.equal((await desk.post(end, {})).status, 404, 'it has ended already')
})

t.test('nobody ends a session of somebody else', async (t) => {
  const { person, node } = await company(t)
  const one = await person('operator')
  const other = await person('operator')
  const actor = await node.users.actorOf(one.cookie.split('=')[1], '127.0.0.1')
  t.equal((await other.post(`/account/session/${actor?.session}/end`, {})).status, 404)
  t.equal((await one.get('/')).status, 200)
})

t.test('passkeys are offered where they work, and say so where they do not', async (t) => {
  const { person, node } = await company(t)
  const client = await person('operator')
  t.match((await client.get('/account')).text, 'they do not work under this address')
  t.notMatch((await new Client(node.url).get('/login')).text, 'data-passkey')
  const local = new Client(node.url.replace('127.0.0.1', 'localhost'), client.cookie)
  t.match((await local.get('/account')).text, 'data-passkey="add"')
  t.match((await new Client(local.url).get('/login')).text, 'data-passkey="login"')
})

t.test('a passkey is added with the password, logs in, and is removed', async (t) => {
  const { person, node } = await company(t)
  const { cookie } = await person('operator')
  const url = node.url.replace('127.0.0.1', 'localhost')
  const client = new Client(url, cookie)
  const json = async (path: string, body: object, of = client) => {
    const headers = { 'Content-Type': 'application/json' }
    const reply = await of.ask(path, { method: 'POST', headers, body: JSON.stringify(body) })
    return { ...reply, said: reply.text.startsWith('{') ? JSON.parse(reply.text) : undefined }
  }
  const denied = await json('/account/passkey/start', { password: 'not it at all' })
  t.match(denied.said, { is: 'no', words: 'That is not your current password.' })
  const { said: started } = await json('/account/passkey/start', { password })
  const stick = new Authenticator({ origin: url, rpId: 'localhost' })
  const response = stick.create(started.options)
  const added = await json('/account/passkey', { name: ' Red key ', response })
  t.match(added.said, { is: 'done' })
  t.match((await json('/account/passkey', { name: 'Twice', response })).said, { is: 'no' })
  t.match((await client.get('/account')).text, 'Red key')
  const visitor = new Client(url)
  const { said: asked } = await json('/login/passkey/start', {}, visitor)
  const answer = stick.get(asked.options)
  const to = 'https://evil.example'
  const entered = await json('/login/passkey', { to, response: answer }, visitor)
  t.equal(entered.status, 303)
  t.equal(entered.headers.get('Location'), '/', 'and to no other site')
  t.equal((await visitor.get('/')).status, 200)
  const twice = new Client(url)
  t.match((await json('/login/passkey', { response: answer }, twice)).said, { is: 'no' })
  t.equal(twice.cookie, '')
  const id = /name="id" value="([^"]+)"/.exec((await client.get('/account')).text)?.[1] ?? ''
  await client.post('/account/passkey/drop', { id })
  t.notMatch((await client.get('/account')).text, 'Red key')
  const admin = await person('administrator')
  const log = (await admin.get('/audit?action=passkey-add')).text
  t.equal([...log.matchAll(/Red key|Twice/g)].length, 2)
  t.match(log, 'refused')
})

t.test('nonsense for a passkey is no form, and no failure of the node', async (t) => {
  const { person, node } = await company(t)
  const client = await person('operator')
  for (const path of ['/account/passkey', '/account/passkey/start', '/login/passkey']) {
    const headers = { 'Content-Type': 'application/json' }
    for (const body of ['', '[]', '{"name":7}', '{"password":[]}', 'null', '{']) {
      const { status } = await client.ask(path, { method: 'POST', headers, body })
      t.ok([200, 400].includes(status), `${path} ${body}: ${status}`)
    }
  }
  t.strictSame(node.logged, [])
})
