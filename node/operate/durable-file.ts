import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Files of Baton are their owner's alone: who runs it sees every job in it. */
export const private_file_mode = 0o600
export const private_folder_mode = 0o700

/**
 * Replaces a file so that after a crash it holds either all of the old text or all of the new. When
 * this resolves the new one is on the disk. One writer a file.
 */
export async function replaceFile(path: string, text: string): Promise<void> {
  const beside = `${path}.new`
  await writeSynced(beside, text)
  await rename(beside, path)
  await syncFolder(dirname(path))
}

/** Writes a new file of its own; it is on the disk, but its name not before syncFolder. */
export async function writeSynced(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', private_file_mode)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Makes the names in a folder survive a crash: what was renamed or created there. */
export async function syncFolder(path: string): Promise<void> {
  // Windows opens no folders, and keeps names without being asked.
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
