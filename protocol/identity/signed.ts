/**
 * Signed documents other than deltas: receipts, links, approvals, revocations. A node signs with
 * its certificate beside it; a company key signs bare, and whoever opens it knows which company it
 * must be. What several sign (a link) stands once beside the signatures: it is *detached*.
 */
import type { CertifiedNode } from '../delta/delta.ts'
import type { CompanyId } from '../ids.ts'
import { signature_bytes } from '../limits.ts'
import type { Reason } from '../reasons.ts'
import { bytesOrNone } from '../wire/read.ts'
import { baton } from '../wire/wire.js'
import { openCertificate } from './certificate.ts'
import type { Signer, Verifier } from './keys.ts'

/** What is wrong with a signed document. */
export type SignedFault = Extract<Reason, 'malformed' | 'bad-certificate' | 'bad-signature'>

/** The fields of a Signed message, decoded. */
export type Signed = baton.Signed.$Properties

/** A node's private key and the certificate (bytes) that says for whom it signs. */
export type CertifiedSigner = { readonly signer: Signer; readonly certificate: Uint8Array }

/** Content that is signed but travels elsewhere. */
export type Detached = { readonly detached: Uint8Array }

/** Signs as a node. Detached content is signed and left out. */
export function signAsNode(
  by: CertifiedSigner,
  tag: Uint8Array,
  content: Uint8Array | Detached,
): Signed {
  return { ...signAsCompany(by.signer, tag, content), certificate: by.certificate }
}

/** Signs with a company's key. Detached content is signed and left out. */
export function signAsCompany(
  company: Signer,
  tag: Uint8Array,
  content: Uint8Array | Detached,
): Signed {
  if ('detached' in content) return { signature: company.sign(tag, content.detached) }
  return { content, signature: company.sign(tag, content) }
}

/** The Signed message in these bytes, or undefined. Keeps views into them. */
export function readSigned(bytes: Uint8Array): Signed | undefined {
  try {
    return baton.Signed.decode(bytes)
  } catch {
    return undefined
  }
}

/** Who signed as a node and what, or what is wrong. Content that was detached is handed in. */
export function openSignedByNode(
  signed: Signed,
  tag: Uint8Array,
  verifier: Verifier,
  content: Detached | undefined = undefined,
): { readonly by: CertifiedNode; readonly content: Uint8Array } | SignedFault {
  const parts = partsOf(signed, content)
  if (!parts) return 'malformed'
  const by = openCertificate(bytesOrNone(signed.certificate), verifier)
  if (typeof by === 'string') return 'bad-certificate'
  const good = verifier.verify(by.node, tag, parts.content, parts.signature)
  return good ? { by, content: parts.content } : 'bad-signature'
}

/** What this company's own key signed, or what is wrong. */
export function openSignedByCompany(
  signed: Signed,
  tag: Uint8Array,
  company: CompanyId,
  verifier: Verifier,
  content: Detached | undefined = undefined,
): Uint8Array | SignedFault {
  const parts = partsOf(signed, content)
  if (!parts || bytesOrNone(signed.certificate).length > 0) return 'malformed'
  const good = verifier.verify(company, tag, parts.content, parts.signature)
  return good ? parts.content : 'bad-signature'
}

/** Either carried or detached, never both: nobody may mistake one for the other. */
function partsOf(
  signed: Signed,
  detached: Detached | undefined,
): { readonly content: Uint8Array; readonly signature: Uint8Array } | undefined {
  const carried = bytesOrNone(signed.content)
  const signature = bytesOrNone(signed.signature)
  if (signature.length !== signature_bytes || (detached && carried.length > 0)) return undefined
  return { content: detached?.detached ?? carried, signature }
}
