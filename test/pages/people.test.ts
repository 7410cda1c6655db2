/** People over HTTP, as an administrator has to do with them. */
import t from 'tap'
import { Client, type Company, company, password } from './client.ts'

const guard = { login: 'gina', name: 'Gina Guard', role: 'guard', run: '14', language: 'en' }

async function idOf({ node }: Company, login: string): Promise<string> {
  const user = await node.company.storage.users.byLogin(login)
  if (!user) throw new Error(`there is no ${login}`)
  return user.id
}

const secretIn = (text: string) => /<code id="secret"[^>]*>([^<]+)</.exec(text)?.[1] ?? ''

/** Added by an administrator, with the one-time password. */
async function added(at: Company, form: Record<string, string> = guard) {
  const admin = await at.person('administrator')
  const { text } = await admin.post('/users', form)
  const id = await idOf(at, form.login ?? '')
  return { admin, id, path: `/user/${id}`, oneTime: secretIn(text) }
}

t.test('a person is added, and gets in with a password that is shown once', async (t) => {
  const at = await company(t)
  const { admin, path, oneTime } = await added(at)
  t.match(oneTime, /^\w{4}-\w{4}-\w{4}-\w{4}$/)
  const list = (await admin.get('/users')).text
  t.match(list, 'Gina Guard')
  t.match(list, 'has not logged in yet')
  t.notMatch(list + (await admin.get(path)).text, oneTime)
  const gina = new Client(at.node.url)
  const first = await gina.post('/login', { login: 'gina', password: oneTime })
  t.equal(first.status, 303)
  for (const page of ['/', '/links', '/alarms']) {
    t.equal((await gina.get(page)).headers.get('Location'), '/account/password', page)
  }
  const start = await gina.post('/account/app', { password: oneTime })
  t.equal(start.headers.get('Location'), '/account/password', 'no second step before an own one')
  await gina.post('/account/password', { current: oneTime, password, again: password })
  t.equal((await gina.get('/run')).status, 200)
  t.match((await gina.get('/account')).text, 'Your run: 14.')
})

t.test('a password that was given out opens nothing but its own change', async (t) => {
  const at = await company(t)
  const { path, admin, oneTime } = await added(at)
  const gina = new Client(at.node.url)
  await gina.post('/login', { login: 'gina', password: oneTime })
  for (const page of ['/account', '/preferences', '/styleguide', path]) {
    t.equal((await gina.get(page)).headers.get('Location'), '/account/password', page)
  }
  for (const page of ['/account/app/drop', '/account/passkey/drop', '/preferences']) {
    const form = { password: oneTime, id: 'x', language: 'da', scheme: 'dark' }
    t.equal((await gina.post(page, form)).headers.get('Location'), '/account/password', page)
  }
  const start = await gina.ask('/account/passkey/start', {
    method: 'POST',
    body: JSON.stringify({ password: oneTime }),
    headers: { 'Content-Type': 'application/json' },
  })
  t.equal(start.headers.get('Location'), '/account/password')
  t.equal((await gina.get('/account/password')).status, 200)
  t.equal((await gina.post('/logout', {})).headers.get('Location'), '/login')
  t.equal((await admin.get('/account')).status, 200)
})

t.test(
  'what is wrong with a new person is said beside the field, and nothing is lost',
  async (t) => {
    const at = await company(t)
    const admin = await at.person('administrator')
    await admin.post('/users', guard)
    for (const [change, said] of [
      [{ login: 'Gina' }, /f-login-fault.*Somebody has this user name/],
      [{ login: 'a b' }, /f-login-fault.*2 to 64/],
      [{ login: '' }, /f-login-fault.*Fill this in/],
      [{ login: 'new', name: ' ' }, /f-name-fault.*Fill this in/],
      [{ login: 'new', role: 'operator' }, /f-run-fault.*Only a guard has a run/],
      [{ login: 'new', role: 'emperor' }, /Not saved/],
    ] as const) {
      const { status, text } = await admin.post('/users', { ...guard, ...change })
      t.equal(status, 422, JSON.stringify(change))
      t.match(text, said)
      t.match(text, 'value="14"', 'as it was typed')
    }
    t.equal((await at.node.company.storage.users.all()).length, 3)
  },
)

t.test('role and run are changed; the log names whose', async (t) => {
  const at = await company(t)
  const { admin, path } = await added(at)
  const form = { name: 'Gina Operator', role: 'operator', run: '' }
  t.equal((await admin.post(path, form)).headers.get('Location'), path)
  const { text } = await admin.get(path)
  t.match(text, 'Gina Operator')
  t.match(text, /value="operator" checked/)
  t.match((await admin.get('/audit?action=user-save')).text, /<td[^>]*><span class="text">gina</)
})

t.test('who is switched off is out at once, and back when switched on', async (t) => {
  const at = await company(t)
  const { admin, path, oneTime } = await added(at)
  const gina = new Client(at.node.url)
  await gina.post('/login', { login: 'gina', password: oneTime })
  await admin.post(`${path}/off`, {})
  t.equal(
    (await gina.get('/account/password')).headers.get('Location'),
    '/login?to=%2Faccount%2Fpassword',
  )
  t.equal((await gina.post('/login', { login: 'gina', password: oneTime })).status, 422)
  t.match((await admin.get('/users')).text, 'switched off')
  await admin.post(`${path}/on`, {})
  t.equal((await gina.post('/login', { login: 'gina', password: oneTime })).status, 303)
})

t.test('a new password ends the old one and all sessions', async (t) => {
  const at = await company(t)
  const { admin, path, oneTime } = await added(at)
  const gina = new Client(at.node.url)
  await gina.post('/login', { login: 'gina', password: oneTime })
  const { text } = await admin.post(`${path}/reset-password`, { drop: 'on' })
  const second = secretIn(text)
  t.not(second, oneTime)
  t.equal((await gina.get('/account/password')).status, 303)
  t.equal((await gina.post('/login', { login: 'gina', password: oneTime })).status, 422)
  t.equal((await gina.post('/login', { login: 'gina', password: second })).status, 303)
  await admin.post(`${path}/end-sessions`, {})
  t.equal((await gina.get('/account/password')).status, 303)
})

t.test('nobody is removed by a slip, and the last administrator never', async (t) => {
  const at = await company(t)
  const { admin, path } = await added(at)
  t.equal((await admin.post(`${path}/remove`, {})).status, 422)
  t.equal((await admin.post(`${path}/remove`, { sure: 'on' })).headers.get('Location'), '/users')
  t.equal((await admin.get(path)).status, 404)
  const anne = `/user/${await idOf(at, 'anne')}`
  const own = `/user/${await idOf(at, 'user1')}`
  for (const act of ['off', 'remove', 'reset-password', 'end-sessions']) {
    t.equal((await admin.post(`${own}/${act}`, { sure: 'on' })).status, 404, `${act} oneself`)
  }
  await admin.post(own, { name: 'Olsen', role: 'reader', run: '' })
  t.equal((await admin.get('/users')).status, 200, 'one’s own role stays')
  await admin.post(`${anne}/off`, {})
  const last = await at.node.company.storage.users.byLogin('user1')
  t.equal(last?.role, 'administrator')
})

t.test('names of people are text', async (t) => {
  const at = await company(t)
  const { admin, path } = await added(at, {
    ...guard,
    name: '<script>alert(1)</script>',
    run: '"><i>x',
  })
  for (const page of ['/users', path, '/audit']) {
    const { text } = await admin.get(page)
    t.notMatch(text, '<script>alert', page)
    t.notMatch(text, '"><i>x', page)
  }
})
