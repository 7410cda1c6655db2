/**
 * The queue towards every peer node: which positions are in use and which are acknowledged. Rows
 * are written in the same unit as what they announce, so a queue never promises what isn't stored.
 */

import type { NodeId } from '../../protocol/ids.ts'
import { toHex } from '../../protocol/ids.ts'
import type { OutboxHead, Storage, Unit } from '../../storage/storage.ts'
import { type RecentRow, RecentRows } from './recent-rows.ts'

/** 16 random bytes, as OutboxHead says. */
const outbox_id_bytes = 16
/**
 * Rows kept for a peer that is away, about 200 bytes each; past that they are dropped and digests
 * find the difference: a peer that never comes back costs 20 MB.
 */
const outbox_rows_max = 100_000
/**
 * What is acknowledged is deleted with the queue's next rows, or after that long: a synced write of
 * its own for each acknowledgement would stand in the way of the next alarm. A process that dies
 * first hears from the peer again what it holds.
 */
const trim_ms = 100

type OutboxHeadOf = { readonly node: NodeId; readonly head: OutboxHead }

export class Outboxes {
  readonly #storage: Storage
  readonly #random: (bytes: number) => Uint8Array
  readonly #rowsMax: number
  /** As staged. */
  readonly #heads = new Map<NodeId, OutboxHead>()
  /** Last positions that are durable. */
  readonly #tails = new Map<NodeId, number>()
  /** Last positions that may have been sent, by this process or by one before it. */
  readonly #offered = new Map<NodeId, number>()
  readonly #recent = new Map<NodeId, RecentRows>()
  /** First position that is acknowledged and still stored. */
  readonly #untrimmed = new Map<NodeId, number>()
  #trimming: NodeJS.Timeout | undefined
  readonly #listeners = new Set<(node: NodeId) => void>()

  constructor(
    storage: Storage,
    random: (bytes: number) => Uint8Array,
    rowsMax: number = outbox_rows_max,
  ) {
    this.#storage = storage
    this.#random = random
    this.#rowsMax = rowsMax
  }

  /** Makes the queue towards this node known; the first time it gets its random id. */
  async open(node: NodeId): Promise<OutboxHead> {
    const known = this.#heads.get(node)
    if (known) return known
    const stored = await this.#storage.outboxes.head(node)
    const raced = this.#heads.get(node)
    if (raced) return raced
    const head = stored ?? this.#fresh(0, true)
    this.#heads.set(node, head)
    this.#tails.set(node, head.tail)
    this.#offered.set(node, head.tail)
    if (!stored) await this.#storage.write((unit) => unit.putOutboxHead(node, head))
    return this.head(node)
  }

  /** The queue as far as it is durable: what the peer may be told of. */
  durable(node: NodeId): OutboxHead & { readonly offered: number } {
    const head = this.head(node)
    const tail = Math.min(head.tail, this.#tails.get(node) ?? 0)
    return { ...head, tail, offered: this.#offered.get(node) ?? 0 }
  }

  /** Rows up to this position are about to be sent. */
  offer(node: NodeId, through: number): void {
    this.#offered.set(node, Math.max(through, this.#offered.get(node) ?? 0))
  }

  /** The queue with what is staged. */
  head(node: NodeId): OutboxHead {
    const head = this.#heads.get(node)
    if (!head) throw new Error('the queue towards this node was not opened')
    return head
  }

  /** Puts rows at the end of the queue, as part of a unit of work. */
  append(unit: Unit, node: NodeId, rows: readonly RecentRow[]): void {
    if (rows.length === 0) return
    let head = this.head(node)
    if (head.tail - head.acknowledged + rows.length > this.#rowsMax) head = this.renew(unit, node)
    let position = head.tail
    const recent = this.#recent.get(node) ?? new RecentRows()
    this.#recent.set(node, recent)
    for (const one of rows) {
      unit.putOutboxRow(node, ++position, one.row)
      recent.add(position, one)
    }
    this.#put(unit, node, { ...head, tail: position })
  }

  /** Durable rows after this position, in order; those just written without reading them back. */
  async read(node: NodeId, after: number, limit: number): Promise<readonly RecentRow[]> {
    const recent = this.#recent.get(node)?.after(after, this.durable(node).tail, limit)
    return recent ?? this.#storage.outboxes.read(node, after, limit)
  }

  /** The peer holds everything of this queue up to this position; a renewed one it doesn't know. */
  acknowledge(node: NodeId, id: string, through: number): void {
    const head = this.head(node)
    if (id !== head.id || through <= head.acknowledged || through > head.tail) return
    this.#heads.set(node, { ...head, acknowledged: through })
    if (!this.#untrimmed.has(node)) this.#untrimmed.set(node, head.acknowledged + 1)
    this.#trimming ??= setTimeout(() => void this.trim(), trim_ms).unref()
  }

  /** Deletes what is acknowledged. */
  async trim(): Promise<void> {
    clearTimeout(this.#trimming)
    this.#trimming = undefined
    if (this.#untrimmed.size === 0) return
    try {
      await this.#storage.write((unit) => {
        for (const node of [...this.#untrimmed.keys()]) this.#put(unit, node, this.head(node))
      })
    } catch {
      // A storage that fails says so to the node itself, and one that is closed needs nothing more.
    }
  }

  /**
   * Drops all rows. A new random id over an empty queue says so: whatever the peer lacks is then
   * found by comparing digests.
   */
  renew(unit: Unit, node: NodeId): OutboxHead {
    const head = this.head(node)
    const first = this.#untrimmed.get(node) ?? head.acknowledged + 1
    unit.trimOutbox(node, first, head.tail)
    this.#untrimmed.delete(node)
    const fresh = this.#fresh(0, true)
    this.#tails.set(node, 0)
    this.#offered.set(node, 0)
    this.#recent.delete(node)
    this.#put(unit, node, fresh)
    return fresh
  }

  /** Whether digests have to be compared with this node. */
  setDigestDue(unit: Unit, node: NodeId, digestDue: boolean): void {
    const head = this.head(node)
    if (head.digestDue !== digestDue) this.#put(unit, node, { ...head, digestDue })
  }

  /** Where these queues end now; taken when a unit is staged, announced when it is durable. */
  staged(nodes: Iterable<NodeId>): readonly OutboxHeadOf[] {
    return [...nodes].map((node) => ({ node, head: this.head(node) }))
  }

  /** The unit in which these queues ended like this is durable. */
  announce(heads: readonly OutboxHeadOf[]): void {
    for (const { node, head } of heads) {
      // A queue that was renewed since then begins again: nothing of it is durable yet.
      if (head.id !== this.head(node).id) continue
      this.#tails.set(node, Math.max(head.tail, this.#tails.get(node) ?? 0))
      for (const listener of this.#listeners) listener(node)
    }
  }

  onGrown(listener: (node: NodeId) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #put(unit: Unit, node: NodeId, head: OutboxHead): void {
    const from = this.#untrimmed.get(node)
    if (from !== undefined) unit.trimOutbox(node, from, head.acknowledged)
    this.#untrimmed.delete(node)
    this.#heads.set(node, head)
    unit.putOutboxHead(node, head)
  }

  #fresh(tail: number, digestDue: boolean): OutboxHead {
    return { id: toHex(this.#random(outbox_id_bytes)), tail, acknowledged: tail, digestDue }
  }
}
