/**
 * The path that introduces a stream to a company: its genesis, and for every grant on the way the
 * start of the chain that it was written in, and the grant. Checked before anything of an unknown
 * stream is taken.
 */
import type { ChainStart, Delta } from '../delta/delta.ts'
import { readDelta } from '../delta/read.ts'
import { Refused } from '../delta/refused.ts'
import { certificateHolds } from '../identity/certificate.ts'
import type { Verifier } from '../identity/keys.ts'
import { tags } from '../identity/tags.ts'
import {
  type ChainId,
  type CompanyId,
  type DeltaId,
  deltaOf,
  type GrantId,
  grantOf,
  type StreamId,
} from '../ids.ts'
import { introduction_deltas_max } from '../limits.ts'
import { isActive, type Membership } from './grants.ts'

/**
 * Deltas by which `own` introduces the stream to `company`, the genesis first: those that brought
 * it in; or, to who brought us in and lost what it had, those that brought us in. Where the grant
 * has ended, who lost the stream gets back what it had until then. Empty when nothing connects the
 * two.
 */
export function introductionOf(
  membership: Membership,
  own: CompanyId,
  company: CompanyId,
): DeltaId[] {
  const { state, grants } = membership
  const active = [...grants.values()].filter((line) => isActive(membership, line.id))
  const last =
    active.find((line) => line.by === own && line.to === company) ??
    active.find((line) => line.to === own && line.by === company) ??
    [...grants.values()].find((line) => !line.void && isBetween(line, own, company))
  const path = new Set<DeltaId>()
  for (let at = last; at; at = at.under ? grants.get(at.under) : undefined) {
    const lane = state.lanes[at.act.lane]
    path.add(deltaOf(at.id))
    if (lane) path.add(deltaOf(lane.chain))
  }
  if (path.size === 0) return []
  path.add(deltaOf(state.stream))
  return [...path].reverse()
}

function isBetween(
  { by, to }: { readonly by: CompanyId; readonly to?: CompanyId | undefined },
  one: CompanyId,
  other: CompanyId,
): boolean {
  return (by === one && to === other) || (by === other && to === one)
}

/**
 * The stream that this path introduces to `own`, when it was brought in by `peer`, or brought
 * `peer` in itself (a company that gets back what it lost). Undefined when anything is not right.
 */
export function introduced(
  path: readonly Uint8Array[],
  own: CompanyId,
  peer: CompanyId,
  verifier: Verifier,
): StreamId | undefined {
  if (path.length === 0 || path.length > introduction_deltas_max) return undefined
  const deltas: Delta[] = []
  for (const envelope of path) {
    const delta = readDelta(envelope)
    if (delta instanceof Refused) return undefined
    deltas.push(delta)
  }
  if (!deltas[0]?.start?.genesis) return undefined
  const stream = deltas[0].stream
  const starts = new Map<ChainId, ChainStart>()
  const given = new Map<GrantId, { by: CompanyId; to: CompanyId }>()
  for (const delta of deltas) {
    if (delta.stream !== stream) return undefined
    const start = delta.start ?? starts.get(delta.chain)
    if (!start || !isAuthentic(delta, start, verifier)) return undefined
    if (delta.start && !mayStart(delta.start, delta, deltas[0] as Delta, given)) return undefined
    starts.set(delta.chain, start)
    const by = start.certificate.company
    for (const { what } of delta.slots) {
      if (what.is === 'grant' && 'company' in what.to) {
        given.set(grantOf(delta.id), { by, to: what.to.company })
      }
    }
  }
  const joins = [...given.values()].some(({ by, to }) => isBetween({ by, to }, own, peer))
  return joins ? stream : undefined
}

function isAuthentic(delta: Delta, start: ChainStart, verifier: Verifier): boolean {
  const { certificate } = start
  const { body, signature } = delta.signed
  if (delta.start && !certificateHolds(certificate, verifier)) return false
  return verifier.verify(certificate.node, tags.delta, body, signature)
}

/** The genesis, the issuer's own chains, and chains of companies that the path brought in. */
function mayStart(
  start: ChainStart,
  delta: Delta,
  genesis: Delta,
  given: ReadonlyMap<GrantId, { to: CompanyId }>,
): boolean {
  const { company } = start.certificate
  if (start.genesis) return delta === genesis
  if (!start.grant) return genesis.start?.certificate.company === company
  return given.get(start.grant)?.to === company
}
