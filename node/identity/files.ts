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
 */
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '../operate/failure.ts'

export type IdentityFile = 'node.key' | 'certificate' | 'company.key' | 'numbers.json' | 'epoch'

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
