/** The first run in a browser: who may, what is asked, and that it goes on where it was. */
import t, { type Test } from 'tap'
import { claim_ms } from '../../node/user/limits.ts'
import { type Served, serve } from '../api/node.ts'
import { set_up_token } from '../support/administration.ts'
import { Client, company, password } from './client.ts'

const danish = { name: 'Harbour Alarm', code: 'hac', country: 'DK', zone: '', address: '' }
const anne = { name: 'Anne Holm', login: 'anne', password, again: password }

/** A node without a company, and a clock that is set by hand. */
async function fresh(t: Test) {
  const clock = { now: Date.now() }
  const node = await serve(t, { notSetUp: true, now: () => clock.now })
  return { node, clock, visitor: () => new Client(node.url) }
}

async function claimed(node: Served): Promise<Client> {
  const client = new Client(node.url)
  await client.post('/set-up', { token: set_up_token })
  return client
}

/** With company and administrator; what is left is the phrase. */
async function founded(node: Served): Promise<Client> {
  const client = await claimed(node)
  await client.post('/set-up/company', danish)
  await client.post('/set-up/administrator', anne)
  return client
}

t.test('whatever is opened before there is a company leads to the set-up', async (t) => {
  const { visitor } = await fresh(t)
  for (const path of ['/', '/links', '/login', '/set-up/administrator', '/nowhere']) {
    const { status, headers } = await visitor().get(path)
    t.equal(status, 303, path)
    t.equal(headers.get('Location'), '/set-up', path)
  }
  const { status, text } = await visitor().get('/set-up')
  t.equal(status, 200)
  t.match(text, 'set-up.token')
  t.notMatch(text, set_up_token)
  t.notMatch(text, 'name="code"', 'nothing is asked of who has not claimed it')
})

t.test('the wizard: token, company, administrator, phrase, board', async (t) => {
  const { node, visitor } = await fresh(t)
  const client = visitor()
  const claim = await client.post('/set-up', { token: ` ${set_up_token.toUpperCase()} ` })
  t.equal(claim.status, 303)
  t.match(client.cookie, /^baton-session=[\w-]{43}$/)
  const claimCookie = client.cookie
  t.match((await client.get('/set-up')).text, 'name="code"')
  const made = await client.post('/set-up/company', { ...danish, address: 'Baton.Harbour.example' })
  t.equal(made.headers.get('Location'), '/set-up/administrator')
  t.same(node.administration.sources.profile.get(), {
    country: 'DK',
    zone: 'Europe/Copenhagen',
    address: '/dns4/baton.harbour.example/tcp/4001',
  })
  const admin = await client.post('/set-up/administrator', anne)
  t.equal(admin.headers.get('Location'), '/company/phrase')
  t.not(client.cookie, claimCookie, 'who logs in gets another secret')
  t.notMatch((await client.get('/company/phrase')).text, 'type="password"', 'it was just typed')
  const shown = await client.post('/company/phrase', {})
  for (let place = 1; place <= 24; place++) t.match(shown.text, `<span>word${place}</span>`)
  const { text } = await client.get('/company/phrase/check')
  const places = [...text.matchAll(/>Word (\d+)</g)].map(([, place]) => place)
  t.equal(places.length, 3)
  const words = new URLSearchParams(places.map((place) => ['word[]', `Word${place} `]))
  const checked = await client.ask('/company/phrase/check', { method: 'POST', body: words })
  t.equal(checked.headers.get('Location'), '/')
  t.equal(node.administration.phrase, undefined, 'it is kept no longer')
  t.match((await client.get('/company/phrase')).text, 'Nothing to write down')
})

t.test('a wrong token lets nobody in, and who guesses has to wait', async (t) => {
  const { node, visitor } = await fresh(t)
  const client = visitor()
  for (const token of ['', 'wrong', `${set_up_token}x`]) {
    const { status, text } = await client.post('/set-up', { token })
    t.equal(status, 422, token)
    t.notMatch(text, 'value="wrong"', 'what was typed is not shown')
  }
  t.equal(client.cookie, '')
  t.equal((await client.post('/set-up/company', danish)).status, 409)
  for (let i = 0; i < 20; i++) await client.post('/set-up', { token: `guess ${i}` })
  const later = await client.post('/set-up', { token: 'one more' })
  t.equal(later.status, 429)
  t.match(later.text, 'Too many wrong tries. Try again in 1m.')
  t.equal(node.administration.phrase, undefined, 'no company was made')
})

