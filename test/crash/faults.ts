/** Errors of the disk for one node after the other: `faults.c` compiled, and what it goes by. */
import { execFile } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { openSync, readSync, writeSync } from 'node:fs'
import { constants } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const source = fileURLToPath(new URL('faults.c', import.meta.url))

/** The fields of `struct control`, of four bytes each. */
const field_bytes = 4
const control_fields = 6

const kinds = { syncs: 1, writes: 2, both: 3 } as const

export type Fault = {
  /** One in so many calls fails. */
  readonly oneIn: number
  readonly kinds: keyof typeof kinds
  readonly error: 'EIO' | 'ENOSPC'
}

export type Injected = { readonly syncs: number; readonly writes: number }

/** Where the compiled library is; undefined: there is no C compiler here. */
export async function compileFaults(folder: string): Promise<string | undefined> {
  const library = join(folder, 'faults.so')
  try {
    await promisify(execFile)('cc', ['-shared', '-fPIC', '-O2', '-o', library, source])
    return library
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** What a node's calls go by; nothing fails until `arm`. */
export class Faults {
  readonly #library: string
  readonly #path: string
  readonly #file: number

  constructor(library: string, folder: string, code: string) {
    this.#library = library
    this.#path = join(folder, `${code}.faults`)
    this.#file = openSync(this.#path, 'w+')
    writeSync(this.#file, Buffer.alloc(control_fields * field_bytes))
  }

  /** For a process with this data folder. */
  environment(data: string): Readonly<Record<string, string>> {
    return { LD_PRELOAD: this.#library, CRASH_FAULTS: this.#path, CRASH_FOLDER: data }
  }

  arm({ oneIn, kinds: kind, error }: Fault): void {
    const seed = randomInt(2 ** 31)
    this.#put(0, [oneIn, kinds[kind], constants.errno[error], seed])
  }

  disarm(): void {
    this.#put(0, [0])
  }

  /** Since the beginning. */
  injected(): Injected {
    const bytes = Buffer.alloc(control_fields * field_bytes)
    readSync(this.#file, bytes, 0, bytes.length, 0)
    const at = (field: number) => bytes.readUInt32LE(field * field_bytes)
    return { syncs: at(4), writes: at(5) }
  }

  #put(first: number, values: readonly number[]): void {
    const bytes = Buffer.alloc(values.length * field_bytes)
    for (const [i, value] of values.entries()) bytes.writeUInt32LE(value, i * field_bytes)
    writeSync(this.#file, bytes, 0, bytes.length, first * field_bytes)
  }
}
