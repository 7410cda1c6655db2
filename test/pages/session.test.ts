/** Logging in and out over HTTP: who gets in, where it leads, and what the cookie is. */
import { TOTP } from 'otpauth'
import t from 'tap'
import { desk } from '../support/users.ts'
import { asBrowser, Client, company, password } from './client.ts'

const job = `/job/${'a'.repeat(64)}`

t.test(
  'who has not logged in sees the form, and comes back to where he wanted to go',
  async (t) => {
    const { node } = await company(t)
    const visitor = new Client(node.url)
    for (const [path, to] of [
      ['/', '/login'],
      [job, `/login?to=${encodeURIComponent(job)}`],
      ['/preferences?x=1', `/login?to=${encodeURIComponent('/preferences?x=1')}`],
      ['/nonsense', '/login'],
    ] as const) {
      const { status, headers } = await visitor.get(path)
      t.equal(status, 303)
      t.equal(headers.get('Location'), to)
    }
    t.match(
      (await visitor.get(`/login?to=${encodeURIComponent(job)}`)).text,
      `name="to" value="${job}"`,
    )
    const inside = await visitor.post('/login', { login: ' anne ', password, to: job })
    t.equal(inside.status, 303)
    t.equal(inside.headers.get('Location'), job)
    t.equal((await visitor.get('/login?to=/preferences')).headers.get('Location'), '/preferences')
  },
)

t.test('a login leads to no other site, and to no page that is not there', async (t) => {
  const { node } = await company(t)
  for (const to of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/%2f/evil.example',
    'javascript:alert(1)',
    '/job/x',
    '/logout',
    '/login',
    '/events',
    '"',
  ]) {
    const visitor = new Client(node.url)
    const form = await visitor.get(`/login?to=${encodeURIComponent(to)}`)
    t.match(form.text, 'name="to" value="/"', to)
    const { headers } = await visitor.post('/login', { login: 'anne', password, to })
    t.equal(headers.get('Location'), '/', to)
  }
})

t.test('the cookie is for this site and its server only, and each login has its own', async (t) => {
  const { node } = await company(t)
  const visitor = new Client(node.url, 'baton-session=chosen-by-somebody-else')
  const first = await visitor.post('/login', { login: 'anne', password })
  const cookie = first.headers.get('Set-Cookie') ?? ''
  t.match(cookie, /^baton-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  const second = await visitor.post('/login', { login: 'anne', password })
  t.not(second.headers.get('Set-Cookie'), cookie)
})

t.test('behind HTTPS the cookie is one that no other host can set', async (t) => {
  const { node } = await company(t, { proxies: ['127.0.0.1/32'] })
  const secure = { 'X-Forwarded-Proto': 'https' }
  const client = new Client(node.url)
  const { headers } = await client.post('/login', { login: 'anne', password }, secure)
  t.match(
    headers.get('Set-Cookie'),
    /^__Host-baton-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
  )
  t.equal((await client.get('/', secure)).status, 200)
  const plain = new Client(node.url, client.cookie.replace('__Host-', ''))
  t.equal((await plain.get('/', secure)).status, 303, 'the plain one is not taken there')
  const alone = await company(t)
  const direct = await new Client(alone.node.url).post(
    '/login',
    { login: 'anne', password },
    secure,
  )
  t.match(direct.headers.get('Set-Cookie'), /^baton-session=/, 'who is no proxy is not believed')
})

t.test(
  'a wrong name and a wrong password read the same, and nothing typed is told back',
  async (t) => {
    const { node } = await company(t)
    const answers = new Set<string>()
    for (const login of ['anne', 'nobody']) {
      const visitor = new Client(node.url)
      const { status, text, headers } = await visitor.post('/login', {
        login,
        password: 'mistyped',
      })
      t.equal(status, 422)
      t.equal(headers.get('Set-Cookie'), null)
      t.notMatch(text, 'mistyped')
      t.match(text, `name="login" required`)
      answers.add(text.replaceAll(login, '…'))
    }
    t.equal(answers.size, 1)
    const empty = await new Client(node.url).post('/login', { login: '', password: '' })
    t.equal(empty.status, 422)
    t.match(empty.text, 'aria-invalid="true"')
    t.equal(
      (await new Client(node.url).post('/login', { 'login[]': 'anne', password })).status,
      422,
    )
  },
)

t.test('who guesses is told when to try again', async (t) => {
  const { node } = await company(t)
  const visitor = new Client(node.url)
  let last = await visitor.post('/login', { login: 'anne', password: 'wrong' })
  for (let i = 0; i < 40 && last.status !== 429; i++) {
    last = await visitor.post('/login', { login: 'anne', password: `wrong ${i}` })
  }
  t.equal(last.status, 429)
  t.match(last.text, /Too many wrong tries\. Try again in \d+/)
})

t.test('a second step is asked of who has one', async (t) => {
  const { node } = await company(t)
  const founder = await node.users.logIn({ login: 'anne', password }, desk)
  if (founder.is !== 'in') throw new Error('not in')
  const started = await node.users.startTotp(founder.actor, { password })
  if (started.is !== 'started') throw new Error('not started')
  const totp = new TOTP({ secret: started.secret })
  await node.users.confirmTotp(founder.actor, { code: totp.generate() })
  const visitor = new Client(node.url)
  const step = await visitor.post('/login', { login: 'anne', password, to: job })
  t.equal(step.status, 200)
  t.equal(visitor.cookie, '', 'nobody is in yet')
  const [, ticket = ''] = /name="ticket" value="([^"]+)"/.exec(step.text) ?? []
  const wrong = await visitor.post('/login/code', { ticket, code: '000000', to: job })
  t.equal(wrong.status, 422)
  t.match(wrong.text, `name="ticket" value="${ticket}"`)
  // The code that confirmed it was used; the next one is good already.
  const code = totp.generate({ timestamp: Date.now() + 30_000 })
  const right = await visitor.post('/login/code', { ticket, code, to: job })
  t.equal(right.status, 303)
  t.equal(right.headers.get('Location'), job)
  t.equal((await visitor.get('/')).status, 200)
  const again = await new Client(node.url).post('/login/code', { ticket, code, to: job })
  t.equal(again.status, 422)
  t.match(again.text, 'log in again')
})

