/**
 * A revocation: the company key's word that the node certified under this serial no longer speaks
 * for the company. Links refuse that node from then on; a certificate closing carries it into the
 * streams that the node wrote to.
 */
import { type CompanyId, idFromBytes } from '../ids.ts'
import { certificate_bytes_max } from '../limits.ts'
import { bytesOrNone, safeUint } from '../wire/read.ts'
import { baton } from '../wire/wire.js'
import type { Signer, Verifier } from './keys.ts'
import {
  openSignedByCompany,
  readSigned,
  type Signed,
  type SignedFault,
  signAsCompany,
} from './signed.ts'
import { tags } from './tags.ts'

export type Revocation = {
  readonly company: CompanyId
  /** Of the certificate that no longer holds. */
  readonly serial: number
  /** When it was revoked, ms since 1970. */
  readonly at: number
}

/** The bytes of a Signed revocation. */
export function makeRevocation(company: Signer, serial: number, at: number): Uint8Array {
  const content = baton.Revocation.encode({ company: company.publicKey, serial, at }).finish()
  return baton.Signed.encode(signAsCompany(company, tags.revocation, content)).finish()
}

/** What these bytes say, or undefined; the signature is not checked, see openRevocation. */
export function readRevocation(bytes: Uint8Array): Revocation | undefined {
  return readParts(bytes)?.revocation
}

/** The revocation in these bytes with its signature checked, or what is wrong. Never throws. */
export function openRevocation(bytes: Uint8Array, verifier: Verifier): Revocation | SignedFault {
  const parts = readParts(bytes)
  if (!parts) return 'malformed'
  const { revocation, signed } = parts
  const opened = openSignedByCompany(signed, tags.revocation, revocation.company, verifier)
  return typeof opened === 'string' ? opened : revocation
}

function readParts(
  bytes: Uint8Array,
): { readonly revocation: Revocation; readonly signed: Signed } | undefined {
  if (bytes.length > certificate_bytes_max) return undefined
  const signed = readSigned(bytes)
  const revocation = signed && readContent(bytesOrNone(signed.content))
  return revocation && { revocation, signed }
}

function readContent(content: Uint8Array): Revocation | undefined {
  try {
    const wire = baton.Revocation.decode(content)
    const company = idFromBytes<CompanyId>(wire.company)
    const serial = safeUint(wire.serial)
    const at = safeUint(wire.at)
    if (!company || serial === undefined || at === undefined) return undefined
    return { company, serial, at }
  } catch {
    return undefined
  }
}
