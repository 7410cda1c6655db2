/**
 * A company in a test: the real streams, storage, sync machine and use cases, over a network in
 * memory that can be cut. Links are put in place ready made; pairing has tests of its own.
 */
import { randomBytes } from 'node:crypto'
import { OwnRevocations } from '../../node/identity/own-revocations.ts'
import type { CompleteNeed, JobContext } from '../../node/job/context.ts'
import type { Allowances } from '../../node/link/budget.ts'
import type { LinkMetrics } from '../../node/link/connection-work.ts'
import { refuseLinking } from '../../node/link/linking-refusal.ts'
import { Links } from '../../node/link/links.ts'
import { Network } from '../../node/link/network.ts'
import { startLinking } from '../../node/link/open.ts'
import { Outboxes } from '../../node/link/outboxes.ts'
import { Recognition } from '../../node/link/recognition.ts'
import { CountedLog } from '../../node/operate/counted-log.ts'
import { createLog } from '../../node/operate/log.ts'
import type { NewsItem } from '../../node/operate/news.ts'
import type { OwnIdentity, StreamContext } from '../../node/stream/context.ts'
import { Receipts } from '../../node/stream/receipts.ts'
import { Streams } from '../../node/stream/streams.ts'
import { Taker } from '../../node/stream/take.ts'
import type { Transport } from '../../node/transport/transport.ts'
import { makeCertificate } from '../../protocol/identity/certificate.ts'
import { signerFromSeed, signerId, Verifier } from '../../protocol/identity/keys.ts'
import type { CompanyId, NodeId, StreamId } from '../../protocol/ids.ts'
import { toHex } from '../../protocol/ids.ts'
import { type JobView, viewJob } from '../../protocol/job/view.ts'
import { openMemoryStorage } from '../../storage/open.ts'
import type { LinkRecord, LinkSettings, Storage } from '../../storage/storage.ts'

export const linkSettings: LinkSettings = {
  autoAccept: false,
  mayPassOn: true,
  answerMinutes: 0,
  silentMinutes: 30,
}

export type CompanyOptions = {
  readonly metrics?: LinkMetrics
  /** Absent: its code and "Security". */
  readonly name?: string
  /** Rows kept for a peer that is away: a few, so that they are dropped. */
  readonly outboxRowsMax?: number
  readonly completeNeeds?: readonly CompleteNeed[]
  /** What each link may spend: little, so that it is spent. */
  readonly allowances?: Allowances
  /** Added to the real time: a clock that is wrong. */
  readonly clockOffset?: number
  readonly storage?: Storage
  /** Who it was before: a company that starts again, on its storage or on a copy of it. */
  readonly identity?: CompanyIdentity
  /** Kept elsewhere, as a node keeps them; absent: in memory. */
  readonly epoch?: StreamContext['epoch']
  readonly nextNumber?: () => Promise<string>
  /**
   * As a whole node: links are made and ended by pairing, what was revoked is kept, and what another
   * version left is derived again at the start.
   */
  readonly whole?: boolean
}

type Pairing = Awaited<ReturnType<typeof startLinking>> & { readonly revocations: OwnRevocations }

const log = createLog({ level: 'silent', pretty: false })

/** Where its channels come from. */
type Lines = { transport(node: NodeId): Transport }

/** What a node keeps beside its database. */
export type CompanyIdentity = {
  readonly own: OwnIdentity
  readonly epoch: string
  /** Job numbers given out so far. */
  readonly counter: number
}

export class Company {
  readonly code: string
  readonly own: OwnIdentity
  readonly jobs: JobContext
  readonly streams: Streams
  readonly storage: Storage
  readonly links: Links
  network!: Network
  /** Where links are made by pairing. */
  pairing: Pairing | undefined
  readonly receipts: Receipts
  readonly refusals: CountedLog
  readonly news: NewsItem[] = []
  readonly failures: unknown[] = []
  readonly transport: Transport
  /** Of what a test adds to the company. */
  onConnected: () => void = () => undefined
  readonly beforeStop: (() => Promise<void>)[] = []
  #doubted = false
  #epoch: string
  #counter: number

