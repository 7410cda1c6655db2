/** The command line and a node as it is really started, with its own token and disk. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import t, { type Test } from 'tap'
import { root } from '../house/source.ts'
import { baton } from './run.ts'

async function start(t: Test, data: string): Promise<{ node: ChildProcess; url: string }> {
  const env = {
    PATH: process.env.PATH,
    BATON_DATA: data,
    BATON_HTTP_PORT: '0',
    BATON_LISTEN: '/ip4/127.0.0.1/tcp/0',
  }
  const node = spawn(process.execPath, [join(root, 'node/start.js')], { env })
  t.teardown(() => node.kill('SIGKILL'))
  for await (const line of createInterface({ input: node.stdout })) {
    const { url } = JSON.parse(line)
    if (url) return { node, url }
  }
  throw new Error('the node ended before it was ready')
}

t.test('a new node is set up, works, rebuilds, stops, and knows it all again', async (t) => {
  const data = t.testdir()
  const first = await start(t, data)
  const run = (url: string, ...words: string[]) =>
    baton(words, { BATON_URL: url, BATON_DATA: data })
  t.match((await run(first.url, 'status')).out, 'No company yet')
  const made = await run(first.url, 'setup', '--name', 'Alarm Company', '--code', 'ALM')
  t.equal(made.err, '')
  t.match(made.out, /24\. [a-z]+\n$/)
  t.match((await run(first.url, 'job', 'new', '--site', 'Mill', '--attend')).out, 'ALM10001')
  const token = (await run(first.url, 'token', 'add', 'Board', '--scope', 'read')).out.trim()
  t.match((await run(first.url, 'rebuild')).out, 'Rebuilt.')
  first.node.kill('SIGTERM')
  const [code] = await once(first.node, 'exit')
  t.equal(code, 0)
  const { url } = await start(t, data)
  t.match((await run(url, 'job', 'list')).out, /ALM10001 +in progress .*Mill/)
  const board = await baton(['job', 'show', 'alm10001'], { BATON_URL: url, BATON_TOKEN: token })
  t.match(board.out, 'ALM10001 of Alarm Company')
})
