/** What every page has in common: who may, what is said where it fails, headers, the audit log. */
import t from 'tap'
import type { AuditLine, Permission, Role } from '../../admin-ui/backend/user.ts'
import { routes } from '../../admin-ui/routes.ts'
import { roleMay, roles } from '../../node/user/roles.ts'
import { desk } from '../support/users.ts'
import { asBrowser, Client, type Company, company, password } from './client.ts'

/** Something for each part of a path; none of it is there. */
function addressOf(path: string): string {
  const id = 'a'.repeat(64)
  return path.replaceAll(/:(job|site|company|assignment)/g, id).replaceAll(/:\w+/g, 'none')
}

async function auditOf({ node }: Company): Promise<readonly AuditLine[]> {
  const admin = await node.users.logIn({ login: 'anne', password }, desk)
  if (admin.is !== 'in') throw new Error('not in')
  return (await node.users.audit(admin.actor, {})).lines
}

t.test('each page is for who has its permission, and nobody else', async (t) => {
  const at = await company(t)
  const people = new Map<Role, Client>()
  for (const role of roles) people.set(role, await at.person(role))
  const inside = routes.filter(({ access }) => access !== 'open' && access !== 'set-up')
  t.ok(inside.length > 5)
  for (const { method, path, access } of inside) {
    // It would end the session that the others are asked with.
    if (path === '/logout') continue
    const address = addressOf(path)
    const nobody = await new Client(at.node.url).ask(address, { method })
    t.equal(nobody.status, 303, `${method} ${path}: nobody`)
    t.match(nobody.headers.get('Location'), /^\/login/)
    for (const [role, client] of people) {
      const may = access === 'anybody' || roleMay(role, access as Permission)
      const body = method === 'GET' ? {} : { body: new URLSearchParams() }
      const { status } = await client.ask(address, { method, ...body })
      t.equal(status === 403, !may, `${method} ${path}: ${role} is answered ${status}`)
    }
  }
})

t.test('a lost connection is an alarm on every page that shows alarms, once', async (t) => {
  const at = await company(t)
  const reader = await at.person('reader')
  for (const path of ['/', '/monitor', '/preferences', '/address-book']) {
    const { text } = await reader.get(path)
    t.equal(text.match(/connection-alarm\.js/g)?.length, 1, path)
    t.equal(text.match(/id="alarm-not-connected"/g)?.length, 1, path)
    t.equal(/rel="manifest"/.test(text), path === '/monitor', 'that window alone is installed')
  }
  t.notMatch((await new Client(at.node.url).get('/login')).text, 'connection-alarm')
})

