/** A model node: a disk and, while it is connected, a machine with its driver. */
import type { NodeId } from '../../protocol/ids.ts'
import type { Connection } from '../../protocol/link/duplicate.ts'
import { decodeFrame, encodeFrame } from '../../protocol/link/frames.ts'
import type { Message } from '../../protocol/link/messages.ts'
import { type State, type Step, start, step } from '../../protocol/link/sync.ts'
import type { Effect, Event } from '../../protocol/link/sync-contract.ts'
import { Disk, readDelta } from './model-disk.ts'
import type { Random } from './model-random.ts'

/** Frames under way to each end. Who has left neither sends nor receives any more. */
export class Channel {
  readonly dialledBy: ModelNode
  readonly frames: ReadonlyMap<ModelNode, Uint8Array[]>
  readonly left = new Set<ModelNode>()

  constructor(dialledBy: ModelNode, other: ModelNode) {
    this.dialledBy = dialledBy
    this.frames = new Map([dialledBy, other].map((node) => [node, []]))
  }
}

type Asked = Exclude<Effect, { is: 'send' | 'close' }>

const writes = new Set<Effect['is']>(['ingest', 'ingestSupply', 'mark'])

export class ModelNode {
  readonly id: NodeId
  readonly random: Random
  disk: Disk
  boot: string
  now = 1_000_000
  peer: ModelNode | undefined
  channel: Channel | undefined
  state: State = { is: 'closed' }
  /** Of the peer's Hello on this channel. */
  peerBoot: string | undefined
  /** Effects asked for and not done. */
  pending: Asked[] = []
  /** Restored once: what it had acknowledged may be gone. */
  restored = false
  /** Restored and not met the peer since: a real node's administrator would wait, too. */
  inDoubt = false
  suspicions = 0
  /** Why connections ended here. */
  byes: string[] = []
  /** Sent and not acknowledged on this channel, counted apart from the machine. */
  #unacknowledged = { deltas: [] as number[], supplies: 0, supplied: 0 }

  constructor(id: NodeId, random: Random) {
    this.id = id
    this.random = random
    this.disk = new Disk(random.hex(16))
    this.boot = random.hex(16)
  }

  get connection(): Connection | undefined {
    return this.channel && { dialledBy: this.channel.dialledBy.id, boot: this.peerBoot }
  }

  /** Starts a machine on this channel, the older one's write having ended. */
  use(channel: Channel): void {
    this.leave()
    this.channel = channel
    this.#unacknowledged = { deltas: [], supplies: 0, supplied: 0 }
    const { outbox, held } = this.disk
    const certificate = new Uint8Array()
    this.#turned(start({ certificate, features: [], boot: this.boot, outbox, held }, this.now))
  }

  /** Lets the connection go. A write under way ends first: the next machine waits for it. */
  leave(): void {
    this.state = { is: 'closed' }
    for (const effect of this.pending.splice(0)) if (writes.has(effect.is)) this.#answer(effect)
    this.channel?.left.add(this)
    this.channel = undefined
    this.peerBoot = undefined
  }

  /** The process ends. What was being written is on the disk, or it isn't. */
  crash(): void {
    if (this.random.chance(0.5)) this.pending = []
    this.leave()
    this.boot = this.random.hex(16)
  }

  restore(backup: Disk): void {
    this.crash()
    this.disk = backup.copy()
    this.restored = true
    this.inDoubt = true
  }

  turn(event: Event): void {
    this.#turned(step(this.state, event, this.now))
  }

  receive(bytes: Uint8Array): void {
    const message = decodeFrame(bytes)
    if (typeof message === 'string') throw new Error('a frame of our own does not decode')
    if (message.is === 'hello') this.peerBoot = message.boot
    if (message.is === 'ack') {
      const counted = this.#unacknowledged
      counted.deltas = counted.deltas.filter((end) => end > message.through)
      counted.supplied = message.supplied
    }
    this.turn({ is: 'frame', message })
  }

  /** Does one of the effects asked for. */
  work(): void {
    const effect = this.random.pick(this.pending)
    if (!effect) return
    this.pending = this.pending.filter((other) => other !== effect)
    const event = this.#answer(effect)
    if (event) this.turn(event)
    if (effect.is === 'mark') this.turn({ is: 'outboxGrew', tail: this.disk.outbox.tail })
  }

  #turned({ state, effects }: Step): void {
    this.state = state
    if (state.is === 'open') this.inDoubt = false
    for (const effect of effects) this.#perform(effect)
  }

  #perform(effect: Effect): void {
    switch (effect.is) {
      case 'send':
        this.#send(effect.message)
        break
      case 'close':
        this.byes.push(`${effect.bye} by ${effect.by}`)
        this.leave()
        break
      case 'delivered':
      case 'refused':
      case 'clockAlarm':
      case 'suspectRestore':
      case 'renewOutbox':
        this.#answer(effect)
        break
      default:
        this.#ask(effect)
    }
  }

  #ask(effect: Asked): void {
    const alike = (other: Asked) =>
      other.is === effect.is || (writes.has(other.is) && writes.has(effect.is))
    if (this.pending.some(alike)) throw new Error(`${effect.is} was asked for too early`)
    this.pending.push(effect)
  }

  #send(message: Exclude<Message, { is: 'unknown' }>): void {
    const counted = this.#unacknowledged
    if (message.is === 'deltas') counted.deltas.push(message.first + message.items.length - 1)
    if (message.is === 'supply') counted.supplies++
    if (counted.deltas.length > 8) throw new Error('more than 8 Deltas frames in flight')
    if (counted.supplies - counted.supplied > 4) throw new Error('more than 4 Supply frames')
    this.channel?.frames.get(this.peer as ModelNode)?.push(encodeFrame(message))
  }

  #answer(effect: Asked): Event | undefined {
    const { disk, random } = this
    switch (effect.is) {
      case 'load':
        return disk.load(effect, random.from(1, 6))
      case 'ingest':
        return disk.ingest(effect)
      case 'ingestSupply':
        return disk.ingestSupply(effect)
      case 'mark':
        return disk.mark(effect)
      case 'loadHeads':
        return { is: 'headsLoaded', heads: disk.heads(effect.stream) }
      case 'loadWanted':
        return { is: 'wantedLoaded', streams: [...disk.wanted].slice(0, random.from(1, 3)) }
      case 'loadSupply':
        return disk.loadSupply(effect, random.from(1, 4))
      case 'loadDigest':
        return disk.loadDigest()
      case 'loadFrontiers':
        return disk.loadFrontiers(effect, random.from(1, 3))
      case 'compareFrontiers':
        return disk.compare(effect)
      case 'delivered':
        this.#checkDelivered(effect.through)
        disk.delivered(effect.through)
        return undefined
      case 'renewOutbox':
        disk.renewOutbox(random.hex(16))
        return undefined
      case 'suspectRestore':
        this.suspicions++
        return undefined
      case 'refused':
      case 'clockAlarm':
        return undefined
      default:
        return effect satisfies never
    }
  }

  /** What was acknowledged is held there, or durably wanted. */
  #checkDelivered(through: number): void {
    const there = this.peer as ModelNode
    if (there.restored) return
    for (const [position, row] of this.disk.rows) {
      if (position > through || row.is !== 'delta') continue
      const delta = readDelta(row.bytes)
      if (!there.disk.holds(delta) && !there.disk.wanted.has(delta.stream)) {
        throw new Error('a delta was acknowledged and is neither held nor wanted')
      }
    }
  }
}
