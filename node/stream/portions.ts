/** What came in one frame, in portions of some milliseconds: each is a unit of work. */
import type { Delta } from '../../protocol/delta/delta.ts'
import type { StreamId } from '../../protocol/ids.ts'
import type { StreamState } from '../../protocol/stream/state.ts'
import type { Incoming } from './take.ts'

export type Introduction = Extract<Incoming, { is: 'introduce' }>
export type Portion = {
  readonly introductions: readonly Introduction[]
  readonly deltas: readonly Delta[]
}

/**
 * Deltas placed in a unit, and signatures on the way of an introduction: some 15 ms on two cores. A
 * Supply frame of ordinary changes is one unit, so that a job is not seen with half of its history.
 */
const portion_max = 128
/** Chains and structural changes of a job that cost nothing yet: more than a busy week makes. */
const ordinary_max = 64
/** Of those, without a look at what else there is to do: the writer is held, the rest goes on. */
export const step_max = 24
/** Signatures on the thread pool at a time: the disk's work waits there, too. */
const checks_at_once_max = 8

/**
 * How much a delta of this stream weighs. On an ordinary job one; with hundreds of chains or grants
 * all that is read of them for each delta, and written for each unit, grows with their square.
 */
export function weightIn({ lanes, acts }: Pick<StreamState, 'lanes' | 'acts'>): number {
  return 1 + Math.floor(((lanes.length + acts.length) / ordinary_max) ** 2)
}

export class Portions {
  readonly #items: readonly (Introduction | Delta)[]
  readonly #weights: ReadonlyMap<StreamId, number>
  #at = 0

  /** In the order in which they are placed; a stream that is not here yet weighs nothing more. */
  constructor(
    items: readonly (Introduction | Delta)[],
    weights: ReadonlyMap<StreamId, number> = new Map(),
  ) {
    this.#items = items
    this.#weights = weights
  }

  get done(): boolean {
    return this.#at >= this.#items.length
  }

  /**
   * The next portion. `standsAlone`: this delta's own signature is good. One that is covered by a
   * later delta of its chain stays with that one: then the portion is all the rest.
   */
  async next(standsAlone: (delta: Delta) => Promise<boolean>): Promise<Portion> {
    let portion = this.#upTo(this.#end())
    if (this.#at + portion.length < this.#items.length) {
      for (const delta of lastOfChains(portion)) {
        if (await standsAlone(delta)) continue
        portion = this.#upTo(this.#items.length)
        break
      }
    }
    this.#at += portion.length
    return {
      introductions: portion.filter((one) => isIntroduction(one)),
      deltas: portion.filter((one): one is Delta => !isIntroduction(one)),
    }
  }

  #upTo(end: number): readonly (Introduction | Delta)[] {
    return this.#items.slice(this.#at, end)
  }

  /** One item at least, whatever it weighs. */
  #end(): number {
    let weight = 0
    let end = this.#at
    for (; end < this.#items.length; end++) {
      const item = this.#items[end] as Introduction | Delta
      weight += isIntroduction(item) ? 1 + item.path.length : (this.#weights.get(item.stream) ?? 1)
      if (weight > portion_max && end > this.#at) break
    }
    return end
  }
}

function isIntroduction(item: Introduction | Delta): item is Introduction {
  return 'is' in item && item.is === 'introduce'
}

function lastOfChains(items: readonly (Introduction | Delta)[]): Delta[] {
  const last = new Map<string, Delta>()
  for (const item of items) if (!isIntroduction(item)) last.set(item.chain, item)
  return [...last.values()]
}

/** Does it for each, a few beside each other. */
export async function fewAtOnce<T>(
  all: readonly T[],
  task: (one: T) => Promise<void>,
): Promise<void> {
  const left = all.values()
  const work = async () => {
    for (const one of left) await task(one)
  }
  await Promise.all(Array.from({ length: checks_at_once_max }, work))
}
