/** Companies as whole processes that are linked, driven by the command line and the API. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import type { LinkView } from '../../node/api/backend.ts'
import { baton } from '../cli/run.ts'
import { until } from './company.ts'
import { NodeProcess } from './node-process.ts'

/** A process that starts, dials and reads its database, on a busy machine. */
export const wait_ms = 40_000

export async function folder(t: Test): Promise<string> {
  const data = await mkdtemp(join(tmpdir(), 'baton-node-'))
  t.teardown(() => rm(data, { recursive: true, force: true }))
  return data
}

/** A running node of this company; undefined code: one that is not set up. */
export async function run(
  t: Test,
  data: string,
  code?: string,
  settings: Readonly<Record<string, string>> = {},
): Promise<NodeProcess> {
  const name = code === undefined ? '' : `${code} Security`
  const company = { BATON_COMPANY_CODE: code ?? '', BATON_COMPANY_NAME: name }
  const node = new NodeProcess(data, { ...company, ...settings })
  t.teardown(() => node.stop('SIGKILL'))
  await node.ready()
  return node
}

/** What the command line answers at this node. */
export async function says<Answer>(
  node: NodeProcess,
  words: readonly string[],
  more: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const environment = { BATON_URL: await node.ready(), BATON_TOKEN: await node.token(), ...more }
  const { code, out, err } = await baton([...words, '--json'], environment)
  if (code !== 0) throw new Error(`${words.join(' ')}: ${err}${out}`)
  return JSON.parse(out)
}

export const asks = async <Answer>(node: NodeProcess, path: string): Promise<Answer> =>
  (await node.call(path)).json() as Promise<Answer>

export const linksAt = async (node: NodeProcess) =>
  (await asks<{ links: LinkView[] }>(node, '/links')).links

/** Links two companies as their administrators do; `codes` are the inviter's and the joiner's. */
export async function linked(
  inviter: NodeProcess,
  joiner: NodeProcess,
  codes: readonly [string, string] = ['ALM', 'PAT'],
): Promise<void> {
  const { text } = await says<{ text: string }>(inviter, ['link', 'invite'])
  await says(joiner, ['link', 'join', text])
  for (const [node, code] of [
    [inviter, codes[1]],
    [joiner, codes[0]],
  ] as const) {
    await until('a request', async () => linkWith(await linksAt(node), code), wait_ms)
    await says(node, ['link', 'approve', code])
  }
  await untilConnected(inviter, codes[1])
}

const linkWith = (links: readonly LinkView[], code: string) =>
  links.find((link) => link.code === code)

export const untilConnected = (node: NodeProcess, code = 'PAT') =>
  until(
    `a connection with ${code}`,
    async () => linkWith(await linksAt(node), code)?.connected,
    wait_ms,
  )

export type Job = { readonly id: string; readonly number: string }
type Jobs = { readonly jobs: readonly Job[] }
/** By their ids: copies that have not met give the same numbers to different jobs. */
export const jobsAt = async (node: NodeProcess) =>
  (await asks<Jobs>(node, '/jobs')).jobs.map(({ id }) => id)

export async function jobFrom(node: NodeProcess, provider: string): Promise<Job> {
  const job = { fields: { request: 'look' }, providers: [{ code: provider }] }
  const made = (await (await node.call('/jobs', job)).json()) as { job: string; number: string }
  return { id: made.job, number: made.number }
}

export const untilHas = (node: NodeProcess, { id, number }: Job) =>
  until(`${number} to arrive`, async () => (await jobsAt(node)).includes(id), wait_ms)

type Alarms = { readonly alarms: readonly { readonly is: string }[] }
export const untilTold = (node: NodeProcess, what: string) =>
  until(
    `${what} to be told`,
    async () => (await asks<Alarms>(node, '/status')).alarms.some(({ is }) => is === what),
    wait_ms,
  )

/** Two linked companies, and a copy of the first one's whole data folder. */
export async function copied(t: Test) {
  const [data, copy] = [await folder(t), await folder(t)]
  const [first, pat] = await Promise.all([run(t, data, 'ALM'), run(t, await folder(t), 'PAT')])
  await linked(first, pat)
  await untilHas(pat, await jobFrom(first, 'PAT'))
  await first.stop()
  await cp(data, copy, { recursive: true })
  return { data, copy, pat }
}
