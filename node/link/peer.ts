/**
 * One peer node of a linked company: keeps one connection to it, dials again for ever when there is
 * none, and decides between two. One of these a node, nothing shared: a slow peer slows nobody else.
 */
import { setTimeout as delay } from 'node:timers/promises'
import type { CompanyId, NodeId } from '../../protocol/ids.ts'
import type { Bye } from '../../protocol/link/byes.ts'
import { connectionThatStays } from '../../protocol/link/duplicate.ts'
import type { Hello, Message } from '../../protocol/link/messages.ts'
import type { Facts } from '../../protocol/link/sync-contract.ts'
import { Failure } from '../operate/failure.ts'
import { Sequence } from '../stream/sequence.ts'
import { type Channel, protocols, type Transport } from '../transport/transport.ts'
import { Boots } from './boots.ts'
import { SyncConnection } from './connection.ts'
import { type ConnectionContext, ConnectionWork } from './connection-work.ts'
import { Pace } from './pace.ts'
import type { Recognition } from './recognition.ts'
import { Redial } from './redial.ts'
import type { Slowed, Spending } from './spending.ts'

/** A dial that takes longer has failed. */
const dial_ms_max = 10_000

export type PeerOptions = {
  readonly context: ConnectionContext
  readonly transport: Transport
  readonly company: CompanyId
  readonly node: NodeId
  /** Where to find it, the newest first; may change while we dial. */
  readonly addresses: () => readonly string[]
  /** 16 random bytes a process, hex. */
  readonly boot: string
  readonly recognition: Pick<Recognition, 'why' | 'look'>
  /** Its company has revoked it: only another node is looked for. */
  readonly isRefused: () => boolean
  /** Of the link, whichever of the company's nodes it is. */
  readonly spending: Spending
}

type Current = { readonly connection: SyncConnection; readonly dialledBy: NodeId }

/** Why there is no connection, as far as this side knows. */
export type Obstacle =
  /** They gave none: only they can connect. */
  | 'no address'
  | 'unreachable'
  | 'not linked there'
  /** Their node stops, or their administrator has paused the link. */
  | 'stopping there'
  /** Another node than the one that was linked answers there. */
  | 'not who it should be'
  | 'silent'
  /** One of the two breaks the protocol, or is of a version that the other can't follow. */
  | 'not understood'
  /** They know a newer certificate of this company, or that ours was revoked. */
  | 'certificate refused there'
  /** Their company has revoked the node that is known, or has certified another one since. */
  | 'certificate refused here'

/** What pages show of a link. */
export type PeerStatus = {
  readonly node: NodeId
  readonly connected: boolean
  /** ms since 1970 of the last time a connection was open. */
  readonly lastSeenAt: number | undefined
  /** Why the last dial or connection ended, in words. */
  readonly trouble: string | undefined
  readonly obstacle: Obstacle | undefined
  /** ms; positive: the peer's clock is ahead. */
  readonly clockDifference: number | undefined
  /** ms from a change being durable here to it being durable there, of late; the median. */
  readonly deliveryMs: number | undefined
  /** What comes from it is taken more slowly, because it is more than a link's share. */
  readonly slowed: Slowed | undefined
}

export class Peer {
  readonly #options: PeerOptions
  readonly #adopting = new Sequence()
  readonly #stop = new AbortController()
  #current: Current | undefined
  /** The queue that the present connection was begun with. */
  #outboxId: string | undefined
  #lastSeenAt: number | undefined
  #trouble: string | undefined
  #obstacle: Obstacle | undefined
  #clockDifference: number | undefined
  readonly #pace: Pace
  readonly #boots = new Boots()
  #dialling: Promise<void> = Promise.resolve()
  #wake: (() => void) | undefined

  constructor(options: PeerOptions) {
    this.#options = options
    this.#pace = new Pace((ms) => options.context.metrics?.delivered(ms))
  }

  start(): void {
    this.#dialling = this.#dialForEver()
  }

  async stop(bye: Bye = 'stopping'): Promise<void> {
    this.#stop.abort()
    this.#wake?.()
    await this.end(bye)
    await this.#dialling
  }

  /** Ends the connection that there is; it is dialled again. */
  async end(bye: Bye): Promise<void> {
    await this.#adopting.run(async () => this.#end(bye))
  }

