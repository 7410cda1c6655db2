/**
 * The identity on disk, in `<data>/identity` (mode 0700, its files 0600), apart from the database:
 * a database that is restored from yesterday must not bring back yesterday's numbers or epoch.
 *
 * | file         | holds                                         | when it is missing            |
 * |--------------|-----------------------------------------------|-------------------------------|
 * | node.key     | the node's Ed25519 seed, 64 hex digits        | the node doesn't start        |
 * | certificate  | the company's Signed certificate of it, hex   | the node doesn't start        |
 * | company.key  | the company's Ed25519 seed, 64 hex digits     | the node runs, can't certify  |
 * | numbers.json | `{ "reserved": n }`: job numbers used up to n | the node doesn't start        |
 * | epoch        | the node's epoch, 32 hex digits               | a new one is drawn: safe      |
 * | place        | when this very file was made here, ns         | it is written                 |
 *
 * `next` holds a new node key and its certificate until the next start puts them in place.
 * `recovery-phrase.txt` holds the company's recovery phrase from its making until a person has it:
 * an answer that tells it deletes the file, the pages do when three of its words were typed back, else
 * whoever wrote it down does.
 */
import { access, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { replaceFile } from '../operate/durable-file.ts'
import { Failure } from '../operate/failure.ts'

export type IdentityFile =
  | 'node.key'
  | 'certificate'
  | 'company.key'
  | 'numbers.json'
  | 'epoch'
  | 'place'
  | 'recovery-phrase.txt'
  | 'next'

/** Where a running node keeps what it replaces: its folder, or the disk of a simulated world. */
export type IdentityFiles = {
  /** For people. */
  readonly path: (file: IdentityFile) => string
  /** The text, or undefined when it isn't there. */
  readonly read: (file: IdentityFile) => Promise<string | undefined>
  /** Whole or not at all; durable when it resolves. */
  readonly replace: (file: IdentityFile, text: string) => Promise<void>
}

/** `failed` hears of a file that can't be replaced; who asked for it is rejected with the same. */
export function identityFiles(
  data: string,
  failed: (error: Failure) => void = () => undefined,
): IdentityFiles {
  const path = (file: IdentityFile) => identityFile(data, file)
  return {
    path,
    read: (file) => readIdentityFile(data, file),
    replace: async (file, text) => {
      try {
        await replaceFile(path(file), text)
      } catch (error) {
        const failure = unwritable(path(file), error)
        failed(failure)
        throw failure
      }
    },
  }
}

function unwritable(path: string, cause: unknown): Failure {
  const { code } = cause as NodeJS.ErrnoException
  const message = `${path} can't be written (${code}): check the folder's owner and the disk`
  return new Failure('BATON_IDENTITY_UNWRITABLE', message, { cause })
}

/** Where the identity is kept, under the data folder. */
export function identityFolder(data: string): string {
  return join(data, 'identity')
}

export function identityFile(data: string, file: IdentityFile): string {
  return join(identityFolder(data), file)
}

/** The text of a file, or undefined when it isn't there. */
export async function readIdentityFile(
  data: string,
  file: IdentityFile,
): Promise<string | undefined> {
  const path = identityFile(data, file)
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    throw brokenIdentity(`${path} can't be read (${code}): give it to the user that runs Baton`)
  }
}

/** The names in the folder, or undefined where there is no identity yet. */
export async function identityNames(data: string): Promise<readonly string[] | undefined> {
  try {
    return await readdir(identityFolder(data))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Where the recovery phrase waits to be written down; undefined: somebody has it. */
export async function waitingPhrase(data: string): Promise<string | undefined> {
  const path = resolve(identityFile(data, 'recovery-phrase.txt'))
  try {
    await access(path)
    return path
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** A person has the recovery phrase: it waits no longer. */
export async function forgetPhrase(data: string): Promise<void> {
  await rm(identityFile(data, 'recovery-phrase.txt'), { force: true })
}

/** Rejects when somebody else on this machine may read the folder or a file in it. */
export async function refuseReadable(data: string, names: readonly string[]): Promise<void> {
  // Windows has no such modes: they always read as open to everybody.
  if (process.platform === 'win32') return
  const folder = identityFolder(data)
  for (const path of [folder, ...names.map((name) => join(folder, name))]) {
    const { mode } = await stat(path)
    if ((mode & 0o077) === 0) continue
    const command = `chmod 700 '${folder}' && chmod 600 '${folder}'/*`
    const message = `other users of this machine can read ${path}; run: ${command}`
    throw new Failure('BATON_IDENTITY_READABLE', message)
  }
}

/** A failure of the identity, which says what to do. */
export function brokenIdentity(message: string): Failure {
  return new Failure('BATON_IDENTITY_BROKEN', message)
}
