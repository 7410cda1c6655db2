/**
 * The bytes of attachments, in the data folder: `attachments/ab/cd/‹hash›`, `….part` while they
 * come, and `attachments/uploads/‹id›`. A file is never in memory as a whole, and under its hash
 * there is never a part of one.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { head_bytes } from '../../protocol/attachment/media-type.ts'
import type { FileHash } from '../../protocol/ids.ts'
import { private_file_mode, private_folder_mode, syncFolder } from '../operate/durable-file.ts'

/** A file that isn't whole yet: of a job, by its hash, or one that is being added here. */
export type Part = { readonly coming: FileHash } | { readonly upload: string }

export class AttachmentFiles {
  readonly folder: string

  private constructor(folder: string) {
    this.folder = folder
  }

  /** Makes the folders where they aren't there. */
  static async open(data: string): Promise<AttachmentFiles> {
    const folder = join(data, 'attachments')
    await mkdir(join(folder, 'uploads'), { recursive: true, mode: private_folder_mode })
    return new AttachmentFiles(folder)
  }

  /** The part, to be gone on with after `offset` bytes; what is there beyond them is cut off. */
  async part(part: Part, offset: number): Promise<PartFile> {
    const path = this.#partPath(part)
    await mkdir(dirname(path), { recursive: true, mode: private_folder_mode })
    const file = await open(path, offset === 0 ? 'w' : 'r+', private_file_mode)
    try {
      const { size } = await file.stat()
      // A restored folder may hold less than the rows say.
      if (size < offset) throw Object.assign(new Error(`${path} is cut`), { code: 'ENOENT' })
      await file.truncate(offset)
      return new PartFile(file, offset)
    } catch (error) {
      await file.close()
      throw error
    }
  }

  /** SHA-256 of a part that is whole, and how it begins. */
  async read(part: Part): Promise<{ readonly hash: FileHash; readonly head: Uint8Array }> {
    const path = this.#partPath(part)
    const sha256 = createHash('sha256')
    await pipeline(createReadStream(path), sha256)
    return { hash: sha256.digest('hex') as FileHash, head: await this.head(part) }
  }

  async head(part: Part): Promise<Uint8Array> {
    return readAt(this.#partPath(part), 0, head_bytes)
  }

  /** The part is the file of this hash: under that name from now on, durably. */
  async settle(part: Part, hash: FileHash): Promise<void> {
    const path = this.#path(hash)
    await mkdir(dirname(path), { recursive: true, mode: private_folder_mode })
    await rename(this.#partPath(part), path)
    for (const folder of [dirname(path), dirname(dirname(path)), this.folder]) {
      await syncFolder(folder)
    }
  }

  /** Up to so many bytes of a whole file; undefined where it isn't there. */
  async bytes(hash: FileHash, offset: number, length: number): Promise<Uint8Array | undefined> {
    return readAt(this.#path(hash), offset, length).catch(ifMissing)
  }

  /** A whole file from byte `from` to before byte `to`. */
  stream(hash: FileHash, from: number, to: number): Readable {
    return createReadStream(this.#path(hash), { start: from, end: to - 1 })
  }

  async isWhole(hash: FileHash): Promise<boolean> {
    return (await stat(this.#path(hash)).catch(ifMissing)) !== undefined
  }

  /** Deletes what is there of a file. */
  async remove(hash: FileHash): Promise<void> {
    await rm(this.#path(hash), { force: true })
    await rm(this.#partPath({ coming: hash }), { force: true })
  }

  async removePart(part: Part): Promise<void> {
    await rm(this.#partPath(part), { force: true })
  }

  #path(hash: FileHash): string {
    return join(this.folder, hash.slice(0, 2), hash.slice(2, 4), hash)
  }

  #partPath(part: Part): string {
    if ('coming' in part) return `${this.#path(part.coming)}.part`
    return join(this.folder, 'uploads', part.upload)
  }
}

/** A part that is being written. */
export class PartFile {
  readonly #file: FileHandle
  #end: number

  constructor(file: FileHandle, offset: number) {
    this.#file = file
    this.#end = offset
  }

  /** Bytes that were written, durable or not. */
  get end(): number {
    return this.#end
  }

  async append(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, at, bytes.length - at, this.#end)
      at += bytesWritten
      this.#end += bytesWritten
    }
  }

  /** What was written is on the disk. */
  sync(): Promise<void> {
    return this.#file.datasync()
  }

  close(): Promise<void> {
    return this.#file.close()
  }
}

async function readAt(path: string, offset: number, length: number): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const bytes = new Uint8Array(length)
    let filled = 0
    while (filled < length) {
      const { bytesRead } = await file.read(bytes, filled, length - filled, offset + filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    return bytes.subarray(0, filled)
  } finally {
    await file.close()
  }
}

function ifMissing(error: unknown): undefined {
  if (isMissing(error)) return undefined
  throw error
}

/** A file that should be there isn't: the folder was restored, or somebody tidied up. */
export function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}

/** The disk is full. */
export function isFull(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG'
}
