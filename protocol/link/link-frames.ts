/**
 * What two nodes say to each other on /baton/link/1.0.0, and its bytes. One message is one frame;
 * a kind newer than this version is ignored. pairing.ts says who sends what when.
 */
import { id_bytes, toBytes } from '../ids.ts'
import {
  addresses_max,
  certificate_bytes_max,
  invitation_secret_bytes,
  revocations_max,
} from '../limits.ts'
import { bytesOrNone } from '../wire/read.ts'
import { baton } from '../wire/wire.js'
import { bytesUpTo, type FrameFault, hexOf, list, readFrame, uint } from './fields.ts'
import { areAddresses } from './invitation.ts'
import { random_id_bytes } from './sync-limits.ts'

export type LinkMessage =
  /** The joiner's: redeems an invitation, or goes on with a request that is known already. */
  | {
      readonly is: 'join'
      readonly secret: string | undefined
      readonly certificate: Uint8Array
      readonly addresses: readonly string[]
      /** To the joiner's nonce, see words.ts; hex. */
      readonly commitment: string
    }
  /** The inviter's answer: everything of the link document that the joiner doesn't know. */
  | {
      readonly is: 'joined'
      readonly certificate: Uint8Array
      readonly nonce: string
      readonly madeAt: number
    }
  /** The joiner's nonce, once it knows the inviter's. */
  | { readonly is: 'reveal'; readonly nonce: string }
  /** An administrator approved: its node's Signed over the link document, exact bytes. */
  | { readonly is: 'approval'; readonly signer: Uint8Array }
  /** There is no link and will be none by this invitation. */
  | {
      readonly is: 'refused'
      readonly why: LinkRefusal
      /** Of `superseded`: the greatest serial that is known there. */
      readonly serial?: number
    }
  /** There was a link, and this side has ended it. */
  | { readonly is: 'unlinked' }
  | Present
  | Known
  | { readonly is: 'unknown' }

/** A node of a company that there is a link with shows its certificate: recognition.ts. */
export type Present = {
  readonly is: 'present'
  readonly certificate: Uint8Array
  readonly addresses: readonly string[]
  /** Signed, exact bytes: of its own company's certificates. */
  readonly revocations: readonly Uint8Array[]
  /** A SignedLink, for who may have lost it; empty from who has lost it. */
  readonly link: Uint8Array
}

/** The answer: there is a link, and this is who answers. */
export type Known = {
  readonly is: 'known'
  readonly certificate: Uint8Array
  /** A SignedLink, which a node that has lost everything checks for its own signature. */
  readonly link: Uint8Array
  /** Of the answering company's certificates. */
  readonly revocations: readonly Uint8Array[]
  /** Of the presenting company's, as far as they are known there. */
  readonly yours: readonly Uint8Array[]
}

/** Why a link isn't made: the closed list. The number is what travels. */
export const linkRefusals = {
  'unknown-invitation': 1, // no such secret, or a request that is not known here (any more)
  expired: 2,
  used: 3, // another joiner redeemed the invitation, or the same with another commitment
  'bad-certificate': 4, // not signed by its company, not of this node, or not who was invited
  own: 5, // both nodes are of the same company: there is nothing to link
  'code-ours': 6, // the code is that of the company which refuses
  'code-taken': 7, // the code is that of another link of the company which refuses
  'already-linked': 8,
  'bad-reveal': 9, // not the nonce that was committed to
  'bad-approval': 10, // the signature doesn't hold, or isn't of the other company
  declined: 11, // an administrator said no
  unlinked: 12,
  superseded: 13, // the company has certified another node since
  revoked: 14, // the company has revoked this certificate
} as const

export type LinkRefusal = keyof typeof linkRefusals

const byNumber = new Map(
  Object.entries(linkRefusals).map(([name, n]) => [n as number, name as LinkRefusal]),
)

/** An approval: a signature and a certificate. */
const approval_bytes_max = certificate_bytes_max + 128
/** The document, two ids and two nonces, with two approvals. */
const signed_link_bytes_max = 2 * approval_bytes_max + 256

export function encodeLinkFrame(message: Exclude<LinkMessage, { is: 'unknown' }>): Uint8Array {
  return baton.LinkFrame.encode(toWire(message)).finish()
}

/** The message in these bytes, or what is wrong with them. Never throws. */
export function decodeLinkFrame(bytes: Uint8Array): LinkMessage | FrameFault {
  return readFrame(bytes, (frame) => fromWire(baton.LinkFrame.decode(frame)))
}

