/** Setting the company up, by settings and by request, and what becomes of its recovery phrase. */
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { seedFromRecoveryPhrase } from '../../protocol/identity/recovery-phrase.ts'
import { toHex } from '../../protocol/ids.ts'
import { baton } from '../cli/run.ts'
import { type Ended, NodeProcess } from '../support/node-process.ts'

const named = { name: 'Alarm Central', code: 'ALM' }
/** No company in the settings. */
const unset = { BATON_COMPANY_NAME: '', BATON_COMPANY_CODE: '' }

function folder(t: Test) {
  // A path as long as that of the test’s own folder reads like a key, and is taken out of the log.
  const data = mkdtempSync(join(tmpdir(), 'baton-set-up-'))
  t.teardown(() => rmSync(data, { recursive: true, force: true }))
  const path = (file: string) => join(data, 'identity', file)
  return { data, phraseFile: path('recovery-phrase.txt'), keyFile: path('company.key') }
}

/** What it said until it was ready and stopped. */
async function stopped(node: NodeProcess): Promise<Ended> {
  await node.ready()
  return node.stop()
}

/** A port that somebody has, and the way to give it back. */
async function takenPort(t: Test) {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  t.teardown(() => server.close())
  const { port } = server.address() as { port: number }
  const free = async () => {
    server.close()
    await once(server, 'close')
  }
  return { setting: { BATON_LISTEN: `/ip4/127.0.0.1/tcp/${port}` }, free }
}

async function status(node: NodeProcess): Promise<string> {
  const { data } = node
  return (await baton(['status'], { BATON_URL: await node.ready(), BATON_DATA: data })).out
}

/** The key that these words stand for, as company.key has it. */
function keyOf(phrase: string): string {
  const typed = seedFromRecoveryPhrase(phrase)
  if (!('seed' in typed)) throw new Error('these are no words of a key')
  return toHex(typed.seed)
}

t.test(
  'set up by its settings, a company finds its phrase in a file and never in the log',
  async (t) => {
    const { data, phraseFile, keyFile } = folder(t)
    const node = new NodeProcess(data)
    t.match(await status(node), phraseFile)
    const { out, err } = await node.stop()
    const phrase = readFileSync(phraseFile, 'utf8').trim()
    t.equal(keyOf(phrase), readFileSync(keyFile, 'utf8').trim())
    t.equal(statSync(phraseFile).mode & 0o777, 0o600)
    const said = out.split('\n').filter((line) => line.includes('recovery phrase'))
    t.equal(said.length, 1)
    t.match(JSON.parse(said[0] ?? ''), { level: 'warn', file: phraseFile, msg: /paper.*delete/ })
    const [first, second] = phrase.split(' ')
    t.notMatch(`${out}${err}`, `${first} ${second}`)
  },
)

t.test(
  'it is reminded at each start and status until the file is gone, then no more',
  async (t) => {
    const { data, phraseFile } = folder(t)
    await stopped(new NodeProcess(data))
    const phrase = readFileSync(phraseFile, 'utf8')
    const again = new NodeProcess(data)
    t.match(await status(again), 'Write its words down')
    t.equal(readFileSync(phraseFile, 'utf8'), phrase)
    rmSync(phraseFile)
    t.notMatch(await status(again), 'Write its words down')
    t.match((await again.stop()).out, phraseFile)
    const { out } = await stopped(new NodeProcess(data))
    t.notMatch(out, 'recovery phrase')
    t.notOk(existsSync(phraseFile))
  },
)

t.test('a phrase that the answer has told is left in no file', async (t) => {
  const { data, phraseFile, keyFile } = folder(t)
  const node = new NodeProcess(data, unset)
  const made = await node.call('/company', named)
  t.equal(made.status, 201)
  const { recoveryPhrase } = (await made.json()) as { recoveryPhrase: string }
  t.equal(keyOf(recoveryPhrase), readFileSync(keyFile, 'utf8').trim())
  t.notOk(existsSync(phraseFile))
  t.notMatch(await status(node), 'Write its words down')
  t.notMatch((await node.stop()).out, 'recovery phrase')
})

t.test('a set-up that fails half-way keeps the phrase for the next try', async (t) => {
  const { data, phraseFile } = folder(t)
  const { setting, free } = await takenPort(t)
  const node = new NodeProcess(data, { ...unset, ...setting })
  t.equal((await node.call('/company', named)).status, 500)
  const phrase = readFileSync(phraseFile, 'utf8').trim()
  await free()
  const made = await node.call('/company', named)
  t.equal(((await made.json()) as { recoveryPhrase: string }).recoveryPhrase, phrase)
  t.notOk(existsSync(phraseFile))
  await node.stop()
})

t.test('a set-up that ends half-way has its phrase in the file at the next start', async (t) => {
  const { data, phraseFile } = folder(t)
  const { setting } = await takenPort(t)
  t.not((await new NodeProcess(data, setting).ended).code, 0)
  t.match((await stopped(new NodeProcess(data))).out, phraseFile)
})
