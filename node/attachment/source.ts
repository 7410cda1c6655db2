/**
 * One node that files are fetched from: the channel to it, one transfer at a time. The channel
 * stays open for a while, because the other side says on it when what it hadn't has come.
 */
import {
  type AttachmentMessage,
  decodeAttachmentFrame,
  encodeAttachmentFrame,
  type Piece,
} from '../../protocol/attachment/frames.ts'
import { isWhole, nextGets, type Transfer, takePiece } from '../../protocol/attachment/transfer.ts'
import type { FileHash, NodeId } from '../../protocol/ids.ts'
import { type Channel, protocols, type Transport } from '../transport/transport.ts'
import { answer_ms_max, dial_ms_max, idle_ms_max } from './limits.ts'

type Answer = Extract<AttachmentMessage, { is: 'piece' | 'none' }>

/** `wrong`: what came is not what was asked for. `stopped`: `take` said so. */
export type Fetched = 'whole' | 'none' | 'broken' | 'wrong' | 'stopped'

/** Answers that may wait: an honest node sends none unasked. */
const answers_max = 4

export class Source {
  readonly #node: NodeId
  readonly #transport: Pick<Transport, 'open'>
  readonly #onHere: (hash: FileHash) => void
  #channel: Channel | undefined
  /** Gets without their answer. */
  #unanswered = 0
  #answers: Answer[] = []
  #wake: (() => void) | undefined
  #idle: NodeJS.Timeout | undefined
  #closed = false

  constructor(node: NodeId, transport: Pick<Transport, 'open'>, onHere: (hash: FileHash) => void) {
    this.#node = node
    this.#transport = transport
    this.#onHere = onHere
  }

  /** Fetches what is missing; `take` has each piece, in order, and says false to stop. */
  async fetch(begun: Transfer, take: (piece: Piece) => Promise<boolean>): Promise<Fetched> {
    clearTimeout(this.#idle)
    // Sent unasked: whoever does that is not heard on this channel any more.
    if (this.#answers.length > 0) await this.#drop()
    const fetched = await this.#fetch(begun, take).catch((): Fetched => 'broken')
    // Answers that still come would be taken for those of the next transfer.
    if (this.#unanswered > 0) await this.#drop()
    this.#idle = setTimeout(() => void this.#drop(), idle_ms_max).unref()
    return fetched
  }

  async close(): Promise<void> {
    this.#closed = true
    clearTimeout(this.#idle)
    await this.#drop()
  }

  async #fetch(begun: Transfer, take: (piece: Piece) => Promise<boolean>): Promise<Fetched> {
    const channel = await this.#open()
    let transfer = begun
    while (!isWhole(transfer)) {
      const next = nextGets(transfer)
      transfer = next.transfer
      for (const get of next.gets) {
        this.#unanswered++
        await channel.send(encodeAttachmentFrame(get))
      }
      const answer = await this.#answer()
      if (!answer) return 'broken'
      if (answer.hash !== transfer.hash) return 'wrong'
      if (answer.is === 'none') {
        while (this.#unanswered > 0) if (!(await this.#answer())) return 'broken'
        return 'none'
      }
      const taken = takePiece(transfer, answer)
      if (!taken) return 'wrong'
      if (!(await take(answer))) return 'stopped'
      transfer = taken
    }
    return 'whole'
  }

  async #open(): Promise<Channel> {
    if (this.#channel) return this.#channel
    const signal = AbortSignal.timeout(dial_ms_max)
    // Over the connection that changes are exchanged on: no address, so none is dialled.
    const channel = await this.#transport.open(this.#node, [], protocols.attachment, signal)
    this.#channel = channel
    void this.#read(channel)
    // Closed while it was opened.
    if (this.#closed) await this.#drop()
    return channel
  }

  async #read(channel: Channel): Promise<void> {
    try {
      for await (const frame of channel.frames) {
        const message = decodeAttachmentFrame(frame)
        if (typeof message === 'string' || this.#answers.length >= answers_max) break
        if (message.is === 'here') this.#onHere(message.hash)
        if (message.is !== 'piece' && message.is !== 'none') continue
        this.#answers.push(message)
        this.#wake?.()
      }
    } catch {
      // A channel that broke has ended; what is missing is asked for on the next one.
    }
    if (this.#channel === channel) await this.#drop()
    else await channel.close()
  }

  /** The next answer, or undefined: the channel has ended, or is silent for too long. */
  async #answer(): Promise<Answer | undefined> {
    const deadline = setTimeout(() => void this.#drop(), answer_ms_max)
    while (this.#channel && this.#answers.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
    clearTimeout(deadline)
    const answer = this.#answers.shift()
    if (answer) this.#unanswered--
    return answer
  }

  async #drop(): Promise<void> {
    const channel = this.#channel
    this.#channel = undefined
    this.#unanswered = 0
    this.#answers = []
    this.#wake?.()
    await channel?.close()
  }
}