t.test('a second visitor cannot claim it, nor go on with a cookie of his own', async (t) => {
  const { node, clock, visitor } = await fresh(t)
  const first = await claimed(node)
  const second = visitor()
  const taken = await second.post('/set-up', { token: set_up_token })
  t.equal(taken.status, 409)
  t.match(taken.text, 'Somebody else is setting this node up now')
  t.match(taken.text, 'name="token"')
  const thief = new Client(node.url, 'baton-session=chosen-by-somebody-else-and-43-chars-long-xx')
  t.equal((await thief.post('/set-up/company', danish)).status, 409)
  await first.post('/set-up/company', danish)
  t.equal((await thief.post('/set-up/administrator', anne)).status, 409)
  clock.now += claim_ms
  const lost = await first.post('/set-up/administrator', anne)
  t.equal(lost.status, 409)
  t.match(lost.text, 'type the token again')
  t.equal((await second.post('/set-up/administrator', { token: set_up_token })).status, 303)
  t.equal((await second.post('/set-up/administrator', anne)).status, 303)
})

t.test('interrupted, it goes on where it was', async (t) => {
  const { node, clock, visitor } = await fresh(t)
  const first = await claimed(node)
  await first.post('/set-up/company', danish)
  t.match((await first.get('/set-up/administrator')).text, 'name="login"', 'in the same browser')
  clock.now += claim_ms
  const again = visitor()
  t.equal((await again.get('/')).headers.get('Location'), '/login')
  t.equal((await again.get('/login')).headers.get('Location'), '/set-up/administrator')
  t.match((await again.get('/set-up/administrator')).text, 'name="token"')
  await again.post('/set-up/administrator', { token: set_up_token })
  await again.post('/set-up/administrator', anne)
  t.match((await again.get('/links')).text, 'The recovery phrase is not written down yet')
  const later = visitor()
  await later.post('/login', { login: 'anne', password })
  const { text } = await later.get('/company/phrase')
  t.match(text, 'type="password"', 'another session is asked for the password')
  const wrong = await later.post('/company/phrase', { password: 'not the password' })
  t.equal(wrong.status, 422)
  t.notMatch(wrong.text, 'word7')
  t.match((await later.post('/company/phrase', { password })).text, 'word7')
})

t.test(
  'what is wrong with a company is said beside its field, and nothing typed is lost',
  async (t) => {
    const { node } = await fresh(t)
    const client = await claimed(node)
    const wrong: readonly (readonly [change: object, said: RegExp])[] = [
      [{ name: ' ' }, /f-name-fault[^<]*>.*Fill this in/],
      [{ code: 'ab' }, /f-code-fault.*Three letters or digits/],
      [{ code: 'ab!' }, /f-code-fault.*Three letters or digits/],
      [{ country: '' }, /f-country-fault.*Fill this in/],
      [{ country: 'QQ' }, /f-country-fault.*Choose one of the list/],
      [{ zone: 'Mars/Base' }, /f-zone-fault.*Choose a time zone/],
      [{ address: 'localhost' }, /f-address-fault.*no address that others could reach/],
      [{ address: 'https://x.example' }, /f-address-fault.*no address that others could reach/],
    ]
    for (const [change, said] of wrong) {
      const { status, text } = await client.post('/set-up/company', { ...danish, ...change })
      t.equal(status, 422, JSON.stringify(change))
      t.match(text, said, JSON.stringify(change))
      if (!('name' in change)) t.match(text, 'value="Harbour Alarm"')
      // No script runs here that would lead there.
      t.match(text, new RegExp(`name="${Object.keys(change)[0]}"[^>]* autofocus`), 'begins there')
      t.equal(text.match(/ autofocus/g)?.length, 1)
    }
    const several = await client.post('/set-up/company', { ...danish, country: 'AU' })
    t.match(several.text, 'Australia has several time zones: choose one.')
    t.match(several.text, 'value="Australia/Perth"')
    t.notMatch(several.text, 'value="Europe/Copenhagen"', 'only its own are offered')
    const chosen = { ...danish, country: 'AU', zone: 'Australia/Perth' }
    t.equal((await client.post('/set-up/company', chosen)).status, 303)
  },
)