  status(): PeerStatus {
    const connected = this.#current?.connection.isOpen ?? false
    return {
      node: this.#options.node,
      connected,
      lastSeenAt: connected ? this.#now() : this.#lastSeenAt,
      trouble: this.#trouble,
      obstacle: this.#obstacle,
      clockDifference: this.#current?.connection.clockDifference ?? this.#clockDifference,
      deliveryMs: this.#pace.median(),
      slowed: this.#options.spending.slowed(),
    }
  }

  /** Rows were added to the queue towards this node. */
  queueGrew(): void {
    const { outboxes } = this.#options.context.streams.context
    const { id, tail } = outboxes.durable(this.#options.node)
    // The queue grew past its bound and was begun anew: the machine knows the old one.
    const renewed = this.#outboxId !== id
    const event = renewed
      ? ({ is: 'close', bye: 'renewed' } as const)
      : ({ is: 'outboxGrew', tail } as const)
    this.#current?.connection.handle(event)
  }

  /** An incoming channel whose first frame was read. */
  accept(channel: Channel, frames: AsyncIterator<Uint8Array>, hello: Hello): Promise<void> {
    return this.#adopt(channel, this.#options.node, frames, hello)
  }

  async #dialForEver(): Promise<void> {
    const redial = new Redial()
    while (!this.#stop.signal.aborted) {
      const current = this.#current
      if (!current && (await this.#dial())) continue
      const wait = current ? await this.#afterEnd(current, redial) : redial.afterDial()
      // Who greets and leaves again and again is dialled as seldom as it may dial.
      const rest = this.#options.spending.rest('backfill', ['connections'])?.ms ?? 0
      if (wait > 0 || rest > 0) await this.#sleep(Math.max(wait, rest))
    }
  }

  async #afterEnd({ connection, dialledBy }: Current, redial: Redial): Promise<number> {
    const { bye, by } = await connection.ended
    const isGreeted = connection.peerBoot !== undefined
    const isDialledHere = dialledBy === this.#options.transport.node
    const wait = redial.afterConnection({ bye, by, isGreeted, isDialledHere })
    const { context, company } = this.#options
    if (redial.isBesideCopy) context.news({ is: 'copy runs', company })
    return wait
  }

  async #dial(): Promise<boolean> {
    const { transport, node, addresses } = this.#options
    const where = addresses()
    if (where.length === 0) {
      this.#obstacle ??= 'no address'
      return false
    }
    if (this.#options.isRefused()) return this.#look()
    try {
      const signal = AbortSignal.any([this.#stop.signal, AbortSignal.timeout(dial_ms_max)])
      const channel = await transport.open(node, where, protocols.sync, signal)
      await this.#adopt(channel, transport.node, channel.frames[Symbol.asyncIterator](), undefined)
      return this.#current !== undefined
    } catch (error) {
      this.#trouble = error instanceof Error ? error.message : String(error)
      // Who has ended the link takes no connection either: that is not the reason.
      if (!isSaidThere(this.#obstacle)) this.#obstacle = 'unreachable'
      return error instanceof Failure && error.code === 'BATON_OTHER_NODE' ? this.#look() : false
    }
  }

  /** Another node answers at its addresses: it may be the company's new one. */
  async #look(): Promise<false> {
    const { recognition, company } = this.#options
    this.#obstacle = this.#options.isRefused() ? 'certificate refused here' : 'not who it should be'
    try {
      const answered = await recognition.look(company)
      if (answered?.is === 'refused') this.#refused(answered.why)
    } catch (error) {
      this.#trouble = error instanceof Error ? error.message : String(error)
    }
    return false
  }

  #refused(why: string): void {
    if (why !== 'revoked' && why !== 'superseded') return
    this.#obstacle = 'certificate refused there'
    const { context, company } = this.#options
    context.news({ is: 'certificate refused', company, why })
  }

  #adopt(
    channel: Channel,
    dialledBy: NodeId,
    frames: AsyncIterator<Uint8Array>,
    first: Hello | undefined,
  ): Promise<void> {
    return this.#adopting.run(async () => {
      if (this.#stop.signal.aborted || !this.#stays(dialledBy, first)) {
        await channel.close()
        return
      }
      await this.#end('duplicate')
      const connection = await this.#begin(channel, frames, first)
      const current = { connection, dialledBy }
      this.#current = current
      // What was queued while it began told nobody.
      this.queueGrew()
      this.#wake?.()
      void connection.ended.then(({ bye, by }) => this.#ended(current, bye, by))
    })
  }

  /** Our own dial never replaces a connection that came meanwhile. */
  #stays(dialledBy: NodeId, first: Hello | undefined): boolean {
    const current = this.#current
    if (!current) return true
    if (!first) return false
    const older = { dialledBy: current.dialledBy, boot: current.connection.peerBoot }
    return connectionThatStays(older, { dialledBy, boot: first.boot }) === 'newer'
  }

