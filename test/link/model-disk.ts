/**
 * What a model node keeps, and what its driver does with each effect: a storage of maps, deltas
 * that are a line of JSON, and no company but two that see everything.
 */
import { createHash } from 'node:crypto'
import type { DeltaId, StreamId } from '../../protocol/ids.ts'
import { digestBuilder } from '../../protocol/link/digest.ts'
import type { Cursor, Frontier, Item, Refusal } from '../../protocol/link/messages.ts'
import type { Effect, Event, Outbox } from '../../protocol/link/sync-contract.ts'

export type Asking<Name> = Extract<Effect, { is: Name }>

/** A delta of the model; its bytes are its JSON, its id their hash. */
export type ModelDelta = {
  readonly id: DeltaId
  readonly stream: StreamId
  readonly parents: readonly DeltaId[]
  readonly bytes: Uint8Array
}

type Row =
  | { readonly is: 'delta'; readonly bytes: Uint8Array }
  | { readonly is: 'introduce'; readonly stream: StreamId; readonly follows: boolean }

/** A delta on these parents; without a stream it opens one. */
export function makeDelta(
  stream: StreamId | undefined,
  parents: readonly DeltaId[],
  nonce: number,
): ModelDelta {
  return readDelta(Buffer.from(JSON.stringify({ stream, parents, nonce })))
}

export function readDelta(bytes: Uint8Array): ModelDelta {
  const { stream, parents } = JSON.parse(Buffer.from(bytes).toString())
  const id = createHash('sha256').update(bytes).digest('hex') as DeltaId
  return { id, stream: stream ?? (id as string as StreamId), parents, bytes }
}

/** Everything durable. `copy` is a backup. */
export class Disk {
  /** Deltas by stream in the order of arrival. */
  streams = new Map<StreamId, Map<DeltaId, ModelDelta>>()
  introduced = new Set<StreamId>()
  outbox: Outbox
  rows = new Map<number, Row>()
  held: Cursor | undefined
  wanted = new Set<StreamId>()
  /** Why deltas were refused here, to be looked at. */
  refusals: Refusal[] = []

  constructor(outboxId: string) {
    this.outbox = { id: outboxId, tail: 0, acknowledged: 0, digestDue: false }
  }

  copy(): Disk {
    const copy = new Disk(this.outbox.id)
    return Object.assign(copy, structuredClone({ ...this }))
  }

  holds(delta: ModelDelta): boolean {
    return this.streams.get(delta.stream)?.has(delta.id) ?? false
  }

  /** Keeps a delta whose ancestors are here; anything else would be out of causal order. */
  keep(delta: ModelDelta): void {
    const stream = this.streams.get(delta.stream) ?? new Map<DeltaId, ModelDelta>()
    if (!delta.parents.every((parent) => stream.has(parent))) {
      throw new Error('a delta was kept before its ancestors')
    }
    this.streams.set(delta.stream, stream.set(delta.id, delta))
  }

  heads(stream: StreamId): readonly DeltaId[] {
    const deltas = [...(this.streams.get(stream)?.values() ?? [])]
    const covered = new Set(deltas.flatMap(({ parents }) => parents))
    return deltas.map(({ id }) => id).filter((id) => !covered.has(id))
  }

  enqueue(row: Row): void {
    const tail = this.outbox.tail + 1
    this.rows.set(tail, row)
    this.outbox = { ...this.outbox, tail }
  }

  renewOutbox(id: string): void {
    this.rows.clear()
    this.outbox = { id, tail: 0, acknowledged: 0, digestDue: true }
  }

  delivered(through: number): void {
    for (let at = this.outbox.acknowledged + 1; at <= through; at++) this.rows.delete(at)
    this.outbox = { ...this.outbox, acknowledged: through }
  }

  load({ after }: Asking<'load'>, rows_max: number): Extract<Event, { is: 'loaded' }> {
    const last = Math.min(after + rows_max, this.outbox.tail)
    const items: Item[] = []
    for (let at = after + 1; at <= last; at++) items.push(this.#item(this.rows.get(at)))
    return { is: 'loaded', items, more: last < this.outbox.tail }
  }

  #item(row: Row | undefined): Item {
    if (!row) throw new Error('a row that was not delivered is gone')
    if (row.is === 'delta') return { is: 'delta', signed: row.bytes }
    const [genesis] = this.streams.get(row.stream)?.values() ?? []
    return { ...row, path: genesis ? [genesis.bytes] : [] }
  }

