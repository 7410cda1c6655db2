/** What inviter and joiner agree on: whether they may link at all, the document and its words. */
import { openCertificate } from '../identity/certificate.ts'
import type { CompanyId, NodeId } from '../ids.ts'
import type { Invitation } from './invitation.ts'
import { type Link, linkBytes, readLink } from './link-document.ts'
import type { LinkMessage, LinkRefusal } from './link-frames.ts'
import type { Agreement, Answered, Context, Joining, Peer } from './pairing-state.ts'
import { standingOf } from './recognition.ts'
import { wordsToCompare } from './words.ts'

type Joined = Extract<LinkMessage, { is: 'joined' }>

/** Who is at the other end by this certificate, or why we don't link with it. */
export function peerOf(
  certificate: Uint8Array,
  from: NodeId,
  addresses: readonly string[],
  context: Context,
): Peer | LinkRefusal {
  const certified = openCertificate(certificate, context.verifier)
  if (typeof certified === 'string' || certified.node !== from) return 'bad-certificate'
  const { company, node, code, name, bytes } = certified
  const known = context.certificatesOf?.(company)
  const standing = known && standingOf(certified, from, known, context.verifier)
  // Who has stolen an old node links no better than it connects.
  if (standing === 'revoked' || standing === 'superseded') return standing
  return (
    whyNotLinked({ company, code }, context) ?? {
      company,
      node,
      code,
      name,
      certificate: bytes,
      addresses,
    }
  )
}

/** Why this company can't be linked with: codes are unique among those who are linked (rule 1). */
export function whyNotLinked(
  { company, code }: { readonly company: CompanyId; readonly code: string },
  context: Context,
): LinkRefusal | undefined {
  if (company === context.company) return 'own'
  if (context.links.some((link) => link.company === company)) return 'already-linked'
  if (code === context.code) return 'code-ours'
  return context.links.some((link) => link.code === code) ? 'code-taken' : undefined
}

/** The inviter's view, when the joiner has revealed its nonce. */
export function inviterAgreement(
  { nonce, secret, madeAt, peer }: Answered,
  joinerNonce: string,
  { company, node }: Context,
  now: number,
): Agreement {
  const words = wordsToCompare({ company, node, nonce }, { ...peer, nonce: joinerNonce }, secret)
  const link: Link = {
    inviter: company,
    joiner: peer.company,
    inviterNonce: nonce,
    joinerNonce,
    madeAt,
  }
  return { inviter: true, document: linkBytes(link), words, peer, requestedAt: now }
}

/** The joiner's view, when the inviter has answered. The node is the one that was invited to. */
export function joinerAgreement(
  { invitation, nonce }: Joining,
  joined: Joined,
  from: NodeId,
  context: Context,
  now: number,
): Agreement | LinkRefusal {
  const peer = peerOf(joined.certificate, from, invitation.addresses, context)
  if (typeof peer === 'string') return peer
  if (!isInviter(peer, invitation)) return 'bad-certificate'
  const { company, node } = context
  const link: Link = {
    inviter: peer.company,
    joiner: company,
    inviterNonce: joined.nonce,
    joinerNonce: nonce,
    madeAt: joined.madeAt,
  }
  const inviter = { ...peer, nonce: joined.nonce }
  const words = wordsToCompare(inviter, { company, node, nonce }, invitation.secret)
  return { inviter: false, document: linkBytes(link), words, peer, requestedAt: now }
}

/** The code and name that were mailed are what the administrator read: they must be the same. */
function isInviter(peer: Peer, { company, node, code, name }: Invitation): boolean {
  return peer.company === company && peer.node === node && peer.code === code && peer.name === name
}

/** The link that this agreement is about. */
export function linkOf({ document }: Agreement): Link {
  const link = readLink(document)
  if (typeof link === 'string') throw new Error('an agreement holds a link document')
  return link
}
