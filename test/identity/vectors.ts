/** The golden vectors of identity, and what the tests make of their seeds. */
import { readFileSync } from 'node:fs'
import { type Signer, signerFromSeed, signerId } from '../../protocol/identity/keys.ts'
import { type CompanyId, type NodeId, toBytes } from '../../protocol/ids.ts'

const file = new URL('../vectors/identity.json', import.meta.url)

type Key = {
  readonly name: string
  readonly seed: string
  readonly publicKey: string
  readonly signatures: Readonly<Record<string, string>>
}

export const vectors = JSON.parse(readFileSync(file, 'utf8')) as {
  readonly content: string
  readonly tags: Readonly<Record<string, string>>
  readonly keys: readonly Key[]
  readonly certificate: {
    readonly node: NodeId
    readonly serial: number
    readonly code: string
    readonly name: string
    readonly bytes: string
  }
  readonly revocation: { readonly serial: number; readonly at: number; readonly bytes: string }
  readonly receipt: { readonly content: string; readonly bytes: string }
  readonly link: { readonly content: string; readonly node: string; readonly company: string }
  readonly recoveryPhrases: readonly { readonly seed: string; readonly phrase: string }[]
}

function signerOf(name: string): Signer {
  const key = vectors.keys.find((one) => one.name === name)
  return signerFromSeed(toBytes(key?.seed ?? ''))
}

export const company = signerOf('company')
export const node = signerOf('node')
export const companyId = signerId<CompanyId>(company)
export const nodeId = signerId<NodeId>(node)
export const certificateBytes = toBytes(vectors.certificate.bytes)
