/**
 * The node of a linked company that sends more than anybody can use, over real TCP: whatever fits
 * the window, as fast as it is acknowledged. What it sends in its queue is valid.
 */
import { randomBytes } from 'node:crypto'
import { type Channel, protocols, type Transport } from '../../node/transport/transport.ts'
import { encodeAttachmentFrame } from '../../protocol/attachment/frames.ts'
import {
  type CompanyId,
  type FileHash,
  type NodeId,
  type StreamId,
  toHex,
} from '../../protocol/ids.ts'
import {
  digest_buckets,
  frame_bytes_max,
  frames_in_flight_max,
  invitation_secret_bytes,
} from '../../protocol/limits.ts'
import { decodeFrame, encodeFrame, itemBytes } from '../../protocol/link/frames.ts'
import { encodeLinkFrame } from '../../protocol/link/link-frames.ts'
import type { Item, Message } from '../../protocol/link/messages.ts'
import { random_id_bytes } from '../../protocol/link/sync-limits.ts'
import type { LinkRecord } from '../../storage/storage.ts'
import type { Author } from './author.ts'
import { linkSettings, until } from './company.ts'
import { lowestOutboxId } from './raw-peer.ts'

export type Target = {
  readonly company: CompanyId
  readonly node: NodeId
  readonly addresses: readonly string[]
}

/** An answer on a machine that has enough to do. */
const answer_ms = 60_000
/** What of a frame is filled with items. */
const items_bytes = frame_bytes_max - 1024
/** Channels that are opened and left at the same time. */
const channels_at_once = 8

/** The link as the flooded company keeps it. */
export function linkWith({ company, code, name, node, certificate }: Author): LinkRecord {
  return {
    ...{ company, code, name, state: 'active', inviter: false },
    nodes: [{ node, addresses: [], certificate: toHex(certificate) }],
    ...{ document: '', words: [], requestedAt: 0, settings: linkSettings },
  }
}

export class Flooder {
  readonly own: Author
  readonly #transport: Transport
  readonly #to: Target
  #channel: Channel | undefined
  #sent = 0
  #acknowledged = 0
  #flight: number[] = []
  #lastDigest = 0
  /** How often each reason was given. */
  readonly refused = new Map<string, number>()

  /** `transport` runs under the author's node key. */
  constructor(own: Author, transport: Transport, to: Target) {
    this.own = own
    this.#transport = transport
    this.#to = to
  }

  get acknowledged(): number {
    return this.#acknowledged
  }

  get isConnected(): boolean {
    return this.#channel !== undefined
  }

