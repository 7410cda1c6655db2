/**
 * A company whose interface is really served over HTTP, on a port of its own, with the pages. What
 * is behind it is the company of test/support: memory for the disk and the network.
 */
import type { Test } from 'tap'
import { pages } from '../../admin-ui/app.ts'
import type { UsersBackend } from '../../admin-ui/backend/user.ts'
import { AddressBook } from '../../node/address-book/address-book.ts'
import { createApp } from '../../node/api/app.ts'
import type { Backend, CompanyBackend } from '../../node/api/backend.ts'
import { type Refused, refuseRequest } from '../../node/api/error.ts'
import { jobBackend } from '../../node/api/job-backend.ts'
import { linkBackend } from '../../node/api/link-backend.ts'
import { startHttp } from '../../node/api/server.ts'
import { newToken, Tokens } from '../../node/api/tokens.ts'
import { userBackend } from '../../node/api/user-backend.ts'
import type { Attachments } from '../../node/attachment/attachments.ts'
import { AttachmentFiles } from '../../node/attachment/files.ts'
import { Backups } from '../../node/backup/backups.ts'
import { openDesk, startDesk } from '../../node/desk/open.ts'
import { Linking } from '../../node/link/linking.ts'
import { LinkingChannels } from '../../node/link/linking-channels.ts'
import { refuseLinking } from '../../node/link/linking-refusal.ts'
import { CountedLog } from '../../node/operate/counted-log.ts'
import { createLog } from '../../node/operate/log.ts'
import { Metrics } from '../../node/operate/metrics.ts'
import { type Alarm, News } from '../../node/operate/news.ts'
import { companyPages } from '../../node/pages/company.ts'
import { nodeBackend } from '../../node/pages/node.ts'
import { openSites, type Sites } from '../../node/site/open.ts'
import { openUsers } from '../../node/user/open.ts'
import { Administration } from '../support/administration.ts'
import { attachmentsOf } from '../support/attachments.ts'
import { Company, type CompanyOptions } from '../support/company.ts'
import { ownFolder } from '../support/folder.ts'
import { MemoryNetwork } from '../support/memory-transport.ts'
import { quickHasher } from '../support/users.ts'

/** Companies of one test reach each other: one network for streams, one for linking. */
export class World {
  readonly streams = new MemoryNetwork()
  readonly linking = new MemoryNetwork()
}

export type Served = {
  readonly url: string
  readonly company: Company
  /** Tokens by scope. */
  readonly metrics: string
  readonly read: string
  readonly write: string
  readonly admin: string
  readonly alarms: Alarm[]
  /** Lines that the node logged. */
  readonly logged: string[]
  readonly backend: { -readonly [Key in keyof Backend]: Backend[Key] }
  /** As the pages ask it. */
  readonly users: UsersBackend
  readonly news: News
  readonly sites: Sites
  readonly administration: Administration
}

export type ServeOptions = CompanyOptions & {
  readonly code?: string
  readonly world?: World
  readonly names?: readonly string[]
  readonly proxies?: readonly string[]
  readonly now?: () => number
  /** The company is set up by the test. */
  readonly notSetUp?: true
}

