/**
 * The certificates that this company has revoked. They are told to every partner again and again, so
 * they are kept as long as the company is; also those that a partner still had after a loss.
 */
import type { Verifier } from '../../protocol/identity/keys.ts'
import { type CompanyId, toHex } from '../../protocol/ids.ts'
import { keptRevocations, revocationsOf } from '../../protocol/link/recognition.ts'
import type { KnownRevocation, Storage } from '../../storage/storage.ts'

const setting = 'revocations'

/** `closed`: every stream that its node wrote to says so. */
export type OwnRevocation = KnownRevocation & { readonly closed: boolean }

export class OwnRevocations {
  readonly #storage: Storage
  readonly #company: CompanyId
  readonly #verifier: Verifier
  #all: readonly OwnRevocation[]

  constructor(
    storage: Storage,
    company: CompanyId,
    verifier: Verifier,
    all: readonly OwnRevocation[],
  ) {
    this.#storage = storage
    this.#company = company
    this.#verifier = verifier
    this.#all = all
  }

  static async open(
    storage: Storage,
    company: CompanyId,
    verifier: Verifier,
  ): Promise<OwnRevocations> {
    const kept = (await storage.settings.get(setting)) as readonly OwnRevocation[] | undefined
    return new OwnRevocations(storage, company, verifier, kept ?? [])
  }

  /** The greatest serial first. */
  all(): readonly OwnRevocation[] {
    return this.#all
  }

  /** Keeps those that are this company's own and hold. Durable when it resolves. */
  async learn(statements: readonly Uint8Array[]): Promise<void> {
    const known = new Set(this.#all.map(({ serial }) => serial))
    const fresh = revocationsOf(this.#company, statements, this.#verifier)
      .filter(({ serial }) => !known.has(serial))
      .map(({ serial, at, signed }) => ({ serial, at, signed: toHex(signed), closed: false }))
    if (fresh.length > 0) await this.#keep(keptRevocations(this.#all, fresh))
  }

  /** Whether all streams say so: else a start closes them. */
  async setClosed(serial: number, closed: boolean): Promise<void> {
    const before = this.#all.find((one) => one.serial === serial)
    if (!before || before.closed === closed) return
    await this.#keep(this.#all.map((one) => (one === before ? { ...one, closed } : one)))
  }

  async #keep(all: readonly OwnRevocation[]): Promise<void> {
    this.#all = all
    await this.#storage.write((unit) => unit.putSetting(setting, all))
  }
}
