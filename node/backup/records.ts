/**
 * The content of a backup before it is compressed: records, one after the other. Each is a byte for
 * its kind, the lengths of key and value (4 bytes each, big-endian), key, value. A file of an
 * attachment is as many records as it has pieces, in order; an empty piece ends it.
 */
import type { FileHash } from '../../protocol/ids.ts'
import type { SnapshotRow } from '../../storage/storage.ts'
import { key_bytes_max, value_bytes_max } from './limits.ts'
import { damaged } from './refusal.ts'

export type BackupRecord =
  | { readonly is: 'row'; readonly key: string; readonly value: Uint8Array }
  | { readonly is: 'piece'; readonly hash: FileHash; readonly bytes: Uint8Array }

const row_kind = 1
const piece_kind = 2
const header_bytes = 9

/** Some rows as bytes. */
export function packRows(rows: readonly SnapshotRow[]): Uint8Array {
  let bytes = 0
  for (const [key, value] of rows) bytes += header_bytes + Buffer.byteLength(key) + value.length
  const packed = Buffer.allocUnsafe(bytes)
  let at = 0
  for (const [key, value] of rows) at = put(packed, at, row_kind, key, value)
  return packed
}

/** A piece of an attachment as bytes. */
export function packPiece(hash: FileHash, bytes: Uint8Array): Uint8Array {
  const packed = Buffer.allocUnsafe(header_bytes + hash.length + bytes.length)
  put(packed, 0, piece_kind, hash, bytes)
  return packed
}

function put(to: Buffer, from: number, kind: number, key: string, value: Uint8Array): number {
  const start = from + header_bytes
  const keyBytes = to.write(key, start)
  to.writeUInt8(kind, from)
  to.writeUInt32BE(keyBytes, from + 1)
  to.writeUInt32BE(value.length, from + 5)
  to.set(value, start + keyBytes)
  return start + keyBytes + value.length
}

/** The records in these bytes, some at a time. Throws where they are none. */
export async function* unpack(
  chunks: AsyncIterable<Uint8Array>,
): AsyncIterable<readonly BackupRecord[]> {
  let rest: Buffer = Buffer.alloc(0)
  // Bytes of a long record are joined once and not at each chunk.
  let waiting: Uint8Array[] = []
  let needed = header_bytes
  let held = 0
  for await (const chunk of chunks) {
    waiting.push(chunk)
    held += chunk.length
    if (held < needed) continue
    const whole = Buffer.concat([rest, ...waiting])
    const read = recordsIn(whole)
    rest = whole.subarray(read.end)
    waiting = []
    held = rest.length
    needed = read.needed
    if (read.records.length > 0) yield read.records
  }
  if (held > 0) throw damaged('it ends in the middle of a row')
}

type Read = {
  readonly records: readonly BackupRecord[]
  /** Where the next record begins, and how many bytes from there on it has at least. */
  readonly end: number
  readonly needed: number
}

function recordsIn(bytes: Buffer): Read {
  const records: BackupRecord[] = []
  let at = 0
  let needed = header_bytes
  while (bytes.length - at >= header_bytes) {
    const keyBytes = bytes.readUInt32BE(at + 1)
    const valueBytes = bytes.readUInt32BE(at + 5)
    if (keyBytes > key_bytes_max || valueBytes > value_bytes_max) throw damaged('a row is too long')
    needed = header_bytes + keyBytes + valueBytes
    if (bytes.length - at < needed) return { records, end: at, needed }
    const start = at + header_bytes
    const key = bytes.toString('utf8', start, start + keyBytes)
    const value = bytes.subarray(start + keyBytes, at + needed)
    records.push(recordOf(bytes.readUInt8(at), key, value))
    at += needed
    needed = header_bytes
  }
  return { records, end: at, needed }
}

function recordOf(kind: number, key: string, value: Uint8Array): BackupRecord {
  if (kind === row_kind) return { is: 'row', key, value }
  if (kind !== piece_kind) throw damaged('it has a row of an unknown kind')
  // It becomes the name of a file.
  if (!/^[0-9a-f]{64}$/.test(key)) throw damaged('a file has no hash for a name')
  return { is: 'piece', hash: key as FileHash, bytes: value }
}