  async #begin(
    channel: Channel,
    frames: AsyncIterator<Uint8Array>,
    first: Message | undefined,
  ): Promise<SyncConnection> {
    const { context, node, company, spending } = this.#options
    await context.streams.context.outboxes.open(node)
    await context.taker.load(node)
    const held = await context.streams.context.storage.inboxes.get(node)
    const facts = this.#facts(held)
    const work = new ConnectionWork(context, node, company, facts.outbox.id, spending)
    const connection = new SyncConnection(channel, facts, work, {
      now: () => this.#now(),
      frames,
      ...(first ? { first } : {}),
      refuses: (hello) => this.#options.recognition.why(company, node, hello.certificate),
      pace: this.#pace,
      spending,
      opened: (boot) => {
        spending.spend({ connections: 1 })
        this.#trouble = undefined
        this.#obstacle = undefined
        context.refusals.settled(company)
        context.news({ is: 'connected', company, node })
        if (this.#boots.isBack(boot)) context.news({ is: 'copies there', company })
      },
    })
    return connection
  }

  #facts(held: Facts['held']): Facts {
    const { own, outboxes } = this.#options.context.streams.context
    const outbox = outboxes.durable(this.#options.node)
    this.#outboxId = outbox.id
    const { certificate } = own
    return { certificate, features: [], boot: this.#options.boot, outbox, held }
  }

  async #end(bye: Bye): Promise<void> {
    const current = this.#current
    if (!current) return
    current.connection.handle({ is: 'close', bye })
    await current.connection.ended
  }

  #ended(current: Current, bye: Bye | undefined, by: 'us' | 'peer'): void {
    const { context, company, node } = this.#options
    // Who answers without a Hello was not seen.
    if (current.connection.peerBoot !== undefined) this.#lastSeenAt = this.#now()
    this.#clockDifference = current.connection.clockDifference
    this.#obstacle = bye && obstacleIn(bye, by)
    this.#trouble =
      bye && bye !== 'duplicate' ? `${bye}, said by ${by === 'us' ? 'us' : 'them'}` : undefined
    if (this.#current === current) this.#current = undefined
    context.news({ is: 'disconnected', company, node })
    if (bye === 'not-linked' && by === 'peer')
      context.news({ is: 'not linked there', company, node })
    if (bye && by === 'peer') this.#refused(bye)
    this.#wake?.()
  }

  #now(): number {
    return this.#options.context.streams.context.now()
  }

  /** Waits, or until something happens that makes waiting pointless. */
  async #sleep(ms: number): Promise<void> {
    if (this.#stop.signal.aborted) return
    const woken = new AbortController()
    this.#wake = () => woken.abort()
    await delay(ms, undefined, { signal: woken.signal }).catch(() => undefined)
    this.#wake = undefined
  }
}

/** What they have said counts more than that they can't be reached after it. */
function isSaidThere(obstacle: Obstacle | undefined): boolean {
  return obstacle === 'not linked there' || obstacle === 'certificate refused there'
}

function obstacleIn(bye: Bye, by: 'us' | 'peer'): Obstacle | undefined {
  switch (bye) {
    case 'duplicate':
    case 'renewed':
    case 'older-copy':
      return undefined
    case 'stopping':
      return by === 'peer' ? 'stopping there' : undefined
    case 'not-linked':
      return by === 'peer' ? 'not linked there' : 'not who it should be'
    case 'revoked':
    case 'superseded':
      return by === 'peer' ? 'certificate refused there' : 'certificate refused here'
    case 'silent':
      return 'silent'
    case 'malformed':
    case 'no-hello':
    case 'second-hello':
    case 'position-gap':
    case 'past-window':
    case 'ack-past-sent':
    case 'supply-unasked':
    case 'too-many-wants':
    case 'digest-unasked':
      return 'not understood'
    default:
      return bye satisfies never
  }
}
