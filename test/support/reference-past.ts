/**
 * What the slow reference fold knows of each delta: who wrote it, under what, and every one of its
 * ancestors as a plain set. Only values are taken from the product, none of its algorithms.
 */
import type { ChainStart, Delta } from '../../protocol/delta/delta.ts'
import type { ChainId, CompanyId, DeltaId, GrantId } from '../../protocol/ids.ts'

export type Known = {
  readonly id: DeltaId
  readonly delta: Delta
  readonly start: ChainStart
  readonly company: CompanyId
  readonly grant: GrantId | undefined
  /** All ancestors, itself left out. */
  readonly past: ReadonlySet<DeltaId>
  /** Holds a change that this version doesn't know, or rests on one that does. */
  readonly undecided: boolean
}

/** All deltas in the order of the fold: time, author, id. */
export function knownInFoldOrder(deltas: readonly Delta[]): Known[] {
  const byId = new Map<string, Delta>(deltas.map((delta) => [delta.id, delta]))
  const starts = new Map<ChainId, ChainStart>()
  for (const { chain, start } of deltas) if (start) starts.set(chain, start)
  const known = new Map<string, Known>()
  const know = (id: string): Known => {
    const found = known.get(id)
    if (found) return found
    const delta = byId.get(id)
    const start = delta && starts.get(delta.chain)
    if (!delta || !start) throw new Error('the reference is given whole histories')
    const genesis = delta.start && !delta.start.genesis ? delta.stream : undefined
    const named = [...delta.deps, delta.prev, delta.start?.grant, genesis]
    const parents = named.flatMap((parent) => (parent ? [know(parent)] : []))
    const past = new Set(parents.flatMap((parent) => [parent.id, ...parent.past]))
    const { company } = start.certificate
    const undecided =
      parents.some((parent) => parent.undecided) ||
      delta.slots.some(({ what }) => what.is === 'unknown act')
    const made = { id: delta.id, delta, start, company, grant: start.grant, past, undecided }
    known.set(id, made)
    return made
  }
  return deltas.map(({ id }) => know(id)).sort(inFoldOrder)
}

export function inFoldOrder(a: Known, b: Known): number {
  const [one, other] = [a.delta.time, b.delta.time]
  if (one.ms !== other.ms) return one.ms - other.ms
  if (one.count !== other.count) return one.count - other.count
  if (a.company !== b.company) return a.company < b.company ? -1 : 1
  return a.id < b.id ? -1 : 1
}
