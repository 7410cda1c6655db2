/** Whole nodes in a test: their own data folders, real TCP, and links that were made by pairing. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Test } from 'tap'
import { type CompanyNode, startCompany } from '../../node/compose.ts'
import { createIdentity, loadIdentity } from '../../node/identity/identity.ts'
import type { LinkingRefusal } from '../../node/link/linking-refusal.ts'
import { readConfig } from '../../node/operate/config.ts'
import { createLog } from '../../node/operate/log.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import { type JobView, viewJob } from '../../protocol/job/view.ts'
import { until } from './company.ts'

/** Dialling, pairing and a busy machine. */
const wait_ms = 15_000

export type RunningNode = CompanyNode & { readonly data: string; readonly company: CompanyId }

/** Sets a company up in a new data folder and starts its node; both end with the test. */
export async function startNode(
  t: Test,
  code: string,
  name = `${code} Security`,
): Promise<RunningNode> {
  const data = await mkdtemp(join(tmpdir(), 'baton-'))
  t.teardown(() => rm(data, { recursive: true, force: true }))
  await createIdentity(data, { name, code, now: Date.now() })
  return startNodeOn(t, data)
}

/** Starts the node whose data folder this is. */
export async function startNodeOn(
  t: Test,
  data: string,
  listen = '/ip4/127.0.0.1/tcp/0',
): Promise<RunningNode> {
  const identity = await loadIdentity(data, new Verifier())
  if (!identity) throw new Error('no identity')
  const env = { BATON_DATA: data, BATON_LISTEN: listen, BATON_LOG_LEVEL: 'warn' }
  const node = await startCompany(identity, {
    config: readConfig(env, () => ''),
    log: createLog({ level: 'silent', pretty: false }),
    failed: (error) => t.fail(String(error)),
  })
  let stopped: Promise<void> | undefined
  const stop = () => {
    stopped ??= node.stop()
    return stopped
  }
  t.teardown(stop)
  return { ...node, stop, data, company: identity.certified.company }
}

/** Where it listens, for its next start: partners find it there again. */
export function placeOf({ transport }: RunningNode): string {
  return transport.addresses()[0]?.split('/p2p/')[0] ?? ''
}

/** Copies a stopped node's database; the answer puts the copy back. */
export async function copyDatabase(t: Test, data: string): Promise<() => Promise<void>> {
  const store = join(data, 'store')
  const copy = await mkdtemp(join(tmpdir(), 'baton-copy-'))
  t.teardown(() => rm(copy, { recursive: true, force: true }))
  await cp(store, copy, { recursive: true })
  return async () => {
    await rm(store, { recursive: true })
    await cp(copy, store, { recursive: true })
  }
}

/** Links two companies as their administrators do. */
export async function linkNodes(inviter: RunningNode, joiner: RunningNode): Promise<void> {
  await joinNodes(inviter, joiner)
  const state = (node: RunningNode, of: RunningNode) => node.links.get(of.company)?.state
  for (const [one, other] of [
    [inviter, joiner],
    [joiner, inviter],
  ] as const) {
    await until('the request', () => state(one, other) === 'requested', wait_ms)
    accepted(await one.linking.approve(other.company))
  }
  const both = () => state(inviter, joiner) === 'active' && state(joiner, inviter) === 'active'
  await until('the link to be active at both', both, wait_ms)
}

/** Hands an invitation over; what comes of it is up to the two. */
export async function joinNodes(inviter: RunningNode, joiner: RunningNode): Promise<void> {
  const { text } = accepted(await inviter.linking.invite())
  accepted(await joiner.linking.join(text))
}

/** Throws where it was refused. */
export function accepted<T extends object>(answer: T | LinkingRefusal): T {
  if ('refused' in answer) throw new Error(answer.message)
  return answer
}

/** The job as this node's pages read it. */
async function viewAt(node: RunningNode, job: StreamId): Promise<JobView | undefined> {
  const open = await node.streams.get(job)
  if (!open) return undefined
  return viewJob(open.state, open.structure, open.fold, await node.storage.receipts.of(job))
}

/** Waits until a node's copy of the job looks so. */
export function untilViewAt(
  node: RunningNode,
  job: StreamId,
  what: string,
  look: (view: JobView) => unknown = () => true,
): Promise<JobView> {
  return until(
    `${node.identity.certified.code}: ${what}`,
    async () => {
      const view = await viewAt(node, job)
      return view && look(view) ? view : undefined
    },
    wait_ms,
  )
}

/** Three companies over TCP that don't know each other. */
export function startThree(t: Test): Promise<[RunningNode, RunningNode, RunningNode]> {
  return Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT'), startNode(t, 'SUB')])
}

/** Three companies over TCP, the first linked with the second and that with the third. */
export async function startLine(t: Test): Promise<{
  readonly alm: RunningNode
  readonly pat: RunningNode
  readonly sub: RunningNode
}> {
  const [alm, pat, sub] = await startThree(t)
  await linkNodes(alm, pat)
  await linkNodes(pat, sub)
  return { alm, pat, sub }
}
