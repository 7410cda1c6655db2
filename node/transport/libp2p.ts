/**
 * The transport over libp2p: TCP, noise, yamux. The node's key is libp2p's key, so what noise has
 * proved of the other side is its node id.
 *
 * @example
 *
 *     const transport = await startLibp2pTransport({ seed, listen, announce: [], log })
 *     transport.admit((node) => linked.has(node))
 *     const channel = await transport.open(node, addresses, protocols.sync, signal)
 */
import { setTimeout as delay } from 'node:timers/promises'
import { generateKeyPairFromSeed } from '@libp2p/crypto/keys'
import { createLibp2p, type Libp2p } from 'libp2p'
import type { NodeId } from '../../protocol/ids.ts'
import type { CountedLog } from '../operate/counted-log.ts'
import { Failure } from '../operate/failure.ts'
import { dialable, placesIn } from './address.ts'
import { type Connection, type Stream, StreamChannel } from './channel.ts'
import { listenFailure, unreachable } from './failures.ts'
import * as limits from './limits.ts'
import { nodeIdOf, type PeerId, peerIdOf } from './peer-id.ts'
import { libp2pSettings } from './settings.ts'
import { type Channel, type Protocol, protocols, type Transport } from './transport.ts'

export type Libp2pTransportOptions = {
  /** The node key's 32-byte seed. */
  readonly seed: Uint8Array
  /** Multiaddrs to listen on; port 0 takes any free one. */
  readonly listen: readonly string[]
  /** What others are told in place of the addresses of this machine; none: those. */
  readonly announce: readonly string[]
  readonly log: CountedLog
}

/** Who may connect; nobody until the node says. */
type Door = { decide: (node: NodeId) => boolean }
type Listener = { getAddrs(): { toString(): string }[] }

/** Listens, or rejects with BATON_PORT_TAKEN or BATON_LISTEN. Admits nobody until told whom. */
export async function startLibp2pTransport(options: Libp2pTransportOptions): Promise<Transport> {
  const { listen, announce, log } = options
  const door: Door = { decide: () => false }
  const refuse = (peer: PeerId, address: string) => {
    const node = nodeIdOf(peer)
    if (node && door.decide(node)) return false
    // By host: a stranger makes a new key for each try, but has few addresses.
    log.note(hostOf(address), 'connected and is not admitted', { node, address }, 'info')
    return true
  }
  const key = await generateKeyPairFromSeed('Ed25519', options.seed)
  const libp2p = await createLibp2p(libp2pSettings(key, listen, announce, refuse))
  const listeners: Listener[] = []
  libp2p.addEventListener('transport:listening', ({ detail }) => listeners.push(detail))
  try {
    await libp2p.start()
  } catch (error) {
    throw listenFailure(error)
  }
  const transport = new Libp2pTransport(libp2p, door, listeners, announce)
  await transport.serve()
  return transport
}

class Libp2pTransport implements Transport {
  readonly node: NodeId
  readonly #libp2p: Libp2p
  readonly #door: Door
  readonly #listeners: readonly Listener[]
  readonly #announce: readonly string[]
  readonly #handlers = new Map<string, (channel: Channel) => void>()
  readonly #channels = new Set<StreamChannel>()
  /** Connections that carried no channel at the last look. */
  #idle = new Set<Connection>()
  readonly #looking: NodeJS.Timeout
  #stopping: Promise<void> | undefined

  constructor(
    libp2p: Libp2p,
    door: Door,
    listeners: readonly Listener[],
    announce: readonly string[],
  ) {
    this.node = nodeIdOf(libp2p.peerId as PeerId) as NodeId
    this.#libp2p = libp2p
    this.#door = door
    this.#listeners = listeners
    this.#announce = announce
    this.#looking = setInterval(() => this.#hangUpIdle(), limits.idle_connection_ms)
    this.#looking.unref()
  }

