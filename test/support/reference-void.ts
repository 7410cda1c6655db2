/**
 * Section 3, Void: "what lies outside every frontier they name counts for nothing. Certificate
 * closings apply first, then revokes by the depth of the grant they were written under."
 */
import type { Grant } from '../../protocol/delta/delta.ts'
import { readRevocation } from '../../protocol/identity/revocation.ts'
import type { DeltaId, GrantId } from '../../protocol/ids.ts'
import type { Known } from './reference-past.ts'

export type Membership = {
  readonly grants: ReadonlyMap<GrantId, Known>
  /** Revokes of each grant that have effect. */
  readonly ends: ReadonlyMap<GrantId, readonly Known[]>
  readonly isVoid: (known: Known) => boolean
  /** Not ended and not void, up to the issuer. */
  readonly isActive: (grant: GrantId) => boolean
  /** This grant, the one it was given under, and so on. */
  readonly above: (grant: GrantId | undefined) => GrantId[]
}

export function grantIn({ delta }: Known): Grant | undefined {
  for (const { what } of delta.slots) if (what.is === 'grant') return what
  return undefined
}

/** Who is on the stream, from its valid deltas in fold order. */
export function membershipOf(valid: readonly Known[]): Membership {
  const grants = new Map<GrantId, Known>()
  for (const one of valid) if (grantIn(one)) grants.set(one.id as string as GrantId, one)
  const above = (grant: GrantId | undefined): GrantId[] =>
    grant ? [grant, ...above(grants.get(grant)?.grant)] : []
  const isClosed = closedBy(valid)
  const ends = new Map<GrantId, Known[]>()
  const covered = new Map<GrantId, Set<DeltaId>>()
  const isVoid = (known: Known): boolean =>
    isClosed(known) ||
    above(known.grant).some((grant) => {
      const by = ends.get(grant)
      return by && !by.includes(known) && !covered.get(grant)?.has(known.id)
    })
  const depths = valid.map(({ grant }) => above(grant).length)
  for (const depth of [...new Set(depths)].sort((a, b) => a - b)) {
    const effective = valid.filter((one, i) => depths[i] === depth && !isVoid(one))
    for (const { one, grant, frontier } of effective.flatMap(revokesIn)) {
      const leaves = grant === one.grant
      if (leaves && ends.get(grant)?.some(({ id }) => one.past.has(id))) continue
      ends.set(grant, [...(ends.get(grant) ?? []), one])
      covered.set(grant, new Set([...(covered.get(grant) ?? []), ...closure(frontier, valid)]))
    }
  }
  const isActive = (grant: GrantId): boolean =>
    above(grant).every((one) => {
      const line = grants.get(one)
      return line && !ends.has(one) && !isVoid(line)
    })
  return { grants, ends, isVoid, isActive, above }
}

function revokesIn(one: Known) {
  return one.delta.slots.flatMap(({ what }) =>
    what.is === 'revoke' ? [{ one, grant: what.grant, frontier: what.frontier }] : [],
  )
}

/** Outside every frontier that a closing of its certificate names. */
function closedBy(valid: readonly Known[]): (known: Known) => boolean {
  const closings = valid.flatMap(({ delta }) =>
    delta.slots.flatMap(({ what }) => {
      const revoked = what.is === 'certificate closed' && readRevocation(what.revocation)
      return revoked ? [{ revoked, covered: closure(what.frontier, valid) }] : []
    }),
  )
  return ({ id, start, delta, grant }) => {
    const { company, serial } = start.certificate
    if (delta.slots.some(({ what }) => what.is === 'revoke' && what.grant === grant)) return false
    const own = closings.filter(
      ({ revoked }) => revoked.company === company && revoked.serial === serial,
    )
    return own.length > 0 && !own.some(({ covered }) => covered.has(id))
  }
}

function closure(frontier: readonly DeltaId[], valid: readonly Known[]): Set<DeltaId> {
  const named = valid.filter(({ id }) => frontier.includes(id))
  return new Set(named.flatMap(({ id, past }) => [id, ...past]))
}
