/**
 * The administrator's token on this machine, in `<data>/admin.token`: whoever can read the file may
 * use the command line and the pages. Deleted, it is made anew at the next start.
 */
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile } from '../operate/durable-file.ts'
import { newToken } from './tokens.ts'

export function adminTokenFile(data: string): string {
  return join(data, 'admin.token')
}

/** The token in the file; a new one where there is none, or where others could read it. */
export async function adminToken(data: string): Promise<string> {
  const path = adminTokenFile(data)
  const kept = (await isPrivate(path)) ? (await readFile(path, 'utf8')).trim() : ''
  if (kept !== '') return kept
  const token = newToken()
  await replaceFile(path, `${token}\n`)
  return token
}

/** False also when there is no such file. */
async function isPrivate(path: string): Promise<boolean> {
  try {
    const { mode } = await stat(path)
    // Windows has no such modes: they always read as open to everybody.
    return process.platform === 'win32' || (mode & 0o077) === 0
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw error
  }
}
