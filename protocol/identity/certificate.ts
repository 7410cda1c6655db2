/**
 * A node's certificate: the company key's word that this node speaks for the company, and under
 * which code and name. On the wire a Signed whose content is a Certificate, without a certificate
 * of its own.
 */
import type { CertifiedNode } from '../delta/delta.ts'
import { type CompanyId, idFromBytes, type NodeId, toBytes } from '../ids.ts'
import { certificate_bytes_max, name_chars_max, signature_bytes } from '../limits.ts'
import { copied, safeUint } from '../wire/read.ts'
import { baton } from '../wire/wire.js'
import type { Signer, Verifier } from './keys.ts'
import { tags } from './tags.ts'

/** What is wrong with a certificate. */
export type CertificateFault =
  | 'too-large' // longer than certificate_bytes_max
  | 'malformed' // does not decode, or a field has the wrong length or an impossible value
  | 'bad-code' // not three letters or digits
  | 'bad-name' // empty, too long, or with characters that don't show
  | 'bad-signature' // not the signature of the company that it names

/** What a company certifies. The serial is greater than those of the company's earlier ones. */
export type CertificateSubject = {
  readonly node: NodeId
  readonly serial: number
  readonly code: string
  readonly name: string
}

/** A company's code (rule 1): as people say it over the phone, so no small letters. */
const codePattern = /^[A-Z0-9]{3}$/
// Control characters, line and paragraph separators, and what turns the direction of writing: with
// them a name could read as another company's, or break a line of a log.
const hiddenCharacters = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u

/** Whether these characters are a code: three of A–Z and 0–9. */
export function isCode(text: string): boolean {
  return codePattern.test(text)
}

/** Whether this text can be a company's name: 1 to 120 UTF-16 units that show, no space around. */
export function isName(text: string): boolean {
  return (
    text.length > 0 &&
    text.length <= name_chars_max &&
    text === text.trim() &&
    text.isWellFormed() &&
    !hiddenCharacters.test(text)
  )
}

/** The bytes of a certificate. Throws a RangeError where nobody would accept it. */
export function makeCertificate(company: Signer, subject: CertificateSubject): Uint8Array {
  const { node, serial, code, name } = subject
  if (!isCode(code) || !isName(name) || !isSerial(serial)) {
    throw new RangeError('code, name and serial are checked before a certificate is made')
  }
  const content = baton.Certificate.encode({
    company: company.publicKey,
    node: toBytes(node),
    serial,
    code,
    name,
  }).finish()
  const signature = company.sign(tags.certificate, content)
  return baton.Signed.encode({ content, signature }).finish()
}

/** What these bytes say, or undefined; the signature is not checked, see certificateHolds. */
export function readCertificate(bytes: Uint8Array): CertifiedNode | undefined {
  const parts = readParts(bytes)
  return typeof parts === 'string' ? undefined : parts.certificate
}

/** Whether the company that a certificate names has signed it. */
export function certificateHolds(certificate: CertifiedNode, verifier: Verifier): boolean {
  return typeof openCertificate(certificate.bytes, verifier) !== 'string'
}

/** The certificate in these bytes with its signature checked, or what is wrong. Never throws. */
export function openCertificate(
  bytes: Uint8Array,
  verifier: Verifier,
): CertifiedNode | CertificateFault {
  const parts = readParts(bytes)
  if (typeof parts === 'string') return parts
  const { certificate, content, signature } = parts
  const good = verifier.verifyOnce(certificate.company, tags.certificate, content, signature)
  return good ? certificate : 'bad-signature'
}

type Parts = {
  readonly certificate: CertifiedNode
  readonly content: Uint8Array
  readonly signature: Uint8Array
}

function readParts(bytes: Uint8Array): Parts | CertificateFault {
  if (bytes.length > certificate_bytes_max) return 'too-large'
  try {
    const { content, signature } = baton.Signed.decode(bytes)
    if (signature.length !== signature_bytes) return 'malformed'
    // The envelope isn't signed: held to one form, a certificate has one sequence of bytes.
    const canonical = baton.Signed.encode({ content, signature }).finish()
    if (Buffer.compare(canonical, bytes) !== 0) return 'malformed'
    const named = readSubject(baton.Certificate.decode(content))
    if (typeof named === 'string') return named
    return { certificate: { ...named, bytes: copied(bytes) }, content, signature }
  } catch {
    return 'malformed'
  }
}

function readSubject(wire: baton.Certificate): Omit<CertifiedNode, 'bytes'> | CertificateFault {
  const company = idFromBytes<CompanyId>(wire.company)
  const node = idFromBytes<NodeId>(wire.node)
  const serial = safeUint(wire.serial)
  const { code, name } = wire
  if (!company || !node || serial === undefined || !isSerial(serial)) return 'malformed'
  if (!isCode(code)) return 'bad-code'
  if (!isName(name)) return 'bad-name'
  return { company, node, serial, code, name }
}

function isSerial(serial: number): boolean {
  return Number.isSafeInteger(serial) && serial > 0
}
