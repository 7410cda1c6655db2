/** Files that hold a secret of one line, for whoever may read the data folder and nobody else. */
import { readFile, stat } from 'node:fs/promises'
import { replaceFile } from './durable-file.ts'

/** The secret in the file; a new one where there is none, or where others could read it. */
export async function keptSecret(path: string, make: () => string): Promise<string> {
  const kept = (await isPrivate(path)) ? (await readFile(path, 'utf8')).trim() : ''
  if (kept !== '') return kept
  const secret = make()
  await replaceFile(path, `${secret}\n`)
  return secret
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
