/** Connections to all linked companies: one peer each, started and stopped as links change. */
import { setTimeout as delay } from 'node:timers/promises'
import type { CompanyId, NodeId } from '../../protocol/ids.ts'
import { toHex } from '../../protocol/ids.ts'
import type { Bye } from '../../protocol/link/byes.ts'
import type { FrameFault } from '../../protocol/link/fields.ts'
import { encodeFrame } from '../../protocol/link/frames.ts'
import type { Message } from '../../protocol/link/messages.ts'
import { random_id_bytes } from '../../protocol/link/sync-limits.ts'
import type { LinkRecord } from '../../storage/storage.ts'
import { type Channel, protocols, type Transport } from '../transport/transport.ts'
import { allowances, type Expense } from './budget.ts'
import { readFirst } from './connection.ts'
import type { ConnectionContext } from './connection-work.ts'
import type { Links } from './links.ts'
import { Peer, type PeerStatus } from './peer.ts'
import type { Recognition } from './recognition.ts'
import { Spending } from './spending.ts'

/** A node that connects and says nothing is dropped. */
const hello_ms_max = 10_000
/** Channels that have not said Hello yet; more are closed at once. */
const greeting_channels_max = 64
/** Of one node: its own second dial may cross ours, more are no use to it. */
const greeting_channels_per_node_max = 4

export class Network {
  readonly #context: ConnectionContext
  readonly #transport: Transport
  readonly #links: Links
  readonly #recognition: Recognition
  readonly #boot: string
  readonly #peers = new Map<NodeId, { readonly company: CompanyId; readonly peer: Peer }>()
  /** By company: the peers that stop because its link was paused or ended, and what follows. */
  readonly #ending = new Map<CompanyId, Promise<unknown>>()
  /** By company, as long as the node runs: who connects anew has spent what it has spent. */
  readonly #spendings = new Map<CompanyId, Spending>()
  readonly #stop = new AbortController()
  #greeting = 0
  readonly #greetingOf = new Map<NodeId, number>()
  #stopped = false

