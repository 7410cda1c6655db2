/** The command line against a node that is really served. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import t from 'tap'
import { serve } from '../api/node.ts'
import { at, baton } from './run.ts'

t.test('the status of a node is printed in aligned lines', async (t) => {
  const node = await serve(t)
  const { code, out, err } = await at(node)('status')
  t.equal(code, 0)
  t.equal(err, '')
  t.match(out, /^Company {4}ALM Security \(ALM\)\nNode {7}[0-9a-f]{64}\n/)
  t.match(out, /Jobs {7}0 unassigned, 0 open/)
})

t.test('with --json what the node answered is printed, and nothing else', async (t) => {
  const node = await serve(t)
  const { out } = await at(node)('status', '--json')
  t.match(JSON.parse(out), { company: { code: 'ALM' }, jobs: { open: 0 } })
})

t.test('a node that is not there is one clear line, and exit code 3', async (t) => {
  const server = createServer().listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  const { code, out, err } = await baton(['status'], {
    BATON_URL: `http://127.0.0.1:${port}`,
    BATON_TOKEN: 'x',
  })
  t.equal(code, 3)
  t.equal(out, '')
  t.match(err, /^The node at http:\/\/127\.0\.0\.1:\d+ can't be reached \(ECONNREFUSED\): .*\n$/)
})

t.test('what answers and is not Baton is said to be so', async (t) => {
  const server = createServer((_, response) => response.end('<h1>hello</h1>')).listen(0)
  await new Promise((resolve) => server.once('listening', resolve))
  t.teardown(() => server.close())
  const { port } = server.address() as AddressInfo
  const { code, err } = await baton(['status'], {
    BATON_URL: `http://127.0.0.1:${port}/`,
    BATON_TOKEN: 'x',
  })
  t.equal(code, 3)
  t.match(err, 'is not Baton')
})

t.test("without a token the node's own is read from its data folder", async (t) => {
  const node = await serve(t)
  const data = t.testdir({ 'admin.token': `${node.admin}\n` })
  const { code } = await baton(['status'], { BATON_URL: node.url, BATON_DATA: data })
  t.equal(code, 0)
  const none = await baton(['status'], { BATON_URL: node.url, BATON_DATA: `${data}/none` })
  t.equal(none.code, 2)
  t.match(none.err, /admin\.token can't be read \(ENOENT\): set BATON_DATA .*or BATON_TOKEN/)
})

t.test('the port of the node is taken from its own setting', async (t) => {
  const node = await serve(t)
  const { port } = new URL(node.url)
  const { code } = await baton(['status'], { BATON_HTTP_PORT: port, BATON_TOKEN: node.admin })
  t.equal(code, 0)
})

t.test('a wrong token is a refusal', async (t) => {
  const node = await serve(t)
  const { code, err } = await baton(['status'], { BATON_URL: node.url, BATON_TOKEN: 'x' })
  t.equal(code, 1)
  t.match(err, /^Refused \(no-token\): .*\n$/)
})

t.test('words that make no sense are exit code 2, and nothing is asked of the node', async (t) => {
  const nowhere = { BATON_URL: 'http://127.0.0.1:9', BATON_TOKEN: 'x' }
  const wrongs = [
    [['nonsense'], 'no such command'],
    [['job', 'nonsense'], 'job new'],
    [['job', 'accept'], 'JOB is missing'],
    [['job', 'decline', 'ABC1'], 'REASON is missing'],
    [['job', 'accept', 'ABC1', 'and', 'more'], '"and" is too much'],
    [['job', 'list', '--nonsense'], 'nonsense'],
    [['job', 'list', '--life'], 'life'],
    [['setup', '--name', 'x'], '--code'],
    [['job', 'new', '--at', 'noon'], '"noon" is no time'],
    [['job', 'new', '--field', 'x'], 'name=value'],
    [['job', 'new', '--priority', 'high'], 'priority is a whole number'],
  ] as const
  const ran = wrongs.map(async ([words, said]) => ({
    words,
    said,
    ...(await baton(words, nowhere)),
  }))
  for (const { words, said, code, out, err } of await Promise.all(ran)) {
    t.equal(code, 2, words.join(' '))
    t.equal(out, '')
    t.match(err, said)
  }
  const wrong = await baton(['status'], { BATON_URL: 'not an address' })
  t.equal(wrong.code, 2)
  t.match(wrong.err, 'BATON_URL is no address')
})

t.test('help is there without a node: of all, of a noun, of a command', async (t) => {
  for (const words of [[], ['--help'], ['help']]) {
    const { code, out } = await baton(words, {})
    t.equal(code, 0)
    t.match(out, /job new .*\n[\s\S]*token add NAME[\s\S]*|token add NAME[\s\S]*job new/)
    t.match(out, 'Exit codes: 0 done, 1 refused')
  }
  const jobs = await baton(['help', 'job'], {})
  t.match(jobs.out, 'job accept JOB')
  t.notMatch(jobs.out, 'token add')
  for (const words of [
    ['job', 'new', '--help'],
    ['help', 'job', 'new'],
  ]) {
    const { code, out } = await baton(words, {})
    t.equal(code, 0)
    t.match(out, '--provider CODE')
    t.match(out, '--json')
  }
})

t.test('all settings of a node are explained', async (t) => {
  const { code, out } = await baton(['config', 'help'], {})
  t.equal(code, 0)
  t.match(out, 'BATON_HTTP_PORT (8080)')
})

t.test('a company is set up once; its phrase is printed to be written down', async (t) => {
  const node = await serve(t, { notSetUp: true })
  const run = at(node)
  t.match((await run('status')).out, 'No company yet: baton setup')
  t.match((await run('job', 'list')).err, 'Refused (not-set-up)')
  const made = await run('setup', '--name', 'ALM Security', '--code', 'alm')
  t.equal(made.code, 0)
  t.match(made.out, /1\. twenty +2\. four +3\. words/)
  const again = await run('setup', '--name', 'ALM Security', '--code', 'ALM')
  t.equal(again.code, 1)
  t.match(again.err, 'Refused (already-set-up)')
  const wrong = await run('setup', '--name', 'ALM Security', '--code', 'A')
  t.match(wrong.err, /^Refused \(invalid, field code\): code is not right/)
})

t.test('tokens are added, listed and removed', async (t) => {
  const node = await serve(t)
  const run = at(node)
  const token = (await run('token', 'add', 'Board', '--scope', 'read')).out.trim()
  t.equal((await baton(['status'], { BATON_URL: node.url, BATON_TOKEN: token })).code, 0)
  const { tokens } = JSON.parse((await run('token', 'list', '--json')).out)
  t.match((await run('token', 'list')).out, /^ID +NAME +SCOPE +MADE\n[0-9a-f]{16} +Board +read/)
  t.equal((await run('token', 'remove', tokens.at(-1).id)).code, 0)
  t.equal((await baton(['status'], { BATON_URL: node.url, BATON_TOKEN: token })).code, 1)
  t.match((await run('token', 'remove', '../jobs')).err, 'Refused (invalid, field token)')
})

t.test('a rebuild is waited for', async (t) => {
  const node = await serve(t)
  const { code, out, err } = await at(node)('rebuild')
  t.equal(code, 0)
  t.equal(out, 'Rebuilt.\n')
  t.match(err, '1 of 2 streams')
})