t.test('what is wrong with the administrator is said, and no password is sent back', async (t) => {
  const { node } = await fresh(t)
  const client = await claimed(node)
  await client.post('/set-up/company', danish)
  const wrong: readonly (readonly [change: object, said: RegExp])[] = [
    [{ again: 'something else' }, /f-again-fault.*not the same/],
    [{ password: 'short', again: 'short' }, /f-password-fault.*At least 10/],
    [{ password: 'anneanneanne', again: 'anneanneanne' }, /f-password-fault/],
    [{ login: 'a b' }, /f-login-fault.*2 to 64/],
    [{ name: '' }, /f-name-fault/],
  ]
  for (const [change, said] of wrong) {
    const { status, text } = await client.post('/set-up/administrator', { ...anne, ...change })
    t.equal(status, 422)
    t.match(text, said, JSON.stringify(change))
    t.notMatch(text, password)
  }
})

t.test('nobody sets a node up a second time', async (t) => {
  const { node, visitor } = await fresh(t)
  await founded(node)
  const late = visitor()
  for (const path of ['/set-up', '/set-up/company']) {
    t.equal((await late.post(path, { ...danish, token: set_up_token })).status, 404, path)
  }
  t.equal((await late.get('/set-up')).headers.get('Location'), '/', 'a bookmark of the first day')
  const again = await late.post('/set-up/administrator', { token: set_up_token })
  t.equal(again.headers.get('Location'), '/')
  t.equal((await late.post('/set-up/administrator', anne)).headers.get('Location'), '/')
  t.equal(late.cookie, '')
})

t.test('a company that was set up otherwise is asked for its administrator only', async (t) => {
  const node = await serve(t)
  const client = new Client(node.url)
  t.equal((await client.get('/login')).headers.get('Location'), '/set-up/administrator')
  await client.post('/set-up/administrator', { token: set_up_token })
  const made = await client.post('/set-up/administrator', anne)
  t.equal(made.headers.get('Location'), '/', 'its phrase was told to who set it up')
  t.equal((await client.get('/')).status, 200)
})

t.test('the wrong words leave the phrase where it is', async (t) => {
  const { node } = await fresh(t)
  const client = await founded(node)
  const body = new URLSearchParams([1, 2, 3].map(() => ['word[]', '<b>wrong']))
  const { status, text } = await client.ask('/company/phrase/check', { method: 'POST', body })
  t.equal(status, 422)
  t.match(text, /That is not word \d+/)
  t.notMatch(text, '<b>wrong')
  t.equal(node.administration.phrase?.length, 24)
  t.equal((await client.post('/company/phrase/check', {})).status, 422)
})

t.test('only administrators are reminded of the phrase and get to see it', async (t) => {
  const { node, person } = await company(t)
  node.administration.phrase = ['one', 'two', 'three']
  const operator = await person('operator')
  t.notMatch((await operator.get('/links')).text, 'recovery phrase')
  for (const path of ['/company/phrase', '/company/phrase/check']) {
    t.equal((await operator.get(path)).status, 403)
    t.equal((await operator.post(path, { password })).status, 403)
  }
  const administrator = await person('administrator')
  for (const path of ['/links', '/users', '/audit', '/status', '/company', '/tokens']) {
    t.match((await administrator.get(path)).text, 'href="/company/phrase"', path)
  }
})

t.test('in Danish it is in Danish', async (t) => {
  const { visitor } = await fresh(t)
  const { text } = await visitor().get('/set-up', { 'Accept-Language': 'da-DK,da;q=0.9' })
  t.match(text, '<html lang="da"')
  t.match(text, 'Er det din node?')
})
