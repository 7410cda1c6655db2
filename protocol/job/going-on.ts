/** Whether a job goes on for one company. */
import type { CompanyId } from '../ids.ts'
import { isActive } from '../stream/grants.ts'
import type { StreamState } from '../stream/state.ts'
import type { JobStructure } from './assignments.ts'

/**
 * It has not ended, and this company issued it, has a part in an assignment that goes on, or is told
 * of it as alarm company or customer. What it declined or has finished goes on for others only.
 */
export function goesOn(
  { issuer }: Pick<StreamState, 'issuer'>,
  { life, membership, assignments }: JobStructure,
  own: CompanyId,
): boolean {
  if (life !== 'open' && life !== 'unassigned') return false
  if (issuer === own) return true
  for (const { holder, granter, ended } of assignments.values()) {
    if (!ended && (holder === own || granter === own)) return true
  }
  for (const { id, to, grant } of membership.grants.values()) {
    if (to === own && grant.role !== 'provider' && isActive(membership, id)) return true
  }
  return false
}
