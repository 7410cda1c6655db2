/** The pages over HTTP: who sees them, and what hostile text does to them. */
import { readFileSync } from 'node:fs'
import t, { type Test } from 'tap'
import { link, until } from '../support/company.ts'
import { clientOf } from './client.ts'
import { type Served, type ServeOptions, serve, World } from './node.ts'

type Page = { readonly status: number; readonly headers: Headers; readonly text: string }

async function open(node: Served, path: string, init: RequestInit = {}): Promise<Page> {
  const response = await fetch(`${node.url}${path}`, { redirect: 'manual', ...init })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

function submit(node: Served, path: string, form: Record<string, string>, headers = {}) {
  return open(node, path, { method: 'POST', body: new URLSearchParams(form), headers })
}

/** The cookie of somebody who has logged in. */
async function login(node: Served): Promise<{ readonly Cookie: string }> {
  const { headers } = await submit(node, '/login', { token: node.admin })
  const [cookie = ''] = (headers.get('Set-Cookie') ?? '').split(';')
  return { Cookie: cookie }
}

async function inside(t: Test, options: ServeOptions = {}) {
  const node = await serve(t, options)
  const headers = await login(node)
  const post = async (path: string, body: object = {}) =>
    (await clientOf(node)('POST', path, { token: node.write, body })).body
  return { node, post, show: (path: string) => open(node, path, { headers }) }
}

t.test(
  'who has not logged in sees the form, and comes back to where he wanted to go',
  async (t) => {
    const node = await serve(t)
    const job = `/job/${'a'.repeat(64)}`
    for (const [path, to] of [
      ['/', '/login'],
      [job, `/login?to=${encodeURIComponent(job)}`],
      ['/nonsense', '/login?to=%2Fnonsense'],
    ] as const) {
      const reply = await open(node, path)
      t.equal(reply.status, 303)
      t.equal(reply.headers.get('Location'), to)
    }
    const form = await open(node, `/login?to=${encodeURIComponent(job)}`)
    t.equal(form.status, 200)
    t.match(form.text, `name="to" value="${job}"`)
    const inside = await submit(node, '/login', { token: ` ${node.admin} `, to: job })
    t.equal(inside.headers.get('Location'), job)
  },
)

t.test('a login leads to no other site', async (t) => {
  const node = await serve(t)
  for (const to of ['https://evil.example', '//evil.example', '/\\evil.example', '/job/x', '"']) {
    const form = await open(node, `/login?to=${encodeURIComponent(to)}`)
    t.match(form.text, 'name="to" value="/"', to)
    const reply = await submit(node, '/login', { token: node.admin, to })
    t.equal(reply.headers.get('Location'), '/', to)
  }
})

t.test('the cookie is for this site and its server only, and random', async (t) => {
  const node = await serve(t)
  const first = await submit(node, '/login', { token: node.admin })
  const cookie = first.headers.get('Set-Cookie') ?? ''
  t.match(cookie, /^baton-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  const second = await submit(node, '/login', { token: node.admin })
  t.not(second.headers.get('Set-Cookie'), cookie)
  const secure = { 'X-Forwarded-Proto': 'https' }
  const behind = await submit(node, '/login', { token: node.admin }, secure)
  t.match(behind.headers.get('Set-Cookie'), /; Secure$/)
})

t.test('only an administrator logs in; the form says what is wrong', async (t) => {
  const node = await serve(t)
  for (const token of [node.write, node.read, 'mistyped', '']) {
    const reply = await submit(node, '/login', { token })
    t.equal(reply.status, 422)
    t.match(reply.text, 'role="alert"')
    t.equal(reply.headers.get('Set-Cookie'), null)
    t.notMatch(reply.text, token || 'baton_', 'what was typed is not shown')
  }
  t.equal((await submit(node, '/login', { 'token[x]': node.admin })).status, 422)
  t.equal((await submit(node, '/login', {})).status, 422)
})

t.test('who guesses has to wait', async (t) => {
  const node = await serve(t)
  for (let i = 0; i < 20; i++) await submit(node, '/login', { token: `wrong ${i}` })
  const reply = await submit(node, '/login', { token: 'wrong' })
  t.equal(reply.status, 429)
  t.match(reply.text, 'wait a minute')
})

t.test('a form that is too large is refused, and is no failure of the node', async (t) => {
  const node = await serve(t)
  const reply = await submit(node, '/login', { token: 'x'.repeat(5000) })
  t.equal(reply.status, 413)
  t.strictSame(node.logged, [])
})

t.test('a form of another site does not log in', async (t) => {
  const node = await serve(t)
  const headers = { Origin: 'https://evil.example' }
  const reply = await submit(node, '/login', { token: node.admin }, headers)
  t.equal(reply.status, 403)
  t.equal(reply.headers.get('Set-Cookie'), null)
})

t.test('who logs out is out, and a session ends with the shift', async (t) => {
  let now = Date.now()
  const node = await serve(t, { now: () => now })
  const headers = await login(node)
  t.equal((await open(node, '/', { headers })).status, 200)
  const out = await open(node, '/logout', { method: 'POST', headers })
  t.match(out.headers.get('Set-Cookie'), 'Max-Age=0')
  t.equal((await open(node, '/', { headers })).status, 303)
  const again = await login(node)
  now += 12 * 3_600_000
  t.equal((await open(node, '/', { headers: again })).status, 303)
  t.equal((await open(node, '/', { headers: { Cookie: 'baton-session=x' } })).status, 303)
})

t.test('there are only so many sessions; the oldest gives way', async (t) => {
  const node = await serve(t)
  const oldest = await login(node)
  for (let i = 0; i < 49; i++) await login(node)
  t.equal((await open(node, '/', { headers: oldest })).status, 200)
  await login(node)
  t.equal((await open(node, '/', { headers: oldest })).status, 303)
})

t.test('the board shows jobs by life, links and alarms', async (t) => {
  const { node, post, show } = await inside(t)
  t.match((await show('/')).text, 'No jobs yet')
  await post('/jobs', { fields: { siteName: 'Harbour Store', type: 'patrol' }, attend: true })
  await post('/jobs', { fields: { siteName: 'Town Hall' } })
  node.alarms.push({
    is: 'no answer',
    job: 'a'.repeat(64) as never,
    assignment: 'x' as never,
    at: 1,
  })
  const { status, text } = await show('/')
  t.equal(status, 200)
  t.match(text, /Unassigned <small>1<[\s\S]*Town Hall[\s\S]*Open <small>1<[\s\S]*Harbour Store/)
  t.match(text, 'no answer')
  t.match(text, `href="/job/${'a'.repeat(64)}"`)
  t.match(text, 'No links yet')
  t.match(text, 'http-equiv="refresh"')
})

t.test('hostile text of another company stays text, on the board and on the job', async (t) => {
  const { post, show } = await inside(t)
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e'
  const { job } = await post('/jobs', {
    number: 'W-1',
    fields: { siteName: hostile, siteAddress: hostile, request: hostile, caller: hostile },
    providers: [{ name: '<b>Night' }],
    attend: true,
  })
  await post(`/jobs/${job}/entries`, { text: hostile, by: '<i>Olsen', items: [hostile] })
  await post(`/jobs/${job}/stages`, { stage: 'stood down', reason: hostile, by: '<i>Olsen' })
  for (const path of ['/', `/job/${job}`]) {
    const { text } = await show(path)
    t.notMatch(text, /<script|<img|<b>Night|<i>Olsen/, path)
    t.match(text, '&#60;script&#62;alert(1)')
  }
})

t.test('a job page shows its way, fields, stages, timeline and what came late', async (t) => {
  const world = new World()
  const { node, post, show } = await inside(t, { world })
  const pat = await serve(t, { code: 'PAT', world })
  await link(node.company, pat.company)
  const made = await post('/jobs', {
    fields: { request: 'zone 3', orderNumber: 'PO-7' },
    providers: [{ code: 'PAT' }, { name: 'Night Patrol' }],
    answerMinutes: 5,
  })
  const at = clientOf(pat)
  const job = `/jobs/${made.job}`
  const ask = (path: string, body: object = {}) => at('POST', path, { token: pat.write, body })
  await until('the job', async () => (await at('GET', job, { token: pat.read })).status === 200)
  t.match((await show(`/job/${made.job}`)).text, 'an answer is due')
  await ask(`${job}/seen`)
  const happenedAt = Date.now() - 3_600_000
  const wrong = await ask(`${job}/stages`, { stage: 'off site', by: 'Guard 14', happenedAt })
  await ask(`${job}/withdraw-stage`, { stage: wrong.body.saved[0], reason: 'wrong' })
  await ask(`${job}/entries`, { kind: 'attempt', text: 'keyholder', items: ['5550 1234'] })
  await ask(`${job}/entries`, { text: 'last' })
  const text = await until('the note', async () => {
    const page = (await show(`/job/${made.job}`)).text
    return page.includes('last') && page
  })
  for (const what of [
    'PAT Security',
    'NOT SENT – PHONE',
    'this company',
    'PO-7',
    'Order number',
    'Guard 14',
    '<s>off site</s>',
    '1 h ago',
    'Attempt',
    '5550 1234',
  ]) {
    t.ok(text.includes(what), what)
  }
  t.match(text, /delivered|seen/)
})

t.test('a complete job shows what is held here', async (t) => {
  const { node, post, show } = await inside(t)
  const { job } = await post('/jobs', { attend: true })
  await post(`/jobs/${job}/complete`)
  const body = { fields: { siteName: 'Old Mill' } }
  await clientOf(node)('PATCH', `/jobs/${job}`, { token: node.write, body })
  const { text } = await show(`/job/${job}`)
  t.match(text, 'Held here, not sent')
  t.match(text, 'Old Mill')
})

t.test('a page that is not there says so', async (t) => {
  const { show } = await inside(t)
  for (const path of ['/nonsense', `/job/${'a'.repeat(64)}`, '/job/x']) {
    const { status, text } = await show(path)
    t.equal(status, 404, path)
    t.match(text, 'Not found')
  }
})

t.test('before the set-up the page says how', async (t) => {
  const { show } = await inside(t, { notSetUp: true })
  t.match((await show('/')).text, 'baton setup --name')
  t.equal((await show(`/job/${'a'.repeat(64)}`)).status, 404)
})

t.test('pages run no script and load nothing from elsewhere', async (t) => {
  const { node, show } = await inside(t)
  const { headers, text } = await show('/')
  const policy = headers.get('Content-Security-Policy') ?? ''
  t.match(policy, "default-src 'none'")
  t.match(policy, "form-action 'self'")
  t.notMatch(policy, /script-src|unsafe/)
  t.notMatch(text, /<script|style="|https?:/)
  const style = await open(node, '/style.css')
  t.match(style.headers.get('Content-Type'), 'text/css')
  t.notMatch(style.text, /url\(|@import/)
})

t.test('text can be read on every ground, light and dark: 4.5 to 1', async (t) => {
  const style = readFileSync(new URL('../../admin-ui/static/style.css', import.meta.url), 'utf8')
  const colours = new Map(
    [...style.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
      ([, name = '', light = '', dark = '']) => [name, [light, dark]] as const,
    ),
  )
  for (const ground of ['ground', 'sheet', 'loud-ground']) {
    for (const ink of ['text', 'soft', 'link', 'loud', 'warn', 'good']) {
      for (const mode of [0, 1] as const) {
        const pair = [colours.get(ground)?.[mode], colours.get(ink)?.[mode]]
        t.ok(contrast(pair[0] ?? '', pair[1] ?? '') >= 4.5, `${ink} on ${ground}: ${pair}`)
      }
    }
  }
})

/** WCAG 2: relative luminances, the lighter over the darker. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
