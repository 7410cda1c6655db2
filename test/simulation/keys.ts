/** The keys of a simulated company: its own, and those that its nodes have had, by serial. */
import { randomBytes } from 'node:crypto'
import type { Identity } from '../../node/identity/identity.ts'
import type { OwnIdentity } from '../../node/stream/context.ts'
import { makeCertificate, readCertificate } from '../../protocol/identity/certificate.ts'
import { seed_bytes, signerFromSeed, signerId } from '../../protocol/identity/keys.ts'
import type { CompanyId, NodeId } from '../../protocol/ids.ts'

export class Keys {
  readonly code: string
  readonly name: string
  readonly #signer = signerFromSeed(randomBytes(seed_bytes))
  readonly #nodes: { readonly own: OwnIdentity; readonly seed: Uint8Array }[] = []

  constructor(code: string, name: string) {
    this.code = code
    this.name = name
    this.certify()
  }

  /** The newest serial: serials count from 1. */
  get newest(): number {
    return this.#nodes.length
  }

  /** A new key for the node, with a certificate above all earlier ones. */
  certify(): void {
    const seed = randomBytes(seed_bytes)
    const signer = signerFromSeed(seed)
    const [node, company] = [signerId<NodeId>(signer), signerId<CompanyId>(this.#signer)]
    const { code, name } = this
    const serial = this.newest + 1
    const certificate = makeCertificate(this.#signer, { node, serial, code, name })
    this.#nodes.push({ own: { company, node, code, name, serial, certificate, signer }, seed })
  }

  own(serial: number): OwnIdentity {
    return this.#of(serial).own
  }

  identity(serial: number): Identity {
    const { own, seed } = this.#of(serial)
    const certified = readCertificate(own.certificate)
    if (!certified) throw new Error('a certificate that was made here can be read')
    return { certified, seed, signer: own.signer, companySigner: this.#signer }
  }

  #of(serial: number) {
    const one = this.#nodes[serial - 1]
    if (!one) throw new Error(`there is no certificate ${serial}`)
    return one
  }
}
