/**
 * A company whose interface is really served over HTTP, on a port of its own, with the pages. What
 * is behind it is the company of test/support: memory for the disk and the network.
 */
import type { Test } from 'tap'
import { pages } from '../../admin-ui/app.ts'
import { createApp } from '../../node/api/app.ts'
import type { Backend, CompanyBackend } from '../../node/api/backend.ts'
import { type Refused, refuseRequest } from '../../node/api/error.ts'
import { jobBackend } from '../../node/api/job-backend.ts'
import { linkBackend } from '../../node/api/link-backend.ts'
import { pagesBackend } from '../../node/api/pages-backend.ts'
import { startHttp } from '../../node/api/server.ts'
import { newToken, Tokens } from '../../node/api/tokens.ts'
import { Linking } from '../../node/link/linking.ts'
import { LinkingChannels } from '../../node/link/linking-channels.ts'
import { CountedLog } from '../../node/operate/counted-log.ts'
import { createLog } from '../../node/operate/log.ts'
import type { Alarm } from '../../node/operate/news.ts'
import { Company, type CompanyOptions } from '../support/company.ts'
import { MemoryNetwork } from '../support/memory-transport.ts'

/** Companies of one test reach each other: one network for streams, one for linking. */
export class World {
  readonly streams = new MemoryNetwork()
  readonly linking = new MemoryNetwork()
}

export type Served = {
  readonly url: string
  readonly company: Company
  /** Tokens by scope. */
  readonly read: string
  readonly write: string
  readonly admin: string
  readonly alarms: Alarm[]
  /** Lines that the node logged. */
  readonly logged: string[]
  readonly backend: { -readonly [Key in keyof Backend]: Backend[Key] }
}

export type ServeOptions = CompanyOptions & {
  readonly code?: string
  readonly world?: World
  readonly names?: readonly string[]
  readonly now?: () => number
  /** The company is set up by the test. */
  readonly notSetUp?: true
}

export async function serve(t: Test, options: ServeOptions = {}): Promise<Served> {
  const { code = 'ALM', world = new World(), names = [], now = Date.now } = options
  const company = await Company.start(code, world.streams, options)
  const alarms: Alarm[] = []
  const logged: string[] = []
  const made = await companyBackend(company, world, alarms)
  let setUp = !options.notSetUp
  const backend: Backend = {
    version: '0.1.0-test',
    company: () => (setUp ? made.backend : undefined),
    setUp: async () => {
      if (setUp) return refuseRequest('already-set-up', 'This node has its company already.')
      setUp = true
      return { company: company.id, recoveryPhrase: 'twenty four words' }
    },
    notReady: () => undefined,
  }
  const admin = newToken()
  const tokens = new Tokens([{ name: 'Administrator', token: admin }], now)
  let kept: unknown
  await tokens.keepIn({
    get: async () => kept,
    put: async (value) => {
      kept = value
    },
  })
  const log = createLog(
    { level: 'info', pretty: false },
    { write: (line: string) => void logged.push(line) },
  )
  const served = pages(pagesBackend(backend, tokens, now))
  const app = createApp({ backend, tokens, log, names, pages: served })
  const http = await startHttp(app, { host: '127.0.0.1', port: 0 })
  t.teardown(async () => {
    await http.stop()
    await made.stop()
    await company.stop()
  })
  const read = tokenOf(await tokens.add('Board', 'read'))
  const write = tokenOf(await tokens.add('Olsen', 'write'))
  return { url: http.url, company, read, write, admin, alarms, logged, backend }
}

async function companyBackend(company: Company, world: World, alarms: readonly Alarm[]) {
  const { links, network, jobs: context, receipts, own } = company
  const jobs = jobBackend(context, receipts)
  const transport = world.linking.transport(own.node)
  const linking: Linking = new Linking({
    links,
    stream: context.streams.context,
    addresses: () => [`memory:${own.node}`],
    wake: (id) => channels.wake(id),
  })
  const silent = createLog({ level: 'silent', pretty: false })
  const channels = new LinkingChannels(linking, transport, new CountedLog(silent))
  await linking.load()
  channels.start()
  let rebuild: { done: number; total: number } | undefined
  const backend: CompanyBackend = {
    own,
    jobs,
    links: linkBackend({ links, linking, network, context, jobs }),
    addresses: () => ['/dns4/alm.example/tcp/4001'],
    alarms: () => alarms,
    rebuild: (): Refused | undefined => {
      if (rebuild) return refuseRequest('not-ready', 'That runs already.')
      rebuild = { done: 1, total: 2 }
      setTimeout(() => {
        rebuild = undefined
      }, 100)
      return undefined
    },
    rebuilding: () => rebuild,
  }
  const stop = async () => {
    await channels.stop()
    await transport.stop()
  }
  return { backend, stop }
}

function tokenOf(added: { readonly token: string } | Refused): string {
  if ('refused' in added) throw new Error(added.message)
  return added.token
}
