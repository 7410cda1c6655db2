/** How much of the disk attachments may take: the company's own bound, and what the disk has left. */
import { statfs } from 'node:fs/promises'
import { disk_spare_bytes } from './limits.ts'

/** Bytes free on the disk of this folder, for this user. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

export class Room {
  readonly bytesMax: number
  readonly #free: () => Promise<number>
  #used = 0

  constructor(bytesMax: number, free: () => Promise<number>) {
    this.bytesMax = bytesMax
    this.#free = free
  }

  /** Bytes of files that are here, and of those that are coming, as if they were. */
  get used(): number {
    return this.#used
  }

  /** What is on the disk already; never refused. */
  count(bytes: number): void {
    this.#used += bytes
  }

  /** Takes this much, or says false and takes nothing. */
  async take(bytes: number): Promise<boolean> {
    // Taken before anything is awaited, so that two together don't take what is there for one.
    this.#used += bytes
    const fits = this.#used <= this.bytesMax && (await this.#free()) - bytes >= disk_spare_bytes
    if (!fits) this.#used -= bytes
    return fits
  }

  /** Whether so much could be taken now. */
  async has(bytes: number): Promise<boolean> {
    const fits = await this.take(bytes)
    if (fits) this.release(bytes)
    return fits
  }

  release(bytes: number): void {
    this.#used -= bytes
  }
}
