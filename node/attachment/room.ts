/** How much of the disk attachments may take: the company's own bound, and what the disk has left. */
import { statfs } from 'node:fs/promises'
import type { CompanyId } from '../../protocol/ids.ts'
import { disk_spare_bytes } from './limits.ts'

/** Bytes free on the disk of this folder, for this user. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/**
 * The room that attachments have. What comes from one company takes at most half of what the others
 * leave: however many companies try, there is always room for the next one, and for people here.
 */
export class Room {
  readonly bytesMax: number
  readonly #free: () => Promise<number>
  #used = 0
  readonly #usedBy = new Map<CompanyId, number>()

  constructor(bytesMax: number, free: () => Promise<number>) {
    this.bytesMax = bytesMax
    this.#free = free
  }

  /** Bytes of files that are here, and of those that are coming, as if they were. */
  get used(): number {
    return this.#used
  }

  /** What is on the disk already; never refused. Of no company: it was added here. */
  count(bytes: number, from?: CompanyId): void {
    this.#used += bytes
    if (!from) return
    const now = (this.#usedBy.get(from) ?? 0) + bytes
    if (now > 0) this.#usedBy.set(from, now)
    else this.#usedBy.delete(from)
  }

  /** Takes this much, or says false and takes nothing. */
  async take(bytes: number, from?: CompanyId): Promise<boolean> {
    // Taken before anything is awaited, so that two together don't take what is there for one.
    this.count(bytes, from)
    const fits =
      this.#used <= this.bytesMax &&
      this.#withinShare(from) &&
      (await this.#free()) - bytes >= disk_spare_bytes
    if (!fits) this.release(bytes, from)
    return fits
  }

  /** Whether so much could be taken now. */
  async has(bytes: number, from: CompanyId): Promise<boolean> {
    const fits = await this.take(bytes, from)
    if (fits) this.release(bytes, from)
    return fits
  }

  release(bytes: number, from?: CompanyId): void {
    this.count(-bytes, from)
  }

  #withinShare(from: CompanyId | undefined): boolean {
    const theirs = (from && this.#usedBy.get(from)) ?? 0
    return theirs <= (this.bytesMax - (this.#used - theirs)) / 2
  }
}
