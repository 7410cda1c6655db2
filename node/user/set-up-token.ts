/**
 * The set-up token, in `<data>/set-up.token`: whoever can read the data folder may make the company
 * and its first administrator in the browser. It is there while one of the two is missing.
 */
import { rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { keptSecret } from '../operate/private-file.ts'
import { readableSecret } from './readable-secret.ts'

export function setUpTokenFile(data: string): string {
  return resolve(join(data, 'set-up.token'))
}

/** As people copy it by hand: `k7mq-2x9d-…`. */
export function setUpToken(data: string): Promise<string> {
  return keptSecret(setUpTokenFile(data), readableSecret)
}

export async function forgetSetUpToken(data: string): Promise<void> {
  await rm(setUpTokenFile(data), { force: true })
}
