/** A company with one node, as linking sees it. */
import { createHash } from 'node:crypto'
import { makeCertificate } from '../../protocol/identity/certificate.ts'
import { type Signer, signerFromSeed, signerId, Verifier } from '../../protocol/identity/keys.ts'
import type { CertifiedSigner } from '../../protocol/identity/signed.ts'
import type { CompanyId, NodeId } from '../../protocol/ids.ts'
import type { Invitation } from '../../protocol/link/invitation.ts'
import type { Context } from '../../protocol/link/pairing-state.ts'

export const hour = 3_600_000
export const now = 1_790_000_000_000

const seed = (text: string) => createHash('sha256').update(text).digest()
/** 16 bytes, hex, that differ by text. */
export const nonce = (text: string) => seed(text).toString('hex').slice(0, 32)

export type Company = {
  readonly key: Signer
  readonly name: string
  readonly by: CertifiedSigner
  readonly context: Context
}

export function company(
  code: string,
  links: Context['links'] = [],
  name = `${code} Security`,
): Company {
  const key = signerFromSeed(seed(`company ${name}`))
  const signer = signerFromSeed(seed(`node ${name}`))
  const node = signerId<NodeId>(signer)
  const certificate = makeCertificate(key, { node, serial: 1, code, name })
  const context: Context = {
    company: signerId<CompanyId>(key),
    node,
    code,
    certificate,
    addresses: [`/dns4/${code.toLowerCase()}.example/tcp/4001`],
    links,
    verifier: new Verifier(),
  }
  return { key, name, by: { signer, certificate }, context }
}

export function invitationOf(
  { context, name }: Company,
  change: Partial<Invitation> = {},
): Invitation {
  const { company, node, code, addresses } = context
  const secret = nonce(`secret of ${name}`)
  return { company, node, code, name, addresses, secret, expiresAt: now + 72 * hour, ...change }
}