  constructor(
    context: ConnectionContext,
    transport: Transport,
    links: Links,
    recognition: Recognition,
  ) {
    this.#context = context
    this.#transport = transport
    this.#links = links
    this.#recognition = recognition
    recognition.onEnding((company, bye) => this.#endOf(company, bye))
    this.#boot = toHex(context.streams.context.random(random_id_bytes))
  }

  /** Opens the queues, dials every active link and takes what comes in. */
  async start(): Promise<void> {
    const { outboxes } = this.#context.streams.context
    await this.#links.openQueues((node) => outboxes.open(node))
    outboxes.onGrown((node) => this.#peers.get(node)?.peer.queueGrew())
    this.#transport.handle(protocols.sync, (channel) => {
      this.#incoming(channel).catch(this.#context.failed)
    })
    for (const { company } of this.#links.all()) this.refresh(company)
    this.#links.onChanged((company) => this.refresh(company))
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#stop.abort()
    await Promise.all([...this.#peers.values()].map(({ peer }) => peer.stop()))
    await Promise.all(this.#ending.values())
  }

  /** Starts or stops the peers of a company as its link says now. */
  refresh(company: CompanyId): void {
    const record = this.#links.get(company)
    const wanted = record?.state === 'active' ? record.nodes.map(({ node }) => node) : []
    const stopping: Promise<void>[] = []
    for (const [node, one] of this.#peers) {
      if (one.company !== company || wanted.includes(node)) continue
      this.#peers.delete(node)
      stopping.push(one.peer.stop())
    }
    const before = this.#ending.get(company)
    const ended = Promise.all([before, ...stopping])
      .then(() => this.#compareLater(record))
      .catch(this.#context.failed)
    this.#ending.set(company, ended)
    for (const node of wanted)
      if (!this.#stopped && !this.#peers.has(node)) this.#begin(company, node)
  }

  /** How the connections to a company's nodes stand. */
  status(company: CompanyId): PeerStatus[] {
    return [...this.#peers.values()]
      .filter((one) => one.company === company)
      .map(({ peer }) => peer.status())
  }

  /** Nothing is queued over a link that was ended: should it be used again, digests tell. */
  async #compareLater(record: LinkRecord | undefined): Promise<void> {
    if (record?.state !== 'blocked' && record?.state !== 'unlinked') return
    const { outboxes, storage } = this.#context.streams.context
    for (const { node } of record.nodes) {
      if ((await outboxes.open(node)).digestDue) continue
      await storage.write((unit) => outboxes.setDigestDue(unit, node, true))
    }
  }

  /** Ends the connections to a company's nodes; whether they may come again is not its affair. */
  async #endOf(company: CompanyId, bye: Bye): Promise<void> {
    const peers = [...this.#peers.values()].filter((one) => one.company === company)
    await Promise.all(peers.map(({ peer }) => peer.end(bye)))
  }

  #begin(company: CompanyId, node: NodeId): void {
    const peer = new Peer({
      context: this.#context,
      transport: this.#transport,
      company,
      node,
      boot: this.#boot,
      recognition: this.#recognition,
      spending: this.#spendingOf(company),
      isRefused: () => !this.#links.nodesOf(company).includes(node),
      addresses: () =>
        this.#links.get(company)?.nodes.find((one) => one.node === node)?.addresses ?? [],
    })
    this.#peers.set(node, { company, peer })
    // One machine a node at a time: that of an earlier peer has ended before this one begins.
    void Promise.resolve(this.#ending.get(company))
      .then(() => peer.start())
      .catch(this.#context.failed)
  }

  #spendingOf(company: CompanyId): Spending {
    const known = this.#spendings.get(company)
    if (known) return known
    const { refusals, streams } = this.#context
    const slowed = (lacks: Expense) => refusals.note(company, `is slowed down: ${lacks}`)
    const allowed = this.#context.allowances ?? allowances
    const spending = new Spending(allowed, streams.context.now, slowed)
    this.#spendings.set(company, spending)
    return spending
  }

  /** Who connects again and again waits at the door, so long as its channel is kept there. */
  async #atTheDoor(company: CompanyId): Promise<void> {
    const rest = this.#spendingOf(company).rest('backfill', ['connections'])
    const { signal } = this.#stop
    if (rest) await delay(rest.ms, undefined, { signal }).catch(() => undefined)
  }

  /** The first frame says who it is; nothing is kept of who isn't linked. */
  async #incoming(channel: Channel): Promise<void> {
    const same = this.#greetingOf.get(channel.remote) ?? 0
    const full = this.#greeting >= greeting_channels_max || same >= greeting_channels_per_node_max
    if (full) return channel.close()
    this.#greeting++
    this.#greetingOf.set(channel.remote, same + 1)
    const timer = setTimeout(() => void channel.close(), hello_ms_max)
    try {
      const first = await readFirst(channel).catch(() => undefined)
      const bye = first && (await this.#refusal(channel.remote, first.message))
      if (bye) return await this.#reject(channel, bye)
      const known = this.#peers.get(channel.remote)
      if (!known || !first) return await this.#reject(channel, this.#whyNot(channel.remote))
      const { message, rest } = first
      if (typeof message === 'string') return await this.#reject(channel, 'malformed')
      if (message.is !== 'hello') return await this.#reject(channel, 'no-hello')
      clearTimeout(timer)
      await this.#atTheDoor(known.company)
      await this.#ending.get(known.company)
      await known.peer.accept(channel, rest, message)
    } finally {
      clearTimeout(timer)
      this.#greeting--
      const left = (this.#greetingOf.get(channel.remote) ?? 1) - 1
      if (left > 0) this.#greetingOf.set(channel.remote, left)
      else this.#greetingOf.delete(channel.remote)
    }
  }

  /** Why this Hello is not answered by one; its certificate may make a new node known. */
  async #refusal(node: NodeId, message: Message | FrameFault): Promise<Bye | undefined> {
    if (typeof message === 'string' || message.is !== 'hello') return undefined
    const bye = await this.#recognition.hello(node, message.certificate)
    return bye === 'not-linked' ? this.#whyNot(node) : bye
  }

  /** A paused link is one: its other side is not to alarm anybody, nor to ask what became of it. */
  #whyNot(node: NodeId): Bye {
    const company = this.#links.companyOf(node)
    const { state, found } = (company && this.#links.get(company)) ?? {}
    // Who has lost the link and found it again still has to confirm it: it is not over.
    const paused = state === 'paused' || found === true || this.#recognition.isFinding
    return paused ? 'stopping' : 'not-linked'
  }

  async #reject(channel: Channel, bye: Bye): Promise<void> {
    await channel.send(encodeFrame({ is: 'bye', bye })).catch(() => undefined)
    await channel.close()
  }
}
