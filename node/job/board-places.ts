/** Jobs in the order in which the indexes hold them, without opening any. */
import type { StreamId } from '../../protocol/ids.ts'
import type { Life } from '../../protocol/job/assignments.ts'
import type { Attention } from '../../protocol/job/attention.ts'
import { soon_ms } from '../../protocol/job/due.ts'
import { time_ms_max } from '../../protocol/limits.ts'
import type { IndexStore } from '../../storage/storage.ts'
import { type Facet, facetRange, type Phase } from '../stream/board-keys.ts'
import { indexes } from '../stream/index-keys.ts'
import { timeKey } from '../stream/key-text.ts'
import { ended_shown_ms, newestFirst } from './board-order.ts'

/** A job where an index has it: what stands first has the greatest `by`, then the greatest id. */
export type Place = { readonly by: number; readonly stream: StreamId }

/** Opened from `from` on and before `to`, and standing behind `after`. */
export type Span = {
  readonly from?: number
  readonly to?: number
  readonly after?: Place | undefined
}

/** How much may still be looked at for one answer. */
export class Budget {
  #keys: number
  #jobs: number
  /** What was looked at last: all that stands before it has been, too. */
  at: Place | undefined

  constructor({ keys, jobs }: { readonly keys: number; readonly jobs: number }) {
    this.#keys = keys
    this.#jobs = jobs
  }

  get isSpent(): boolean {
    return this.#keys <= 0 || this.#jobs <= 0
  }

  passKey(place: Place): void {
    this.#keys--
    this.at = place
  }

  /** A job was opened. */
  passJob(place: Place): void {
    this.#jobs--
    this.at = place
  }
}

const time_digits = timeKey(0).length

export class BoardIndex {
  readonly #index: IndexStore

  constructor(index: IndexStore) {
    this.#index = index
  }

  /** Jobs with one value of a facet, the newest first. */
  facet(facet: Facet, value: string, phase: Phase, span: Span): AsyncIterable<Place> {
    const { from } = facetRange(facet, value, phase)
    return this.#newest(indexes.facet, from, span, (key) => key.slice(-time_digits))
  }

  /** How many there are, as far as `limit`. */
  count(facet: Facet, value: string, phase: Phase, limit: number): Promise<number> {
    return this.#index.count(indexes.facet, { ...facetRange(facet, value, phase), limit })
  }

  /** Jobs of one life, the newest first. */
  life(life: Life, span: Span): AsyncIterable<Place> {
    const from = `${life}/`
    const time = (key: string) => key.slice(from.length, from.length + time_digits)
    return this.#newest(indexes.life, from, span, time)
  }

