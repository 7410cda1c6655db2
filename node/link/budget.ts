/**
 * What one link may cost: of each thing a store that fills again as time passes. When one is used up
 * the link rests: what it sends is read, written and acknowledged later, never refused. Pure: time
 * comes as `now`.
 *
 * What is caught up with rests as soon as a store is empty. Live changes go on until as much again is
 * owed, so that an alarm does not wait because a history was long.
 */

/** What is counted. */
export type Expense =
  /** ms of the processor and of the one writer, for what came. */
  | 'processor'
  /** ms of reading for the peer: its wants, comparisons, files asked for. */
  | 'answers'
  /** Bytes that came to be kept. */
  | 'bytes'
  | 'changes'
  /** Streams that were introduced: jobs that are new here. */
  | 'jobs'
  | 'receipts'
  /** Times that it connected. */
  | 'connections'

/** `burst` at once, `aSecond` for ever. */
export type Allowances = Readonly<
  Record<Expense, { readonly burst: number; readonly aSecond: number }>
>

/** What a link may spend, each with its reason. */
export const allowances: Allowances = {
  // Some 20,000 changes at full speed, as after a night away; then a quarter of one core.
  processor: { burst: 3000, aSecond: 250 },
  // A comparison of 20,000 jobs and what follows from it; then a quarter of one core.
  answers: { burst: 5000, aSecond: 250 },
  // A year of an ordinary partner is 100 MB; a lost disk comes back at 1 GB an hour.
  bytes: { burst: 128 * 1024 * 1024, aSecond: 256 * 1024 },
  // A power cut in a whole town makes thousands; a lost disk comes back at 1.8 million an hour.
  changes: { burst: 50_000, aSecond: 500 },
  // The same: 5,000 jobs at once, and 36,000 an hour.
  jobs: { burst: 5000, aSecond: 10 },
  // One or two a change, gathered.
  receipts: { burst: 20_000, aSecond: 200 },
  // A line that breaks every few seconds is still used; one that comes faster waits.
  connections: { burst: 30, aSecond: 0.2 },
}
const expenses = Object.keys(allowances) as readonly Expense[]

/**
 * The longest single rest. A peer hangs up when nothing is acknowledged for 20 s, so a link that
 * rests still moves; what is owed past this is forgiven.
 */
export const rest_ms_max = 10_000

/** What is left of each, at that time; below zero: owed. */
export type Budget = Readonly<Record<Expense, number>> & { readonly at: number }
export type Spent = Partial<Readonly<Record<Expense, number>>>
/** How long to wait, in ms, and for what. */
export type Rest = { readonly ms: number; readonly lacks: Expense }

export function fullBudget(allowed: Allowances, now: number): Budget {
  const full = Object.fromEntries(expenses.map((one) => [one, allowed[one].burst]))
  return { ...(full as Record<Expense, number>), at: now }
}

/** What is left after this was spent. */
export function spend(allowed: Allowances, budget: Budget, spent: Spent, now: number): Budget {
  // A clock that was set back fills nothing and takes nothing away.
  const seconds = Math.max(0, now - budget.at) / 1000
  const left = expenses.map((one) => {
    const { burst, aSecond } = allowed[one]
    const filled = Math.min(burst, budget[one] + seconds * aSecond)
    // What the live lane may owe, and the longest rest.
    const least = -burst - (rest_ms_max / 1000) * aSecond
    return [one, Math.max(least, filled - (spent[one] ?? 0))]
  })
  return { ...(Object.fromEntries(left) as Record<Expense, number>), at: now }
}

/**
 * How long the lane has to rest now: until nothing of these is owed, or, in the live lane, no more
 * than a store holds. Undefined: it may go on.
 */
export function restFor(
  allowed: Allowances,
  budget: Budget,
  lane: 'live' | 'backfill',
  of: readonly Expense[],
): Rest | undefined {
  const rests = of.map((lacks): Rest => {
    const { burst, aSecond } = allowed[lacks]
    const owed = -budget[lacks] - (lane === 'live' ? burst : 0)
    const ms = Math.ceil((owed / aSecond) * 1000)
    return { ms: Math.min(rest_ms_max, ms), lacks }
  })
  const longest = rests.reduce((one, other) => (other.ms > one.ms ? other : one))
  return longest.ms > 0 ? longest : undefined
}
