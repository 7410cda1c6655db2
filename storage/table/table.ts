/**
 * All that the stores need of a database: ordered keys, atomic batches. Two implementations pass
 * one suite of tests: LevelDB, and a sorted map in memory. Keys are ordered by their UTF-8 bytes.
 */
export interface Table {
  /** Where it is, for error messages: the directory. */
  readonly place: string
  /** The value, or undefined when there is none. */
  get(key: string): Promise<Uint8Array | undefined>
  /** Rows in order, a chunk at a time, as they stood when the first chunk was asked for. */
  rows(range: KeyRange): AsyncIterable<readonly Row[]>
  /** As `rows`, without fetching the values. */
  keys(range: KeyRange): AsyncIterable<readonly string[]>
  /** All of it or nothing; resolves when it will survive a power cut. Values aren't copied. */
  commit(changes: Changes): Promise<void>
  close(): Promise<void>
}

export type Row = readonly [key: string, value: Uint8Array]

/** By key: what to put there; null deletes. */
export type Changes = ReadonlyMap<string, Uint8Array | null>

export type KeyRange = {
  /** Inclusive. */
  readonly from: string
  /** Exclusive. */
  readonly to: string
  readonly reverse?: boolean | undefined
  readonly limit?: number | undefined
}