  /** A new connection, with both Hellos said. */
  async connect(): Promise<void> {
    const channel = await this.#open(protocols.sync)
    this.#sent = 0
    this.#acknowledged = 0
    this.#flight = []
    const greeted = Promise.withResolvers<void>()
    this.#channel = channel
    void this.#listen(channel, greeted.resolve)
    await this.#send({
      is: 'hello',
      certificate: this.own.certificate,
      features: [],
      boot: toHex(randomBytes(random_id_bytes)),
      // The lowest there is lists what it holds: the other has to answer.
      outboxId: lowestOutboxId.slice(2) + toHex(randomBytes(1)),
      outboxTail: 0,
      held: undefined,
      clock: Date.now(),
    })
    await greeted.promise
  }

  async close(): Promise<void> {
    await this.#channel?.close()
  }

  /** Its queue, in full frames, as fast as the window allows; until all is sent or it is enough. */
  async queue(items: readonly Item[], enough: () => boolean = () => false): Promise<void> {
    let frame: Item[] = []
    let bytes = 0
    for (const item of items) {
      const size = itemBytes(item)
      if (frame.length >= 1000 || bytes + size > items_bytes) {
        await this.#deltas(frame, enough)
        frame = []
        bytes = 0
      }
      if (enough()) return
      frame.push(item)
      bytes += size
    }
    if (frame.length > 0) await this.#deltas(frame, enough)
  }

  /** Waits until all that was queued is acknowledged. */
  async settled(): Promise<void> {
    await until('all to be acknowledged', () => this.#acknowledged >= this.#sent, answer_ms)
  }

  async frames(enough: () => boolean): Promise<void> {
    const large = unknownFrame(frame_bytes_max - 64)
    for (let n = 0; !enough(); n++) {
      if (n % 50 === 0) await this.#raw(large)
      await this.#send({ is: 'ping', clock: Date.now() })
    }
  }

  /** Digests that differ, and pages of streams that nobody has, as answers come. */
  async digests(enough: () => boolean): Promise<void> {
    const buckets = Array.from({ length: digest_buckets }, () => 'ff'.repeat(32))
    while (!enough()) {
      const before = this.#lastDigest
      await this.#send({ is: 'digest', buckets })
      await until('a digest', () => this.#lastDigest > before || enough(), answer_ms)
      for (let bucket = 0; bucket < digest_buckets && !enough(); bucket++) {
        await this.#send({ is: 'frontiers', bucket, streams: [], answer: false, more: false })
      }
      await this.close()
      await this.connect()
    }
  }

  /** Channels that say nothing, opened again and again. */
  async streams(enough: () => boolean): Promise<void> {
    await this.#atOnce(enough, async () => {
      const channel = await this.#open(protocols.sync)
      await channel.send(Uint8Array.of(0))
      await channel.close()
    })
  }

  /** Asks for a file of a job that the other doesn't have. */
  async asks(stream: StreamId, enough: () => boolean): Promise<void> {
    const channel = await this.#open(protocols.attachment)
    const hash = toHex(randomBytes(32)) as FileHash
    const get = { is: 'get', stream, hash, offset: 0, length: 65_536 } as const
    const frames = channel.frames[Symbol.asyncIterator]()
    while (!enough()) {
      // Several under way, so that the answers are what is waited for.
      for (let n = 0; n < channels_at_once; n++) await channel.send(encodeAttachmentFrame(get))
      for (let n = 0; n < channels_at_once; n++) await frames.next()
    }
    await channel.close()
  }

  /** Invitations that nobody made, redeemed one after the other. How many were answered. */
  async pairings(enough: () => boolean): Promise<number> {
    let answered = 0
    await this.#atOnce(enough, async () => {
      const channel = await this.#open(protocols.link)
      const secret = toHex(randomBytes(invitation_secret_bytes))
      const commitment = toHex(randomBytes(32))
      const own = { certificate: this.own.certificate, addresses: [] }
      await channel.send(encodeLinkFrame({ is: 'join', secret, commitment, ...own }))
      const { done } = await channel.frames[Symbol.asyncIterator]().next()
      if (!done) answered++
      await channel.close()
    })
    return answered
  }

  async #atOnce(enough: () => boolean, task: () => Promise<void>): Promise<void> {
    const work = async () => {
      // Whoever is turned away comes again.
      while (!enough()) await task().catch(() => new Promise((again) => setTimeout(again, 5)))
    }
    await Promise.all(Array.from({ length: channels_at_once }, work))
  }

  #open(protocol: (typeof protocols)[keyof typeof protocols]): Promise<Channel> {
    const { node, addresses } = this.#to
    return this.#transport.open(node, addresses, protocol, AbortSignal.timeout(answer_ms))
  }

  async #deltas(items: readonly Item[], enough: () => boolean): Promise<void> {
    const free = () => this.#flight.length < frames_in_flight_max || enough()
    await until('room in the window', free, answer_ms)
    if (enough() || !this.#channel) return
    const first = this.#sent + 1
    this.#sent += items.length
    this.#flight.push(this.#sent)
    await this.#send({ is: 'deltas', first, items })
  }

  async #send(message: Exclude<Message, { is: 'unknown' }>): Promise<void> {
    await this.#raw(encodeFrame(message))
  }

  async #raw(frame: Uint8Array): Promise<void> {
    await this.#channel?.send(frame).catch(() => undefined)
  }

  async #listen(channel: Channel, greeted: () => void): Promise<void> {
    let through = 0
    let supplied = 0
    try {
      for await (const frame of channel.frames) {
        const message = decodeFrame(frame)
        if (typeof message === 'string') throw new Error(`an honest node sent what is ${message}`)
        if (message.is === 'hello') greeted()
        if (message.is === 'digest') this.#lastDigest++
        if (message.is === 'ack') this.#heard(message)
        if (message.is === 'want') {
          await this.#send({ is: 'supply', want: message.want, deltas: [], last: true })
        }
        if (message.is === 'supply') supplied++
        if (message.is === 'deltas') through = message.first + message.items.length - 1
        if (message.is === 'deltas' || message.is === 'supply') {
          await this.#send({ is: 'ack', through, refusals: [], supplied })
        }
      }
    } catch {
      // A broken channel has ended, too.
    }
    if (this.#channel === channel) this.#channel = undefined
  }

  #heard({ through, refusals }: Extract<Message, { is: 'ack' }>): void {
    this.#acknowledged = Math.max(this.#acknowledged, through)
    this.#flight = this.#flight.filter((end) => end > through)
    for (const { reason } of refusals) {
      this.refused.set(reason, (this.refused.get(reason) ?? 0) + 1)
    }
  }
}

/** A frame of a kind that no version knows: field 1999, so many bytes. */
function unknownFrame(bytes: number): Uint8Array {
  const field = Buffer.from([0xfa, 0x7c])
  const length = Buffer.from([(bytes & 0x7f) | 0x80, ((bytes >> 7) & 0x7f) | 0x80, bytes >> 14])
  return Buffer.concat([field, length, Buffer.alloc(bytes)])
}
