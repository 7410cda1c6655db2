/** Who is told how far a stream has come at a company: receipts travel along the grants. */
import type { CompanyId } from '../ids.ts'
import { endsAbove, isActive, isBeneath, type Membership } from './grants.ts'
import type { Act } from './state.ts'

/**
 * What a neighbour hears of receipts of `about`: all, while a grant between the two holds. Where
 * it has ended only that its end is known, so the first receipt that covers one of these acts: the
 * granter's own goes down, those of everybody beneath it go up.
 */
export function heardBy(
  membership: Membership,
  own: CompanyId,
  neighbour: CompanyId,
  about: CompanyId,
): 'all' | readonly Act[] {
  const ends: Act[] = []
  for (const line of membership.grants.values()) {
    const down = line.by === own && line.to === neighbour
    const up = line.to === own && line.by === neighbour
    if (!down && !up) continue
    if (isActive(membership, line.id)) return 'all'
    const beneath = [...membership.grants.values()].some(
      ({ id, to }) => to === about && isBeneath(id, line.id, membership.grants),
    )
    if (about === own || (up && beneath)) ends.push(...endsAbove(membership, line))
  }
  return ends
}
