/**
 * All streams of this node: one place where deltas are saved and taken, one after another, each
 * unit durable before anybody is told of it.
 */
import type { Genesis } from '../../protocol/delta/delta.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import type { DeltaId, NodeId, StreamId } from '../../protocol/ids.ts'
import type { Unit } from '../../storage/storage.ts'
import { type Acting, genesisDelta, isForked, nextDelta, UnwritableError } from './append.ts'
import type { StreamContext } from './context.ts'
import { type OpenStream, openRecord } from './open-stream.ts'
import { deriveFor } from './rebuild.ts'
import { type RebuildNews, rebuildAtStart } from './rebuild-at-start.ts'
import { Sequence } from './sequence.ts'
import { type StreamChange, StreamWork } from './work.ts'

/** Streams kept open in memory, some 10 KB each: those that are being worked on. */
const open_streams_max = 500

/**
 * Changes of one save, delta by delta: later ones may name what earlier ones opened. All become
 * durable together.
 */
export type Step = (ids: readonly DeltaId[]) => readonly SlotDraft[]

export type Saved = {
  readonly stream: StreamId
  readonly ids: readonly DeltaId[]
  readonly open: OpenStream
}

export class Streams {
  readonly context: StreamContext
  readonly #cache = new Map<StreamId, OpenStream>()
  readonly #sequence = new Sequence()
  readonly #listeners = new Set<(change: StreamChange) => void>()

  constructor(context: StreamContext) {
    this.context = context
  }

  /** The stream as it is held, or undefined. */
  async get(stream: StreamId): Promise<OpenStream | undefined> {
    const cached = this.#cache.get(stream)
    if (cached) return cached
    const record = await this.context.storage.streams.get(stream)
    return record && openRecord(record)
  }

  /** Opens a stream of our own. Resolves when it is durable. */
  create(
    genesis: Genesis,
    first: readonly SlotDraft[],
    steps: readonly Step[],
    acting: Acting,
  ): Promise<Saved> {
    return this.exclusive(async (work) => {
      const delta = genesisDelta(this.context, genesis, first, acting)
      const ids = await this.#placeOwn(work, [delta])
      return this.#append(work, delta.stream, ids, steps, acting)
    })
  }

  /**
   * Writes to a stream. `decide` looks at it as it is and returns the steps, or what it says
   * instead of writing.
   */
  save<Other>(
    stream: StreamId,
    decide: (open: OpenStream) => readonly Step[] | { readonly instead: Other },
    acting: Acting,
  ): Promise<Saved | { readonly instead: Other } | undefined> {
    return this.exclusive(async (work) => {
      const open = await work.open(stream)
      if (!open) return undefined
      const decided = decide(open)
      if ('instead' in decided) return decided
      return this.#append(work, stream, [], decided, acting)
    })
  }

  /**
   * Runs a unit of work alone, stages what it changed, and resolves when that is durable. The next
   * one starts as soon as this one is staged, so that units share the synced batch.
   */
  async exclusive<T>(
    task: (work: StreamWork) => Promise<T>,
    also?: (result: T) => (unit: Unit, grown: Set<NodeId>) => void,
  ): Promise<T> {
    let durable: Promise<void> = Promise.resolve()
    const { result, work, queues } = await this.#sequence.run(async () => {
      const work = new StreamWork(this.context, this.#cache)
      const result = await task(work)
      await work.prepare()
      const grown = new Set<NodeId>()
      const extra = also?.(result)
      if (!work.isEmpty || extra) {
        durable = this.context.storage.write((unit) => {
          work.stage(unit, grown)
          extra?.(unit, grown)
        })
        durable.catch(() => undefined) // awaited below, outside the sequence
      }
      this.#shrinkCache()
      return { result, work, queues: this.context.outboxes.staged(grown) }
    })
    await durable
    this.context.outboxes.announce(queues)
    for (const change of work.changes()) for (const listener of this.#listeners) listener(change)
    return result
  }

  /** Called for every stream that changed, once the change is durable. */
  onChanged(listener: (change: StreamChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * Derives every stream from its deltas again, one after another between other work. Progress in
   * streams.
   */
  async rebuild(onProgress: (done: number, total: number) => void): Promise<void> {
    const { storage } = this.context
    // Nothing is refused: what was undecided has been judged by this version since the start.
    const derive = deriveFor(this.context, () => {})
    const streams: StreamId[] = []
    for await (const stream of storage.streams.ids()) streams.push(stream)
    for (const [done, stream] of streams.entries()) {
      await this.#sequence.run(async () => {
        await storage.rebuild({ stream, derive })
        this.#cache.delete(stream)
      })
      onProgress(done + 1, streams.length)
    }
  }

  /**
   * Ends a rebuild that a crash interrupted, and derives again what another version left otherwise
   * than this one would; before any other work.
   */
  finishRebuild(tell: (news: RebuildNews) => void): Promise<void> {
    const derive = deriveFor(this.context, (refused) => tell({ is: 'refused', ...refused }))
    return rebuildAtStart(this.context.storage, derive, tell)
  }

  async #append(
    work: StreamWork,
    stream: StreamId,
    before: readonly DeltaId[],
    steps: readonly Step[],
    acting: Acting,
  ): Promise<Saved> {
    const ids = [...before]
    for (const step of steps) {
      const open = await work.open(stream)
      if (!open) throw new Error('a stream vanished while it was written to')
      const slots = step(ids)
      if (slots.length === 0) continue
      if (isForked(open, this.context)) await this.context.epoch.renew()
      const delta = nextDelta(this.context, open, slots, acting)
      ids.push(...(await this.#placeOwn(work, [delta])))
    }
    const open = await work.open(stream)
    if (!open) throw new Error('a stream vanished while it was written to')
    return { stream, ids, open }
  }

  async #placeOwn(
    work: StreamWork,
    deltas: readonly ReturnType<typeof genesisDelta>[],
  ): Promise<DeltaId[]> {
    for (const delta of deltas) {
      const verdict = await work.place(delta)
      if (verdict.is === 'refused') throw new UnwritableError(verdict.reason)
      if (verdict.is !== 'valid') throw new UnwritableError(verdict.is)
    }
    return deltas.map((delta) => delta.id)
  }

  #shrinkCache(): void {
    for (const stream of this.#cache.keys()) {
      if (this.#cache.size <= open_streams_max) return
      this.#cache.delete(stream)
    }
  }
}
