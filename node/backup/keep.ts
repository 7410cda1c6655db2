/** A backup becomes a file: under a name of its own until it is whole, synced and checked. */
import { access, type FileHandle, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isFull, PartFile } from '../attachment/files.ts'
import { disk_spare_bytes } from '../attachment/limits.ts'
import { freeBytes } from '../attachment/room.ts'
import { private_file_mode, syncFolder } from '../operate/durable-file.ts'
import { Failure } from '../operate/failure.ts'
import { head_bytes, room_step_bytes } from './limits.ts'
import { noRoom, unwritableBackup } from './refusal.ts'

/** What a file is called until it is a backup. */
export const part_ending = '.part'

export type KeptParts = {
  readonly body: AsyncIterable<Uint8Array>
  /** The first block, when the rest is written. */
  readonly head: () => Uint8Array
}

/**
 * Writes, syncs, has it checked under its `.part` name, and gives it its own. Where anything fails
 * nothing is left of it. A disk that others write to, too, keeps what they need. `begin` is called when
 * the file can be written.
 */
export async function keepBackup(
  path: string,
  begin: () => Promise<KeptParts>,
  check: (part: string) => Promise<void>,
): Promise<void> {
  const part = `${path}${part_ending}`
  if (await isThere(path)) throw unwritableBackup(path, new Error('there is such a file already'))
  const file = await open(part, 'wx', private_file_mode).catch((error) => {
    throw unwritableBackup(part, error)
  })
  try {
    try {
      await writeParts(file, dirname(part), begin)
    } finally {
      await file.close()
    }
    await check(part)
    await rename(part, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await rm(part, { force: true })
    if (error instanceof Failure || !isDiskError(error)) throw error
    throw isFull(error) ? noRoom(dirname(path)) : unwritableBackup(path, error)
  }
}

async function writeParts(file: FileHandle, folder: string, begin: () => Promise<KeptParts>) {
  await needRoom(folder)
  const { body, head } = await begin()
  const part = new PartFile(file, head_bytes)
  let looked = 0
  for await (const chunk of body) {
    await part.append(chunk)
    if (part.end - looked < room_step_bytes) continue
    looked = part.end
    // Also for the database, without which the node stops: a backup must never fill the disk.
    await needRoom(folder)
    // A cache full of what is not on the disk yet would be written while somebody saves.
    await part.sync()
  }
  await new PartFile(file, 0).append(head())
  await file.sync()
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch {
    return false
  }
}

/** Rejects where the disk has less left than it should keep. */
export async function needRoom(folder: string, bytes = 0): Promise<void> {
  // A folder that can't be asked is told of when it is written to.
  const free = await freeBytes(folder).catch(() => Number.POSITIVE_INFINITY)
  if (free - bytes < disk_spare_bytes) throw noRoom(folder)
}

function isDiskError(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException
  return code !== undefined && syscall !== undefined
}
