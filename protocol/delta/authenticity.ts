/**
 * Authentic = a delta's own signature verifies, or that of any descendant in its chain. So a run
 * of hash-linked deltas needs one check: its last one's.
 */
import { certificateHolds } from '../identity/certificate.ts'
import type { Verifier } from '../identity/keys.ts'
import { openRevocation } from '../identity/revocation.ts'
import { tags } from '../identity/tags.ts'
import type { NodeId } from '../ids.ts'
import type { Reason } from '../reasons.ts'
import type { Delta } from './delta.ts'

/** Deltas of one chain, each the next one's prev, in order. */
export type Run = readonly Delta[]

/** The hash-linked runs among these deltas, which may be mixed; the order within a chain counts. */
export function runsOf(deltas: readonly Delta[]): Run[] {
  const open = new Map<string, Delta[]>()
  const runs: Delta[][] = []
  for (const delta of deltas) {
    const run = open.get(delta.chain)
    if (run && delta.prev === run.at(-1)?.id) {
      run.push(delta)
      continue
    }
    const fresh = [delta]
    open.set(delta.chain, fresh)
    runs.push(fresh)
  }
  return runs
}

/**
 * How many of the run, from its first, are authentic. Looks from the end: in an honest run that is
 * one check. `alone`: there is no other run to check beside it, so the way to the thread pool and
 * back, which takes longer than the check, is spared.
 */
export async function authenticLength(
  run: Run,
  node: NodeId,
  verifier: Verifier,
  alone = false,
): Promise<number> {
  for (let length = run.length; length > 0; length--) {
    const { body, signature } = (run[length - 1] as Delta).signed
    const here = alone && length === run.length
    const good = here
      ? verifier.verify(node, tags.delta, body, signature)
      : await verifier.verifyOnPool(node, tags.delta, body, signature)
    if (good) return length
  }
  return 0
}

/** Certificates and revocations inside a delta carry signatures of their own. */
export function statementFault({ start, slots }: Delta, verifier: Verifier): Reason | undefined {
  if (start && !certificateHolds(start.certificate, verifier)) return 'bad-certificate'
  for (const { what } of slots) {
    if (what.is !== 'certificate closed') continue
    if (typeof openRevocation(what.revocation, verifier) === 'string') return 'bad-certificate'
  }
  return undefined
}