export async function serve(t: Test, options: ServeOptions = {}): Promise<Served> {
  const { code = 'ALM', world = new World(), names = [], proxies = [], now = Date.now } = options
  const company = await Company.start(code, world.streams, options)
  const alarms: Alarm[] = []
  const logged: string[] = []
  const attachments = await attachmentsOf(t, company)
  const own = { attachments, data: await ownFolder(t), now }
  const made = await companyBackend(company, world, alarms, own)
  let setUp = !options.notSetUp
  const backend: Backend = {
    version: '0.1.0-test',
    company: () => (setUp ? made.backend : undefined),
    setUp: async () => {
      if (setUp) return refuseRequest('already-set-up', 'This node has its company already.')
      setUp = true
      return { company: company.id, recoveryPhrase: 'twenty four words' }
    },
    recover: async () => refuseRequest('already-set-up', 'This node has its company already.'),
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
  const news = new News(createLog({ level: 'silent', pretty: false }))
  const { streams, links, receipts } = company
  const live = { streams, links, receipts, news }
  const administration = await Administration.of(company, { tokens, data: own.data, now })
  const pagesOf = companyPages({
    backend: made.backend,
    context: company.jobs,
    sites: made.sites,
    users: made.users,
    live,
    now,
    administration: administration.sources,
  })
  const settingUp = administration.setUp({
    users: () => (setUp ? made.users : undefined),
    found: async () => {
      const isFirst = !setUp
      setUp = true
      return isFirst
    },
  })
  const served = pages({
    node: nodeBackend({ version: backend.version, now, log, setUp: settingUp }),
    company: () => (setUp ? pagesOf : undefined),
  })
  const metrics = new Metrics(backend.version)
  const parts = { backend, tokens, log, metrics, names, proxies }
  const app = createApp({ ...parts, pages: served.middleware })
  const http = await startHttp(app, { host: '127.0.0.1', port: 0 })
  t.teardown(async () => {
    served.stop()
    await http.stop()
    await made.stop()
    await company.stop()
  })
  const read = tokenOf(await tokens.add('Board', 'read'))
  const write = tokenOf(await tokens.add('Olsen', 'write'))
  const monitor = tokenOf(await tokens.add('Monitor', 'metrics'))
  const users = pagesOf.users
  const told = { alarms, logged, news }
  const { sites } = made
  const byScope = { metrics: monitor, read, write, admin }
  return { url: http.url, company, ...byScope, ...told, backend, users, sites, administration }
}

type OwnParts = {
  readonly attachments: Attachments
  readonly data: string
  readonly now: () => number
}

async function companyBackend(
  company: Company,
  world: World,
  alarms: readonly Alarm[],
  { attachments, data, now }: OwnParts,
) {
  const { links, network, jobs: context, receipts, own } = company
  const failed = (error: unknown) => company.failures.push(error)
  const sites = openSites(context, links, failed)
  sites.watch.start()
  const jobs = jobBackend(sites.book, receipts)
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
  const { storage } = company
  const users = openUsers({
    ...{ storage, data, company: own.name, now },
    hasher: quickHasher(),
  })
  const zone = () => 'Europe/Copenhagen'
  const addressBook = new AddressBook({ storage, links, ownCode: own.code, now, zone })
  await addressBook.load()
  const desk = await openDesk({ jobs: context, addressBook, zone, silentLinks: () => [] })
  const stopDesk = await startDesk(desk, users.sessions, failed)
  let rebuild: { done: number; total: number } | undefined
  const { signer, certificate } = context.streams.context.own
  const backups = await Backups.open({
    ...{ storage, own, now, version: '0.1.0-test', log: silent },
    files: await AttachmentFiles.open(data),
    by: { signer, certificate },
    tell: () => undefined,
  })
  const backend: CompanyBackend = {
    own,
    backups,
    jobs,
    attachments,
    links: linkBackend({ links, linking, network, context, jobs }),
    // Keys and certificates have tests of their own, with nodes that have both.
    identity: {
      view: async () => ({
        ...{ node: own.node, serial: 2000, hasCompanyKey: true },
        ...{ earlier: [1000], revoked: [] },
      }),
      rotate: async () => ({ node: own.node, serial: own.serial + 1 }),
      revoke: async ({ serial }) => ({ serial, at: now() }),
      find: async () => refuseLinking('not-linked', 'There is no link with this company.'),
    },
    addresses: () => ['/dns4/alm.example/tcp/4001'],
    alarms: () => alarms,
    waitingPhrase: async () => undefined,
    users: userBackend(users),
    addressBook,
    desk,
    sites: sites.book,
    siteImports: sites.imports,
    rebuild: (): Refused | undefined => {
      if (rebuild) return refuseRequest('not-ready', 'That runs already.')
      rebuild = { done: 1, total: 2 }
      return undefined
    },
    // Told once, it is over.
    rebuilding: () => {
      const told = rebuild
      rebuild = undefined
      return told
    },
  }
  const stop = async () => {
    await sites.imports.stop()
    await sites.watch.stop()
    await stopDesk()
    await channels.stop()
    await transport.stop()
  }
  return { backend, users, sites, stop }
}

function tokenOf(added: { readonly token: string } | Refused): string {
  if ('refused' in added) throw new Error(added.message)
  return added.token
}
