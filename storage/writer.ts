import { reasonOf, StorageError } from './errors.ts'
import type { ChangeRow, Rows } from './rows.ts'
import type { KeyRange, Row, Table } from './table/table.ts'

type Batch = {
  readonly changes: Map<string, Uint8Array | null>
  readonly written: PromiseWithResolvers<void>
}

/**
 * The one writer of a table: group commit. One batch is on its way at a time; units staged
 * meanwhile gather in the next one, which leaves as soon as the disk is free. A batch keeps the
 * last value of each key, so a stream record that ten units replace is written once.
 */
export class Writer implements Rows {
  readonly #table: Table
  #unit: [key: string, value: Uint8Array | null][] | undefined
  #staged: Batch | undefined
  #onItsWay: Batch | undefined
  #failure: StorageError | undefined
  readonly #failed = Promise.withResolvers<StorageError>()
  #closing: Promise<void> | undefined

  constructor(table: Table) {
    this.#table = table
  }

  /** Stages what `work` changes: all of it or, when it throws, nothing. */
  write(work: () => void): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure
    if (this.#closing !== undefined) throw this.#closed()
    const changes = this.#changesOf(work)
    if (changes.length === 0) return this.durable()
    this.#staged ??= this.#begin()
    for (const [key, value] of changes) this.#staged.changes.set(key, value)
    return this.#staged.written.promise
  }

  readonly change: ChangeRow = (key, value) => {
    if (this.#unit === undefined) throw new Error("a unit is used only inside write's callback")
    this.#unit.push([key, value])
  }

  async durable(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure
    await (this.#staged ?? this.#onItsWay)?.written.promise
  }

  get(key: string): Promise<Uint8Array | undefined> {
    if (this.#closing !== undefined) return Promise.reject(this.#closed())
    // A batch holds null for a row that it deletes, undefined for one that it leaves alone.
    let value = this.#staged?.changes.get(key)
    if (value === undefined) value = this.#onItsWay?.changes.get(key)
    return value === undefined ? this.#table.get(key) : Promise.resolve(value ?? undefined)
  }

  read(range: KeyRange): AsyncIterable<readonly Row[]> {
    if (this.#closing !== undefined) throw this.#closed()
    return this.#table.rows(range)
  }

  keys(range: KeyRange): AsyncIterable<readonly string[]> {
    if (this.#closing !== undefined) throw this.#closed()
    return this.#table.keys(range)
  }

  /** Writes what is staged, then gives up the table. */
  close(): Promise<void> {
    this.#closing ??= this.#finish()
    return this.#closing
  }

  #changesOf(work: () => void) {
    if (this.#unit !== undefined) throw new Error('a unit is staged inside another one')
    const changes: [key: string, value: Uint8Array | null][] = []
    this.#unit = changes
    try {
      work()
      return changes
    } finally {
      this.#unit = undefined
    }
  }

  #begin(): Batch {
    // Not at once: units of the same turn share the batch even when the disk is idle.
    if (this.#onItsWay === undefined) queueMicrotask(() => void this.#send())
    return { changes: new Map(), written: Promise.withResolvers() }
  }

  /** Resolves when a batch fails: nothing can be kept from then on. */
  get failed(): Promise<StorageError> {
    return this.#failed.promise
  }

  /** Sends batches until nothing is staged or one fails. */
  async #send(): Promise<void> {
    while (this.#staged !== undefined) {
      const batch = this.#staged
      this.#onItsWay = batch
      this.#staged = undefined
      try {
        await this.#table.commit(batch.changes)
      } catch (cause) {
        this.#fail(batch, cause)
        return
      }
      this.#onItsWay = undefined
      batch.written.resolve()
    }
  }

  #fail(batch: Batch, cause: unknown): void {
    this.#failure = new StorageError(
      'BATON_STORAGE_FAILED',
      `Writing to the storage in ${this.#table.place} failed (${reasonOf(cause)}): nothing more ` +
        'is written until it is opened again',
      cause,
    )
    this.#failed.resolve(this.#failure)
    batch.written.reject(this.#failure)
    this.#staged?.written.reject(this.#failure)
    // Reads go on, and see only what is durable.
    this.#onItsWay = undefined
    this.#staged = undefined
  }

  async #finish(): Promise<void> {
    // Whoever staged a unit was told of its failure; the lock is given up all the same.
    await this.durable().catch(() => {})
    await this.#table.close()
  }

  #closed(): StorageError {
    return new StorageError('BATON_STORAGE_CLOSED', `The storage in ${this.#table.place} is closed`)
  }
}
