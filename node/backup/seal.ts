/**
 * Compressing and encrypting a backup's content: Zstandard, then age (age-encryption.org/v1), whose
 * tools open it too: `tail -c +4097 FILE | age -d | zstd -d`.
 */
import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto'
import { pipeline, Readable } from 'node:stream'
import { ReadableStream as WebStream } from 'node:stream/web'
import { promisify } from 'node:util'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import type { Decrypter, Identity, Recipient, Stanza } from 'age-encryption'
import { Failure } from '../operate/failure.ts'
import { compression_level, piece_bytes, scrypt_log_n, scrypt_log_n_max } from './limits.ts'
import { damaged, wrongKey } from './refusal.ts'

/** What a backup is made for: whoever knows the passphrase, or has the identity of the recipient. */
export type SealFor =
  | { readonly is: 'passphrase'; readonly passphrase: string }
  /** `age1…`; each of them can open it. */
  | { readonly is: 'recipients'; readonly recipients: readonly string[] }

/** What opens one; an identity is `AGE-SECRET-KEY-1…`. */
export type OpenWith =
  | { readonly is: 'passphrase'; readonly passphrase: string }
  | { readonly is: 'identity'; readonly identity: string }

/** Loaded when a backup is made or read: a node that makes none needs no memory for it. */
const age = () => import('age-encryption')

/** Whether a backup can be made for this text. */
export async function isRecipient(text: string): Promise<boolean> {
  const { Encrypter } = await age()
  try {
    new Encrypter().addRecipient(text)
    return true
  } catch {
    return false
  }
}

/** A new key pair: what opens backups, and the recipient that they are made for. */
export async function makeIdentity(): Promise<{
  readonly identity: string
  readonly recipient: string
}> {
  const { generateX25519Identity, identityToRecipient } = await age()
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

/** The content as it stands in the file. */
export async function sealed(
  content: AsyncIterable<Uint8Array>,
  to: SealFor,
): Promise<AsyncIterable<Uint8Array>> {
  const { Encrypter, Stanza } = await age()
  const encrypter = new Encrypter()
  if (to.is === 'passphrase') encrypter.addRecipient(new PassphraseRecipient(to.passphrase, Stanza))
  else for (const recipient of to.recipients) encrypter.addRecipient(recipient)
  const compressing = createZstdCompress({
    chunkSize: piece_bytes,
    params: { [constants.ZSTD_c_compressionLevel]: compression_level },
  })
  return chunksOf(await encrypter.encrypt(asWeb(through(content, compressing))))
}

/** The content of what `sealed` made; throws a Failure where it doesn't open. */
export async function unsealed(
  bytes: AsyncIterable<Uint8Array>,
  key: OpenWith,
): Promise<AsyncIterable<Uint8Array>> {
  const { Decrypter } = await age()
  const decrypter = new Decrypter()
  if (key.is === 'passphrase') decrypter.addIdentity(new PassphraseIdentity(key.passphrase))
  else addIdentity(decrypter, key.identity)
  const opened = await decrypter.decrypt(asWeb(bytes)).catch((cause) => {
    if (/no identity matched/.test(String(cause))) throw wrongKey()
    throw damaged('its encryption', cause)
  })
  return described(through(chunksOf(opened), createZstdDecompress({ chunkSize: piece_bytes })))
}

function addIdentity(decrypter: Decrypter, identity: string): void {
  try {
    decrypter.addIdentity(identity)
  } catch {
    throw wrongKey()
  }
}

/** The chunks of a stream that these are written to. Whoever stops reading ends both. */
function through(
  chunks: AsyncIterable<Uint8Array>,
  transform: ReturnType<typeof createZstdCompress>,
): AsyncIterable<Uint8Array> {
  // What fails destroys the transform, and so reaches who reads it.
  return pipeline(Readable.from(chunks, { objectMode: false }), transform, () => undefined)
}

// The library's types name the browser's streams, which are Node's under another declaration.
const asWeb = (chunks: AsyncIterable<Uint8Array>) =>
  WebStream.from(chunks) as unknown as ReadableStream<Uint8Array>
const chunksOf = (stream: ReadableStream<Uint8Array>) =>
  stream as unknown as AsyncIterable<Uint8Array>

async function* described(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  try {
    yield* chunks
  } catch (cause) {
    if (cause instanceof Failure) throw cause
    throw damaged('bytes were changed', cause)
  }
}

const scryptLabel = 'age-encryption.org/v1/scrypt'
const salt_bytes = 16
const key_bytes = 32
const tag_bytes = 16
const file_key_bytes = 16
/** The key is used once. */
const nonce = Buffer.alloc(12)
const aead = 'chacha20-poly1305'
const scryptOnPool = promisify<string, Buffer, number, object, Buffer>(scrypt)

/**
 * age's own passphrase stanza, as C2SP says it. The library's takes a second of the one thread on
 * which alarms are saved; node:crypto does the same on the pool.
 */
class PassphraseRecipient implements Recipient {
  readonly #passphrase: string
  readonly #stanza: typeof Stanza

  constructor(passphrase: string, stanza: typeof Stanza) {
    this.#passphrase = passphrase
    this.#stanza = stanza
  }

  async wrapFileKey(fileKey: Uint8Array): Promise<Stanza[]> {
    const salt = randomBytes(salt_bytes)
    const key = await stretched(this.#passphrase, salt, scrypt_log_n)
    const cipher = createCipheriv(aead, key, nonce, { authTagLength: tag_bytes })
    const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()])
    return [new this.#stanza(['scrypt', base64(salt), String(scrypt_log_n)], new Uint8Array(body))]
  }
}

class PassphraseIdentity implements Identity {
  readonly #passphrase: string

  constructor(passphrase: string) {
    this.#passphrase = passphrase
  }

  async unwrapFileKey(stanzas: Stanza[]): Promise<Uint8Array | null> {
    const [stanza] = stanzas
    const [kind, salt = '', logN = ''] = stanza?.args ?? []
    if (!stanza || stanzas.length !== 1 || kind !== 'scrypt') return null
    const isShort = stanza.body.length !== file_key_bytes + tag_bytes
    if (isShort || !/^[1-9]\d?$/.test(logN) || Number(logN) > scrypt_log_n_max) return null
    const key = await stretched(this.#passphrase, Buffer.from(salt, 'base64'), Number(logN))
    const decipher = createDecipheriv(aead, key, nonce, { authTagLength: tag_bytes })
    decipher.setAuthTag(stanza.body.subarray(file_key_bytes))
    try {
      const fileKey = decipher.update(stanza.body.subarray(0, file_key_bytes))
      return new Uint8Array(Buffer.concat([fileKey, decipher.final()]))
    } catch {
      return null
    }
  }
}

function stretched(passphrase: string, salt: Uint8Array, logN: number): Promise<Buffer> {
  const N = 2 ** logN
  const salted = Buffer.concat([Buffer.from(scryptLabel), salt])
  // 128 · N · r bytes, and a little for its own use.
  return scryptOnPool(passphrase, salted, key_bytes, { N, r: 8, p: 1, maxmem: 1024 * N + 2 ** 20 })
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
