/** Two real nodes, from an empty folder to a job that crosses: all of it on their pages. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { Client } from '../pages/client.ts'
import { until } from '../support/company.ts'
import { NodeProcess } from '../support/node-process.ts'

const wait_ms = 15_000
const password = 'a quiet night shift'
/** No company in the settings. */
const unset = { BATON_COMPANY_NAME: '', BATON_COMPANY_CODE: '' }

function start(t: Test, settings: Record<string, string> = unset) {
  const data = mkdtempSync(join(tmpdir(), 'baton-first-'))
  const node = new NodeProcess(data, settings)
  t.teardown(async () => {
    await node.stop('SIGKILL')
    rmSync(data, { recursive: true, force: true })
  })
  return { node, data, tokenFile: join(data, 'set-up.token') }
}

const read = (path: string) => readFileSync(path, 'utf8').trim()

/** Company and administrator by the wizard; the client is logged in. */
async function setUp(t: Test, code: string) {
  const { node, data, tokenFile } = start(t)
  const client = new Client(await node.ready())
  await client.post('/set-up', { token: read(tokenFile) })
  const company = { name: `${code} Security`, code, country: 'DK', zone: '', address: '' }
  t.equal((await client.post('/set-up/company', company)).status, 303)
  const administrator = { name: 'Anne Holm', login: 'anne', password, again: password }
  t.equal((await client.post('/set-up/administrator', administrator)).status, 303)
  return { node, data, tokenFile, client }
}

t.test('the log says where the set-up token is, and never what it is', async (t) => {
  const { node, data, tokenFile } = start(t)
  await node.ready()
  const token = read(tokenFile)
  t.equal(statSync(tokenFile).mode & 0o777, 0o600)
  await new Client(await node.ready()).post('/set-up', { token: `${token}x` })
  const { out, err } = await node.stop()
  t.match(out, tokenFile)
  t.notMatch(`${out}${err}`, token)
  const again = new NodeProcess(data, unset)
  await again.ready()
  t.equal(read(tokenFile), token, 'who has copied it goes on with it after a restart')
  await again.stop()
})

t.test('in a terminal the node prints the token, for who started it there', async (t) => {
  const data = mkdtempSync(join(tmpdir(), 'baton-first-'))
  t.teardown(() => rmSync(data, { recursive: true, force: true }))
  const env = {
    ...{ PATH: process.env.PATH, BATON_DATA: data },
    ...{ BATON_HTTP_PORT: '0', BATON_LISTEN: '/ip4/127.0.0.1/tcp/0' },
  }
  // Runs the program in a terminal of its own, and ends it when it is ended itself.
  const terminal = spawn('script', ['-qec', `${process.execPath} node/start.js`, '/dev/null'], {
    env,
  })
  let said = ''
  terminal.stdout.on('data', (chunk) => {
    said += chunk
  })
  const ended = once(terminal, 'close')
  await until('the token', () => /^Set-up token: \S+$/m.test(said), wait_ms)
  t.match(said, `Set-up token: ${read(join(data, 'set-up.token'))}`)
  terminal.kill()
  await ended
})

t.test('a set-up that a restart interrupts goes on at the next start', async (t) => {
  const { node, data, tokenFile } = start(t)
  const first = new Client(await node.ready())
  const token = read(tokenFile)
  await first.post('/set-up', { token })
  const company = {
    name: 'Harbour',
    code: 'HAC',
    country: 'AU',
    zone: 'Australia/Perth',
    address: '',
  }
  await first.post('/set-up/company', company)
  await node.stop('SIGKILL')
  const again = new NodeProcess(data, unset)
  t.teardown(() => again.stop('SIGKILL'))
  const client = new Client(await again.ready())
  t.equal((await client.get('/login')).headers.get('Location'), '/set-up/administrator')
  await client.post('/set-up/administrator', { token })
  const administrator = { name: 'Anne Holm', login: 'anne', password, again: password }
  const made = await client.post('/set-up/administrator', administrator)
  t.equal(made.headers.get('Location'), '/company/phrase')
  t.match((await client.get('/company')).text, '<option value="Australia/Perth" selected>')
  t.notOk(existsSync(tokenFile), 'nobody needs it any more')
})

t.test('a node with users has no set-up token, whatever lies in its folder', async (t) => {
  const { node, data, tokenFile, client } = await setUp(t, 'ALM')
  t.notOk(existsSync(tokenFile))
  t.equal((await client.post('/set-up', { token: 'any' })).status, 404)
  await node.stop()
  writeFileSync(tokenFile, 'k7mq-2x9d-abcd-efgh\n', { mode: 0o600 })
  const again = new NodeProcess(data, unset)
  t.teardown(() => again.stop('SIGKILL'))
  t.notMatch((await again.ready().then(() => again.stop())).out, 'set-up.token')
  t.notOk(existsSync(tokenFile))
})

t.test('two companies that were set up so link, and a job crosses', async (t) => {
  const [alm, pat] = await Promise.all([setUp(t, 'ALM'), setUp(t, 'PAT')])
  const invited = (await alm.client.post('/links/invite', {})).text
  const invitation = /<code id="secret"[^>]*>([^<]+)</.exec(invited)?.[1] ?? ''
  await pat.client.post('/links/join', { invitation })
  const seen: string[] = []
  for (const { client } of [alm, pat]) {
    const look = async () => {
      const { text } = await client.get('/links')
      return /action="(\/link\/\w+)\/approve"/.exec(text) ?? undefined
    }
    const [, path = ''] = await until('the request', look, wait_ms)
    const { text } = await client.get('/links')
    const words = /name="same" value="([^"]+)"/.exec(text)?.[1] ?? ''
    seen.push(words)
    await client.post(`${path}/approve`, { same: words })
  }
  t.equal(seen[0], seen[1], 'the same six words at both ends')
  const connected = async () => (await alm.client.get('/links')).text.includes('>connected<')
  await until('the link', connected, wait_ms)
  await alm.node.call('/jobs', { providers: [{ code: 'PAT' }], fields: { siteName: 'Old Mill' } })
  const arrived = async () => (await pat.client.get('/')).text.includes('Old Mill')
  await until('the job', arrived, wait_ms)
  for (const { node } of [alm, pat]) {
    const { out } = await node.stop()
    t.notMatch(out, invitation.slice(0, 40), 'no invitation stands in the log')
    t.notMatch(out, password)
  }
})
