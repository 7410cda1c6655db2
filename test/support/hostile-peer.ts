/**
 * The node of a linked company that keeps to nothing: it has its own keys, speaks the real frames
 * over a channel, and sends whatever a test gives it. It hears and acknowledges like an honest one,
 * so that it knows the streams that it may write to.
 */
import { type Channel, protocols, type Transport } from '../../node/transport/transport.ts'
import { readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import { type DeltaId, type StreamId, toHex } from '../../protocol/ids.ts'
import type { Bye } from '../../protocol/link/byes.ts'
import { bucketOf, differing } from '../../protocol/link/digest.ts'
import { decodeFrame, encodeFrame } from '../../protocol/link/frames.ts'
import type {
  Ack,
  Deltas,
  Frontiers,
  Hello,
  Item,
  Message,
  Want,
} from '../../protocol/link/messages.ts'
import type { Reason } from '../../protocol/reasons.ts'
import { type Author, author, seedFor } from './author.ts'
import { type Company, linkSettings, until } from './company.ts'
import type { MemoryNetwork } from './memory-transport.ts'
import { differingIn, lowestOutboxId } from './raw-peer.ts'
import { SharedJob } from './shared-job.ts'

type Sent = Exclude<Message, { is: 'unknown' }>

/** How long an answer may take on a busy machine. */
const answer_ms = 10_000

let processes = 0

export class HostilePeer {
  readonly own: Author
  /** What it has heard of each stream. */
  readonly jobs = new Map<StreamId, SharedJob>()
  /** What it answers to a Want; absent: nothing. */
  supply: readonly Uint8Array[] = []
  readonly heard: Message[] = []
  readonly #transport: Transport
  readonly #to: Company
  #channel: Channel | undefined
  #position = 0
  #wants = 0
  #held: Hello['held']

  private constructor(own: Author, transport: Transport, to: Company) {
    this.own = own
    this.#transport = transport
    this.#to = to
  }

  /** Puts an active link in place at the company; where the peer is it isn't told, so it waits. */
  static async link(code: string, network: MemoryNetwork, to: Company): Promise<HostilePeer> {
    const own = author(code)
    await to.links.put({
      company: own.company,
      code,
      name: own.name,
      state: 'active',
      inviter: false,
      nodes: [{ node: own.node, addresses: [], certificate: toHex(own.certificate) }],
      document: '',
      words: [],
      requestedAt: 0,
      settings: linkSettings,
    })
    return new HostilePeer(own, network.transport(own.node), to)
  }

  /** A new connection, with both Hellos said. */
  async connect(change: Partial<Hello> = {}): Promise<void> {
    await this.open()
    await this.hello(change)
    await this.answer('hello')
  }

  /** A new connection on which nothing was said. */
  async open(): Promise<void> {
    const signal = AbortSignal.timeout(answer_ms)
    this.heard.length = 0
    this.#position = 0
    this.#wants = 0
    const channel = await this.#transport.open(this.#to.own.node, [], protocols.sync, signal)
    this.#channel = channel
    void this.#listen(channel)
  }

  async hello(change: Partial<Hello> = {}): Promise<void> {
    const id = toHex(seedFor(`boot ${processes++} of ${this.own.code}`)).slice(0, 32)
    await this.send({
      is: 'hello',
      certificate: this.own.certificate,
      features: [],
      boot: id,
      outboxId: id,
      outboxTail: 0,
      held: this.#held,
      clock: Date.now(),
      ...change,
    })
  }

  async send(message: Sent): Promise<void> {
    await this.raw(encodeFrame(message))
  }

  /** Any bytes as a frame; once the other side has closed there is nobody to send to. */
  async raw(frame: Uint8Array): Promise<void> {
    await this.#channel?.send(frame).catch(() => undefined)
  }

  /** Sends these as the next items of its queue and waits until they are acknowledged. */
  async deliver(...items: readonly (Uint8Array | Item)[]): Promise<Ack['refusals']> {
    const first = this.#position + 1
    this.#position += items.length
    const whole = items.map((item) =>
      item instanceof Uint8Array ? ({ is: 'delta', signed: item } as const) : item,
    )
    await this.send({ is: 'deltas', first, items: whole })
    const position = this.#position
    const ack = await this.answer('ack', ({ through }) => through >= position)
    return ack.refusals
  }

  /** The same of one delta: why it was refused, if it was. */
  async reasonFor(envelope: Uint8Array): Promise<Reason | undefined> {
    return (await this.deliver(envelope))[0]?.reason
  }

  /** Asks for what a stream has beyond these heads; the deltas that it gets. */
  async ask(stream: StreamId, heads: readonly DeltaId[]): Promise<readonly Uint8Array[]> {
    const want = ++this.#wants
    await this.send({ is: 'want', want, stream, heads })
    await this.answer('supply', (supply) => supply.want === want && supply.last)
    const supplies = this.heard.filter((one) => one.is === 'supply')
    return supplies.flatMap((supply) => (supply.want === want ? supply.deltas : []))
  }

  /** Compares anew, saying that it holds this of one stream; what the other side says it holds. */
  async compare(stream: StreamId, heads: readonly DeltaId[]): Promise<Frontiers['streams']> {
    await this.close()
    await this.connect({ outboxId: lowestOutboxId })
    const mine = differingIn(bucketOf(stream))
    await this.send({ is: 'digest', buckets: mine })
    const { buckets } = await this.answer('digest')
    for (const bucket of differing(mine, buckets)) {
      const streams = bucket === bucketOf(stream) ? [{ stream, heads }] : []
      await this.send({ is: 'frontiers', bucket, streams, answer: false, more: false })
      await this.answer('frontiers', (page) => page.bucket === bucket)
    }
    return (await this.answer('frontiers', (page) => page.bucket === bucketOf(stream))).streams
  }

  /** The first message of this kind that came on this connection and is like that. */
  answer<Kind extends Message['is']>(
    is: Kind,
    like: (message: Extract<Message, { is: Kind }>) => boolean = () => true,
  ): Promise<Extract<Message, { is: Kind }>> {
    const found = (one: Message): one is Extract<Message, { is: Kind }> =>
      one.is === is && like(one as Extract<Message, { is: Kind }>)
    return until(`an answer: ${is}`, () => this.heard.find(found), answer_ms)
  }

  /** With what the other side ends the connection. */
  async ended(): Promise<Bye> {
    const { bye } = await this.answer('bye')
    await until('the channel to be closed', () => this.#channel === undefined, answer_ms)
    return bye
  }

  get isConnected(): boolean {
    return this.#channel !== undefined
  }

  async close(): Promise<void> {
    await this.#channel?.close()
    await until('the channel to be closed', () => this.#channel === undefined, answer_ms)
  }

  /** Waits until it has heard so many deltas of a stream. */
  async hearing(stream: StreamId, count: number): Promise<SharedJob> {
    return until(
      `${count} deltas of the stream`,
      () => {
        const job = this.jobs.get(stream)
        return job && job.replica.deltas.length >= count && job
      },
      answer_ms,
    )
  }

  async #listen(channel: Channel): Promise<void> {
    try {
      for await (const frame of channel.frames) {
        const message = decodeFrame(frame)
        if (typeof message === 'string') throw new Error(`an honest node sent what is ${message}`)
        this.heard.push(message)
        if (message.is === 'hello') this.#greeted(message)
        if (message.is === 'deltas') await this.#take(message)
        if (message.is === 'want') await this.#answerWant(message)
        if (message.is === 'supply') await this.#acknowledge()
      }
    } catch {
      // A broken channel has ended, too.
    }
    if (this.#channel === channel) this.#channel = undefined
  }

  #greeted({ outboxId }: Hello): void {
    if (this.#held?.outboxId !== outboxId) this.#held = { outboxId, through: 0 }
  }

  async #take({ first, items }: Deltas): Promise<void> {
    const through = first + items.length - 1
    if (this.#held) this.#held = { ...this.#held, through }
    for (const item of items) {
      const delta = item.is === 'delta' ? readDelta(item.signed) : undefined
      if (!delta || delta instanceof Refused) continue
      const job = this.jobs.get(delta.stream) ?? new SharedJob()
      this.jobs.set(delta.stream, job)
      if (!job.replica.positions.has(delta.id)) job.replica.take(delta)
    }
    await this.#acknowledge()
  }

  /** What it has heard so far on this connection. */
  async #acknowledge(): Promise<void> {
    const supplied = this.heard.filter((one) => one.is === 'supply').length
    await this.send({ is: 'ack', through: this.#held?.through ?? 0, refusals: [], supplied })
  }

  async #answerWant({ want }: Want): Promise<void> {
    await this.send({ is: 'supply', want, deltas: [...this.supply], last: true })
  }
}
