/**
 * An authenticator and its browser in software: it makes passkeys and uses them as WebAuthn says,
 * and can be told to do either wrong.
 */
import { generateKeyPairSync, hash, type KeyObject, randomBytes, sign } from 'node:crypto'

/** Where the browser believes to be. */
export type Place = { readonly origin: string; readonly rpId: string }

type Faults = {
  /** What stands in place of the challenge that was asked. */
  readonly challenge?: string
  readonly type?: string
  /** The owner was not asked for a finger or a PIN. */
  readonly unverified?: true
  readonly format?: string
  /** The counter stands where it stood. */
  readonly counter?: number
  readonly signature?: Uint8Array
}

const present = 0x01
const verified = 0x04
const attested = 0x40
const coordinate_bytes = 32

export class Authenticator {
  readonly #place: Place
  readonly #keys: { publicKey: KeyObject; privateKey: KeyObject }
  readonly #id = randomBytes(32)
  #userHandle = ''
  #counter = 0

  constructor(place: Place) {
    this.#place = place
    this.#keys = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  }

  /** What navigator.credentials.create answers to these options. */
  create(options: unknown, faults: Faults = {}) {
    const { challenge, user } = options as { challenge: string; user: { id: string } }
    this.#userHandle = user.id
    const { x, y } = this.#keys.publicKey.export({ format: 'jwk' })
    // ES256 on P-256.
    const key = cborMap([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x ?? '', 'base64url').subarray(0, coordinate_bytes)],
      [-3, Buffer.from(y ?? '', 'base64url').subarray(0, coordinate_bytes)],
    ])
    const length = Buffer.from([0, this.#id.length])
    const credential = Buffer.concat([Buffer.alloc(16), length, this.#id, key])
    const authData = Buffer.concat([this.#head(attested, faults), credential])
    const attestation = cborMap([
      ['fmt', faults.format ?? 'none'],
      ['attStmt', emptyMap],
      ['authData', authData],
    ])
    return this.#credential({
      clientDataJSON: this.#clientData('webauthn.create', challenge, faults),
      attestationObject: attestation.toString('base64url'),
    })
  }

  /** What navigator.credentials.get answers to these options. */
  get(options: unknown, faults: Faults = {}) {
    const { challenge } = options as { challenge: string }
    this.#counter = faults.counter ?? this.#counter + 1
    const authData = this.#head(0, faults)
    const clientDataJSON = this.#clientData('webauthn.get', challenge, faults)
    const client = hash('sha256', Buffer.from(clientDataJSON, 'base64url'), 'buffer')
    const signature = sign('sha256', Buffer.concat([authData, client]), this.#keys.privateKey)
    return this.#credential({
      clientDataJSON,
      authenticatorData: authData.toString('base64url'),
      signature: Buffer.from(faults.signature ?? signature).toString('base64url'),
      userHandle: this.#userHandle,
    })
  }

  #credential(response: object) {
    const id = this.#id.toString('base64url')
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response }
  }

  #head(flags: number, { unverified }: Faults): Buffer {
    const head = Buffer.alloc(5)
    head.writeUInt8(flags | present | (unverified ? 0 : verified))
    head.writeUInt32BE(this.#counter, 1)
    return Buffer.concat([hash('sha256', this.#place.rpId, 'buffer'), head])
  }

  #clientData(type: string, challenge: string, faults: Faults): string {
    const { origin } = this.#place
    const data = { type, challenge, origin, crossOrigin: false, ...chosen(faults) }
    return Buffer.from(JSON.stringify(data)).toString('base64url')
  }
}

function chosen({ challenge, type }: Faults) {
  return { ...(challenge === undefined ? {} : { challenge }), ...(type ? { type } : {}) }
}

type Cbor = number | string | Uint8Array | typeof emptyMap

const emptyMap = { is: 'empty map' } as const

/** As much of CBOR as WebAuthn needs: maps of small numbers, short texts and bytes. */
function cborMap(entries: readonly (readonly [number | string, Cbor])[]): Buffer {
  const parts = entries.flatMap(([key, value]) => [cborOf(key), cborOf(value)])
  return Buffer.concat([cborHead(5, entries.length), ...parts])
}

function cborOf(value: Cbor): Buffer {
  if (typeof value === 'number') return value < 0 ? cborHead(1, -1 - value) : cborHead(0, value)
  if (typeof value === 'string')
    return Buffer.concat([cborHead(3, value.length), Buffer.from(value)])
  if (value instanceof Uint8Array) return Buffer.concat([cborHead(2, value.length), value])
  return cborHead(5, 0)
}

function cborHead(kind: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(kind << 5) | length])
  if (length < 256) return Buffer.from([(kind << 5) | 24, length])
  return Buffer.from([(kind << 5) | 25, length >> 8, length & 255])
}