  private constructor(
    code: string,
    own: OwnIdentity,
    storage: Storage,
    network: Lines,
    options: CompanyOptions,
  ) {
    this.code = code
    this.own = own
    this.#epoch = options.identity?.epoch ?? toHex(randomBytes(16))
    this.#counter = options.identity?.counter ?? 0
    this.storage = storage
    this.links = new Links(storage)
    const random = (bytes: number) => randomBytes(bytes)
    const context: StreamContext = {
      storage,
      own,
      epoch: options.epoch ?? {
        current: () => this.#epoch,
        renew: async () => {
          this.#epoch = toHex(randomBytes(16))
          return this.#epoch
        },
        doubt: async () => {
          if (this.#doubted) return false
          this.#doubted = true
          this.#epoch = toHex(randomBytes(16))
          return true
        },
      },
      verifier: new Verifier(),
      routes: this.links,
      outboxes: new Outboxes(storage, random, options.outboxRowsMax),
      now: () => Date.now() + (options.clockOffset ?? 0),
      random,
    }
    this.streams = new Streams(context)
    const failed = (error: unknown) => this.failures.push(error)
    this.receipts = new Receipts(this.streams, failed)
    this.jobs = {
      streams: this.streams,
      companies: this.links,
      nextNumber: options.nextNumber ?? (async () => `${code}${10000 + ++this.#counter}`),
      completeNeeds: options.completeNeeds ?? [],
    }
    this.refusals = new CountedLog(log)
    this.transport = network.transport(own.node)
  }

  static async start(code: string, network: Lines, options: CompanyOptions = {}): Promise<Company> {
    const own = options.identity?.own ?? newIdentity(code, options.name ?? `${code} Security`)
    const storage = options.storage ?? (await openMemoryStorage())
    const started = new Company(code, own, storage, network, options)
    await started.links.load()
    if (options.whole) {
      await started.streams.finishRebuild(() => undefined)
      started.pairing = await pairingOf(started)
    }
    const recognition = started.pairing?.recognition ?? recognitionOf(started)
    started.network = networkOf(started, recognition, options)
    await started.network.start()
    started.pairing?.channels.start()
    started.receipts.start()
    return started
  }

  get id(): CompanyId {
    return this.own.company
  }

  get identity(): CompanyIdentity {
    return { own: this.own, epoch: this.#epoch, counter: this.#counter }
  }

  async view(job: StreamId): Promise<JobView | undefined> {
    const open = await this.streams.get(job)
    if (!open) return undefined
    const receipts = await this.storage.receipts.of(job)
    return viewJob(open.state, open.structure, open.fold, receipts)
  }

  async stop(): Promise<void> {
    for (const stop of this.beforeStop) await stop()
    await this.network.stop()
    await this.pairing?.channels.stop()
    await this.pairing?.recognition.stop()
    await this.receipts.stop()
    await this.storage.close()
  }
}

function networkOf(
  company: Company,
  recognition: Recognition,
  { metrics, allowances }: CompanyOptions,
): Network {
  const { streams, receipts, refusals, failures, transport, links } = company
  const news = (one: NewsItem) => {
    company.news.push(one)
    if (one.is === 'not linked there') company.pairing?.channels.ask(one.node)
    if (one.is !== 'connected') return
    company.pairing?.recognition.connected(one.company)
    company.onConnected()
  }
  const failed = (error: unknown) => failures.push(error)
  const taker = new Taker(streams)
  const known = { streams, taker, receipts, log, refusals, metrics, allowances }
  const context = { ...known, news, failed }
  return new Network(context, transport, links, recognition)
}

async function pairingOf(company: Company): Promise<Pairing> {
  const { links, streams, transport, refusals, storage, own } = company
  const stream = streams.context
  const revocations = await OwnRevocations.open(storage, own.company, stream.verifier)
  const addresses = () => transport.addresses()
  const news = (one: NewsItem) => company.news.push(one)
  const sources = { links, stream, revocations, transport, addresses, news, log: refusals }
  return { ...(await startLinking(sources)), revocations }
}

/** Changes of links come from nowhere else here, so nothing has to wait for its turn. */
function recognitionOf({ links, streams, transport, refusals: log, news }: Company): Recognition {
  const linking: ConstructorParameters<typeof Recognition>[0]['linking'] = {
    async change(company, change, also) {
      const record = links.get(company)
      if (!record) return refuseLinking('not-found', 'There is no link with this company.')
      const changed = change(record)
      await links.put(changed, also)
      return changed
    },
    found: async () => undefined,
  }
  const stream = streams.context
  const own = new OwnRevocations(stream.storage, stream.own.company, stream.verifier, [])
  const addresses = () => transport.addresses()
  const tell = (one: NewsItem) => news.push(one)
  return new Recognition({
    ...{ stream, links, linking, transport, own, addresses, news: tell, log },
  })
}

function newIdentity(code: string, name: string): OwnIdentity {
  const company = signerFromSeed(randomBytes(32))
  const signer = signerFromSeed(randomBytes(32))
  const node = signerId<NodeId>(signer)
  const certificate = makeCertificate(company, { node, serial: 1, code, name })
  return { company: signerId<CompanyId>(company), node, code, name, serial: 1, certificate, signer }
}

/** Links two companies, as after both administrators approved. */
export async function link(
  one: Company,
  other: Company,
  settings: Partial<LinkSettings> = {},
): Promise<void> {
  for (const [a, b] of [
    [one, other],
    [other, one],
  ] as const) {
    await a.links.put({
      company: b.id,
      code: b.code,
      name: b.own.name,
      state: 'active',
      inviter: a === one,
      nodes: [
        {
          node: b.own.node,
          addresses: [`memory:${b.own.node}`],
          certificate: toHex(b.own.certificate),
        },
      ],
      document: '',
      words: [],
      requestedAt: 0,
      settings: { ...linkSettings, ...settings },
    })
  }
}

/** What an administrator changes about a link. */
export async function changeLink(
  of: Company,
  other: Pick<Company, 'id'>,
  change: Partial<Pick<LinkRecord, 'state' | 'settings'>>,
): Promise<void> {
  const record = of.links.get(other.id)
  if (!record) throw new Error('the two are not linked')
  await of.links.put({ ...record, ...change })
}

/** Waits for a condition; fails loudly with what was seen last. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  ms = 5000,
): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (Date.now() > end) throw new Error(`waited ${ms} ms for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
