/**
 * A network in memory for tests: the Transport interface without sockets, keys or time. Links
 * between two nodes can be cut and healed.
 */
import { Failure } from '../../node/operate/failure.ts'
import type { Channel, Protocol, Transport } from '../../node/transport/transport.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { frame_bytes_max } from '../../protocol/limits.ts'

/** Frames that wait to be read; past this the sender waits. */
const inbox_frames_max = 16

export class MemoryNetwork {
  readonly #nodes = new Map<NodeId, MemoryTransport>()
  readonly #cuts = new Set<string>()

  /** A running transport of this node. Until told otherwise it admits everybody. */
  transport(node: NodeId): Transport {
    const transport = new MemoryTransport(node, (to) => this.#reach(node, to))
    this.#nodes.set(node, transport)
    return transport
  }

  /** Breaks what is open between the two, and lets nothing through until healed. */
  cut(one: NodeId, other: NodeId): void {
    this.#cuts.add(pairOf(one, other))
    this.#nodes.get(one)?.breakAll(other)
  }

  heal(one: NodeId, other: NodeId): void {
    this.#cuts.delete(pairOf(one, other))
  }

  #reach(from: NodeId, to: NodeId): MemoryTransport | undefined {
    return this.#cuts.has(pairOf(from, to)) ? undefined : this.#nodes.get(to)
  }
}

function pairOf(one: NodeId, other: NodeId): string {
  return [one, other].sort().join()
}

class MemoryTransport implements Transport {
  readonly node: NodeId
  readonly #reach: (to: NodeId) => MemoryTransport | undefined
  readonly #handlers = new Map<Protocol, (channel: Channel) => void>()
  readonly #channels = new Set<MemoryChannel>()
  #decide: (node: NodeId) => boolean = () => true
  #stopped = false

  constructor(node: NodeId, reach: (to: NodeId) => MemoryTransport | undefined) {
    this.node = node
    this.#reach = reach
  }

  addresses(): readonly string[] {
    return [`memory:${this.node}`]
  }

  async open(
    node: NodeId,
    _addresses: readonly string[],
    protocol: Protocol,
    signal: AbortSignal,
  ): Promise<Channel> {
    signal.throwIfAborted()
    const remote = this.#stopped ? undefined : this.#reach(node)
    const theirs = remote?.take(this.node, protocol)
    if (!theirs) throw new Failure('BATON_UNREACHABLE', `node ${node} can't be reached`)
    const ours = this.#own(new MemoryChannel(node))
    ours.join(theirs.channel)
    // As over a network: the other side learns of it a little later, and not within this call.
    queueMicrotask(theirs.hand)
    return ours
  }

  openAt(addresses: readonly string[], protocol: Protocol, signal: AbortSignal): Promise<Channel> {
    const node = addresses[0]?.replace('memory:', '') as NodeId
    return this.open(node, addresses, protocol, signal)
  }

  /** The other end of a channel that is being opened, unless this node refuses it. */
  take(
    from: NodeId,
    protocol: Protocol,
  ): { readonly channel: MemoryChannel; readonly hand: () => void } | undefined {
    const handler = this.#handlers.get(protocol)
    if (!handler || this.#stopped || !this.#decide(from)) return undefined
    const channel = this.#own(new MemoryChannel(from))
    return { channel, hand: () => handler(channel) }
  }

  handle(protocol: Protocol, handler: (channel: Channel) => void): void {
    this.#handlers.set(protocol, handler)
  }

  admit(decide: (node: NodeId) => boolean): void {
    this.#decide = decide
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all([...this.#channels].map((channel) => channel.close()))
  }

  breakAll(remote: NodeId): void {
    for (const channel of [...this.#channels]) if (channel.remote === remote) channel.break()
  }

  #own(channel: MemoryChannel): MemoryChannel {
    this.#channels.add(channel)
    channel.onEnd = () => this.#channels.delete(channel)
    return channel
  }
}

class MemoryChannel implements Channel {
  readonly remote: NodeId
  readonly address: string
  readonly frames: AsyncIterable<Uint8Array>
  onEnd: () => void = () => {}
  readonly #inbox: Uint8Array[] = []
  #other: MemoryChannel | undefined
  #end: { readonly failure?: Failure } | undefined
  #changed = Promise.withResolvers<void>()

  constructor(remote: NodeId) {
    this.remote = remote
    this.address = `memory:${remote}`
    this.frames = this.#read()
  }

  join(other: MemoryChannel): void {
    this.#other = other
    other.#other = this
  }

  async send(frame: Uint8Array): Promise<void> {
    if (frame.length > frame_bytes_max) throw new RangeError('a frame this long is never sent')
    this.#assertOpen()
    const other = this.#other as MemoryChannel
    other.#inbox.push(Uint8Array.from(frame))
    other.#wake()
    while (other.#inbox.length >= inbox_frames_max) {
      await other.#changed.promise
      this.#assertOpen()
    }
  }

  async close(): Promise<void> {
    if (!this.#end) this.#inbox.length = 0
    this.#endBoth({})
  }

  break(): void {
    this.#endBoth({ failure: new Failure('BATON_CHANNEL_BROKEN', 'the link was cut') })
  }

  #endBoth(end: { readonly failure?: Failure }): void {
    for (const side of [this, this.#other]) if (side) side.#finish(end)
  }

  async *#read(): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const frame = this.#inbox.shift()
      if (frame) {
        this.#wake()
        yield frame
      } else if (this.#end) {
        if (this.#end.failure) throw this.#end.failure
        return
      } else {
        await this.#changed.promise
      }
    }
  }

  #finish(end: { readonly failure?: Failure }): void {
    if (this.#end) return
    this.#end = end
    this.onEnd()
    this.#wake()
  }

  /** Wakes whoever waits for a frame here, and whoever waits for room here. */
  #wake(): void {
    this.#changed.resolve()
    this.#changed = Promise.withResolvers()
  }

  #assertOpen(): void {
    if (!this.#end) return
    throw (
      this.#end.failure ??
      new Failure('BATON_CHANNEL_CLOSED', `the channel to ${this.remote} is closed`)
    )
  }
}
