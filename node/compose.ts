/** Puts a company's node together: storage, streams, links, jobs. Nothing here decides anything. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { Verifier } from '../protocol/identity/keys.ts'
import type { CompanyId } from '../protocol/ids.ts'
import { openStorage } from '../storage/open.ts'
import type { Storage } from '../storage/storage.ts'
import { NodeEpoch } from './identity/epoch.ts'
import type { Identity } from './identity/identity.ts'
import { openNumbers } from './identity/numbers.ts'
import { watchAnswers } from './job/answer-watch.ts'
import { startAutomatic } from './job/automatic.ts'
import type { JobContext } from './job/context.ts'
import { Linking } from './link/linking.ts'
import { LinkingChannels } from './link/linking-channels.ts'
import { Links } from './link/links.ts'
import { Network } from './link/network.ts'
import { Outboxes } from './link/outboxes.ts'
import { watchSilence } from './link/silence.ts'
import type { Config } from './operate/config.ts'
import { CountedLog } from './operate/counted-log.ts'
import type { Log } from './operate/log.ts'
import { News } from './operate/news.ts'
import type { StreamContext } from './stream/context.ts'
import { Receipts } from './stream/receipts.ts'
import { Streams } from './stream/streams.ts'
import { Taker } from './stream/take.ts'
import { startLibp2pTransport } from './transport/libp2p.ts'
import type { Transport } from './transport/transport.ts'

/** A company's node at work. */
export type CompanyNode = {
  readonly identity: Identity
  readonly storage: Storage
  readonly streams: Streams
  readonly receipts: Receipts
  readonly jobs: JobContext
  readonly links: Links
  readonly linking: Linking
  readonly network: Network
  readonly transport: Transport
  readonly news: News
  stop(): Promise<void>
}

export type ComposeOptions = {
  readonly config: Config
  readonly log: Log
  /** Something that can't go on: the process stops. */
  readonly failed: (error: unknown) => void
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

type Work = Pick<CompanyNode, 'storage' | 'links' | 'streams' | 'receipts' | 'jobs'>

/** What a company works with, the other companies apart. */
async function openWork(
  identity: Identity,
  { config, log, failed }: ComposeOptions,
  opened: Opened,
): Promise<Work> {
  const storage = await openStorage({ directory: join(config.data, 'store') })
  opened.add(() => storage.close())
  void storage.failed.then(failed)
  const numbers = await openNumbers(config.data)
  const links = new Links(storage)
  await links.load()
  const context = await streamContext(identity, storage, links, config.data, () =>
    numbers.jumpAbove(0),
  )
  await links.openQueues((node) => context.outboxes.open(node))
  const streams = new Streams(context)
  await streams.finishRebuild()
  const receipts = new Receipts(streams, faultLog(log))
  opened.add(() => receipts.stop())
  const jobs: JobContext = {
    streams,
    companies: links,
    nextNumber: async () => `${context.own.code}${await numbers.next()}`,
    claimed: new Set(),
    completeNeeds: config.completeNeeds,
  }
  return { storage, links, streams, receipts, jobs }
}

/** The other companies, and what is done by itself. */
async function goOnline(
  identity: Identity,
  { config, log }: ComposeOptions,
  work: Work,
  opened: Opened,
): Promise<CompanyNode> {
  const { links, streams, receipts, jobs } = work
  const { context } = streams
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
  const { linking, channels } = await startLinking(links, context, transport, counted)
  const network = new Network(
    {
      streams,
      taker: new Taker(streams),
      receipts,
      log,
      refusals: counted,
      news: (one) => {
        news.tell(one)
        if (one.is === 'not linked there') channels.ask(one.node)
      },
      failed,
    },
    transport,
    links,
  )
  opened.add(() => network.stop())
  opened.add(() => channels.stop())
  opened.add(startAutomatic(jobs, failed))
  opened.add(watchAnswers(jobs, (one) => news.tell({ is: 'no answer', ...one }), failed))
  await network.start()
  const { now } = context
  opened.add(watchSilence({ links, network, now, tell: (one) => news.tell(one) }))
  channels.start()
  receipts.start()
  const stop = () => opened.close()
  return { identity, ...work, linking, network, transport, news, stop }
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
  data: string,
  jumpNumbers: () => Promise<void>,
): Promise<StreamContext> {
  const { company, node, code, name, serial, bytes } = identity.certified
  const random = (bytes: number) => randomBytes(bytes)
  return {
    storage,
    own: { company, node, code, name, serial, certificate: bytes, signer: identity.signer },
    epoch: await NodeEpoch.open(data, () => Date.now(), jumpNumbers),
    verifier: new Verifier(),
    routes: links,
    outboxes: new Outboxes(storage, random),
    now: () => Date.now(),
    random,
  }
}

async function startLinking(
  links: Links,
  stream: StreamContext,
  transport: Transport,
  log: CountedLog,
): Promise<{ linking: Linking; channels: LinkingChannels }> {
  const linking: Linking = new Linking({
    links,
    stream,
    addresses: () => transport.addresses(),
    wake: (id) => channels.wake(id),
  })
  await linking.load()
  const channels = new LinkingChannels(linking, transport, log)
  transport.admit((node) => {
    const company = links.companyOf(node)
    if (company) return links.get(company as CompanyId)?.state !== 'blocked'
    return linking.expectsSomebody(node)
  })
  return { linking, channels }
}