t.test('who logs out is out', async (t) => {
  const { person } = await company(t)
  const client = await person()
  const { cookie } = client
  t.equal((await client.get('/')).status, 200)
  const out = await client.post('/logout', {})
  t.match(out.headers.get('Set-Cookie'), 'Max-Age=0')
  t.equal(out.headers.get('Clear-Site-Data'), '"cache"', 'and the browser keeps no photo')
  t.equal((await new Client(client.url, cookie).get('/')).status, 303)
})

t.test('a session ends by itself', async (t) => {
  let now = Date.now()
  const { person } = await company(t, { now: () => now })
  const client = await person()
  t.equal((await client.get('/')).status, 200)
  now += 14 * 24 * 3_600_000
  t.equal((await client.get('/')).status, 303)
})

t.test('who has a password that was given is led to choose one, wherever he goes', async (t) => {
  const { node } = await company(t)
  const founder = await node.users.logIn({ login: 'anne', password }, desk)
  if (founder.is !== 'in') throw new Error('not in')
  const added = await node.users.addUser(founder.actor, {
    login: 'ib',
    name: 'Ib',
    role: 'operator',
  })
  if (added.is !== 'added') throw new Error('not added')
  const client = new Client(node.url)
  await client.post('/login', { login: 'ib', password: added.password })
  for (const path of ['/', job]) {
    t.equal((await client.get(path)).headers.get('Location'), '/account/password', path)
  }
  t.equal((await client.get('/alarms', { 'HX-Request': 'true' })).status, 403)
  const page = await client.get('/account/password')
  t.match(page.text, 'Your password was given to you')
  t.notMatch(page.text, /data-events|id="alarms"/, 'nothing on it asks for more')
  const change = { current: added.password, password: 'another quiet night', again: 'another' }
  const differs = await client.post('/account/password', change)
  t.equal(differs.status, 422)
  t.match(differs.text, 'The two are not the same')
  t.notMatch(differs.text, 'another quiet')
  const wrong = { ...change, current: 'not it', again: change.password }
  t.match((await client.post('/account/password', wrong)).text, 'not your current password')
  const right = await client.post('/account/password', { ...change, again: change.password })
  t.equal(right.status, 303)
  t.match((await client.get('/')).text, 'Your password was changed')
})

t.test('a link that was followed on another site finds who is logged in', async (t) => {
  const { node, person } = await company(t)
  // The browser keeps the strict cookie back on the way in; from our own page it sends it.
  const followed = await asBrowser(`${node.url}${job}`, {
    'Sec-Fetch-Site': 'cross-site',
    'Sec-Fetch-Mode': 'navigate',
  })
  t.equal(followed.status, 200)
  t.match(followed.text, `content="0; url=${job}"`)
  const client = await person()
  t.equal((await client.get(job)).status, 404)
})

t.test('a form that is too large is refused, and is no failure of the node', async (t) => {
  const { node } = await company(t)
  const { status, text } = await new Client(node.url).post('/login', { login: 'x'.repeat(40_000) })
  t.equal(status, 413)
  t.match(text, 'At most 33kB')
  t.strictSame(node.logged, [])
})

t.test('a form of another site does nothing', async (t) => {
  const { node, person } = await company(t)
  const foreign = { Origin: 'https://evil.example' }
  const { status, headers } = await new Client(node.url).post(
    '/login',
    { login: 'anne', password },
    foreign,
  )
  t.equal(status, 403)
  t.equal(headers.get('Set-Cookie'), null)
  const client = await person()
  t.equal((await client.post('/logout', {}, foreign)).status, 403)
  t.equal((await client.get('/')).status, 200)
})
