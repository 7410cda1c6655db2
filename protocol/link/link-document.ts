/**
 * The link document: which two companies may exchange streams. One node of each company signs the
 * same bytes with its certificate; a copy with both signatures proves the link to anybody, also to
 * a node of either company that has lost everything else.
 */

import type { CertifiedNode } from '../delta/delta.ts'
import type { Verifier } from '../identity/keys.ts'
import type { CertifiedSigner } from '../identity/signed.ts'
import { openSignedByNode, readSigned, type SignedFault, signAsNode } from '../identity/signed.ts'
import { tags } from '../identity/tags.ts'
import { type CompanyId, toBytes } from '../ids.ts'
import { frame_bytes_max } from '../limits.ts'
import { baton } from '../wire/wire.js'
import { bytesUpTo, hexOf, idOf, list, readFrame, uint } from './fields.ts'
import { random_id_bytes } from './sync-limits.ts'

export type Link = {
  readonly inviter: CompanyId
  readonly joiner: CompanyId
  /** 16 random bytes of each side, hex. */
  readonly inviterNonce: string
  readonly joinerNonce: string
  /** Ms since 1970, by the inviter's clock. */
  readonly madeAt: number
}

/** What is wrong with a link document and its signatures. */
export type LinkFault =
  | SignedFault
  | 'one company' // it links a company with itself
  | 'not both' // the signatures are not one of each company

/** A link that both companies signed. */
export type BothSigned = {
  readonly link: Link
  readonly inviter: CertifiedNode
  readonly joiner: CertifiedNode
  /** Exact bytes of the Link, and of the two Signed that approve it. */
  readonly document: Uint8Array
  readonly approvals: { readonly inviter: Uint8Array; readonly joiner: Uint8Array }
}

/** The bytes that both sides sign; the same on both. */
export function linkBytes(link: Link): Uint8Array {
  return baton.Link.encode({
    inviter: toBytes(link.inviter),
    joiner: toBytes(link.joiner),
    nonce: toBytes(link.inviterNonce + link.joinerNonce),
    madeAt: link.madeAt,
  }).finish()
}

/** What these bytes say, or what is wrong with them. */
export function readLink(
  bytes: Uint8Array,
): Link | Extract<LinkFault, 'malformed' | 'one company'> {
  const link = readFrame(bytes, (content) => fromWire(baton.Link.decode(content)))
  if (typeof link === 'string') return 'malformed'
  return link.inviter === link.joiner ? 'one company' : link
}

function fromWire(wire: baton.Link.$Properties): Link {
  const nonces = hexOf(wire.nonce, 2 * random_id_bytes)
  return {
    inviter: idOf(wire.inviter),
    joiner: idOf(wire.joiner),
    inviterNonce: nonces.slice(0, nonces.length / 2),
    joinerNonce: nonces.slice(nonces.length / 2),
    madeAt: uint(wire.madeAt),
  }
}

/** Our approval of a link: the bytes of a Signed whose content stands beside it. */
export function signLink(link: Uint8Array, by: CertifiedSigner): Uint8Array {
  return baton.Signed.encode(signAsNode(by, tags.link, { detached: link })).finish()
}

/** Who approved this link, or what is wrong with the approval. */
export function openApproval(
  link: Uint8Array,
  approval: Uint8Array,
  verifier: Verifier,
): CertifiedNode | SignedFault {
  const signed = readSigned(approval)
  if (!signed) return 'malformed'
  const opened = openSignedByNode(signed, tags.link, verifier, { detached: link })
  return typeof opened === 'string' ? opened : opened.by
}

/** The document with both approvals, as it is shown to others. */
export function signedLinkBytes(
  link: Uint8Array,
  approvals: readonly [Uint8Array, Uint8Array],
): Uint8Array {
  return baton.SignedLink.encode({ link, signers: [...approvals] }).finish()
}

/**
 * The link in these bytes, which both companies signed, or what is wrong. That a certificate was
 * revoked since is for whoever knows of it to say.
 */
export function openSignedLink(bytes: Uint8Array, verifier: Verifier): BothSigned | LinkFault {
  const parts = readFrame(bytes, (all) => {
    const { link, signers } = baton.SignedLink.decode(all)
    return { content: bytesUpTo(link, frame_bytes_max), approvals: list(signers, 2, (one) => one) }
  })
  if (typeof parts === 'string') return 'malformed'
  const link = readLink(parts.content)
  if (typeof link === 'string') return link
  const signers = new Map<CompanyId, Approved>()
  for (const approval of parts.approvals) {
    const by = openApproval(parts.content, approval, verifier)
    if (typeof by === 'string') return by
    signers.set(by.company, { by, approval: new Uint8Array(approval) })
  }
  const inviter = signers.get(link.inviter)
  const joiner = signers.get(link.joiner)
  if (!inviter || !joiner) return 'not both'
  const approvals = { inviter: inviter.approval, joiner: joiner.approval }
  return { link, inviter: inviter.by, joiner: joiner.by, document: parts.content, approvals }
}

type Approved = { readonly by: CertifiedNode; readonly approval: Uint8Array }
