/**
 * Two model nodes and a scheduler that a seed drives: frames and writes come in any order that
 * channels and disks allow, connections break and meet, processes crash, backups are restored.
 */
import type { NodeId, StreamId } from '../../protocol/ids.ts'
import { connectionThatStays } from '../../protocol/link/duplicate.ts'
import { decodeFrame } from '../../protocol/link/frames.ts'
import { type Disk, makeDelta } from './model-disk.ts'
import { Channel, ModelNode } from './model-node.ts'
import { Random } from './model-random.ts'

/** Steps that any of these runs needs to settle, ten times over. */
const settling_steps_max = 50_000

export class World {
  readonly random: Random
  readonly nodes: readonly [ModelNode, ModelNode]
  channels: Channel[] = []
  #nonce = 0
  #backups: { readonly node: ModelNode; readonly disk: Disk }[] = []

  constructor(seed: number) {
    this.random = new Random(seed)
    const a = new ModelNode('aa'.repeat(32) as NodeId, this.random)
    const b = new ModelNode('bb'.repeat(32) as NodeId, this.random)
    a.peer = b
    b.peer = a
    this.nodes = [a, b]
  }

  /** One thing happens. */
  happen(faults: { readonly crashes: boolean; readonly restores: boolean }): void {
    const { random } = this
    const node = random.pick(this.nodes) as ModelNode
    const chance = random.next()
    if (chance < 0.4) this.deliver()
    else if (chance < 0.75) node.work()
    else if (chance < 0.9) this.author(node)
    else if (chance < 0.95) this.dial(node)
    else if (chance < 0.96) this.tick(node)
    else if (chance < 0.965) node.turn({ is: 'digestDue' })
    else if (chance < 0.98 && faults.crashes) this.breakSomething(node)
    else if (faults.restores) this.backUpOrRestore(node)
  }

  breakSomething(node: ModelNode): void {
    const chance = this.random.next()
    if (chance < 0.4) node.crash()
    // One side learns of a break before the other.
    else if (chance < 0.8) node.leave()
    else node.turn({ is: 'close', bye: 'stopping' })
  }

  backUpOrRestore(node: ModelNode): void {
    const backup = this.#backups.findLast((made) => made.node === node)
    if (this.random.chance(0.7) || !backup) this.#backups.push({ node, disk: node.disk.copy() })
    else node.restore(backup.disk)
  }

  dial(node: ModelNode): void {
    if (node.channel) return
    const channel = new Channel(node, node.peer as ModelNode)
    this.channels.push(channel)
    node.use(channel)
  }

  tick(node: ModelNode): void {
    node.now += this.random.from(0, 3000)
    node.turn({ is: 'tick' })
  }

  /** Somebody saves something. */
  author(node: ModelNode): void {
    if (node.inDoubt) return
    const { disk, random } = node
    const streams = [...disk.streams.keys()]
    const stream = random.chance(0.8) ? random.pick(streams) : undefined
    if (stream) this.#add(node, stream)
    else if (random.chance(0.5)) this.#open(node)
    else this.#bring(node)
    node.turn({ is: 'outboxGrew', tail: disk.outbox.tail })
  }

  /** A new stream: its introduction, and its history right behind. */
  #open({ disk }: ModelNode): void {
    const genesis = makeDelta(undefined, [], this.#nonce++)
    disk.keep(genesis)
    disk.enqueue({ is: 'introduce', stream: genesis.stream, follows: true })
    disk.enqueue({ is: 'delta', bytes: genesis.bytes })
  }

  /** The peer is brought onto a stream with a long history, which it asks for. */
  #bring({ disk, random }: ModelNode): void {
    const genesis = makeDelta(undefined, [], this.#nonce++)
    disk.keep(genesis)
    for (let n = random.from(1, 30); n > 0; n--) {
      disk.keep(makeDelta(genesis.stream, disk.heads(genesis.stream), this.#nonce++))
    }
    disk.enqueue({ is: 'introduce', stream: genesis.stream, follows: false })
  }

  #add({ disk, random }: ModelNode, stream: StreamId): void {
    const heads = disk.heads(stream)
    const [parent] = [random.pick(heads)]
    const parents = parent && random.chance(0.3) ? [parent] : heads
    const delta = makeDelta(stream, parents, this.#nonce++)
    disk.keep(delta)
    disk.enqueue({ is: 'delta', bytes: delta.bytes })
  }

  /** Lets one frame, or the news that a channel was left, arrive somewhere. */
  deliver(): boolean {
    this.channels = this.channels.filter(({ left }) => left.size < 2)
    const arrivals = this.channels.flatMap((channel) =>
      this.nodes
        .filter((node) => !channel.left.has(node))
        .filter((node) => framesTo(node, channel).length > 0 || channel.left.size > 0)
        .map((node) => ({ node, channel })),
    )
    const arrival = this.random.pick(arrivals)
    if (arrival) arrive(arrival.node, arrival.channel)
    return arrival !== undefined
  }

  /** No more faults: runs until nothing moves. */
  settle(): void {
    for (let steps = 0; steps < settling_steps_max; steps++) {
      const busy = this.nodes.filter(({ pending }) => pending.length > 0)
      const worker = this.random.chance(0.5) ? this.random.pick(busy) : undefined
      if (worker) worker.work()
      else if (!this.deliver() && busy.length === 0) {
        const alone = this.nodes.find(({ channel }) => !channel)
        if (!alone) return
        this.dial(alone)
      }
    }
    throw new Error('it does not settle')
  }
}

function framesTo(node: ModelNode, channel: Channel): Uint8Array[] {
  return channel.frames.get(node) ?? []
}

function arrive(node: ModelNode, channel: Channel): void {
  const bytes = framesTo(node, channel).shift()
  if (!bytes) {
    channel.left.add(node)
    if (node.channel !== channel) return
    node.turn({ is: 'closedByPeer' })
    node.leave()
    return
  }
  if (node.channel !== channel && !taken(node, channel, bytes)) return
  node.receive(bytes)
}

/** A new channel's first frame is here: whether the node goes on with that channel. */
function taken(node: ModelNode, channel: Channel, bytes: Uint8Array): boolean {
  const hello = decodeFrame(bytes)
  if (typeof hello === 'string' || hello.is !== 'hello') throw new Error('the first is a Hello')
  const newer = { dialledBy: channel.dialledBy.id, boot: hello.boot }
  if (node.connection && connectionThatStays(node.connection, newer) === 'older') {
    channel.left.add(node)
    return false
  }
  if (node.channel) node.turn({ is: 'close', bye: 'duplicate' })
  node.use(channel)
  return true
}
