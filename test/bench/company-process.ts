/** A company's node as a process that a benchmark drives over IPC. Not a test. */
import { mkdir } from 'node:fs/promises'
import { type CompanyNode, startCompany } from '../../node/compose.ts'
import { createIdentity, loadIdentity } from '../../node/identity/identity.ts'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import { bringIn } from '../../node/job/parties.ts'
import type { Result } from '../../node/job/result.ts'
import { readConfig } from '../../node/operate/config.ts'
import { createLog } from '../../node/operate/log.ts'
import { Verifier } from '../../protocol/identity/keys.ts'
import type { CompanyId, NodeId, StreamId } from '../../protocol/ids.ts'
import type { LinkRecord } from '../../storage/storage.ts'

export type Calls = {
  start(options: { data: string; code: string }): Promise<{ company: CompanyId }>
  invite(): Promise<string>
  join(invitation: string): Promise<void>
  approve(): Promise<boolean>
  linked(): Promise<number>
  create(options: { request: string; provider?: string }): Promise<StreamId>
  passOn(options: { job: StreamId; to: string }): Promise<void>
  /** Saves one value, `n` times; each says when it began. */
  write(options: { jobs: StreamId[]; count: number; everyMs: number }): Promise<number>
  /** Saves values, several jobs at once, as fast as they become durable. */
  fill(options: { jobs: StreamId[]; each: number }): Promise<number>
  held(): Promise<number>
  /** How many of these are here. */
  holds(jobs: StreamId[]): Promise<number>
  arrivals(): Promise<number[]>
  memory(): Promise<number>
  /** Where another node finds this one. */
  place(): Promise<{ company: CompanyId; node: NodeId; addresses: readonly string[] }>
  /** Puts an active link in place. */
  trust(record: LinkRecord): Promise<void>
}

/** About 200 bytes, as a patrol writes. */
const report =
  'Guard arrived on site, perimeter walked, doors 1-4 checked, no sign of entry, panel shows zone 3 restored; waiting for the keyholder who is on the way from home and expected within twenty minutes. '

const now = () => Number(process.hrtime.bigint()) / 1e6

let node: CompanyNode
let held = 0
let connectedAt = 0
const arrivals: number[] = []

const done = (result: Result): StreamId => {
  if (result.refused) throw new Error(result.message)
  return result.job
}

const calls: Calls = {
  async start({ data, code }) {
    await mkdir(data, { recursive: true })
    const verifier = new Verifier()
    let identity = await loadIdentity(data, verifier)
    if (!identity) {
      await createIdentity(data, { name: `${code} Security`, code, now: Date.now() })
      identity = await loadIdentity(data, verifier)
    }
    if (!identity) throw new Error('no identity')
    const listen = { ALM: 4811, PAT: 4812, SUB: 4813, NEW: 4814 }[code]
    const env = { BATON_DATA: data, BATON_LISTEN: `/ip4/127.0.0.1/tcp/${listen}` }
    node = await startCompany(identity, {
      config: readConfig(env, () => ''),
      log: createLog({ level: 'error', pretty: true }),
      failed: (error) => {
        throw error
      },
    })
    node.streams.onChanged(({ placed }) => {
      for (const { delta, from } of placed) {
        held++
        if (from) arrived(delta.slots)
      }
    })
    node.news.onNews((item) => {
      if (item.is === 'connected') connectedAt = now()
    })
    return { company: identity.certified.company }
  },
  async invite() {
    const invited = await node.linking.invite()
    if ('refused' in invited) throw new Error(invited.message)
    return invited.text
  },
  async join(invitation) {
    const joined = await node.linking.join(invitation)
    if ('refused' in joined) throw new Error(joined.message)
  },
  async approve() {
    const waiting = node.links.all().filter(({ state }) => state === 'requested')
    for (const { company } of waiting) await node.linking.approve(company)
    return waiting.length > 0
  },
  linked: async () => node.links.all().filter(({ state }) => state === 'active').length,
  async create({ request, provider }) {
    const providers = provider ? [{ code: provider }] : []
    return done(await createJob(node.jobs, { fields: { request }, providers }, { by: 'Bench' }))
  },
  async passOn({ job, to }) {
    done(await bringIn(node.jobs, job, { to: { code: to }, role: 'provider' }, { by: 'Bench' }))
  },
  async write({ jobs, count, everyMs }) {
    const began = now()
    for (let n = 0; n < count; n++) {
      const job = jobs[n % jobs.length] as StreamId
      const request = `${now().toFixed(3)}|${report}`
      done(await editJob(node.jobs, job, { fields: { request } }, { by: 'Bench' }))
      if (everyMs > 0) await new Promise((resolve) => setTimeout(resolve, everyMs))
    }
    return now() - began
  },
  async fill({ jobs, each }) {
    const began = now()
    await Promise.all(
      jobs.map(async (job) => {
        for (let n = 0; n < each; n++) {
          const request = `0|${report}${n}`
          done(await editJob(node.jobs, job, { fields: { request } }, { by: 'Bench' }))
        }
      }),
    )
    return now() - began
  },
  held: async () => held,
  async holds(jobs) {
    const open = await Promise.all(jobs.map((job) => node.streams.get(job)))
    return open.filter((one) => one !== undefined).length
  },
  arrivals: async () => arrivals.splice(0),
  memory: async () => process.memoryUsage().rss,
  place: async () => ({
    company: node.identity.certified.company,
    node: node.transport.node,
    addresses: node.transport.addresses(),
  }),
  trust: (record) => node.links.put(record),
}

/** What a peer wrote says when its save began; both processes read the same monotonic clock. */
function arrived(slots: readonly { what: unknown }[]): void {
  for (const { what } of slots as { what: { change?: { value?: { text?: string } } } }[]) {
    const began = Number(what.change?.value?.text?.split('|')[0])
    if (began > 0) arrivals.push(now() - began)
  }
}

process.on(
  'message',
  (message: { id: number; call: keyof Calls | 'sinceConnected'; input: never }) => {
    const { id, call, input } = message
    const run = async () => (call === 'sinceConnected' ? now() - connectedAt : calls[call](input))
    run().then(
      (result) => process.send?.({ id, result }),
      (error: Error) => process.send?.({ id, error: error.stack }),
    )
  },
)
process.send?.({ id: 0 })
