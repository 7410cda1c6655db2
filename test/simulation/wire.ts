/**
 * The network of a simulated world: channels as the transport promises them, over lines that are
 * slow, break, go silent in one direction or both, and on which a broken box loses, doubles or swaps
 * frames: the encryption notices that, and breaks the connection in the middle of what it carries.
 */
import { Failure } from '../../node/operate/failure.ts'
import type { Channel, Protocol, Transport } from '../../node/transport/transport.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { frame_bytes_max } from '../../protocol/limits.ts'
import type { Life, World } from './time.ts'

/** Frames on their way; past this the sender waits. */
const on_the_way_max = 16
/** ms until a node hears that a process at the other end is gone; a machine without power says nothing. */
const reset_ms_max = 50

export type LineState = {
  /** `silent`: nothing arrives, and nobody is told; `deaf`: in one direction only. */
  is: 'up' | 'cut' | 'silent' | 'deaf'
  /** ms for a frame. */
  latency: number
  /** Bytes a ms. */
  bandwidth: number
  /** Chance that a broken box does something to a frame. */
  broken: number
}

const wireFaults = ['dropped', 'doubled', 'swapped'] as const
type WireFault = (typeof wireFaults)[number]

/** What stands between a node's program and the line: a hostile node's. */
export type Tamper = {
  /** Sent in place of a frame. */
  out(frame: Uint8Array): readonly Uint8Array[]
  /** Heard in place of a frame. */
  heard(frame: Uint8Array): Uint8Array
}

export class Wire {
  readonly world: World
  readonly faults: Record<WireFault, number> = { dropped: 0, doubled: 0, swapped: 0 }
  readonly #transports = new Map<NodeId, SimulatedTransport>()
  readonly #lines = new Map<string, LineState>()
  readonly #tampers = new Map<NodeId, Tamper>()

  constructor(world: World) {
    this.world = world
  }

  /** The transport of one program; that of an earlier one of the same node is dead. */
  transport(node: NodeId, life: Life): Transport {
    const transport = new SimulatedTransport(this, node, life)
    this.#transports.set(node, transport)
    return transport
  }

  line(one: NodeId, other: NodeId): LineState {
    const name = one < other ? `${one} ${other}` : `${other} ${one}`
    const known = this.#lines.get(name)
    if (known) return known
    const line: LineState = { is: 'up', latency: 5, bandwidth: 2500, broken: 0 }
    this.#lines.set(name, line)
    return line
  }

  lines(): readonly LineState[] {
    return [...this.#lines.values()]
  }

  /** Breaks what is open between the two; both hear of it. */
  cut(one: NodeId, other: NodeId): void {
    this.line(one, other).is = 'cut'
    this.#transports.get(one)?.breakAll(other)
  }

  /** A program is gone. Its machine says so to those who talk to it, or not. */
  died(node: NodeId, says: boolean): void {
    const transport = this.#transports.get(node)
    if (!transport) return
    this.#transports.delete(node)
    if (!says) return
    this.world.outside(() => {
      this.world.after(this.world.random.from(0, reset_ms_max), () => transport.breakAll())
    })
  }

  tamper(node: NodeId, tamper: Tamper): void {
    this.#tampers.set(node, tamper)
  }

  /** What really goes from one to the other when a program sends a frame. */
  tampered(from: NodeId, to: NodeId, frame: Uint8Array): readonly Uint8Array[] {
    const out = this.#tampers.get(from)?.out(frame) ?? [frame]
    const hearer = this.#tampers.get(to)
    return hearer ? out.map((one) => hearer.heard(one)) : out
  }

  reach(to: NodeId): SimulatedTransport | undefined {
    const transport = this.#transports.get(to)
    return transport?.life.alive ? transport : undefined
  }
}

class SimulatedTransport implements Transport {
  readonly node: NodeId
  readonly life: Life
  readonly #wire: Wire
  readonly #handlers = new Map<Protocol, (channel: Channel) => void>()
  readonly #channels = new Set<SimulatedChannel>()
  #decide: (node: NodeId) => boolean = () => true
  #stopped = false

