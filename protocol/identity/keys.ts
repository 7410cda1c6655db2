/**
 * Ed25519 (RFC 8032) through node:crypto. A signature is over a domain tag and the exact bytes.
 *
 * Everybody must reach the same verdict on the same bytes, so the variant matters: a signature
 * whose S is not below the group order is refused, and R is compared byte by byte, without the
 * cofactor. That is what OpenSSL does, and most other libraries.
 */
import {
  createPrivateKey,
  createPublicKey,
  hash,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto'
import { type CompanyId, idFromBytes, type NodeId, toBytes } from '../ids.ts'
import { signature_bytes } from '../limits.ts'
import { BoundedMap } from './bounded-map.ts'

/** Bytes of the secret that a key is made of. */
export const seed_bytes = 32

/** Making a key object of 32 bytes costs a tenth of a verification; one takes about 1 KB. */
const keys_cached_max = 4096
/** A certificate comes again with every receipt and chain; one remembered takes about 100 bytes. */
const verified_remembered_max = 16_384

// What stands before the 32 bytes in PKCS #8 and in SubjectPublicKeyInfo (RFC 8410, section 10).
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex')
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex')

/** A private key. It can sign, and it doesn't show its secret. */
export type Signer = {
  /** 32 bytes: a company's or a node's id. */
  readonly publicKey: Uint8Array
  /** 64 bytes over the tag followed by the content. */
  sign(tag: Uint8Array, content: Uint8Array): Uint8Array
}

/** The key pair of this 32-byte seed. Throws a RangeError on another length. */
export function signerFromSeed(seed: Uint8Array): Signer {
  if (seed.length !== seed_bytes) throw new RangeError(`a seed has ${seed_bytes} bytes`)
  const key = createPrivateKey({
    key: Buffer.concat([privatePrefix, seed]),
    format: 'der',
    type: 'pkcs8',
  })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return {
    publicKey: new Uint8Array(spki.subarray(publicPrefix.length)),
    sign: (tag, content) => signBytes(null, Buffer.concat([tag, content]), key),
  }
}

/** Checks signatures. Holds nothing but caches, so one is made at start and handed around. */
export class Verifier {
  readonly #keys = new BoundedMap<string, KeyObject>(keys_cached_max)
  readonly #verified = new BoundedMap<string, true>(verified_remembered_max)

  /** False for a bad signature and for a key or signature that is none. Never throws. */
  verify(
    by: CompanyId | NodeId,
    tag: Uint8Array,
    content: Uint8Array,
    signature: Uint8Array,
  ): boolean {
    if (signature.length !== signature_bytes) return false
    return verifyBytes(null, Buffer.concat([tag, content]), this.#key(by), signature)
  }

  /** The same on the thread pool: several at once use several cores. Never rejects. */
  verifyOnPool(
    by: CompanyId | NodeId,
    tag: Uint8Array,
    content: Uint8Array,
    signature: Uint8Array,
  ): Promise<boolean> {
    if (signature.length !== signature_bytes) return Promise.resolve(false)
    const signed = Buffer.concat([tag, content])
    const key = this.#key(by)
    return new Promise((resolve) => {
      verifyBytes(null, signed, key, signature, (error, good) => resolve(!error && good))
    })
  }

  /** The same, and a good one is remembered: for what comes again and again, as certificates do. */
  verifyOnce(
    by: CompanyId | NodeId,
    tag: Uint8Array,
    content: Uint8Array,
    signature: Uint8Array,
  ): boolean {
    // Key and signature have fixed lengths and a tag ends itself, so nothing can be moved between.
    const all = Buffer.concat([toBytes(by), signature, tag, content])
    const name = hash('sha256', all, 'base64')
    if (this.#verified.get(name)) return true
    if (!this.verify(by, tag, content, signature)) return false
    this.#verified.set(name, true)
    return true
  }

  #key(id: CompanyId | NodeId): KeyObject {
    const known = this.#keys.get(id)
    if (known) return known
    const key = createPublicKey({
      key: Buffer.concat([publicPrefix, toBytes(id)]),
      format: 'der',
      type: 'spki',
    })
    this.#keys.set(id, key)
    return key
  }
}

/** The id that this key signs as. */
export function signerId<T extends CompanyId | NodeId>(signer: Signer): T {
  const id = idFromBytes<T>(signer.publicKey)
  if (!id) throw new RangeError('a public key has as many bytes as an id')
  return id
}
