/**
 * An invitation to link, as text that is mailed or shown as a QR code: `baton1`, then in base64url
 * (RFC 4648, no padding) the Invitation message and 4 bytes of checksum. It isn't signed: who could
 * change it on its way is found by the words that both administrators compare (words.ts).
 */
import { hash } from 'node:crypto'
import { isCode, isName } from '../identity/certificate.ts'
import { type CompanyId, type NodeId, toBytes } from '../ids.ts'
import {
  address_chars_max,
  addresses_max,
  invitation_ms_max,
  invitation_secret_bytes,
} from '../limits.ts'
import { baton } from '../wire/wire.js'
import { hexOf, idOf, list, uint } from './fields.ts'
import { linkTags } from './tags.ts'

/** What an inviter tells who is to join. */
export type Invitation = {
  readonly company: CompanyId
  readonly node: NodeId
  readonly code: string
  readonly name: string
  readonly addresses: readonly string[]
  /** 16 random bytes, hex; single use. */
  readonly secret: string
  /** Ms since 1970. */
  readonly expiresAt: number
}

/** Why a text is no invitation that can be used. */
export type InvitationFault =
  | 'not an invitation' // some other text
  | 'unsupported' // of a version that this one doesn't know
  | 'damaged' // cut short, mistyped, or with an impossible field
  | 'own' // made by the company that reads it
  | 'expired'

const prefix = 'baton1'
const checksum_bytes = 4
/** Eight addresses of 300 characters in base64url, twice over. */
const invitation_chars_max = 8192

/** The text of an invitation. Throws a RangeError where nobody could use it. */
export function invitationText(invitation: Invitation, now: number): string {
  if (!isPossible(invitation) || invitation.expiresAt > now + invitation_ms_max) {
    throw new RangeError('an invitation is checked before it is made')
  }
  const bytes = baton.Invitation.encode({
    ...invitation,
    company: toBytes(invitation.company),
    node: toBytes(invitation.node),
    addresses: [...invitation.addresses],
    secret: toBytes(invitation.secret),
  }).finish()
  return prefix + Buffer.concat([bytes, checksumOf(bytes)]).toString('base64url')
}

/** The invitation in a text as it was pasted, with whatever spaces and line breaks it got. */
export function readInvitation(
  pasted: string,
  reader: { readonly company: CompanyId; readonly now: number },
): Invitation | InvitationFault {
  const text = pasted.replace(/\s+/g, '')
  if (!/^baton\d/.test(text) || text.length > invitation_chars_max) return 'not an invitation'
  if (!text.startsWith(prefix)) return 'unsupported'
  const invitation = decoded(text.slice(prefix.length))
  if (!invitation) return 'damaged'
  if (invitation.company === reader.company) return 'own'
  return invitation.expiresAt <= reader.now ? 'expired' : invitation
}

/** Under which name an inviter keeps the secret, so that its storage doesn't hold it. */
export function secretHash(secret: string): string {
  return hash('sha256', Buffer.concat([linkTags.invitation, toBytes(secret)]), 'hex')
}

function decoded(base64: string): Invitation | undefined {
  const all = Buffer.from(base64, 'base64url')
  // Node passes over letters that aren't of the alphabet.
  if (all.toString('base64url') !== base64 || all.length <= checksum_bytes) return undefined
  const bytes = all.subarray(0, -checksum_bytes)
  if (!checksumOf(bytes).equals(all.subarray(-checksum_bytes))) return undefined
  try {
    const invitation = fromWire(baton.Invitation.decode(bytes))
    return isPossible(invitation) ? invitation : undefined
  } catch {
    return undefined
  }
}

function fromWire(wire: baton.Invitation.$Properties): Invitation {
  return {
    company: idOf(wire.company),
    node: idOf(wire.node),
    code: wire.code ?? '',
    name: wire.name ?? '',
    addresses: list(wire.addresses, addresses_max, (address) => address),
    secret: hexOf(wire.secret, invitation_secret_bytes),
    expiresAt: uint(wire.expiresAt),
  }
}

function isPossible({ code, name, addresses }: Invitation): boolean {
  return isCode(code) && isName(name) && areAddresses(addresses)
}

/** Whether these can be a node's addresses, as far as their number and length go. */
export function areAddresses(addresses: readonly string[]): boolean {
  const fit = addresses.every(({ length }) => length > 0 && length <= address_chars_max)
  return fit && addresses.length <= addresses_max
}

function checksumOf(bytes: Uint8Array): Buffer {
  const all = hash('sha256', Buffer.concat([linkTags.invitation, bytes]), 'buffer')
  return all.subarray(0, checksum_bytes)
}
