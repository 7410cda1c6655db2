/** A node that says what a test has it say: for what an honest node would never send. */
import { randomBytes } from 'node:crypto'
import type { OwnIdentity } from '../../node/stream/context.ts'
import { type Channel, protocols, type Transport } from '../../node/transport/transport.ts'
import { toHex } from '../../protocol/ids.ts'
import { digest_buckets } from '../../protocol/limits.ts'
import { decodeFrame, encodeFrame } from '../../protocol/link/frames.ts'
import type { Message } from '../../protocol/link/messages.ts'
import { random_id_bytes } from '../../protocol/link/sync-limits.ts'
import type { Company } from './company.ts'

type Sent = Exclude<Message, { is: 'unknown' }>
type Of<Kind extends Message['is']> = Extract<Message, { is: Kind }>

/** Whose queue has the lowest id there is lists what it holds, and the other answers. */
export const lowestOutboxId = '00'.repeat(random_id_bytes)

/** A digest that differs in this bucket from one over nothing. */
export function differingIn(bucket: number): string[] {
  return Array.from({ length: digest_buckets }, (_, i) => (i === bucket ? 'ff' : '00').repeat(32))
}

export class RawPeer {
  readonly #channel: Channel
  readonly #frames: AsyncIterator<Uint8Array>

  private constructor(channel: Channel) {
    this.#channel = channel
    this.#frames = channel.frames[Symbol.asyncIterator]()
  }

  /** Greets a company as this node, which it must be linked with, and has it compare digests. */
  static async connect(transport: Transport, own: OwnIdentity, to: Company): Promise<RawPeer> {
    const signal = AbortSignal.timeout(5000)
    const channel = await transport.open(to.own.node, [], protocols.sync, signal)
    const peer = new RawPeer(channel)
    await peer.send({
      is: 'hello',
      certificate: own.certificate,
      features: [],
      boot: toHex(randomBytes(random_id_bytes)),
      outboxId: lowestOutboxId,
      outboxTail: 0,
      held: undefined,
      clock: Date.now(),
    })
    await peer.next('hello')
    return peer
  }

  async send(message: Sent): Promise<void> {
    await this.#channel.send(encodeFrame(message))
  }

  /** The next message of this kind; others are passed over. Fails when the other side ends it. */
  async next<Kind extends Message['is']>(is: Kind): Promise<Of<Kind>> {
    for (;;) {
      const { done, value } = await this.#frames.next()
      if (done) throw new Error(`the channel was closed before a ${is} came`)
      const message = decodeFrame(value)
      if (typeof message === 'string') throw new Error(`a frame is ${message}`)
      if (message.is === is) return message as Of<Kind>
      if (message.is === 'bye') throw new Error(`bye: ${message.bye}`)
    }
  }

  async sendDigest(bucket: number): Promise<void> {
    await this.send({ is: 'digest', buckets: differingIn(bucket) })
  }

  close(): Promise<void> {
    return this.#channel.close()
  }
}
