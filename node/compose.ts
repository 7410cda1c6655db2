/** Puts a company's node together: storage, streams, links, jobs. Nothing here decides anything. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Verifier } from '../protocol/identity/keys.ts'
import { openStorage } from '../storage/open.ts'
import type { Storage } from '../storage/storage.ts'
import { AddressBook } from './address-book/address-book.ts'
import { type Attachments, openAttachments } from './attachment/attachments.ts'
import { neighboursBy } from './attachment/neighbours.ts'
import type { Backups } from './backup/backups.ts'
import { openBackups } from './backup/open.ts'
import { beginRestored } from './backup/restored.ts'
import type { DeskContext } from './desk/context.ts'
import { openDesk, startDesk } from './desk/open.ts'
import { silentLinks } from './desk/silent-links.ts'
import { NodeEpoch } from './identity/epoch.ts'
import { type IdentityFiles, identityFiles } from './identity/files.ts'
import type { Identity } from './identity/identity.ts'
import { openNumbers } from './identity/numbers.ts'
import { OwnRevocations } from './identity/own-revocations.ts'
import { beginCopied } from './identity/place.ts'
import { watchAnswers } from './job/answer-watch.ts'
import { startAutomatic } from './job/automatic.ts'
import type { JobContext } from './job/context.ts'
import { WordIndex } from './job/word-index.ts'
import type { Linking } from './link/linking.ts'
import { Links } from './link/links.ts'
import { Network } from './link/network.ts'
import { startLinking } from './link/open.ts'
import { Outboxes } from './link/outboxes.ts'
import { OwnNode } from './link/own-node.ts'
import { watchSilence } from './link/silence.ts'
import { CompanyProfile, type Profile } from './operate/company-profile.ts'
import type { Config } from './operate/config.ts'
import { CountedLog } from './operate/counted-log.ts'
import type { Log } from './operate/log.ts'
import type { Metrics } from './operate/metrics.ts'
import { News, type NewsItem } from './operate/news.ts'
import { openSites, type Sites } from './site/open.ts'
import type { StreamContext } from './stream/context.ts'
import { rebuildLog } from './stream/rebuild-at-start.ts'
import { Receipts } from './stream/receipts.ts'
import { Streams } from './stream/streams.ts'
import { Taker } from './stream/take.ts'
import type { StreamChange } from './stream/work.ts'
import { startLibp2pTransport } from './transport/libp2p.ts'
import type { Transport } from './transport/transport.ts'
import type { UserContext } from './user/context.ts'
import { openUsers, tidyUsers } from './user/open.ts'

const gigabyte = 1e9

/** A company's node at work. */
export type CompanyNode = {
  readonly identity: Identity
  readonly storage: Storage
  readonly streams: Streams
  readonly receipts: Receipts
  readonly jobs: JobContext
  readonly words: WordIndex
  readonly sites: Sites
  readonly attachments: Attachments
  readonly backups: Backups
  readonly users: UserContext
  readonly addressBook: AddressBook
  readonly desk: DeskContext
  readonly links: Links
  readonly linking: Linking
  /** What is done about this company's own nodes. */
  readonly ownNode: OwnNode
  readonly revocations: OwnRevocations
  readonly network: Network
  readonly transport: Transport
  readonly news: News
  readonly profile: CompanyProfile
  /** Where the nodes of other companies are told to reach this one. */
  addresses(): readonly string[]
  stop(): Promise<void>
}

export type ComposeOptions = {
  readonly config: Config
  readonly log: Log
  /** Something that can't go on: the process stops. */
  readonly failed: (error: unknown) => void
  /** What a company that is set up now begins with. */
  readonly profile?: Profile | undefined
  /** Absent: nobody measures. */
  readonly metrics?: Metrics | undefined
}

