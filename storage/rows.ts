/** What the stores are made of: how they read and change rows, and the JSON in most of them. */
import { corrupt, reasonOf } from './errors.ts'
import type { KeyRange, Row } from './table/table.ts'

export interface Rows {
  /** Sees staged units. */
  get(key: string): Promise<Uint8Array | undefined>
  /** Durable rows only, a chunk at a time. */
  read(range: KeyRange): AsyncIterable<readonly Row[]>
  /** Durable keys only, a chunk at a time. */
  keys(range: KeyRange): AsyncIterable<readonly string[]>
}

/** Changes a row in the unit that is being staged; null deletes it. */
export type ChangeRow = (key: string, value: Uint8Array | null) => void

/** The value of a row whose key says all. */
export const nothing = new Uint8Array()

export const toJson = (value: unknown): Uint8Array => Buffer.from(JSON.stringify(value))

/** What `toJson` wrote; nobody else writes, so its shape isn't checked again. */
export function fromJson<Value>([key, bytes]: Row): Value {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString())
  } catch (cause) {
    throw corrupt(`in row ${JSON.stringify(key)}: ${reasonOf(cause)}`, cause)
  }
}

/** The JSON value of one row, or undefined when there is none. */
export async function getJson<Value>(rows: Rows, key: string): Promise<Value | undefined> {
  const value = await rows.get(key)
  return value && fromJson<Value>([key, value])
}

/** The JSON values of a range that is known to be small. */
export async function allJson<Value>(rows: Rows, range: KeyRange): Promise<readonly Value[]> {
  const values: Value[] = []
  for await (const chunk of rows.read(range)) values.push(...chunk.map(fromJson<Value>))
  return values
}
