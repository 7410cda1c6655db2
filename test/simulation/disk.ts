/**
 * The disk of a simulated node. It outlives the node's programs; a program that is killed loses what
 * was on its way: a batch is on the disk whole or not at all, as LevelDB finds it after a torn tail.
 * What LevelDB itself does is tested with real files and kills (test/storage/crash.test.ts).
 *
 * It knows what a program was told is written: nothing else may be acknowledged or sent.
 */
import type { DeltaId, NodeId } from '../../protocol/ids.ts'
import { memoryTable } from '../../storage/table/memory.ts'
import type { Changes, KeyRange, Row, Table } from '../../storage/table/table.ts'
import type { Random } from '../link/model-random.ts'
import type { Life, World } from './time.ts'

/** ms that a synced write takes: an SSD, and one that is busy. */
const write_ms_max = 8
/** One read in so many waits a little, so that a kill may come between any two awaits. */
const slow_read_chance = 0.02

/** Of the keys of storage/keys.ts that say what is durable. */
const position_prefix = 'position/'
const inbox_prefix = 'inbox/'

/** What a kill does to what was being written. */
type WriteEvents = { 'write lost': number; 'write kept untold': number }

/** A copy of all that was on a disk at a moment. */
export type Backup = {
  readonly rows: readonly Row[]
  readonly files: ReadonlyMap<string, string>
}

export class Disk {
  /** What the node keeps beside its database: its epoch, its numbers. Each is replaced whole. */
  files = new Map<string, string>()
  /** Nothing more fits on it. */
  full = false
  readonly events: WriteEvents = { 'write lost': 0, 'write kept untold': 0 }
  readonly #world: World
  readonly #random: Random
  #table: Table = memoryTable()
  /** By node: how far its queue was taken, durably. */
  readonly #cursors = new Map<string, number>()
  readonly #deltas = new Set<string>()
  /** What is being written: nobody was told about it yet. */
  readonly #writing = new Set<() => Promise<void>>()

  constructor(world: World) {
    this.#world = world
    this.#random = world.random
  }

  /** The table as one program opens it: it does nothing more when that program is dead. */
  open(life: Life): Table {
    const table = this.#table
    const dead = new Promise<never>(() => undefined)
    const slowly = async <T>(value: Promise<T>): Promise<T> => {
      if (!life.alive) return dead
      if (this.#random.chance(slow_read_chance)) await this.#world.wait(this.#random.from(0, 2))
      return value
    }
    async function* chunks<T>(read: AsyncIterable<T>): AsyncGenerator<T> {
      for await (const chunk of read) yield await slowly(Promise.resolve(chunk))
    }
    return {
      place: `the disk of ${life.name}`,
      get: (key) => slowly(table.get(key)),
      rows: (range: KeyRange) => chunks(table.rows(range)),
      keys: (range: KeyRange) => chunks(table.keys(range)),
      commit: (changes) => this.#commit(table, changes, life),
      close: async () => undefined,
    }
  }

  async #commit(table: Table, changes: Changes, life: Life): Promise<void> {
    if (!life.alive) return new Promise(() => undefined)
    if (this.full) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    const copy = new Map([...changes].map(([key, value]) => [key, value && Uint8Array.from(value)]))
    await this.#written(async () => {
      await table.commit(copy)
      if (table === this.#table) this.#note(copy)
    })
  }

  /** Nobody reads it before it is written; a kill meanwhile leaves all of it or nothing. */
  async #written(put: () => Promise<void>): Promise<void> {
    this.#writing.add(put)
    await this.#world.wait(this.#random.next() * write_ms_max)
    this.#writing.delete(put)
    await put()
  }

  /** The program that wrote is gone. */
  left(): void {
    for (const put of this.#writing) {
      const isKept = this.#random.chance(0.5)
      this.events[isKept ? 'write kept untold' : 'write lost']++
      if (isKept) void put()
    }
    this.#writing.clear()
  }

  /** Whether this delta is on it, and a program knows that. */
  has(delta: DeltaId): boolean {
    return this.#deltas.has(delta)
  }

  /** Up to which position of this node's queue everything is on it. */
  cursor(node: NodeId): number {
    return this.#cursors.get(node) ?? 0
  }

  #note(changes: Changes): void {
    for (const [key, value] of changes) {
      if (key.startsWith(position_prefix)) this.#deltas.add(key.slice(position_prefix.length))
      if (!key.startsWith(inbox_prefix) || !value) continue
      const { through } = JSON.parse(Buffer.from(value).toString()) as { through: number }
      this.#cursors.set(key.slice(inbox_prefix.length), through)
    }
  }

  /** What replaces a file: whole or not at all. */
  async replace(name: string, text: string, life: Life): Promise<void> {
    if (!life.alive) return new Promise(() => undefined)
    if (this.full) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    const { files } = this
    await this.#written(async () => {
      files.set(name, text)
    })
  }

  async rows(): Promise<readonly Row[]> {
    const all: Row[] = []
    for await (const chunk of this.#table.rows({ from: '', to: '\u{10ffff}' })) all.push(...chunk)
    return all
  }

  async backUp(): Promise<Backup> {
    return { rows: await this.rows(), files: new Map(this.files) }
  }

  /** An old directory is copied back, or an empty disk takes the place of a dead one. */
  async restore({ rows, files }: Backup): Promise<void> {
    this.#table = memoryTable()
    this.#cursors.clear()
    this.#deltas.clear()
    await this.#table.commit(new Map(rows))
    this.#note(new Map(rows))
    this.files = new Map(files)
  }
}
