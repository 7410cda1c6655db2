/** Who may use the interface: bearer tokens with a scope, of which only hashes are kept. */
import { hash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Refused, refuseRequest } from './error.ts'
import { FailedTries } from './tries.ts'

/** Each may do what those before it may. `metrics`: a monitor, which has no business with jobs. */
export const scopes = ['metrics', 'read', 'write', 'admin'] as const
export type Scope = (typeof scopes)[number]

/** Who a token stands for; the name is the `by` of what is written with it. */
export type TokenHolder = { readonly name: string; readonly scope: Scope }

/** A token as lists show it. */
export type TokenLine = TokenHolder & { readonly id: string; readonly madeAt: number }

type StoredToken = TokenLine & {
  /** SHA-256, hex. Tokens are random, so they need neither salt nor stretching. */
  readonly hash: string
}

/** Where the hashes are kept: one setting. */
export interface TokenStore {
  get(): Promise<unknown>
  put(tokens: unknown): Promise<void>
}

/** Programs of one company: more is a mistake. */
const tokens_max = 100
const token_bytes = 32
const token_id_bytes = 8
/** Longer than any token; what is longer isn't even hashed. */
const presented_chars_max = 1024

export class Tokens {
  readonly #now: () => number
  readonly #tries: FailedTries
  readonly #given: readonly StoredToken[]
  #store: TokenStore | undefined
  #kept: readonly StoredToken[] = []

  /** `given`: tokens that come from files and settings; they have every right. */
  constructor(
    given: readonly { readonly name: string; readonly token: string }[],
    now: () => number = Date.now,
  ) {
    this.#now = now
    this.#tries = new FailedTries(now)
    this.#given = given.map(({ name, token }) => stored(name, 'admin', token, now()))
  }

  /** From now on tokens can be added. Before the set-up there is nowhere to keep them. */
  async keepIn(store: TokenStore): Promise<void> {
    this.#kept = ((await store.get()) ?? []) as readonly StoredToken[]
    this.#store = store
  }

  /** Whose token this is, or why it lets nobody in. `address` is where the request came from. */
  admit(presented: string | undefined, address: string): TokenHolder | Refused {
    if (presented === undefined) {
      return refuseRequest('no-token', 'Send a token: Authorization: Bearer …')
    }
    const holder = this.#holderOf(presented)
    if (holder) return { name: holder.name, scope: holder.scope }
    return this.#tries.add(address)
      ? refuseRequest('too-many-tries', 'Too many wrong tokens came from here: wait a minute.')
      : refuseRequest('no-token', 'This token is not known here: it was removed, or mistyped.')
  }

  /** A new token. Its text is shown once and not kept. */
  async add(name: string, scope: Scope): Promise<(TokenLine & { token: string }) | Refused> {
    if (!this.#store) {
      return refuseRequest('not-set-up', 'Set the company up first: then tokens can be added.')
    }
    if (this.#kept.length >= tokens_max) {
      return refuseRequest('too-many', `There are ${tokens_max} tokens: remove some first.`)
    }
    const token = newToken()
    const kept = stored(name, scope, token, this.#now())
    await this.#keep([...this.#kept, kept])
    return { ...lineOf(kept), token }
  }

  /** Those that were added; not the ones of files and settings. */
  list(): TokenLine[] {
    return this.#kept.map(lineOf)
  }

  /** Whether there was one. */
  async remove(id: string): Promise<boolean> {
    const rest = this.#kept.filter((token) => token.id !== id)
    if (rest.length === this.#kept.length) return false
    await this.#keep(rest)
    return true
  }

  async #keep(tokens: readonly StoredToken[]): Promise<void> {
    this.#kept = tokens
    await this.#store?.put(tokens)
  }

  /** Compares with every token, so that the time taken says nothing. */
  #holderOf(presented: string): StoredToken | undefined {
    if (presented.length > presented_chars_max) return undefined
    const digest = hash('sha256', presented, 'buffer')
    let holder: StoredToken | undefined
    for (const token of [...this.#given, ...this.#kept]) {
      if (timingSafeEqual(digest, Buffer.from(token.hash, 'hex'))) holder = token
    }
    return holder
  }
}

/** A random token; the prefix says to people and to secret scanners what it is. */
export function newToken(): string {
  return `baton_${randomBytes(token_bytes).toString('base64url')}`
}

export function mayUse(holder: TokenHolder, scope: Scope): boolean {
  return scopes.indexOf(holder.scope) >= scopes.indexOf(scope)
}

function stored(name: string, scope: Scope, token: string, madeAt: number): StoredToken {
  const id = randomBytes(token_id_bytes).toString('hex')
  return { id, name, scope, madeAt, hash: hash('sha256', token, 'hex') }
}

function lineOf({ id, name, scope, madeAt }: StoredToken): TokenLine {
  return { id, name, scope, madeAt }
}