  /** Jobs that want this, as they stand among those that do. */
  attention(what: Attention, now: number, after?: Place): AsyncIterable<Place> {
    switch (what) {
      case 'no answer':
        return inOrder(this.#until(indexes.answer, now + 1, after))
      case 'late':
        return inOrder(this.#until(indexes.due, now, after))
      case 'about to be late':
        return inOrder(this.#soon(now, after))
      default: {
        const time = (key: string) => key.slice(-time_digits)
        return this.#newest(indexes.attention, `${what}/`, { after }, time)
      }
    }
  }

  /** Jobs that ended lately and that nobody here has looked at since. */
  ended(now: number, after?: Place): AsyncIterable<Place> {
    const time = (key: string) => key.slice(0, time_digits)
    return inOrder(this.#newest(indexes.ended, '', { from: now - ended_shown_ms, after }, time))
  }

  async *#newest(
    index: string,
    prefix: string,
    { from = 0, to = time_ms_max, after }: Span,
    timeIn: (key: string) => string,
  ): AsyncIterable<Place> {
    const below = Math.min(to, after ? after.by + 1 : time_ms_max, time_ms_max)
    const above = Math.max(from, 0)
    if (below <= above) return
    const range = { from: `${prefix}${timeKey(above)}`, to: `${prefix}${timeKey(below)}` }
    for await (const { key, stream } of this.#index.read(index, { ...range, reverse: true })) {
      const place = { by: Number.parseInt(timeIn(key), 16), stream }
      if (!after || newestFirst(place, after) > 0) yield place
    }
  }

  /** Times before `now`, the latest first. */
  async *#until(index: string, now: number, after?: Place): AsyncIterable<Place> {
    const to = timeKey(Math.max(0, Math.min(now, after ? after.by + 1 : now)))
    for await (const { key, stream } of this.#index.read(index, { to, reverse: true })) {
      const place = { by: dueIn(key), stream }
      if (!after || newestFirst(place, after) > 0) yield place
    }
  }

  /** Due within the next minutes, the earliest first. */
  async *#soon(now: number, after?: Place): AsyncIterable<Place> {
    const from = timeKey(after ? Math.max(now, -after.by) : now)
    const range = { from, to: timeKey(now + soon_ms) }
    for await (const { key, stream } of this.#index.read(indexes.due, range)) {
      const place = { by: -dueIn(key), stream }
      if (!after || newestFirst(place, after) > 0) yield place
    }
  }
}

const dueIn = (key: string) => Number.parseInt(key.slice(0, key.indexOf('/')), 16)

/** Those of one moment by their ids, which their keys need not end with. */
async function* inOrder(places: AsyncIterable<Place>): AsyncIterable<Place> {
  let same: Place[] = []
  for await (const place of places) {
    if (same[0] && same[0].by !== place.by) {
      yield* same.sort(newestFirst)
      same = []
    }
    same.push(place)
  }
  yield* same.sort(newestFirst)
}

/** Those of any of these, each once. */
export async function* anyOf(sources: readonly AsyncIterable<Place>[]): AsyncIterable<Place> {
  const [only] = sources
  if (only && sources.length === 1) return yield* only
  const heads = await Heads.open(sources)
  try {
    for (;;) {
      const first = heads.first()
      if (!first) return
      yield first
      await heads.pass(first)
    }
  } finally {
    await heads.close()
  }
}

/** Those of all of these; ends early when the budget is spent. */
export async function* allOf(
  sources: readonly AsyncIterable<Place>[],
  budget: Budget,
): AsyncIterable<Place> {
  const heads = await Heads.open(sources)
  try {
    for (;;) {
      const last = heads.last()
      if (!last || budget.isSpent) return
      // What stands before the last head is not in that source: it is passed without a look.
      if (!(await heads.skipTo(last, budget))) continue
      yield last
      budget.passKey(last)
      await heads.pass(last)
    }
  } finally {
    await heads.close()
  }
}

/** Several sources, each at its next place. */
class Heads {
  readonly #iterators: readonly AsyncIterator<Place>[]
  readonly #heads: (Place | undefined)[]

  private constructor(iterators: readonly AsyncIterator<Place>[], heads: (Place | undefined)[]) {
    this.#iterators = iterators
    this.#heads = heads
  }

  static async open(sources: readonly AsyncIterable<Place>[]): Promise<Heads> {
    const iterators = sources.map((one) => one[Symbol.asyncIterator]())
    const heads = await Promise.all(iterators.map(nextOf))
    return new Heads(iterators, heads)
  }

  first(): Place | undefined {
    return this.#heads.filter((head) => head !== undefined).sort(newestFirst)[0]
  }

  /** Undefined when one of them has come to its end. */
  last(): Place | undefined {
    const heads = this.#heads.filter((head) => head !== undefined)
    return heads.length < this.#heads.length ? undefined : heads.sort(newestFirst).at(-1)
  }

  async pass(place: Place): Promise<void> {
    for (const [i, head] of this.#heads.entries()) {
      if (head && newestFirst(head, place) === 0) await this.#next(i)
    }
  }

  /** Passes what stands before this place; true when all are there then. */
  async skipTo(place: Place, budget: Budget): Promise<boolean> {
    for (const i of this.#heads.keys()) {
      for (let head = this.#heads[i]; head && newestFirst(head, place) < 0; head = this.#heads[i]) {
        if (budget.isSpent) return false
        budget.passKey(head)
        await this.#next(i)
      }
    }
    return this.#heads.every((head) => head && newestFirst(head, place) === 0)
  }

  async close(): Promise<void> {
    await Promise.all(this.#iterators.map((one) => one.return?.()))
  }

  async #next(i: number): Promise<void> {
    const iterator = this.#iterators[i]
    this.#heads[i] = iterator && (await nextOf(iterator))
  }
}

async function nextOf(iterator: AsyncIterator<Place>): Promise<Place | undefined> {
  const next = await iterator.next()
  return next.done ? undefined : next.value
}
