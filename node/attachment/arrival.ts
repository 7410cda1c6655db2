/** One file while it comes in: what came is written, and made durable step by step. */
import type { Piece } from '../../protocol/attachment/frames.ts'
import type { CompanyId, FileHash } from '../../protocol/ids.ts'
import { type AttachmentFiles, isFull, isMissing, type PartFile } from './files.ts'
import type { Ledger } from './ledger.ts'
import { durable_step_bytes } from './limits.ts'

type Held = { readonly offset: number; readonly size: number }

export class Arrival {
  readonly #ledger: Ledger
  readonly #files: AttachmentFiles
  readonly #hash: FileHash
  readonly #from: CompanyId
  #part: PartFile | undefined
  #durable = 0
  #stopped: 'gone' | 'no room' | undefined
  #error: unknown

  constructor(ledger: Ledger, files: AttachmentFiles, hash: FileHash, from: CompanyId) {
    this.#ledger = ledger
    this.#files = files
    this.#hash = hash
    this.#from = from
  }

  /** Why nothing more is taken; throws what nobody foresaw. */
  get stopped(): 'gone' | 'no room' | undefined {
    if (this.#error !== undefined && !isFull(this.#error)) throw this.#error
    return this.#error === undefined ? this.#stopped : 'no room'
  }

  /** Goes on where it was; false: the bytes are not there any more. */
  async resume({ offset }: Held): Promise<boolean> {
    try {
      this.#part = await this.#files.part({ coming: this.#hash }, offset)
      this.#durable = offset
      return true
    } catch (error) {
      if (isMissing(error)) return false
      throw error
    }
  }

  /** The next piece; false: nothing more is taken, see `stopped`. */
  async take({ size, bytes }: Piece): Promise<boolean> {
    try {
      if (!this.#part) {
        const begun = await this.#ledger.begin(this.#hash, { size, from: this.#from })
        if (begun !== 'begun') {
          this.#stopped = begun
          return false
        }
        this.#part = await this.#files.part({ coming: this.#hash }, 0)
      }
      await this.#part.append(bytes)
      if (this.#part.end - this.#durable >= durable_step_bytes) await this.#sync(this.#part)
    } catch (error) {
      this.#error = error
    }
    return this.#error === undefined && this.#stopped === undefined
  }

  /** Whatever came stays, durably. */
  async close(): Promise<void> {
    const part = this.#part
    if (!part) return
    try {
      if (part.end > this.#durable) await this.#sync(part)
    } catch (error) {
      this.#error ??= error
    } finally {
      await part.close()
    }
  }

  async #sync(part: PartFile): Promise<void> {
    await part.sync()
    this.#durable = part.end
    if (!(await this.#ledger.advance(this.#hash, part.end))) this.#stopped = 'gone'
  }
}
