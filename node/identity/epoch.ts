/**
 * The node's epoch: 16 random bytes under which it opens its chains. A node in doubt (copied,
 * restored, met its clone) draws a new one and works on: its new chains can't clash with the old.
 */
import { randomBytes } from 'node:crypto'
import { toHex } from '../../protocol/ids.ts'
import { epoch_bytes } from '../../protocol/limits.ts'
import { replaceFile } from '../operate/durable-file.ts'
import { identityFile, readIdentityFile } from './files.ts'

const epochPattern = new RegExp(`^[0-9a-f]{${epoch_bytes * 2}}$`)

/** A new epoch, as hex. */
export function drawEpoch(): string {
  return toHex(randomBytes(epoch_bytes))
}

/** The epoch on disk. One that is missing or garbled is drawn anew: that is never wrong. */
export async function currentEpoch(data: string): Promise<string> {
  const text = (await readIdentityFile(data, 'epoch'))?.trim() ?? ''
  return epochPattern.test(text) ? text : renewEpoch(data)
}

/** Draws a new epoch; it is on the disk before anybody can use it. */
export async function renewEpoch(data: string): Promise<string> {
  const epoch = drawEpoch()
  await replaceFile(identityFile(data, 'epoch'), `${epoch}\n`)
  return epoch
}