function toWire(message: Exclude<LinkMessage, { is: 'unknown' }>): baton.LinkFrame.$Properties {
  switch (message.is) {
    case 'join': {
      const { secret, certificate, addresses, commitment } = message
      const join = { certificate, addresses: [...addresses], commitment: toBytes(commitment) }
      return { is: 'join', join: secret ? { ...join, secret: toBytes(secret) } : join }
    }
    case 'joined': {
      const { certificate, nonce, madeAt } = message
      return { is: 'joined', joined: { certificate, nonce: toBytes(nonce), madeAt } }
    }
    case 'reveal':
      return { is: 'reveal', reveal: { nonce: toBytes(message.nonce) } }
    case 'approval':
      return { is: 'approval', approval: { signer: message.signer } }
    case 'refused': {
      const { why, serial } = message
      return {
        is: 'refused',
        refused: { reason: linkRefusals[why], ...(serial ? { serial } : {}) },
      }
    }
    case 'unlinked':
      return { is: 'news', news: { unlinked: true } }
    case 'present': {
      const { certificate, addresses, revocations, link } = message
      const lists = { addresses: [...addresses], revocations: [...revocations] }
      return { is: 'present', present: { certificate, ...lists, link } }
    }
    case 'known': {
      const { certificate, link, revocations, yours } = message
      const known = { certificate, link, revocations: [...revocations], yours: [...yours] }
      return { is: 'known', known }
    }
    default:
      return message satisfies never
  }
}

function fromWire(frame: baton.LinkFrame.$Shape): LinkMessage {
  switch (frame.is) {
    case 'join':
      return readJoin(frame.join)
    case 'joined':
      return {
        is: 'joined',
        certificate: bytesUpTo(frame.joined.certificate, certificate_bytes_max),
        nonce: hexOf(frame.joined.nonce, random_id_bytes),
        madeAt: uint(frame.joined.madeAt),
      }
    case 'reveal':
      return { is: 'reveal', nonce: hexOf(frame.reveal.nonce, random_id_bytes) }
    case 'approval':
      return { is: 'approval', signer: bytesUpTo(frame.approval.signer, approval_bytes_max) }
    case 'refused': {
      const why = byNumber.get(frame.refused.reason ?? 0) ?? 'declined'
      const serial = uint(frame.refused.serial)
      return serial > 0 ? { is: 'refused', why, serial } : { is: 'refused', why }
    }
    case 'news':
      return { is: frame.news.unlinked ? 'unlinked' : 'unknown' }
    case 'present':
      return readPresent(frame.present)
    case 'known':
      return readKnown(frame.known)
    case undefined:
      return { is: 'unknown' }
    default:
      return frame satisfies never
  }
}

function readPresent(wire: baton.Present.$Shape): LinkMessage {
  return {
    is: 'present',
    certificate: bytesUpTo(wire.certificate, certificate_bytes_max),
    addresses: readAddresses(wire.addresses),
    revocations: readRevocations(wire.revocations),
    link: bytesUpTo(wire.link, signed_link_bytes_max),
  }
}

function readKnown(wire: baton.Known.$Shape): LinkMessage {
  return {
    is: 'known',
    certificate: bytesUpTo(wire.certificate, certificate_bytes_max),
    link: bytesUpTo(wire.link, signed_link_bytes_max),
    revocations: readRevocations(wire.revocations),
    yours: readRevocations(wire.yours),
  }
}

function readRevocations(wire: readonly Uint8Array[] | null | undefined): readonly Uint8Array[] {
  return list(wire, revocations_max, (one) => bytesUpTo(one, certificate_bytes_max))
}

function readAddresses(wire: readonly string[] | null | undefined): readonly string[] {
  const addresses = list(wire, addresses_max, (address) => address)
  if (!areAddresses(addresses)) throw new RangeError('an address is empty or too long')
  return addresses
}

function readJoin(wire: baton.Join.$Shape): LinkMessage {
  const addresses = readAddresses(wire.addresses)
  const redeems = bytesOrNone(wire.secret).length > 0
  return {
    is: 'join',
    secret: redeems ? hexOf(wire.secret, invitation_secret_bytes) : undefined,
    certificate: bytesUpTo(wire.certificate, certificate_bytes_max),
    addresses,
    commitment: hexOf(wire.commitment, id_bytes),
  }
}