  /** Takes incoming channels of all protocols. */
  async serve(): Promise<void> {
    for (const protocol of Object.values(protocols)) {
      await this.#libp2p.handle(protocol, (stream, connection) => this.#take(stream, connection), {
        maxInboundStreams: limits.channels_per_connection_max,
        maxOutboundStreams: limits.channels_per_connection_max,
      })
    }
  }

  // libp2p's own list leaves out public addresses that nobody has confirmed from outside, and
  // nobody here does that: an invitation would hold none.
  addresses(): readonly string[] {
    const all = this.#announce.length > 0 ? this.#announce : this.#listened()
    return all.flatMap((text) => dialable([text], this.#libp2p.peerId as PeerId)).map(String)
  }

  async open(
    node: NodeId,
    addresses: readonly string[],
    protocol: Protocol,
    signal: AbortSignal,
  ): Promise<Channel> {
    const within = AbortSignal.any([signal, AbortSignal.timeout(limits.dial_ms_max)])
    try {
      const connection = await this.#connect(node, addresses, within)
      const stream = await connection.newStream(protocol, { signal: within })
      return this.#channel(stream, connection, node)
    } catch (error) {
      signal.throwIfAborted()
      throw unreachable(node, error)
    }
  }

  async openAt(
    addresses: readonly string[],
    protocol: Protocol,
    signal: AbortSignal,
  ): Promise<Channel> {
    const within = AbortSignal.any([signal, AbortSignal.timeout(limits.dial_ms_max)])
    try {
      const dialled = placesIn(addresses)
      if (dialled.length === 0) throw new Error('none of the addresses can be dialled')
      const connection = await this.#libp2p.dial(dialled, { signal: within })
      const node = nodeIdOf(connection.remotePeer as PeerId)
      if (!node) throw new Error('no node of Baton answers there')
      const stream = await connection.newStream(protocol, { signal: within })
      return this.#channel(stream, connection, node)
    } catch (error) {
      signal.throwIfAborted()
      throw unreachable(undefined, error)
    }
  }

  handle(protocol: Protocol, handler: (channel: Channel) => void): void {
    this.#handlers.set(protocol, handler)
  }

  admit(decide: (node: NodeId) => boolean): void {
    this.#door.decide = decide
  }

  stop(): Promise<void> {
    this.#stopping ??= this.#stop()
    return this.#stopping
  }

  async #stop(): Promise<void> {
    clearInterval(this.#looking)
    await Promise.all([...this.#channels].map((channel) => channel.close()))
    // Both ends have closed, so nothing is lost; libp2p's own farewell can take half a second more.
    for (const connection of this.#libp2p.getConnections()) {
      connection.abort(new Error('the node is stopping'))
    }
    // Whatever isn't stopped by then goes with the process.
    const patience = delay(limits.stop_ms_max, undefined, { ref: false })
    await Promise.race([this.#libp2p.stop(), patience])
  }

  async #connect(
    node: NodeId,
    addresses: readonly string[],
    signal: AbortSignal,
  ): Promise<Connection> {
    const peer = peerIdOf(node)
    // Whichever side dialled: behind a router only the other one can.
    const open = this.#libp2p.getConnections(peer).find(({ status }) => status === 'open')
    if (open) return open
    const dialled = dialable(addresses, peer)
    if (dialled.length === 0) throw new Error('none of its addresses can be dialled')
    return this.#libp2p.dial(dialled, { signal })
  }

  #take(stream: Stream, connection: Connection): void {
    const node = nodeIdOf(connection.remotePeer as PeerId)
    const handler = this.#handlers.get(stream.protocol)
    // A node may have been admitted when it connected, and blocked since.
    const admitted = connection.direction === 'outbound' || (node && this.#door.decide(node))
    if (!node || !admitted) {
      connection.abort(new Failure('BATON_NOT_ADMITTED', 'this node is not admitted any more'))
    } else if (!handler) {
      stream.abort(new Failure('BATON_NOT_ADMITTED', `nothing takes ${stream.protocol} here`))
    } else {
      handler(this.#channel(stream, connection, node))
    }
  }

  #channel(stream: Stream, connection: Connection, node: NodeId): StreamChannel {
    const channel = new StreamChannel(stream, node, connection.remoteAddr.toString())
    this.#channels.add(channel)
    void channel.ended.then(() => this.#channels.delete(channel))
    return channel
  }

  #hangUpIdle(): void {
    const before = this.#idle
    const carries = ({ streams }: Connection) => streams.some((s) => this.#handlers.has(s.protocol))
    this.#idle = new Set(this.#libp2p.getConnections().filter((one) => !carries(one)))
    for (const connection of this.#idle) {
      if (before.has(connection)) connection.abort(new Error('no channel for too long'))
    }
  }

  #listened(): string[] {
    return this.#listeners.flatMap((listener) => listener.getAddrs()).map(String)
  }
}

function hostOf(address: string): string {
  return address.split('/')[2] ?? address
}
