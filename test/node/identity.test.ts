/** A new key, a revoked copy and a lost disk, as whole processes, by the command line. */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import type { LinkView } from '../../node/api/backend.ts'
import { recoveryPhrase } from '../../protocol/identity/recovery-phrase.ts'
import { toBytes } from '../../protocol/ids.ts'
import { baton } from '../cli/run.ts'
import { until } from '../support/company.ts'
import { NodeProcess } from '../support/node-process.ts'

/** A process that starts, dials and reads its database, on a busy machine. */
const wait_ms = 40_000

async function folder(t: Test): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), 'baton-identity-'))
  t.teardown(() => rm(data, { recursive: true, force: true }))
  return data
}

/** A running node of this company; undefined code: one that is not set up. */
async function run(t: Test, data: string, code?: string): Promise<NodeProcess> {
  const name = code === undefined ? '' : `${code} Security`
  const node = new NodeProcess(data, { BATON_COMPANY_CODE: code ?? '', BATON_COMPANY_NAME: name })
  t.teardown(() => node.stop('SIGKILL'))
  await node.ready()
  return node
}

/** What the command line answers at this node. */
async function says<Answer>(
  node: NodeProcess,
  words: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const token = (await readFile(join(node.data, 'admin.token'), 'utf8')).trim()
  const environment = { BATON_URL: await node.ready(), BATON_TOKEN: token, ...more }
  const { code, out, err } = await baton([...words, '--json'], environment)
  if (code !== 0) throw new Error(`${words.join(' ')}: ${err}${out}`)
  return JSON.parse(out)
}

const asks = async <Answer>(node: NodeProcess, path: string): Promise<Answer> =>
  (await node.call(path)).json() as Promise<Answer>

const linksAt = async (node: NodeProcess) =>
  (await asks<{ links: LinkView[] }>(node, '/links')).links

async function linked(alm: NodeProcess, pat: NodeProcess): Promise<void> {
  const { text } = await says<{ text: string }>(alm, ['link', 'invite'])
  await says(pat, ['link', 'join', text])
  for (const [node, code] of [
    [alm, 'PAT'],
    [pat, 'ALM'],
  ] as const) {
    await until('a request', async () => (await linksAt(node)).length === 1, wait_ms)
    await says(node, ['link', 'approve', code])
  }
  await isConnected(alm)
}

const isConnected = (node: NodeProcess) =>
  until('a connection', async () => (await linksAt(node))[0]?.connected, wait_ms)

type Job = { readonly id: string; readonly number: string }
type Jobs = { readonly jobs: readonly Job[] }
/** By their ids: copies that have not met give the same numbers to different jobs. */
const jobsAt = async (node: NodeProcess) =>
  (await asks<Jobs>(node, '/jobs')).jobs.map(({ id }) => id)

async function jobFrom(node: NodeProcess, provider: string): Promise<Job> {
  const job = { fields: { request: 'look' }, providers: [{ code: provider }] }
  const made = (await (await node.call('/jobs', job)).json()) as { job: string; number: string }
  return { id: made.job, number: made.number }
}

const untilHas = (node: NodeProcess, { id, number }: Job) =>
  until(`${number} to arrive`, async () => (await jobsAt(node)).includes(id), wait_ms)

type Alarms = { readonly alarms: readonly { readonly is: string }[] }
const untilTold = (node: NodeProcess, what: string) =>
  until(
    `${what} to be told`,
    async () => (await asks<Alarms>(node, '/status')).alarms.some(({ is }) => is === what),
    wait_ms,
  )

/** Two linked companies, and a copy of the first one's whole data folder. */
async function copied(t: Test) {
  const [data, copy] = [await folder(t), await folder(t)]
  const [first, pat] = await Promise.all([run(t, data, 'ALM'), run(t, await folder(t), 'PAT')])
  await linked(first, pat)
  await untilHas(pat, await jobFrom(first, 'PAT'))
  await first.stop()
  await cp(data, copy, { recursive: true })
  return { data, copy, pat }
}

