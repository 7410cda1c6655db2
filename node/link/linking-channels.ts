/**
 * The channels of /baton/link/1.0.0: answers those that come in, and dials for pairings that wait
 * for the other side. One channel is about one pairing.
 */
import { BoundedMap } from '../../protocol/identity/bounded-map.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { secretHash } from '../../protocol/link/invitation.ts'
import {
  decodeLinkFrame,
  encodeLinkFrame,
  type LinkMessage,
} from '../../protocol/link/link-frames.ts'
import type { Pairing, PairingEffect, PairingEvent } from '../../protocol/link/pairing-state.ts'
import type { CountedLog } from '../operate/counted-log.ts'
import { type Channel, protocols, type Transport } from '../transport/transport.ts'
import { type Linking, peerNodeOf } from './linking.ts'
import type { PairingEntry } from './pairing-record.ts'
import type { Recognition } from './recognition.ts'

/** Between tries for one pairing; the other administrator takes minutes anyway. */
const retry_ms_min = 1000
const retry_ms_max = 60_000
/** A channel that is quiet for so long is closed; the pairing goes on with the next one. */
const quiet_ms_max = 60_000
const dial_ms_max = 10_000
/** Channels that come in, all together: each is a stranger until it proves otherwise. */
const incoming_max = 32
/** Joins with an unknown secret that one host may try in a minute; 2^128 are left to guess. */
const failed_joins_per_minute_max = 10
/** Hosts whose tries are remembered within a minute: each costs a handshake. */
const hosts_max = 5000

export class LinkingChannels {
  readonly #recognition: Pick<Recognition, 'presented'> | undefined
  readonly #linking: Linking
  readonly #transport: Transport
  readonly #log: CountedLog
  readonly #open = new Map<string, Channel>()
  readonly #tries = new Map<string, NodeJS.Timeout>()
  #failedJoins = new BoundedMap<string, number>(hosts_max)
  readonly #incoming = new Set<Channel>()
  /** What was begun and is awaited by stop: it writes to a storage that is closed after that. */
  readonly #running = new Set<Promise<void>>()
  readonly #stop = new AbortController()
  #timer: NodeJS.Timeout | undefined

  constructor(
    linking: Linking,
    transport: Transport,
    log: CountedLog,
    recognition?: Pick<Recognition, 'presented'>,
  ) {
    this.#recognition = recognition
    this.#linking = linking
    this.#transport = transport
    this.#log = log
  }

