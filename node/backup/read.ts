/** Reading a backup: what it says of itself, and its content, checked to the last byte. */
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { Verifier } from '../../protocol/identity/keys.ts'
import { Failure } from '../operate/failure.ts'
import { head_bytes } from './limits.ts'
import { isHead, type Manifest, readHead } from './manifest.ts'
import { paced } from './pace.ts'
import { type BackupRecord, unpack } from './records.ts'
import { damaged, noBackup } from './refusal.ts'
import { type OpenWith, unsealed } from './seal.ts'
import { Counted } from './write.ts'

const read_bytes = 256 * 1024

/** The manifest of a file that has all its bytes, as far as its length says. */
export async function readManifest(path: string, verifier: Verifier): Promise<Manifest> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new Failure('BATON_BACKUP_FORMAT', `${path} can't be read (${error.code})`)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(head_bytes), 0, head_bytes, 0)
    const head = buffer.subarray(0, bytesRead)
    if (!isHead(head)) throw noBackup(path)
    const manifest = readHead(head, verifier)
    const { size } = await file.stat()
    const expected = head_bytes + manifest.sealedBytes
    if (size < expected) throw damaged(`it is cut off: ${size} of ${expected} bytes are there`)
    if (size > expected) throw damaged('there is more in the file than was written')
    return manifest
  } finally {
    await file.close()
  }
}

/** Whether the encrypted bytes are those that were written; nothing secret is needed for that. */
export async function checkSealed(path: string, { sealedHash }: Manifest): Promise<void> {
  const counted = new Counted()
  for await (const _ of counted.of(sealedBytes(path)));
  if (counted.hash() !== sealedHash) throw damaged('bytes were changed')
}

export type ReadOptions = {
  readonly path: string
  readonly manifest: Manifest
  readonly key: OpenWith
  /** In a node, which has other work. */
  readonly gently?: boolean | undefined
  /** Told now and then: bytes of the file that are read, of how many. */
  readonly onProgress?: ((read: number, of: number) => void) | undefined
}

/**
 * All records of the content. It has been read whole and unchanged only when this ends: until then
 * whatever is made of it has to be thrown away where this throws.
 */
export async function* recordsOf(options: ReadOptions): AsyncIterable<readonly BackupRecord[]> {
  const { path, manifest, key, onProgress } = options
  const outer = new Counted()
  const plain = new Counted()
  const bytes = options.gently ? paced(sealedBytes(path)) : sealedBytes(path)
  const opened = await unsealed(outer.of(bytes), key).catch(async (error: unknown) => {
    // A changed byte where the key is kept looks like a wrong key.
    await checkSealed(path, manifest)
    throw error
  })
  for await (const records of unpack(plain.of(opened))) {
    yield records
    onProgress?.(outer.bytes, manifest.sealedBytes)
  }
  const isWhole = plain.bytes === manifest.bytes && plain.hash() === manifest.hash
  if (!isWhole || outer.hash() !== manifest.sealedHash) throw damaged('bytes were changed')
}

function sealedBytes(path: string): AsyncIterable<Uint8Array> {
  return createReadStream(path, { start: head_bytes, highWaterMark: read_bytes })
}
