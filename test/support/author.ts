/** Nodes of companies that write deltas in tests, with keys that are the same in every run. */
import { createHash } from 'node:crypto'
import { makeCertificate } from '../../protocol/identity/certificate.ts'
import { type Signer, signerFromSeed, signerId } from '../../protocol/identity/keys.ts'
import type { CompanyId, NodeId } from '../../protocol/ids.ts'
import { epoch_bytes } from '../../protocol/limits.ts'

export type Author = {
  readonly company: CompanyId
  readonly node: NodeId
  readonly code: string
  readonly name: string
  readonly serial: number
  /** 16 bytes, hex. */
  readonly epoch: string
  readonly certificate: Uint8Array
  readonly signer: Signer
  /** Signs certificates and revocations. */
  readonly companyKey: Signer
}

/** 32 bytes that stand for a name. */
export function seedFor(name: string): Uint8Array {
  return createHash('sha256').update(name).digest()
}

/** The company with this code, at one of its nodes; other nodes have other serials and names. */
export function author(
  code: string,
  { serial = 1, epoch = 'first', name = `${code} Security` } = {},
): Author {
  const companyKey = signerFromSeed(seedFor(`company ${code}`))
  const signer = signerFromSeed(seedFor(`node ${serial} of ${code}`))
  const node = signerId<NodeId>(signer)
  return {
    company: signerId<CompanyId>(companyKey),
    node,
    code,
    name,
    serial,
    epoch: Buffer.from(seedFor(`epoch ${epoch}`)).toString('hex', 0, epoch_bytes),
    certificate: makeCertificate(companyKey, { node, serial, code, name }),
    signer,
    companyKey,
  }
}
