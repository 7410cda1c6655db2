/**
 * The job numbers of this node (rule 1). Numbers are reserved on disk a block at a time, before the
 * first of the block is handed out, and apart from the database: whatever is restored, a number
 * that may have been used is skipped.
 */
import { randomInt } from 'node:crypto'
import { brokenIdentity, type IdentityFiles } from './files.ts'

/** One synced write for fifty jobs; a restart skips fifty numbers at most. */
const block_numbers = 50
/** From here numbers have five digits, as people expect of a job: ABC10001. */
const reserved_at_first = 10_000
/** Two clones that jump from the same number draw the same block once in a thousand times. */
const jump_blocks_max = 1000
/** The same backup is restored twice within minutes: both draw the same block once in ten thousand times. */
const skip_blocks_max = 10_000
/** Twelve digits: far above any counter, and ABC with them still fits a job's number. */
const number_max = 999_999_999_999

/**
 * A company that recovers doesn't know which numbers it has used. It goes on at the minutes since
 * 2020: above all of them unless it had more than a job a minute in all those years, and above
 * what an earlier recovery went on to use.
 */
const minutes_from = Date.UTC(2020, 0, 1)

/** What numbers.json holds for a company that begins, or that recovers at this time (ms). */
export function numbersText(start: 'new' | { readonly recoveredAt: number }): string {
  if (start === 'new') return textOf(reserved_at_first)
  const minutes = Math.floor((start.recoveredAt - minutes_from) / 60_000)
  return textOf(Math.max(reserved_at_first, minutes))
}

/** Hands out job numbers. One of these a node. */
export type Numbers = {
  /** The next number; it was never handed out before, whatever happened to this node. */
  next(): Promise<number>
  /** Goes on in a random block above this number and above all that were reserved. */
  jumpAbove(known: number): Promise<void>
}

/** Goes on after the last block that was reserved. Rejects with BATON_IDENTITY_BROKEN. */
export async function openNumbers(files: IdentityFiles): Promise<Numbers> {
  const reserved = reservedIn(await files.read('numbers.json'))
  if (reserved !== undefined) return new ReservedNumbers(files, reserved)
  throw brokenIdentity(
    `${files.path('numbers.json')} is missing or garbled: restore it from a backup, or write {"reserved": N} into it ` +
      'with N above every job number that was used',
  )
}

/**
 * Goes on above all numbers that may have been used, whatever numbers.json says or lacks: a backup was
 * restored, and its company went on after it was made. As for a company that recovers at this time,
 * and in a random block above that: the same backup may have been restored a moment ago.
 */
export async function skipUsedNumbers(files: IdentityFiles, now: number): Promise<void> {
  const kept = reservedIn(await files.read('numbers.json')) ?? 0
  const least = reservedIn(numbersText({ recoveredAt: now })) ?? 0
  const skipped = randomInt(1, skip_blocks_max + 1) * block_numbers
  await files.replace('numbers.json', `${textOf(Math.max(kept, least) + skipped)}\n`)
}

class ReservedNumbers implements Numbers {
  readonly #files: IdentityFiles
  #reserved: number
  #next: number
  #turn: Promise<unknown> = Promise.resolve()

  constructor(files: IdentityFiles, reserved: number) {
    this.#files = files
    this.#reserved = reserved
    this.#next = reserved + 1
  }

  next(): Promise<number> {
    return this.#inTurn(async () => {
      if (this.#next > this.#reserved) await this.#reserveFrom(this.#reserved + 1)
      return this.#next++
    })
  }

  jumpAbove(known: number): Promise<void> {
    return this.#inTurn(() => {
      const above = Math.max(known, this.#reserved) + 1
      return this.#reserveFrom(above + randomInt(1, jump_blocks_max + 1) * block_numbers)
    })
  }

  async #reserveFrom(first: number): Promise<void> {
    const last = first + block_numbers - 1
    if (!isNumber(last)) throw new RangeError(`there is no job number ${last}`)
    await this.#files.replace('numbers.json', `${textOf(last)}\n`)
    this.#reserved = last
    this.#next = first
  }

  /** One after the other: a block is reserved once, however many ask at the same time. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work)
    this.#turn = result.catch(() => {})
    return result
  }
}

function textOf(reserved: number): string {
  return JSON.stringify({ reserved })
}

function reservedIn(text: string | undefined): number | undefined {
  try {
    const { reserved } = JSON.parse(text ?? '')
    return isNumber(reserved) ? reserved : undefined
  } catch {
    return undefined
  }
}

function isNumber(n: unknown): n is number {
  return Number.isSafeInteger(n) && (n as number) >= 0 && (n as number) <= number_max
}
