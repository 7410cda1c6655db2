/**
 * The rows that were put last into one queue, with their bytes: a peer that keeps up is sent what
 * was just written without reading it back.
 */
import type { OutboxRow } from '../../storage/storage.ts'

/** A delta's bytes stand beside its row where they are at hand. */
export type RecentRow = { readonly row: OutboxRow; readonly signed?: Uint8Array }

/** Rows kept for a peer: what comes in while a few frames are on their way; about 100 KB. */
const recent_rows_max = 128

export class RecentRows {
  /** Position of the first row kept. */
  #first = 1
  #rows: RecentRow[] = []

  add(position: number, row: RecentRow): void {
    if (position !== this.#first + this.#rows.length) {
      this.#first = position
      this.#rows = []
    }
    this.#rows.push(row)
    if (this.#rows.length < 2 * recent_rows_max) return
    this.#first += recent_rows_max
    this.#rows = this.#rows.slice(recent_rows_max)
  }

  /** Rows after this position up to `through`, or undefined when the first of them is not kept. */
  after(position: number, through: number, limit: number): readonly RecentRow[] | undefined {
    const from = position + 1 - this.#first
    if (from < 0 || position >= through) return undefined
    return this.#rows.slice(from, Math.min(from + limit, through + 1 - this.#first))
  }
}