  constructor(wire: Wire, node: NodeId, life: Life) {
    this.#wire = wire
    this.node = node
    this.life = life
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
    const { world } = this.#wire
    const line = this.#wire.line(this.node, node)
    signal.throwIfAborted()
    await world.wait(line.latency)
    if (line.is === 'silent' || line.is === 'deaf') await aborted(signal)
    signal.throwIfAborted()
    const remote = line.is === 'cut' || this.#stopped ? undefined : this.#wire.reach(node)
    const theirs = remote?.take(this.node, protocol)
    if (!remote || !theirs) {
      throw new Failure('BATON_UNREACHABLE', `node ${node} can't be reached`)
    }
    const ours = this.own(new SimulatedChannel(this.#wire, this, node))
    ours.join(theirs.channel)
    world.within(remote.life, () => world.after(line.latency, theirs.hand))
    return ours
  }

  openAt(addresses: readonly string[], protocol: Protocol, signal: AbortSignal): Promise<Channel> {
    const node = addresses[0]?.replace('/memory/', '') as NodeId
    return this.open(node, addresses, protocol, signal)
  }

  take(from: NodeId, protocol: Protocol) {
    const handler = this.#handlers.get(protocol)
    if (!handler || this.#stopped || !this.#decide(from)) return undefined
    const channel = this.own(new SimulatedChannel(this.#wire, this, from))
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

  breakAll(remote?: NodeId): void {
    for (const channel of [...this.#channels]) {
      if (remote === undefined || channel.remote === remote) channel.break()
    }
  }

  own(channel: SimulatedChannel): SimulatedChannel {
    this.#channels.add(channel)
    channel.onEnd = () => this.#channels.delete(channel)
    return channel
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

class SimulatedChannel implements Channel {
  readonly remote: NodeId
  readonly address: string
  readonly frames: AsyncIterable<Uint8Array>
  onEnd: () => void = () => {}
  readonly #wire: Wire
  readonly #owner: SimulatedTransport
  readonly #inbox: Uint8Array[] = []
  #other: SimulatedChannel | undefined
  #onTheWay = 0
  #arrivesAt = 0
  #end: { readonly failure?: Failure } | undefined
  #changed = Promise.withResolvers<void>()

  constructor(wire: Wire, owner: SimulatedTransport, remote: NodeId) {
    this.#wire = wire
    this.#owner = owner
    this.remote = remote
    this.address = `memory:${remote}`
    this.frames = this.#read()
  }

  join(other: SimulatedChannel): void {
    this.#other = other
    other.#other = this
  }

  async send(frame: Uint8Array): Promise<void> {
    if (frame.length > frame_bytes_max) throw new RangeError('a frame this long is never sent')
    this.#assertOpen()
    const copy = Uint8Array.from(frame)
    for (const out of this.#wire.tampered(this.#owner.node, this.remote, copy)) this.#put(out)
    while (this.#onTheWay >= on_the_way_max) {
      await this.#changed.promise
      this.#assertOpen()
    }
  }

  /** Onto the line, unless a broken box does something to it. */
  #put(frame: Uint8Array): void {
    const { world, faults } = this.#wire
    const { broken, latency } = this.#line
    if (broken === 0 || !world.random.chance(broken)) {
      this.#carry(frame)
      return
    }
    faults[world.random.pick(wireFaults) ?? 'dropped']++
    world.outside(() => world.after(latency, () => this.break()))
  }

  #carry(frame: Uint8Array): void {
    const { world } = this.#wire
    const line = this.#line
    const deaf = line.is === 'deaf' && this.#owner.node < this.remote
    if (line.is === 'silent' || deaf) return
    const takes = line.latency + frame.length / line.bandwidth
    this.#arrivesAt = Math.max(this.#arrivesAt, world.now) + takes
    this.#onTheWay++
    const other = this.#other as SimulatedChannel
    world.outside(() => {
      world.after(this.#arrivesAt - world.now, () => {
        this.#onTheWay--
        this.#wake()
        if (other.#end || this.#line.is === 'silent') return
        other.#inbox.push(frame)
        other.#wake()
      })
    })
  }

  get #line(): LineState {
    return this.#wire.line(this.#owner.node, this.remote)
  }

  async close(): Promise<void> {
    if (this.#end) return
    this.#inbox.length = 0
    this.#finish({})
    const other = this.#other as SimulatedChannel
    if (this.#line.is !== 'up') return
    const { world } = this.#wire
    // After what was sent before it.
    const at = Math.max(this.#arrivesAt, world.now + this.#line.latency)
    world.outside(() => world.after(at - world.now, () => other.#finish({})))
  }

  break(): void {
    const failure = new Failure('BATON_CHANNEL_BROKEN', 'the line broke')
    this.#finish({ failure })
    const other = this.#other as SimulatedChannel
    other.#finish({ failure })
  }

  async *#read(): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const frame = this.#inbox.shift()
      if (frame) yield frame
      else if (this.#end) {
        if (this.#end.failure) throw this.#end.failure
        return
      } else await this.#changed.promise
    }
  }

  #finish(end: { readonly failure?: Failure }): void {
    if (this.#end) return
    this.#end = end
    this.onEnd()
    this.#wake()
  }

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