t.test('no two rows of the table serve the same, and all that is done is audited', async (t) => {
  const names = routes.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`)
  t.strictSame(names, [...new Set(names)])
  for (const { method, path, audit, bytesMax } of routes) {
    if (method === 'GET') t.equal(audit, undefined, `GET ${path} changes nothing`)
    t.ok(bytesMax > 0 && bytesMax <= 64 * 1024 * 1024, path)
  }
})

t.test('who may not is told who may, and the log of what was done has the try', async (t) => {
  const at = await company(t)
  const line = routes.find(({ method, access }) => method === 'POST' && access === 'dispatch')
  const page = routes.find(({ method, access }) => method === 'GET' && access === 'administer')
  const reader = await at.person('reader')
  if (page) {
    const { status, text } = await reader.get(addressOf(page.path))
    t.equal(status, 403)
    t.match(text, 'You are logged in as read-only.')
    t.match(text, 'Administrators may do this.')
    const [looked] = (await auditOf(at)).filter(({ action }) => action === 'page-open')
    t.match(looked, { outcome: 'refused', name: 'Olsen 1', target: /\w/ })
    const allowed = await (await at.person('administrator')).get(addressOf(page.path))
    t.not(allowed.status, 403)
    const opened = (await auditOf(at)).filter(({ action }) => action === 'page-open')
    t.equal(opened.length, 1, 'what was permitted to be looked at is not kept')
  }
  if (!line?.audit) return
  t.equal((await reader.post(addressOf(line.path), {})).status, 403)
  const [newest] = (await auditOf(at)).filter(({ action }) => action === line.audit)
  t.match(newest, { outcome: 'refused', name: 'Olsen 1', address: '127.0.0.1' })
})

t.test('what is done is in the audit log: who, from where, what, how it ended', async (t) => {
  const at = await company(t)
  const person = await at.person('reader')
  const chosen = { language: 'da', scheme: 'dark', rows: 'dense' }
  t.equal((await person.post('/preferences', chosen)).status, 303)
  const again = await person.post('/preferences', { ...chosen, language: 'xx' })
  t.equal(again.status, 422)
  t.match(
    again.text,
    'id="f-language" role="radiogroup" tabindex="-1" aria-describedby="f-language-fault" aria-invalid="true"',
  )
  t.match(again.text, '<p class="fault" id="f-language-fault">')
  const lines = (await auditOf(at)).filter(({ action }) => action === 'preferences-save')
  t.match(lines, [
    { outcome: 'refused', name: 'Olsen 1', address: '127.0.0.1' },
    { outcome: 'done', name: 'Olsen 1', address: '127.0.0.1' },
  ])
})

t.test('a page that is not there says so in words, with the number of the request', async (t) => {
  const at = await company(t)
  const person = await at.person()
  for (const path of ['/nonsense', `/job/${'a'.repeat(64)}`, '/job/x', '/static/x/y.js', '/JOB']) {
    const { status, text, headers } = await person.get(path)
    t.equal(status, 404, path)
    if (path.startsWith('/static')) continue
    t.match(text, 'Not found', path)
    const id = headers.get('X-Request-Id') ?? ''
    t.match(id, /^[0-9a-f]{12}$/)
    t.match(text, `Request ${id}`)
  }
  t.equal((await person.ask('/login', { method: 'PUT' })).status, 405)
  t.equal((await person.ask('/preferences', { method: 'DELETE' })).status, 405)
})

t.test(
  'a fault of ours is said without its inside; the log has it under the same number',
  async (t) => {
    const at = await company(t)
    const person = await at.person()
    const { jobs } = at.node.backend.company() ?? {}
    if (!jobs) throw new Error('no company')
    Object.assign(jobs, { get: () => Promise.reject(new Error('a secret inside')) })
    const { status, text, headers } = await person.get(`/job/${'a'.repeat(64)}`)
    t.equal(status, 500)
    t.notMatch(text, 'secret')
    t.match(text, 'Something went wrong')
    const id = headers.get('X-Request-Id') ?? 'none'
    const [line = ''] = at.node.logged.filter((one) => one.includes('a secret inside'))
    t.match(line, id)
  },
)

t.test('what was done and cannot be recorded is a fault of ours like any other', async (t) => {
  const at = await company(t)
  const person = await at.person('operator')
  Object.assign(at.node.users, { record: () => Promise.reject(new Error('no room for a line')) })
  const { status, text, headers } = await person.post('/hand-over/note', {
    text: 'the lift is out of order',
  })
  t.equal(status, 500)
  t.match(text, 'Something went wrong')
  const id = headers.get('X-Request-Id') ?? 'none'
  const [line = ''] = at.node.logged.filter((one) => one.includes('no room for a line'))
  t.match(line, id)
})

t.test(
  'htmx gets a toast where a browser gets a page, and what is on the page stays',
  async (t) => {
    const at = await company(t)
    const person = await at.person('reader')
    const htmx = { 'HX-Request': 'true' }
    const gone = await person.get(`/job/${'a'.repeat(64)}`, htmx)
    t.equal(gone.status, 404)
    t.equal(gone.text, '')
    t.equal(gone.headers.get('HX-Reswap'), 'none')
    const large = { language: 'x'.repeat(40_000) }
    await person.post('/preferences', { language: 'da', scheme: 'system', rows: 'dense' })
    const refused = await person.post('/preferences', large, htmx)
    t.equal(refused.status, 413)
    t.equal(refused.text, '')
    const { toast } = JSON.parse(refused.headers.get('HX-Trigger') ?? '{}')
    t.match(toast.words, 'Her tages højst')
    const out = await new Client(at.node.url).get('/alarms', htmx)
    t.equal(out.status, 401)
    t.equal(out.headers.get('HX-Trigger'), 'session-ended')
    t.equal(out.headers.get('Location'), null, 'the form to log in is not put into a row')
  },
)

t.test('what is no form, too large, or pressed to a bomb is refused', async (t) => {
  const at = await company(t)
  const person = await at.person()
  const send = (body: BodyInit, headers: Record<string, string>) =>
    person.ask('/preferences', { method: 'POST', body, headers })
  t.equal((await send('{}', { 'Content-Type': 'application/json' })).status, 400)
  t.equal((await send('x', { 'Content-Type': 'text/plain' })).status, 400)
  const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
  t.equal((await send(`language=${'x'.repeat(33_000)}`, form)).status, 413)
  const { gzipSync } = await import('node:zlib')
  const bomb = new Uint8Array(gzipSync(Buffer.alloc(5_000_000, 'x')))
  t.equal((await send(bomb, { ...form, 'Content-Encoding': 'gzip' })).status, 413)
  t.equal((await send('__proto__=x&constructor[]=y', form)).status, 422)
  t.strictSame(at.node.logged, [])
})

t.test('what was done is said once, on the next page, and not in the address', async (t) => {
  const at = await company(t)
  const [one, other] = [await at.person(), await at.person()]
  const { headers } = await one.post('/preferences', {
    ...{ language: 'en', scheme: 'light', rows: 'dense' },
  })
  t.equal(headers.get('Location'), '/preferences')
  t.notMatch((await other.get('/preferences')).text, 'Preferences saved')
  t.match((await one.get('/preferences')).text, 'Preferences saved')
  t.notMatch((await one.get('/preferences')).text, 'Preferences saved')
})

t.test('each reads the pages in his own language and colours', async (t) => {
  const at = await company(t)
  const visitor = new Client(at.node.url)
  t.match((await visitor.get('/login')).text, '<html lang="en"')
  t.match((await visitor.get('/login', { 'Accept-Language': 'da-DK,da;q=0.9' })).text, 'Log ind')
  t.match((await visitor.get('/login', { 'Accept-Language': 'fi' })).text, 'Log in')
  const person = await at.person()
  await person.post('/preferences', { language: 'da', scheme: 'contrast', rows: 'comfortable' })
  const { text } = await person.get('/')
  t.match(text, '<html lang="da" data-scheme="contrast" data-rows="comfortable"')
  t.match(text, 'aria-label="Sider"')
})

t.test('pages may load own things only, and run nothing that stands in them', async (t) => {
  const at = await company(t)
  const person = await at.person()
  const { headers, text } = await person.get('/')
  t.equal(
    headers.get('Content-Security-Policy'),
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; " +
      "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
      "worker-src 'self'; manifest-src 'self'",
  )
  t.equal(headers.get('Cache-Control'), 'no-store')
  t.equal(headers.get('Cross-Origin-Opener-Policy'), 'same-origin')
  t.equal(headers.get('X-Content-Type-Options'), 'nosniff')
  t.notMatch(text, / style="|<style|hx-on|="js:|javascript:/)
  t.notMatch(text, /<script(?! src="\/static\/)/)
  t.notMatch(text, /(?:src|href)="(?!\/|#)/)
})

t.test('scripts and style are kept for ever under an address that changes with them', async (t) => {
  const at = await company(t)
  const person = await at.person()
  const { text } = await person.get('/')
  const addresses = [...text.matchAll(/(?:src|href|data-worker|data-alarm)="(\/static\/[^"]+)"/g)]
  t.ok(addresses.length > 7)
  for (const [, address = ''] of addresses) {
    const file = await person.get(address)
    t.equal(file.status, 200, address)
    t.match(file.headers.get('Cache-Control'), 'immutable')
    const type = file.headers.get('Content-Type') ?? ''
    if (/^text|xml/.test(type)) t.match(type, /; charset=utf-8$/, address)
    t.match(file.headers.get('Content-Security-Policy'), "script-src 'self'", 'a worker needs it')
    const etag = file.headers.get('ETag') ?? ''
    const known = await asBrowser(`${at.node.url}${address}`, { 'If-None-Match': etag })
    t.equal(known.status, 304)
    const old = await person.get(address.replace(/\/static\/\w+/, '/static/0123456789abcdef'))
    t.equal(old.headers.get('Cache-Control'), 'no-cache', 'another version is not kept')
    t.notMatch(file.text, /https?:\/\/(?!www\.w3\.org)/, `${address} asks nobody else`)
  }
  t.equal((await person.get('/static/../app.ts')).status, 404)
  t.equal((await person.get('/static/x/..%2fapp.ts')).status, 404)
})
