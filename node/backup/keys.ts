/**
 * The keys of a node in a file of their own, under a passphrase of their own: who has a backup shall
 * not have the company with it. Made and read on the node's machine; keys are never sent anywhere.
 */
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import {
  private_file_mode,
  private_folder_mode,
  syncFolder,
  writeSynced,
} from '../operate/durable-file.ts'
import { Failure } from '../operate/failure.ts'
import { damaged, unwritableBackup, wrongKey } from './refusal.ts'
import { type OpenWith, sealed, unsealed } from './seal.ts'

/**
 * Under the data folder. Neither the epoch, which no copy may go on under, nor the numbers, which are
 * old as soon as they are copied, nor the recovery phrase, which belongs on paper.
 */
export const key_files = [
  'identity/node.key',
  'identity/certificate',
  'identity/company.key',
  'secrets.key',
  'admin.token',
] as const

type KeyFile = (typeof key_files)[number]

/** Without these a node is nobody. */
const needed: readonly KeyFile[] = ['identity/node.key', 'identity/certificate']
/** Some keys of 64 digits, and a certificate. */
const keys_bytes_max = 64 * 1024

const shape = z.object({
  baton: z.literal('keys 1'),
  files: z.partialRecord(z.enum(key_files), z.string()),
})

/** Writes the keys to a new file; the answer names those that were there. */
export async function backUpKeys(
  data: string,
  path: string,
  passphrase: string,
): Promise<readonly KeyFile[]> {
  const found: Partial<Record<KeyFile, string>> = {}
  for (const file of key_files) {
    const text = await readFile(join(data, file), 'utf8').catch(ifMissing)
    if (text !== undefined) found[file] = text
  }
  if (needed.some((file) => !found[file])) {
    throw new Failure(
      'BATON_KEYS_MISSING',
      `there are no keys of a node in ${data}: set BATON_DATA to its data folder`,
    )
  }
  const content = Buffer.from(JSON.stringify({ baton: 'keys 1', files: found }))
  const bytes = await joined(await sealed(one(content), { is: 'passphrase', passphrase }))
  const file = await open(path, 'wx', private_file_mode).catch((error) => {
    throw unwritableBackup(path, error)
  })
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  // Nobody learns that the file can't be read on the day on which it is needed.
  await readKeys(path, { is: 'passphrase', passphrase })
  await syncFolder(dirname(path))
  return Object.keys(found) as KeyFile[]
}

/** Puts the keys of such a file into a data folder that has no identity; the answer names them. */
export async function restoreKeys(
  data: string,
  path: string,
  key: OpenWith,
): Promise<readonly KeyFile[]> {
  const files = await readKeys(path, key)
  const making = join(data, 'identity.restoring')
  await mkdir(data, { recursive: true, mode: private_folder_mode })
  await rm(making, { recursive: true, force: true })
  await mkdir(join(making, 'identity'), { recursive: true, mode: private_folder_mode })
  try {
    for (const [file, text] of Object.entries(files)) await writeSynced(join(making, file), text)
    // Never over an identity that is there: a folder with files in it is not replaced.
    await rename(join(making, 'identity'), join(data, 'identity')).catch((error) => {
      throw new Failure(
        'BATON_IDENTITY_EXISTS',
        `there is an identity in ${data} already, which is never overwritten (${error.code})`,
      )
    })
    for (const file of key_files) {
      if (file.includes('/') || !files[file]) continue
      await rename(join(making, file), join(data, file))
    }
    await syncFolder(data)
  } finally {
    await rm(making, { recursive: true, force: true })
  }
  return Object.keys(files) as KeyFile[]
}

async function readKeys(path: string, key: OpenWith): Promise<Partial<Record<KeyFile, string>>> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new Failure('BATON_BACKUP_FORMAT', `${path} can't be read (${error.code})`)
  })
  if (bytes.length > keys_bytes_max) throw noKeys(path)
  const content = await opened(bytes, key, path)
  const read = shape.safeParse(parsed(content))
  if (!read.success) throw noKeys(path)
  return read.data.files
}

async function opened(bytes: Buffer, key: OpenWith, path: string): Promise<Buffer> {
  if (!bytes.subarray(0, 18).equals(Buffer.from('age-encryption.org'))) throw noKeys(path)
  try {
    return await joined(await unsealed(one(bytes), key))
  } catch (error) {
    // The file is short and was checked when it was made: a changed byte is the rarer cause.
    if (error instanceof Failure && error.code === 'BATON_BACKUP_KEY') throw wrongKey()
    throw damaged('the keys in it can not be read', error)
  }
}

function parsed(content: Buffer): unknown {
  try {
    return JSON.parse(content.toString())
  } catch {
    return undefined
  }
}

function noKeys(path: string): Failure {
  return new Failure('BATON_BACKUP_FORMAT', `${path} holds no keys of Baton`)
}

async function* one(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

async function joined(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
