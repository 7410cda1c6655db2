/** Where Chromium is on this machine. */
import { access, constants } from 'node:fs/promises'
import { delimiter, join } from 'node:path'

/** Undefined: nowhere. */
export async function findChromium(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const names = ['chromium', 'chromium-browser', 'google-chrome']
  const candidates = [
    ...(process.env.BATON_CHROMIUM ? [process.env.BATON_CHROMIUM] : []),
    '/usr/bin/chromium',
    ...folders.flatMap((folder) => names.map((name) => join(folder, name))),
  ]
  for (const path of candidates) {
    const isThere = await access(path, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return path
  }
  return undefined
}