t.test('a running node is given a new key, and its old copy is refused and loud', async (t) => {
  const { data, copy, pat } = await copied(t)
  const alm = await run(t, data, 'ALM')
  const before = await says<{ serial: number }>(alm, ['identity', 'show'])
  const next = await says<{ node: string }>(alm, ['identity', 'rotate'])
  const isNew = async () => (await asks<{ node?: string }>(alm, '/identity')).node === next.node
  await until('the process to go on under its new key', isNew, wait_ms)
  await isConnected(alm)
  await untilHas(pat, await jobFrom(alm, 'PAT'))
  await says(alm, ['identity', 'revoke', '--serial', String(before.serial)])
  t.match(await linksAt(pat), [{ revoked: { serial: before.serial }, connected: true }])
  const audit = await (await alm.call('/audit')).json()
  t.match(
    JSON.stringify(audit),
    /identity\/rotate.*identity\/revoke|identity\/revoke.*identity\/rotate/,
  )
  const old = await run(t, copy, 'ALM')
  await untilTold(old, 'certificate refused')
  const only = await jobFrom(old, 'PAT')
  t.ok(only.id, 'it works on, for itself')
  t.notOk((await jobsAt(pat)).includes(only.id))
  // With the company's key it is the company's node again: a newer certificate.
  await says(old, ['identity', 'rotate'])
  await untilHas(pat, only)
  await untilTold(alm, 'certificate refused')
  for (const node of [alm, old, pat]) t.equal((await node.stop()).code, 0)
})

t.test('two copies that live at once say so loudly, and both go on', async (t) => {
  const { data, copy, pat } = await copied(t)
  const alm = await run(t, data, 'ALM')
  await untilHas(pat, await jobFrom(alm, 'PAT'))
  await isConnected(alm)
  const clone = await run(t, copy, 'ALM')
  const fromClone = await jobFrom(clone, 'PAT')
  await untilHas(pat, fromClone)
  const fromAlm = await jobFrom(alm, 'PAT')
  await untilHas(pat, fromAlm)
  await Promise.any([untilTold(alm, 'restored'), untilTold(clone, 'restored')])
  for (const node of [alm, clone]) await untilTold(node, 'copy runs')
  await untilTold(pat, 'copies there')
  // Both go on: nothing is read only, and the partner loses nothing.
  for (const node of [alm, clone]) await untilHas(pat, await jobFrom(node, 'PAT'))
})

t.test('a company comes back from its phrase and one partner', async (t) => {
  const [almData, patData] = [await folder(t), await folder(t)]
  const [alm, pat] = await Promise.all([run(t, almData, 'ALM'), run(t, patData, 'PAT')])
  await linked(alm, pat)
  const job = await jobFrom(alm, 'PAT')
  await untilHas(pat, job)
  const seed = await readFile(join(almData, 'identity', 'company.key'), 'utf8')
  const phrase = recoveryPhrase(toBytes(seed.trim()))
  await alm.stop('SIGKILL')
  const back = await run(t, await folder(t))
  const { addresses } = await asks<{ addresses: string[] }>(pat, '/status')
  const words = ['recover', '--name', 'ALM Security', '--code', 'ALM', '--address']
  const secret = { BATON_RECOVERY_PHRASE: phrase }
  t.match(await says(back, [...words, addresses[0] ?? ''], secret), { found: { code: 'PAT' } })
  t.same(await jobsAt(back), [])
  await says(back, ['link', 'approve', 'PAT'])
  await untilHas(back, job)
  const again = await jobFrom(back, 'PAT')
  t.not(again.number, job.number, 'no number is used twice')
  await untilHas(pat, again)
  const ended = await back.stop()
  t.notMatch(`${ended.out}${ended.err}`, phrase.split(' ').slice(0, 3).join(' '), 'not in the log')
})
