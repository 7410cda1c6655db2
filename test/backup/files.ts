/** Backups of storages that a test fills, without a node. */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Test } from 'tap'
import { AttachmentFiles } from '../../node/attachment/files.ts'
import { keepBackup } from '../../node/backup/keep.ts'
import type { SealFor } from '../../node/backup/seal.ts'
import { type BackupSource, makeBackup } from '../../node/backup/write.ts'
import type { FileHash } from '../../protocol/ids.ts'
import type { Storage } from '../../storage/storage.ts'
import { author } from '../support/author.ts'

export const passphrase = 'seven words of a poem'
export const forPassphrase: SealFor = { is: 'passphrase', passphrase }

export type Kept = { readonly path: string; readonly source: BackupSource }

/** A backup of this storage, in a file of the test's folder. */
export async function backUp(
  t: Test,
  storage: Storage,
  options: { readonly to?: SealFor; readonly data?: string; readonly attachments?: boolean } = {},
): Promise<Kept> {
  const { to = forPassphrase, attachments = true } = options
  const made = await folderOf(t)
  const data = options.data ?? made
  const path = join(made, 'one.backup')
  const source = await sourceOf(storage, data)
  const { body, finish } = makeBackup(source, to, { attachments })
  await keepBackup(
    path,
    async () => ({ body, head: () => finish().head }),
    async () => undefined,
  )
  return { path, source }
}

/** One that ends with the test. */
export async function folderOf(t: Test): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'baton-backup-'))
  t.teardown(() => rm(folder, { recursive: true, force: true }))
  return folder
}

export async function sourceOf(storage: Storage, data: string): Promise<BackupSource> {
  const files = await AttachmentFiles.open(data)
  const own = author('ALM')
  const by = { signer: own.signer, certificate: own.certificate }
  return { storage, files, own, by, version: '0.1.0-test', now: () => Date.now() }
}

/** Puts a photo into a data folder and its row into the storage. */
export async function putFile(storage: Storage, data: string, bytes: Uint8Array) {
  const hash = createHash('sha256').update(bytes).digest('hex') as FileHash
  const path = join(data, 'attachments', hash.slice(0, 2), hash.slice(2, 4), hash)
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, bytes)
  await storage.write((unit) =>
    unit.putAttachmentFile({ hash, since: 1, is: 'here', size: bytes.length, type: 'image/jpeg' }),
  )
  return { hash, path }
}

/** Flips one bit of a file. */
export async function flip(path: string, at: number): Promise<void> {
  const file = await open(path, 'r+')
  try {
    const byte = Buffer.alloc(1)
    await file.read(byte, 0, 1, at)
    byte[0] = (byte[0] as number) ^ 1
    await file.write(byte, 0, 1, at)
  } finally {
    await file.close()
  }
}
