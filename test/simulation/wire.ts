/**
 * The network of a simulated world: channels as the transport promises them, between places at which
 * nodes answer, over lines that are slow, break, go silent in one direction or both, and on which a
 * broken box loses, doubles or swaps bytes: the encryption notices that, and breaks the connection in
 * the middle of what it carries.
 */
import { Failure } from '../../node/operate/failure.ts'
import type { Channel, Protocol, Transport } from '../../node/transport/transport.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { SimulatedChannel } from './channel.ts'
import type { Life, World } from './time.ts'

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
  /** Frames that it may still break: somebody looks at it then. */
  breaks: number
}

/** Connections that a broken box ends until it is replaced: more only cost time. */
const breaks_max = 12

/** What happened on the lines by itself. */
type WireEvents = { 'frame broken': number; 'connection doubled': number }

/** Which node is meant, and where it is. */
export type End = { readonly node: NodeId; readonly place: string }

/** Hears each frame of the sync protocol as a program sends it. */
type Listener = (from: End, to: End, frame: Uint8Array) => void

/** What stands between a node's program and the line: a hostile node's. */
export type Tamper = {
  /** Sent in place of a frame. */
  out(frame: Uint8Array): readonly Uint8Array[]
  /** Heard in place of a frame. */
  heard(frame: Uint8Array): Uint8Array
}

export class Wire {
  readonly world: World
  readonly events: WireEvents = { 'frame broken': 0, 'connection doubled': 0 }
  onFrame: Listener = () => undefined
  readonly #transports = new Map<string, SimulatedTransport>()
  readonly #lines = new Map<string, LineState>()
  readonly #tampers = new Map<string, Tamper>()

  constructor(world: World) {
    this.world = world
  }

  /** The transport of one program; that of an earlier one at the same place is dead. */
  transport(end: End, life: Life): Transport {
    const transport = new SimulatedTransport(this, end, life)
    this.#transports.set(end.place, transport)
    return transport
  }

  line(one: string, other: string): LineState {
    const name = one < other ? `${one} ${other}` : `${other} ${one}`
    const known = this.#lines.get(name)
    if (known) return known
    const line: LineState = { ...goodLine }
    this.#lines.set(name, line)
    return line
  }

  /** A box on the line begins to break frames; this part of them. */
  break(one: string, other: string, broken: number): void {
    Object.assign(this.line(one, other), { broken, breaks: breaks_max })
  }

  mend(one: string, other: string): void {
    Object.assign(this.line(one, other), goodLine)
  }

  /** Breaks what is open between the two; both hear of it. */
  cut(one: string, other: string): void {
    this.line(one, other).is = 'cut'
    this.#transports.get(one)?.breakAll(other)
  }

  /** A program is gone. Its machine says so to those who talk to it, or not. */
  died(place: string, says: boolean): void {
    const transport = this.#transports.get(place)
    if (!transport) return
    this.#transports.delete(place)
    if (!says) return
    this.world.outside(() => {
      this.world.after(this.world.random.from(0, reset_ms_max), () => transport.breakAll())
    })
  }

  tamper(place: string, tamper: Tamper): void {
    this.#tampers.set(place, tamper)
  }

  /** What really goes from one to the other when a program sends a frame. */
  tampered(from: string, to: string, frame: Uint8Array): readonly Uint8Array[] {
    const out = this.#tampers.get(from)?.out(frame) ?? [frame]
    const hearer = this.#tampers.get(to)
    return hearer ? out.map((one) => hearer.heard(one)) : out
  }

  reach(place: string): SimulatedTransport | undefined {
    const transport = this.#transports.get(place)
    return transport?.life.alive ? transport : undefined
  }
}

const goodLine: LineState = { is: 'up', latency: 5, bandwidth: 2500, broken: 0, breaks: 0 }

export const addressOf = (place: string) => `/memory/${place}`
const placeIn = (address: string) => address.split('/')[2] ?? ''

class SimulatedTransport implements Transport {
  readonly node: NodeId
  readonly place: string
  readonly life: Life
  readonly #wire: Wire
  readonly #handlers = new Map<Protocol, (channel: Channel) => void>()
  readonly #channels = new Set<SimulatedChannel>()
  #decide: (node: NodeId) => boolean = () => true
  #stopped = false

  constructor(wire: Wire, { node, place }: End, life: Life) {
    this.#wire = wire
    this.node = node
    this.place = place
    this.life = life
  }

  addresses(): readonly string[] {
    return [addressOf(this.place)]
  }

  async open(
    node: NodeId,
    addresses: readonly string[],
    protocol: Protocol,
    signal: AbortSignal,
  ): Promise<Channel> {
    const remote = await this.#reach(addresses, signal)
    if (remote.node === node) return this.#connect(remote, protocol)
    throw new Failure('BATON_OTHER_NODE', `another node than ${node} answers there`)
  }

  async openAt(
    addresses: readonly string[],
    protocol: Protocol,
    signal: AbortSignal,
  ): Promise<Channel> {
    return this.#connect(await this.#reach(addresses, signal), protocol)
  }

  async #reach([address = '']: readonly string[], signal: AbortSignal) {
    const { world } = this.#wire
    const line = this.#wire.line(this.place, placeIn(address))
    signal.throwIfAborted()
    await world.wait(line.latency)
    if (line.is === 'silent' || line.is === 'deaf') await aborted(signal)
    signal.throwIfAborted()
    const isCut = line.is === 'cut' || this.#stopped
    const remote = isCut ? undefined : this.#wire.reach(placeIn(address))
    if (remote) return remote
    throw new Failure('BATON_UNREACHABLE', `nobody can be reached at ${address}`)
  }

  #connect(remote: SimulatedTransport, protocol: Protocol): Channel {
    const theirs = remote.take(this, protocol)
    if (!theirs) throw new Failure('BATON_UNREACHABLE', `node ${remote.node} does not answer`)
    const { world } = this.#wire
    const ours = this.own(new SimulatedChannel(this.#wire, this, remote, protocol))
    ours.join(theirs.channel)
    const { latency } = this.#wire.line(this.place, remote.place)
    world.within(remote.life, () => world.after(latency, theirs.hand))
    return ours
  }

  take(from: SimulatedTransport, protocol: Protocol) {
    const handler = this.#handlers.get(protocol)
    if (!handler || this.#stopped || !this.#decide(from.node)) return undefined
    const isSecond = [...this.#channels].some((one) => one.isTo(from.place, protocol))
    if (isSecond) this.#wire.events['connection doubled']++
    const channel = this.own(new SimulatedChannel(this.#wire, this, from, protocol))
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

  breakAll(place?: string): void {
    for (const channel of [...this.#channels]) {
      if (place === undefined || channel.place === place) channel.break()
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
