/**
 * Encrypts what must not be read from a copy of the database: AES-256-GCM under a key in
 * `<data>/secrets.key`, 64 hex digits, mode 0600, made at the first use. Without the file what was
 * encrypted is lost: users then need their recovery codes, or an administrator.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile } from '../operate/durable-file.ts'
import { Failure } from '../operate/failure.ts'

const cipher = 'aes-256-gcm'
const key_bytes = 32
const nonce_bytes = 12
const tag_bytes = 16

export class SecretBox {
  readonly #path: string
  #key: Promise<Buffer> | undefined

  constructor(data: string) {
    this.#path = join(data, 'secrets.key')
  }

  /** `about` says whose it is: opened under another name, it does not open. Base64url. */
  async seal(text: string, about: string): Promise<string> {
    const nonce = randomBytes(nonce_bytes)
    const sealing = createCipheriv(cipher, await this.#readKey(), nonce)
    sealing.setAAD(Buffer.from(about))
    const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
    return Buffer.concat([nonce, sealing.getAuthTag(), sealed]).toString('base64url')
  }

  /** Undefined when it was sealed under another key or name. */
  async open(sealed: string, about: string): Promise<string | undefined> {
    const bytes = Buffer.from(sealed, 'base64url')
    const opening = createDecipheriv(cipher, await this.#readKey(), bytes.subarray(0, nonce_bytes))
    opening.setAAD(Buffer.from(about))
    opening.setAuthTag(bytes.subarray(nonce_bytes, nonce_bytes + tag_bytes))
    try {
      const text = opening.update(bytes.subarray(nonce_bytes + tag_bytes))
      return Buffer.concat([text, opening.final()]).toString('utf8')
    } catch {
      return undefined
    }
  }

  #readKey(): Promise<Buffer> {
    this.#key ??= keyIn(this.#path).catch((error) => {
      // What was wrong with the file may be mended while the node runs.
      this.#key = undefined
      throw error
    })
    return this.#key
  }
}

async function keyIn(path: string): Promise<Buffer> {
  const text = await keyText(path)
  if (text === undefined) {
    const key = randomBytes(key_bytes)
    await replaceFile(path, `${key.toString('hex')}\n`)
    return key
  }
  if (!/^[0-9a-f]{64}$/.test(text)) {
    throw new Failure('BATON_SECRETS_BROKEN', `${path} holds no key: get it back from a backup`)
  }
  return Buffer.from(text, 'hex')
}

/** Undefined when there is no such file. */
async function keyText(path: string): Promise<string | undefined> {
  try {
    const { mode } = await stat(path)
    // Windows has no such modes: they always read as open to everybody.
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      const message = `other users of this machine can read ${path}; run: chmod 600 '${path}'`
      throw new Failure('BATON_SECRETS_READABLE', message)
    }
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
