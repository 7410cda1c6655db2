/** A link that was lost here and that the other company still has, by the document that both signed. */
import type { CertifiedNode } from '../../protocol/delta/delta.ts'
import type { Verifier } from '../../protocol/identity/keys.ts'
import type { CompanyId } from '../../protocol/ids.ts'
import { type BothSigned, openSignedLink } from '../../protocol/link/link-document.ts'
import type { Agreement } from '../../protocol/link/pairing-state.ts'

export type FoundLink = {
  readonly agreement: Agreement
  /** Their approval, exact bytes. */
  readonly theirs: Uint8Array
}

/**
 * What is agreed with the company of this node by a SignedLink that it shows; undefined where that is
 * none between the two. Our own signature in it proves that this company approved the link, under the
 * code and name that stand beside theirs: nobody else could have made it.
 */
export function foundLink(
  shown: Uint8Array,
  by: CertifiedNode,
  addresses: readonly string[],
  { own, verifier, now }: { own: CompanyId; verifier: Verifier; now: number },
): FoundLink | undefined {
  const link = openSignedLink(shown, verifier)
  const sides = typeof link === 'string' ? undefined : sidesOf(link, own)
  if (typeof link === 'string' || sides?.other.company !== by.company) return undefined
  const { inviter, other, theirs } = sides
  const { code, name } = other
  const { company, node, bytes: certificate } = by
  const peer = { company, node, certificate, code, name, addresses }
  const { document } = link
  return { agreement: { inviter, document, words: [], peer, requestedAt: now }, theirs }
}

/** Which side of the link is this company's; undefined: none is. */
function sidesOf({ inviter, joiner, approvals }: BothSigned, own: CompanyId) {
  if (inviter.company === own) return { inviter: true, other: joiner, theirs: approvals.joiner }
  if (joiner.company === own) return { inviter: false, other: inviter, theirs: approvals.inviter }
  return undefined
}
