import { readFile } from 'node:fs/promises'

/** Of Baton, as package.json says. */
export async function batonVersion(): Promise<string> {
  const about = await readFile(new URL('../../package.json', import.meta.url), 'utf8')
  return JSON.parse(about).version
}