  ingest({ outboxId, first, items }: Asking<'ingest'>): Extract<Event, { is: 'ingested' }> {
    const before = this.held?.outboxId === outboxId ? this.held.through : 0
    if (items.length > 0 && first !== before + 1) throw new Error('the cursor would jump')
    const refusals: Refusal[] = []
    const wanted = new Set<StreamId>()
    for (const item of items) {
      if (item.is === 'introduce') {
        this.introduced.add(item.stream)
        if (!item.follows) wanted.add(item.stream)
      } else if (item.is === 'delta') {
        const fate = this.#take(readDelta(item.signed))
        if (fate === 'wanted') wanted.add(readDelta(item.signed).stream)
        else if (fate) refusals.push(fate)
      }
    }
    for (const stream of wanted) this.wanted.add(stream)
    this.held = { outboxId, through: first + items.length - 1 }
    this.refusals.push(...refusals)
    return { is: 'ingested', refusals, wanted: [...wanted] }
  }

  #take(delta: ModelDelta): Refusal | 'wanted' | undefined {
    if (this.holds(delta)) return undefined
    const known = this.introduced.has(delta.stream) || this.streams.has(delta.stream)
    if (!known) return { id: delta.id, reason: 'not-yours' }
    const stream = this.streams.get(delta.stream)
    if (!delta.parents.every((parent) => stream?.has(parent))) return 'wanted'
    this.keep(delta)
    return undefined
  }

  ingestSupply(effect: Asking<'ingestSupply'>): Extract<Event, { is: 'supplyIngested' }> {
    const refusals: Refusal[] = []
    for (const delta of effect.deltas.map(readDelta)) {
      const fate = this.#take(delta)
      if (fate === 'wanted') refusals.push({ id: delta.id, reason: 'missing-ancestor' })
      else if (fate) refusals.push(fate)
    }
    if (effect.clear) this.wanted.delete(effect.stream)
    this.refusals.push(...refusals)
    return { is: 'supplyIngested', refusals }
  }

  mark({ wanted, reintroduce, digestDue }: Asking<'mark'>): Event {
    for (const stream of wanted) this.wanted.add(stream)
    for (const stream of reintroduce) this.enqueue({ is: 'introduce', stream, follows: false })
    this.outbox = { ...this.outbox, digestDue: digestDue ?? this.outbox.digestDue }
    return { is: 'marked' }
  }

  loadSupply(effect: Asking<'loadSupply'>, count: number): Extract<Event, { is: 'supplyLoaded' }> {
    const deltas = [...(this.streams.get(effect.stream)?.values() ?? [])]
    const covered = new Set<DeltaId>(effect.heads)
    for (const delta of deltas.toReversed()) {
      if (covered.has(delta.id)) for (const parent of delta.parents) covered.add(parent)
    }
    const page = deltas.slice(effect.cursor, effect.cursor + count)
    const cursor = effect.cursor + page.length
    const missing = page.filter(({ id }) => !covered.has(id)).map(({ bytes }) => bytes)
    return { is: 'supplyLoaded', deltas: missing, cursor, last: cursor >= deltas.length }
  }

  loadDigest(): Event {
    const digest = digestBuilder()
    for (const { stream, heads } of this.#frontiers()) digest.add(stream, heads)
    return { is: 'digestReady', buckets: digest.buckets() }
  }

  loadFrontiers({ bucket, after }: Asking<'loadFrontiers'>, count: number): Event {
    const all = this.#frontiers(bucket).filter(({ stream }) => stream > (after ?? ''))
    return { is: 'frontiersReady', streams: all.slice(0, count), more: all.length > count }
  }

  compare({ bucket, streams, range }: Asking<'compareFrontiers'>): Event {
    const found = { wanted: [] as StreamId[], answers: [] as Frontier[] }
    const unlisted = new Set(range ? this.#frontiers(bucket).map(({ stream }) => stream) : [])
    const reintroduce: StreamId[] = []
    for (const { stream, heads } of streams) {
      unlisted.delete(stream)
      const deltas = this.streams.get(stream)
      const lacking = this.heads(stream).filter((head) => !heads.includes(head))
      if (!range && heads.length === 0 && deltas) reintroduce.push(stream)
      if (range && (!deltas || lacking.length > 0)) found.answers.push({ stream, heads: lacking })
      if (deltas && heads.some((head) => !deltas.has(head))) found.wanted.push(stream)
    }
    for (const stream of unlisted) {
      const after = range?.after ?? ''
      if (stream > after && stream <= (range?.through ?? 'g')) reintroduce.push(stream)
    }
    return { is: 'compared', ...found, reintroduce }
  }

  #frontiers(bucket?: number): Frontier[] {
    return [...this.streams.keys()]
      .filter((id) => bucket === undefined || Number.parseInt(id.slice(0, 2), 16) === bucket)
      .sort()
      .map((stream) => ({ stream, heads: this.heads(stream) }))
  }
}