  start(): void {
    this.#transport.handle(protocols.link, (channel) => this.#begin(this.#answer(channel)))
    for (const { id } of this.#linking.all()) this.wake(id)
    this.#timer = setInterval(() => {
      this.#failedJoins = new BoundedMap<string, number>(hosts_max)
      this.#begin(this.#linking.expire())
    }, 60_000)
  }

  async stop(): Promise<void> {
    this.#stop.abort()
    clearInterval(this.#timer)
    for (const timer of this.#tries.values()) clearTimeout(timer)
    const channels = [...this.#open.values(), ...this.#incoming]
    await Promise.all(channels.map((channel) => channel.close()))
    await Promise.all(this.#running)
  }

  /** Something is to be said about this pairing: now if a channel is open, else by dialling. */
  wake(id: string): void {
    const open = this.#open.get(id)
    if (this.#stop.signal.aborted) return
    if (open) this.#begin(this.#turn(id, open, { is: 'connected' }))
    else this.#tryAgain(id, 0)
  }

  /** This node says that there is no link: asks it once what became of the one that we have. */
  ask(node: NodeId): void {
    const entry = this.#linking.ofNode(node)
    if (entry?.state.is === 'active' && !this.#open.has(entry.id)) {
      this.#begin(this.#dialOnce(entry.id, entry.state.agreement.peer))
    }
  }

  /** Runs it beside everything else. A storage that fails says so itself; the rest is logged. */
  #begin(work: Promise<unknown>): void {
    const running: Promise<void> = work
      .then(
        () => undefined,
        (error: unknown) => this.#log.note('linking', 'failed', { error: String(error) }),
      )
      .finally(() => this.#running.delete(running))
    this.#running.add(running)
  }

  #tryAgain(id: string, wait: number): void {
    clearTimeout(this.#tries.get(id))
    if (this.#stop.signal.aborted) return
    this.#tries.set(
      id,
      setTimeout(() => this.#begin(this.#dial(id, wait)), wait),
    )
  }

  async #dial(id: string, wait: number): Promise<void> {
    const entry = this.#linking.get(id)
    const where = entry && dialFor(entry)
    if (!where || this.#open.has(id)) return
    await this.#dialOnce(id, where)
    this.#tryAgain(id, Math.min(retry_ms_max, Math.max(retry_ms_min, wait * 2)))
  }

  async #dialOnce(id: string, { node, addresses }: Whereabouts): Promise<void> {
    try {
      const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(dial_ms_max)])
      const channel = await this.#transport.open(node, addresses, protocols.link, signal)
      await this.#run(id, channel, undefined)
    } catch (error) {
      this.#log.note(node, 'could not be reached for linking', { error: String(error) }, 'info')
    }
  }

  /** Who comes in says which invitation it has, or is a node that we are linking with. */
  async #answer(channel: Channel): Promise<void> {
    if (this.#incoming.size >= incoming_max || this.#stop.signal.aborted) return channel.close()
    this.#incoming.add(channel)
    const quiet = setTimeout(() => void channel.close(), quiet_ms_max)
    try {
      const frames = channel.frames[Symbol.asyncIterator]()
      const first = await frames.next()
      if (first.done) return
      const message = decodeLinkFrame(first.value)
      if (typeof message !== 'string' && message.is === 'present') {
        return await this.#recognition?.presented(channel, message)
      }
      const entry = this.#entryFor(message, channel)
      if (!entry || isAnothers(entry, channel.remote)) {
        const why = entry ? 'used' : 'unknown-invitation'
        await channel.send(encodeLinkFrame({ is: 'refused', why }))
        return
      }
      clearTimeout(quiet)
      await this.#run(entry.id, channel, { frames, message })
    } catch {
      // A channel that broke says nothing: whoever needs something dials again.
    } finally {
      clearTimeout(quiet)
      this.#incoming.delete(channel)
      await channel.close()
    }
  }

  #entryFor(message: LinkMessage | string, channel: Channel): PairingEntry | undefined {
    if (typeof message === 'string') return undefined
    if (message.is !== 'join' || !message.secret) return this.#linking.ofNode(channel.remote)
    const host = hostOf(channel)
    const failed = this.#failedJoins.get(host) ?? 0
    if (failed >= failed_joins_per_minute_max) return undefined
    const entry = this.#linking.get(secretHash(message.secret))
    if (!entry) this.#failedJoins.set(host, failed + 1)
    return entry
  }

  async #run(
    id: string,
    channel: Channel,
    begun: { frames: AsyncIterator<Uint8Array>; message: LinkMessage | string } | undefined,
  ): Promise<void> {
    if (this.#stop.signal.aborted) return channel.close()
    const older = this.#open.get(id)
    this.#open.set(id, channel)
    await older?.close()
    let quiet = setTimeout(() => void channel.close(), quiet_ms_max)
    try {
      await this.#turn(id, channel, { is: 'connected' })
      if (begun) await this.#turn(id, channel, messageEvent(begun.message, channel.remote))
      const frames = begun?.frames ?? channel.frames[Symbol.asyncIterator]()
      for (let next = await frames.next(); !next.done; next = await frames.next()) {
        clearTimeout(quiet)
        quiet = setTimeout(() => void channel.close(), quiet_ms_max)
        await this.#turn(id, channel, messageEvent(decodeLinkFrame(next.value), channel.remote))
      }
    } finally {
      clearTimeout(quiet)
      if (this.#open.get(id) === channel) this.#open.delete(id)
      await channel.close()
    }
  }

  async #turn(id: string, channel: Channel, event: PairingEvent): Promise<Pairing | undefined> {
    let sending = Promise.resolve()
    const perform = (effects: readonly PairingEffect[]) => {
      for (const effect of effects) {
        sending = sending.then(() =>
          effect.is === 'send' ? channel.send(encodeLinkFrame(effect.message)) : channel.close(),
        )
      }
    }
    const state = await this.#linking.turn(id, event, perform)
    await sending.catch(() => undefined)
    return state
  }
}

type Whereabouts = { readonly node: NodeId; readonly addresses: readonly string[] }

/** Who else has the secret hears nothing of what is said between the two. */
function isAnothers({ state }: PairingEntry, node: NodeId): boolean {
  const peer = peerNodeOf(state)
  return peer !== undefined && peer !== node
}

function messageEvent(message: LinkMessage | string, from: NodeId): PairingEvent {
  return {
    is: 'message',
    message: message as Extract<PairingEvent, { is: 'message' }>['message'],
    from,
  }
}

/** Where to dial, for a pairing that waits for the other side. */
function dialFor({ state }: PairingEntry): Whereabouts | undefined {
  switch (state.is) {
    case 'joining':
      return { node: state.invitation.node, addresses: state.invitation.addresses }
    case 'requested':
    case 'approvedByThem':
      // The inviter waits: the joiner knows an address that works.
      return state.agreement.inviter ? undefined : state.agreement.peer
    case 'approvedByUs':
      return state.agreement.peer
    case 'invited':
    case 'answered':
    case 'active':
    case 'ended':
      return undefined
    default:
      return state satisfies never
  }
}

function hostOf(channel: Channel): string {
  return channel.address.split('/').slice(0, 3).join('/')
}
