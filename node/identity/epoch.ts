/**
 * The node's epoch: 16 random bytes under which it opens its chains. A node in doubt (copied,
 * restored, met its clone) draws a new one and works on: its new chains can't clash with the old.
 */
import { randomBytes } from 'node:crypto'
import { toHex } from '../../protocol/ids.ts'
import { epoch_bytes } from '../../protocol/limits.ts'
import type { IdentityFiles } from './files.ts'

const epochPattern = new RegExp(`^[0-9a-f]{${epoch_bytes * 2}}$`)

/** A new epoch, as hex. */
export function drawEpoch(): string {
  return toHex(randomBytes(epoch_bytes))
}

/** The epoch on disk. One that is missing or garbled is drawn anew: that is never wrong. */
export async function currentEpoch(files: IdentityFiles): Promise<string> {
  const text = (await files.read('epoch'))?.trim() ?? ''
  return epochPattern.test(text) ? text : renewEpoch(files)
}

/** Draws a new epoch; it is on the disk before anybody can use it. */
export async function renewEpoch(files: IdentityFiles): Promise<string> {
  const epoch = drawEpoch()
  await files.replace('epoch', `${epoch}\n`)
  return epoch
}

/** Between renewals for which there is only a peer's word. */
const doubt_ms_min = 24 * 3_600_000

/** The epoch of a running node. Renewals that come together are one. */
export class NodeEpoch {
  readonly #files: IdentityFiles
  readonly #now: () => number
  /** Done before the new epoch is used: numbers go on above all that a copy of us may use. */
  readonly #before: () => Promise<void>
  #epoch: string
  #doubtedAt = Number.NEGATIVE_INFINITY
  #renewing: Promise<string> | undefined

  private constructor(
    files: IdentityFiles,
    epoch: string,
    now: () => number,
    before: () => Promise<void>,
  ) {
    this.#files = files
    this.#epoch = epoch
    this.#now = now
    this.#before = before
  }

  static async open(
    files: IdentityFiles,
    now: () => number,
    before: () => Promise<void>,
  ): Promise<NodeEpoch> {
    return new NodeEpoch(files, await currentEpoch(files), now, before)
  }

  current(): string {
    return this.#epoch
  }

  renew(): Promise<string> {
    this.#renewing ??= this.#draw().finally(() => {
      this.#renewing = undefined
    })
    return this.#renewing
  }

  /** Renews on a peer's word, at most once a day; true when it did. */
  async doubt(): Promise<boolean> {
    if (this.#now() - this.#doubtedAt < doubt_ms_min) return false
    this.#doubtedAt = this.#now()
    await this.renew()
    return true
  }

  async #draw(): Promise<string> {
    await this.#before()
    this.#epoch = await renewEpoch(this.#files)
    return this.#epoch
  }
}
