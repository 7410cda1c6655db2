/**
 * Whether a certificate still speaks for a company that there is a link with. A link is with the
 * company and not with a node, so a node that has never been seen is taken by its certificate alone.
 *
 * The newest certificate counts, and nothing goes back: without this rule who has stolen the key of
 * an old node would only have to connect first.
 */

import type { CertifiedNode } from '../delta/delta.ts'
import { certificateHolds } from '../identity/certificate.ts'
import type { Verifier } from '../identity/keys.ts'
import { openRevocation, type Revocation } from '../identity/revocation.ts'
import type { CompanyId, NodeId } from '../ids.ts'
import { revocations_max } from '../limits.ts'

/** What is known of the company at the other end of a link. */
export type KnownCertificates = {
  readonly company: CompanyId
  /** The node that was taken last, and the serial of its certificate: no lower one is taken. */
  readonly node: NodeId
  readonly serial: number
  /** Serials that the company has revoked, as far as that is known. */
  readonly revoked: readonly number[]
}

export type Standing =
  /** The certificate that is known. */
  | 'known'
  /** A newer one: from now on it is the one that counts. */
  | 'newer'
  | 'superseded'
  | 'revoked'
  /** Of another company or node, or signed by nobody. */
  | 'bad'

/** How this certificate, shown by the node that the transport has proved, stands. */
export function standingOf(
  certificate: CertifiedNode,
  from: NodeId,
  known: KnownCertificates,
  verifier: Verifier,
): Standing {
  const { company, node, serial } = certificate
  if (company !== known.company || node !== from) return 'bad'
  if (!certificateHolds(certificate, verifier)) return 'bad'
  if (known.revoked.includes(serial)) return 'revoked'
  if (serial > known.serial) return 'newer'
  // Of two nodes under one serial the one that was taken first stays.
  return serial === known.serial && node === known.node ? 'known' : 'superseded'
}

/** A revocation with the bytes that prove it. */
export type ProvedRevocation = Revocation & { readonly signed: Uint8Array }

/** Those of these statements that are this company's own and hold; the others are passed over. */
export function revocationsOf(
  company: CompanyId,
  statements: readonly Uint8Array[],
  verifier: Verifier,
): readonly ProvedRevocation[] {
  return statements.flatMap((signed) => {
    const revocation = openRevocation(signed, verifier)
    const good = typeof revocation !== 'string' && revocation.company === company
    return good ? [{ ...revocation, signed }] : []
  })
}

/**
 * What is kept when these come to those that are known: one a serial, the greatest serials. What is
 * dropped is older than the certificate that counts, and refused for that.
 */
export function keptRevocations<One extends { readonly serial: number }>(
  known: readonly One[],
  more: readonly One[],
): readonly One[] {
  const bySerial = new Map([...more, ...known].map((one) => [one.serial, one]))
  const newestFirst = [...bySerial.values()].sort((a, b) => b.serial - a.serial)
  return newestFirst.slice(0, revocations_max)
}
