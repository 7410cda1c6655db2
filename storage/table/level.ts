import { mkdir, readdir } from 'node:fs/promises'
import { Level } from 'level'
import { corrupt, reasonOf, StorageError, unwritable } from '../errors.ts'
import type { Changes, KeyRange, Row, Table } from './table.ts'

/** What an iterator holds at a time: a frame's worth, enough to hide the way to the disk. */
const chunk_rows_max = 1024
const chunk_bytes_max = 256 * 1024
/** Blocks kept unpacked: the index and the stream records of a busy board. */
const cache_bytes = 32 * 1024 * 1024
/**
 * What is written before LevelDB sorts it into files. At 20,000 deltas a second the longest wait
 * for that was 1.5 s with 16 MiB and 0.25 s with this; two are held in memory. Read again within
 * 0.2 s when the storage is opened.
 */
const log_bytes_max = 32 * 1024 * 1024
/** LevelDB keeps 1,000 files open; at this size 8 GB are read without opening one again. */
const file_bytes_max = 8 * 1024 * 1024

type Database = Level<string, Uint8Array>

/** Opens LevelDB in a directory, which is made when it isn't there. Fails with a StorageError. */
export async function openLevelTable(directory: string): Promise<Table> {
  const files = await filesIn(directory).catch((cause) => {
    throw unwritable(directory, cause)
  })
  // LevelDB would take it for a new database and delete what is there.
  if (!files.includes('CURRENT') && files.some((file) => /\.(ldb|log)$/.test(file))) {
    throw corrupt(`in ${directory}: its file CURRENT is missing`)
  }
  const database: Database = new Level(directory, {
    keyEncoding: 'utf8',
    valueEncoding: 'view',
    cacheSize: cache_bytes,
    writeBufferSize: log_bytes_max,
    maxFileSize: file_bytes_max,
  })
  await database.open().catch((error) => {
    throw openingError(directory, error.cause ?? error)
  })
  return new LevelTable(directory, database)
}

async function filesIn(directory: string): Promise<readonly string[]> {
  // Nobody else on this machine may read jobs, so the directory is its owner's alone.
  await mkdir(directory, { recursive: true, mode: 0o700 })
  return readdir(directory)
}

class LevelTable implements Table {
  readonly place: string
  readonly #database: Database

  constructor(place: string, database: Database) {
    this.place = place
    this.#database = database
  }

  get(key: string): Promise<Uint8Array | undefined> {
    return this.#database.get(key).catch((cause) => {
      throw readingError(this.place, cause)
    })
  }

  rows(range: KeyRange): AsyncIterable<readonly Row[]> {
    return this.#chunks(() => this.#database.iterator(levelRange(range)))
  }

  keys(range: KeyRange): AsyncIterable<readonly string[]> {
    return this.#chunks(() => this.#database.keys(levelRange(range)))
  }

  commit(changes: Changes): Promise<void> {
    // A chained batch costs the main thread half of what an array of operations does.
    const batch = this.#database.batch()
    for (const [key, value] of changes) {
      if (value === null) batch.del(key)
      else batch.put(key, value)
    }
    return batch.write({ sync: true })
  }

  close(): Promise<void> {
    return this.#database.close()
  }

  async *#chunks<Item>(open: () => Chunked<Item>): AsyncIterable<readonly Item[]> {
    let iterator: Chunked<Item> | undefined
    try {
      iterator = open()
      for (;;) {
        const chunk = await iterator.nextv(chunk_rows_max)
        if (chunk.length === 0) return
        yield chunk
      }
    } catch (cause) {
      throw readingError(this.place, cause)
    } finally {
      await iterator?.close()
    }
  }
}

interface Chunked<Item> {
  nextv(size: number): Promise<Item[]>
  close(): Promise<void>
}

function levelRange({ from, to, reverse = false, limit = -1 }: KeyRange) {
  return { gte: from, lt: to, reverse, limit, highWaterMarkBytes: chunk_bytes_max }
}

function openingError(directory: string, cause: unknown): StorageError {
  const reason = reasonOf(cause)
  // What LevelDB misses is a file of its own: the directory itself was made.
  if (/No such file/.test(reason)) return corrupt(`in ${directory}: ${reason}`, cause)
  switch (codeOf(cause)) {
    case 'LEVEL_LOCKED':
      return new StorageError(
        'BATON_STORAGE_LOCKED',
        `The storage in ${directory} is in use by another Baton: stop that one first`,
        cause,
      )
    case 'LEVEL_IO_ERROR':
      return unwritable(directory, cause)
    default:
      return corrupt(`in ${directory}: ${reason}`, cause)
  }
}

function readingError(place: string, cause: unknown): StorageError {
  switch (codeOf(cause)) {
    case 'LEVEL_CORRUPTION':
      return corrupt(`in ${place}: ${reasonOf(cause)}`, cause)
    case 'LEVEL_DATABASE_NOT_OPEN':
    case 'LEVEL_ITERATOR_NOT_OPEN':
      return new StorageError('BATON_STORAGE_CLOSED', `The storage in ${place} is closed`, cause)
    default:
      return new StorageError(
        'BATON_STORAGE_FAILED',
        `The storage in ${place} can't be read (${reasonOf(cause)})`,
        cause,
      )
  }
}

function codeOf(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : undefined
}
