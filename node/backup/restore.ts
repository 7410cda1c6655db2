/** A data folder made of a backup. No node runs on it meanwhile. */
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Verifier } from '../../protocol/identity/keys.ts'
import { fillStorage } from '../../storage/fill.ts'
import type { SnapshotRow } from '../../storage/storage.ts'
import { AttachmentFiles } from '../attachment/files.ts'
import { private_folder_mode, syncFolder } from '../operate/durable-file.ts'
import { Failure } from '../operate/failure.ts'
import { needRoom } from './keep.ts'
import { key_files } from './keys.ts'
import type { Manifest } from './manifest.ts'
import { type ReadOptions, readManifest, recordsOf } from './read.ts'
import type { BackupRecord } from './records.ts'
import { markRestored, unmarkRestored } from './restored.ts'
import { FileHashes, type Verified } from './verify.ts'

export type RestoreOptions = Omit<ReadOptions, 'manifest'> & {
  /** The data folder: not there yet, empty, or with nothing but the keys. */
  readonly data: string
}

/** Where it is put together, in the data folder: a restore that was cut short leaves it behind. */
const restoring = 'restoring'
/** What there may be beside it. */
const harmless = new Set([
  restoring,
  'set-up.token',
  ...key_files.map((file) => file.split('/')[0]),
])

/** All of the backup is in the data folder, or the folder is as it was. */
export async function restoreBackup(options: RestoreOptions): Promise<Verified> {
  const { path, data } = options
  const manifest = await readManifest(path, new Verifier())
  await prepare(data)
  const making = join(data, restoring)
  try {
    await mkdir(making, { recursive: true, mode: private_folder_mode })
    await needRoom(data, manifest.bytes)
    const damagedFiles = await fill(making, options, manifest)
    await markRestored(data, manifest)
    for (const name of ['attachments', 'store']) await rename(join(making, name), join(data, name))
    await syncFolder(data)
    return { manifest, damagedFiles }
  } catch (error) {
    await undo(data)
    throw error
  } finally {
    await rm(making, { recursive: true, force: true })
  }
}

async function prepare(data: string): Promise<void> {
  await mkdir(data, { recursive: true, mode: private_folder_mode })
  const names = await readdir(data)
  // The database comes last: without it nothing of an earlier try is of use.
  if (names.includes(restoring) && !names.includes('store')) await undo(data)
  const other = (await readdir(data)).filter((name) => !harmless.has(name))
  if (other.length === 0) return
  throw new Failure(
    'BATON_RESTORE_NOT_EMPTY',
    `${data} is not empty (${other.slice(0, 3).join(', ')}): a backup is restored into an empty ` +
      'folder only; name a new one, or move away what is there',
  )
}

async function undo(data: string): Promise<void> {
  for (const name of [restoring, 'attachments']) {
    await rm(join(data, name), { recursive: true, force: true })
  }
  await unmarkRestored(data)
}

/** How many files were damaged already when the backup was made. */
async function fill(making: string, options: RestoreOptions, manifest: Manifest): Promise<number> {
  const files = new RestoredFiles(await AttachmentFiles.open(making))
  async function* rows(): AsyncIterable<readonly SnapshotRow[]> {
    for await (const records of recordsOf({ ...options, manifest })) {
      yield records.flatMap((one): SnapshotRow[] =>
        one.is === 'row' ? [[one.key, one.value]] : [],
      )
      for (const record of records) if (record.is === 'piece') await files.add(record)
    }
    files.end()
  }
  await fillStorage(join(making, 'store'), rows())
  return files.damaged
}

class RestoredFiles {
  readonly #files: AttachmentFiles
  readonly #hashes = new FileHashes()
  #offset = 0

  constructor(files: AttachmentFiles) {
    this.#files = files
  }

  get damaged(): number {
    return this.#hashes.damaged
  }

  async add({ hash, bytes }: Extract<BackupRecord, { is: 'piece' }>): Promise<void> {
    const part = { coming: hash }
    const is = this.#hashes.add(hash, bytes)
    const file = await this.#files.part(part, this.#offset)
    try {
      await file.append(bytes)
      if (is) await file.sync()
    } finally {
      await file.close()
    }
    this.#offset = is ? 0 : this.#offset + bytes.length
    if (is === 'whole') await this.#files.settle(part, hash)
    // The node finds that it is missing, and asks the partners for it.
    if (is === 'damaged') await this.#files.removePart(part)
  }

  end(): void {
    this.#hashes.end()
  }
}
