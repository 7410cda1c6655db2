/** What is kept of the people who use the pages; part of `storage.ts`, which gives it on. */

export type Role = 'administrator' | 'dispatcher' | 'operator' | 'guard' | 'reader'

/** How a user likes the pages. */
export type Preferences = {
  readonly language: 'en' | 'da'
  readonly scheme: 'system' | 'light' | 'dark' | 'contrast'
  /** Rows close together. */
  readonly dense: boolean
}

export type UserRecord = {
  /** 64 random hex digits. */
  readonly id: string
  /** What is typed to log in, in small letters; it never changes. */
  readonly login: string
  /** The display name. */
  readonly name: string
  readonly role: Role
  /** The run that a guard drives. */
  readonly run?: string
  /** False: switched off. */
  readonly active: boolean
  /** All times in ms since 1970. */
  readonly madeAt: number
  readonly loggedInAt?: number
  readonly password: {
    /** Argon2id, as a PHC string. */
    readonly hash: string
    readonly changedAt: number
    /** Given out by an administrator, to be changed at the first login. */
    readonly oneTime: boolean
  }
  /** The app that shows codes. */
  readonly totp?: {
    /** Encrypted under a key that is not in the storage. */
    readonly secret: string
    /** The step of the last code that was taken: none up to it is taken again. */
    readonly usedStep: number
  }
  /** One that waits for its first code. */
  readonly totpStarted?: { readonly secret: string; readonly at: number }
  /** SHA-256 of those that are left, hex. */
  readonly recoveryCodes: readonly string[]
  readonly passkeys: readonly PasskeyRecord[]
  readonly preferences: Preferences
  /** Networks from which the user logged in, the newest first. */
  readonly networks: readonly string[]
}

export type PasskeyRecord = {
  /** The credential's id, base64url. */
  readonly id: string
  readonly name: string
  /** The host name that it is good for. */
  readonly site: string
  /** COSE, base64url. */
  readonly publicKey: string
  /** Uses as the authenticator counts them; 0 where it doesn't. */
  readonly counter: number
  readonly addedAt: number
  readonly usedAt?: number
}

export interface UserStore {
  get(id: string): Promise<UserRecord | undefined>
  byLogin(login: string): Promise<UserRecord | undefined>
  all(): Promise<readonly UserRecord[]>
  /** Saved views of one user, by name. */
  filters(user: string): Promise<readonly { readonly name: string; readonly query: string }[]>
}

/** Somebody who is logged in. */
export type SessionRecord = {
  /** SHA-256 of what the cookie holds, hex. */
  readonly id: string
  readonly user: string
  readonly openedAt: number
  /** To a few minutes. */
  readonly lastSeenAt: number
  readonly address: string
  /** What the browser calls itself. */
  readonly agent: string
}

export interface SessionStore {
  get(id: string): Promise<SessionRecord | undefined>
  /** Ids of one user's; durable ones only. */
  of(user: string): Promise<readonly string[]>
  /** Those of all users; durable ones only. */
  all(): AsyncIterable<SessionRecord>
}

/** Who did what, when, from where, and how it ended. */
export type AuditRecord = {
  readonly at: number
  /** Absent for tokens, and for who is not known. */
  readonly user?: string
  readonly name: string
  readonly address: string
  readonly action: string
  readonly target?: string
  readonly outcome: 'done' | 'refused' | 'failed'
  readonly text?: string
}

export interface AuditStore {
  /** The newest first, from before a key on; durable ones only. */
  read(before?: string): AsyncIterable<{ readonly key: string; readonly record: AuditRecord }>
  /** Keys of the oldest lines that are older than a time, ms. */
  olderThan(at: number, limit: number): Promise<readonly string[]>
}

/** What a unit of work may change of these. */
export interface UserChanges {
  /** With the row by which the login is found. */
  putUser(record: UserRecord): void
  /** With the login's row; not with sessions and filters. */
  deleteUser(record: Pick<UserRecord, 'id' | 'login'>): void
  putFilter(user: string, name: string, query: string): void
  deleteFilter(user: string, name: string): void
  putSession(record: SessionRecord): void
  deleteSession(record: Pick<SessionRecord, 'id' | 'user'>): void
  /** Lines of one millisecond stand in the order of their ids. */
  putAudit(id: string, record: AuditRecord): void
  deleteAudit(keys: readonly string[]): void
}
