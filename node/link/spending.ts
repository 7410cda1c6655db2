/** What a link has spent of its budget, through all its connections, and how long it rested for that. */
import {
  type Allowances,
  type Expense,
  fullBudget,
  type Rest,
  restFor,
  type Spent,
  spend,
} from './budget.ts'

/** A link that rested so short a time ago is shown as one that does. */
const shown_ms = 30_000

/** What is shown of a link that takes more than its share. */
export type Slowed = {
  readonly lacks: Expense
  /** ms since 1970: without a pause since then. */
  readonly since: number
}

export class Spending {
  readonly #allowed: Allowances
  readonly #now: () => number
  readonly #slowed: (lacks: Expense) => void
  #budget
  #last: (Slowed & { readonly until: number }) | undefined

  /** `slowed` hears each time that the link has to rest. */
  constructor(allowed: Allowances, now: () => number, slowed: (lacks: Expense) => void) {
    this.#allowed = allowed
    this.#now = now
    this.#slowed = slowed
    this.#budget = fullBudget(allowed, now())
  }

  spend(spent: Spent): void {
    this.#budget = spend(this.#allowed, this.#budget, spent, this.#now())
  }

  /** How long has to be rested now. */
  rest(lane: 'live' | 'backfill', of: readonly Expense[]): Rest | undefined {
    this.spend({})
    const rest = restFor(this.#allowed, this.#budget, lane, of)
    if (!rest) return undefined
    const now = this.#now()
    const since = this.slowed()?.since ?? now
    this.#last = { lacks: rest.lacks, since, until: now + rest.ms }
    this.#slowed(rest.lacks)
    return rest
  }

  /** Undefined: nothing is delayed. */
  slowed(): Slowed | undefined {
    if (!this.#last) return undefined
    const { lacks, since, until } = this.#last
    // A clock that was set back ends it, too.
    return Math.abs(this.#now() - until) <= shown_ms ? { lacks, since } : undefined
  }
}