/** Starts everything of a company that is set up; where that fails half-way, nothing stays open. */
export async function startCompany(
  identity: Identity,
  options: ComposeOptions,
): Promise<CompanyNode> {
  const opened = new Opened()
  try {
    const work = await openWork(identity, options, opened)
    return await goOnline(identity, options, work, opened)
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** What is open: closed in good order, the last first, whether at a stop or at a failed start. */
class Opened {
  readonly #closes: (() => void | Promise<void>)[] = []

  add(close: () => void | Promise<void>): void {
    this.#closes.push(close)
  }

  async close(): Promise<void> {
    for (const close of this.#closes.splice(0).reverse()) await close()
  }
}

type Work = Pick<
  CompanyNode,
  | 'storage'
  | 'links'
  | 'streams'
  | 'receipts'
  | 'jobs'
  | 'words'
  | 'sites'
  | 'users'
  | 'profile'
  | 'addressBook'
  | 'revocations'
>

/** What a company works with, the other companies apart. */
async function openWork(
  identity: Identity,
  { config, log, failed, profile: first }: ComposeOptions,
  opened: Opened,
): Promise<Work> {
  await beginRestored(config.data, identity.certified.company, log)
  await beginCopied(config.data, log)
  const storage = await openStorage({ directory: join(config.data, 'store') })
  opened.add(() => storage.close())
  void storage.failed.then(failed)
  const profile = await CompanyProfile.open(storage, first)
  const files = identityFiles(config.data, failed)
  const numbers = await openNumbers(files)
  const links = new Links(storage)
  await links.load()
  const jumpNumbers = () => numbers.jumpAbove(0)
  const context = await streamContext(identity, storage, links, files, jumpNumbers)
  opened.add(() => context.outboxes.trim())
  await links.openQueues((node) => context.outboxes.open(node))
  const streams = new Streams(context)
  await streams.finishRebuild(rebuildLog(log, context.now))
  const receipts = new Receipts(streams, faultLog(log))
  opened.add(() => receipts.stop())
  const jobs: JobContext = {
    streams,
    companies: links,
    nextNumber: async () => `${context.own.code}${await numbers.next()}`,
    claimed: new Set(),
    completeNeeds: config.completeNeeds,
  }
  const words = new WordIndex(jobs, faultLog(log))
  opened.add(() => words.stop())
  const sites = openSites(jobs, links, faultLog(log))
  opened.add(() => sites.watch.stop())
  opened.add(() => sites.imports.stop())
  const company = identity.certified.name
  const users = openUsers({ storage, data: config.data, company, now: context.now })
  opened.add(tidyUsers(users, config.auditDays, faultLog(log)))
  const addressBook = await openAddressBook(context, links, profile)
  const { own, verifier } = context
  const revocations = await OwnRevocations.open(storage, own.company, verifier)
  const others = { users, profile, addressBook, revocations }
  return { storage, links, streams, receipts, jobs, words, sites, ...others }
}

/** The other companies, and what is done by itself. */
async function goOnline(
  identity: Identity,
  { config, log, metrics }: ComposeOptions,
  work: Work,
  opened: Opened,
): Promise<CompanyNode> {
  const { links, streams, receipts, jobs, profile } = work
  const { context } = streams
  if (metrics) opened.add(streams.onChanged((change) => countPlaced(metrics, change)))
  const counted = new CountedLog(log)
  const failed = faultLog(log)
  const transport = await startLibp2pTransport({
    seed: identity.seed,
    listen: config.listen,
    announce: config.announce ?? [],
    log: counted,
  })
  opened.add(() => transport.stop())
  const news = new News(log)
  const addresses = () => addressesOf(config, profile, transport)
  const tell = (one: NewsItem) => {
    news.tell(one)
    if (one.is === 'not linked there') channels.ask(one.node)
    if (one.is !== 'connected') return
    attachments.connected()
    recognition.connected(one.company)
  }
  const { linking, channels, recognition } = await startLinking({
    ...{ links, stream: context, revocations: work.revocations },
    ...{ transport, addresses, news: tell, log: counted },
  })
  const network = new Network(
    {
      streams,
      taker: new Taker(streams),
      receipts,
      log,
      refusals: counted,
      metrics,
      news: tell,
      failed,
    },
    transport,
    links,
    recognition,
  )
  const attachments = await openAttachments({
    data: config.data,
    roomBytesMax: config.attachmentsGigabytes * gigabyte,
    jobs,
    transport,
    neighbours: neighboursBy(links, network, context.outboxes),
    log: counted,
    failed,
  })
  const desk = await startDeskOf(work, { network, news }, opened, failed)
  opened.add(() => network.stop())
  opened.add(() => channels.stop())
  opened.add(() => recognition.stop())
  const { data } = config
  const ownNode = new OwnNode({
    ...{ data, identity, streams, links, linking, recognition, failed },
    revocations: work.revocations,
  })
  opened.add(() => ownNode.stop())
  opened.add(startAutomatic(jobs, failed))
  opened.add(watchAnswers(jobs, (one) => news.tell({ is: 'no answer', ...one }), failed))
  attachments.start()
  opened.add(() => attachments.stop())
  links.onChanged(() => attachments.linkChanged())
  await network.start()
  const { now } = context
  const backups = await openBackups({ config, identity, storage: work.storage, news, log, now })
  opened.add(() => backups.stop())
  backups.start()
  opened.add(watchSilence({ links, network, now, tell: (one) => news.tell(one) }))
  channels.start()
  ownNode.start()
  receipts.start()
  work.words.start()
  work.sites.watch.start()
  const stop = () => opened.close()
  const online = {
    attachments,
    backups,
    linking,
    ownNode,
    network,
    transport,
    news,
    addresses,
    desk,
  }
  return { identity, ...work, ...online, stop }
}

function countPlaced(metrics: Metrics, { placed }: StreamChange): void {
  const taken = placed.filter(({ from }) => from !== undefined).length
  metrics.placed(placed.length - taken, taken)
}

async function openAddressBook(
  { storage, own, now }: StreamContext,
  links: Links,
  profile: CompanyProfile,
): Promise<AddressBook> {
  const zone = () => profile.zone()
  const book = new AddressBook({ storage, links, ownCode: own.code, now, zone })
  await book.load()
  return book
}

/** What the company alone knows of its jobs: before the first change of another one arrives. */
async function startDeskOf(
  { jobs, links, users, profile, addressBook }: Work,
  { network, news }: Pick<CompanyNode, 'network' | 'news'>,
  opened: Opened,
  failed: (error: unknown) => void,
): Promise<DeskContext> {
  const desk = await openDesk({
    jobs,
    addressBook,
    zone: () => profile.zone(),
    silentLinks: () => silentLinks({ links, network, news }),
  })
  opened.add(await startDesk(desk, users.sessions, failed))
  return desk
}

/** What the settings say goes before what an administrator has typed. */
function addressesOf(
  { announce = [] }: Config,
  profile: CompanyProfile,
  transport: Transport,
): readonly string[] {
  const { address } = profile.get()
  return announce.length === 0 && address !== undefined ? [address] : transport.addresses()
}

/**
 * A fault of our own in what a peer or a moment led to is logged, and the rest goes on. A storage
 * that can't keep anything any more says so itself, and ends the node.
 */
function faultLog(log: Log): (error: unknown) => void {
  return (error) => log.error({ err: error }, 'a fault of our own')
}

async function streamContext(
  identity: Identity,
  storage: Storage,
  links: Links,
  files: IdentityFiles,
  jumpNumbers: () => Promise<void>,
): Promise<StreamContext> {
  const { company, node, code, name, serial, bytes } = identity.certified
  const random = (bytes: number) => randomBytes(bytes)
  return {
    storage,
    own: { company, node, code, name, serial, certificate: bytes, signer: identity.signer },
    epoch: await NodeEpoch.open(files, () => Date.now(), jumpNumbers),
    verifier: new Verifier(),
    routes: links,
    outboxes: new Outboxes(storage, random),
    now: () => Date.now(),
    random,
  }
}
