/**
 * What the pages need of the node about the people who use them: logging in, who asks, what they
 * may, their own settings, all users, and the audit log. It is there from the company's set-up on.
 *
 * Whoever serves a request of an actor writes its line of the audit log with `record`. Logging in,
 * logging out and founding write their own lines.
 */
import type { QrCode } from './qr.ts'

export type Role = 'administrator' | 'dispatcher' | 'operator' | 'guard' | 'reader'

/**
 * see: jobs and the board; a guard only jobs of the guard's own run. report: stages, notes, seal
 * checks, attachments, calls; a guard on those jobs only. dispatch: create, edit, answer, pass on,
 * recall, cancel, complete, reopen, take ownership. supervise: pause and resume links, put things
 * on test, take over unasked. administer: links, users, settings, audit log, tokens.
 */
export type Permission = 'see' | 'report' | 'dispatch' | 'supervise' | 'administer'

export type Language = 'en' | 'da'
export type Scheme = 'system' | 'light' | 'dark' | 'contrast'

/** How a user likes the pages. */
export type Preferences = {
  readonly language: Language
  readonly scheme: Scheme
  /** Rows close together. */
  readonly dense: boolean
}

/** Who asks: one user in one session; passed to every call that reads or writes. */
export type Actor = Preferences & {
  /** The user's id. */
  readonly user: string
  readonly login: string
  /** The display name: the `by` of what is written. */
  readonly name: string
  readonly role: Role
  /** The run that a guard drives. */
  readonly run?: string
  /** The session's id, a hash: never what the cookie holds. */
  readonly session: string
  /** Where this request came from. */
  readonly address: string
  /** The password is a one-time one: until it is changed `may` says no to everything. */
  readonly mustChangePassword: boolean
  may(permission: Permission): boolean
}

/** Where a request comes from that nobody is logged in for. */
export type From = {
  readonly address: string
  /** The header User-Agent, as it came. */
  readonly agent: string
}

/** Under which address the browser has the page. */
export type Site = {
  /** Name and port, as in the header Host. */
  readonly host: string
  /** By HTTPS. */
  readonly secure: boolean
}

/** Too many wrong tries: to be tried again after so many seconds. */
export type Later = { readonly is: 'later'; readonly seconds: number }

/** The secret is for the cookie, and nowhere else. */
export type LoggedIn = { readonly is: 'in'; readonly secret: string; readonly actor: Actor }

export type Refusal = { readonly is: 'refused'; readonly fault: UserFault }

/** Why what was typed is not taken. */
export type UserFault =
  /** 2 to 64 letters, digits, and . _ @ + - */
  | 'login-form'
  | 'login-taken'
  | 'name-form'
  | 'run-form'
  /** Only a guard has a run. */
  | 'run-not-guard'
  | 'password-short'
  | 'password-long'
  /** It is the login, or holds it and little more. */
  | 'password-login'
  | 'password-common'
  /** The new one is the old one. */
  | 'password-same'
  /** The current password, asked again, was wrong. */
  | 'password-wrong'
  | 'code-wrong'
  /** Asked too late, or twice: begin again. */
  | 'expired'
  | 'already-there'
  | 'passkey-wrong'
  | 'passkey-site'
  | 'filter-form'
  /** As many users, passkeys or filters as there may be. */
  | 'too-many'
  | 'last-administrator'
  | 'unknown'

export interface UsersBackend {
  // Logging in

  /** 'code needed': the password is right; `ticket` goes with the code to `giveCode`, for minutes. */
  logIn(
    input: { readonly login: string; readonly password: string },
    from: From,
  ): Promise<
    | LoggedIn
    | { readonly is: 'code needed'; readonly ticket: string }
    | { readonly is: 'no' }
    | Later
  >
  /** The second step, with a code of the app or a recovery code. 'expired': log in from the start. */
  giveCode(
    input: { readonly ticket: string; readonly code: string },
    from: From,
  ): Promise<LoggedIn | { readonly is: 'no' } | { readonly is: 'expired' } | Later>
  /** Whether passkeys work under that address: by HTTPS and a name, or on localhost. */
  passkeysWork(site: Site): boolean
  /** Options for navigator.credentials.get, as JSON. */
  startPasskeyLogin(
    site: Site,
  ): Promise<{ readonly is: 'started'; readonly options: unknown } | Refusal>
  /** What the browser answered, as JSON. */
  finishPasskeyLogin(
    response: unknown,
    site: Site,
    from: From,
  ): Promise<LoggedIn | { readonly is: 'no' }>
  /** Who has this secret; undefined when nobody, or no longer. */
  actorOf(secret: string | undefined, address: string): Promise<Actor | undefined>
  logOut(actor: Actor): Promise<void>
  /** Tells ids of sessions that have just ended, so that what is open for them is closed. */
  onSessionsEnded(listener: (sessions: readonly string[]) => void): () => void

  /** Whether there is no user yet, so that the first administrator can be made. */
  unfounded(): Promise<boolean>
  /**
   * Makes the very first user, once; 'already-there' afterwards. Whoever calls has made sure, by the
   * token of the node, that this person may.
   */
  foundAdministrator(
    input: {
      readonly login: string
      readonly name: string
      readonly password: string
      readonly language?: Language
    },
    from: From,
  ): Promise<LoggedIn | Refusal>

  // One's own account

  account(actor: Actor): Promise<Account>
  /** Ends the user's other sessions. */
  changePassword(
    actor: Actor,
    input: { readonly current: string; readonly password: string },
  ): Promise<{ readonly is: 'changed' } | Refusal | Later>
  /** A new secret, for the app; not in use until a code of it was given. */
  startTotp(
    actor: Actor,
    input: { readonly password: string },
  ): Promise<
    | {
        readonly is: 'started'
        readonly secret: string
        readonly uri: string
        /** Of the uri. */
        readonly qr: QrCode
      }
    | Refusal
    | Later
  >
  /** The recovery codes are shown now and never again. */
  confirmTotp(
    actor: Actor,
    input: { readonly code: string },
  ): Promise<
    { readonly is: 'confirmed'; readonly recoveryCodes: readonly string[] } | Refusal | Later
  >
  dropTotp(
    actor: Actor,
    input: { readonly password: string },
  ): Promise<{ readonly is: 'dropped' } | Refusal | Later>
  /** Options for navigator.credentials.create, as JSON. */
  startPasskey(
    actor: Actor,
    input: { readonly password: string },
    site: Site,
  ): Promise<{ readonly is: 'started'; readonly options: unknown } | Refusal | Later>
  finishPasskey(
    actor: Actor,
    input: { readonly response: unknown; readonly name: string },
    site: Site,
  ): Promise<{ readonly is: 'added' } | Refusal>
  dropPasskey(actor: Actor, id: string): Promise<{ readonly is: 'dropped' } | Refusal>
  /** The newest first. */
  sessions(actor: Actor): Promise<readonly SessionLine[]>
  /** Ends one of one's own sessions. */
  revoke(actor: Actor, session: string): Promise<{ readonly is: 'revoked' } | Refusal>
  setPreferences(actor: Actor, preferences: Preferences): Promise<void>
  /** By name. */
  filters(actor: Actor): Promise<readonly SavedFilter[]>
  /** Replaces the one of that name. */
  saveFilter(actor: Actor, filter: SavedFilter): Promise<{ readonly is: 'saved' } | Refusal>
  dropFilter(actor: Actor, name: string): Promise<void>

  // All users: for who may `administer`

  /** By name. */
  users(actor: Actor): Promise<readonly UserLine[]>
  /** The password is shown once, and has to be changed at the first login. */
  addUser(
    actor: Actor,
    input: {
      readonly login: string
      readonly name: string
      readonly role: Role
      readonly run?: string
      readonly language?: Language
    },
  ): Promise<{ readonly is: 'added'; readonly user: string; readonly password: string } | Refusal>
  /** What is absent stays; an empty run is none. Who is switched off loses all sessions at once. */
  changeUser(
    actor: Actor,
    user: string,
    change: {
      readonly name?: string
      readonly role?: Role
      readonly run?: string
      readonly active?: boolean
    },
  ): Promise<{ readonly is: 'changed' } | Refusal>
  /** Ends the user's sessions. `factors: 'drop'` also forgets the app, its codes and passkeys. */
  resetPassword(
    actor: Actor,
    user: string,
    options: { readonly factors: 'keep' | 'drop' },
  ): Promise<{ readonly is: 'reset'; readonly password: string } | Refusal>
  endSessions(actor: Actor, user: string): Promise<{ readonly is: 'ended' } | Refusal>
  /** For good; what the user wrote keeps the name. */
  removeUser(actor: Actor, user: string): Promise<{ readonly is: 'removed' } | Refusal>

  // The audit log

  /** Writes a line about what this actor did. No text in it may hold a secret. */
  record(
    actor: Actor,
    entry: {
      /** The page, noun-verb: 'job-save'. */
      readonly action: string
      /** What it was done to: a job's number, a login. */
      readonly target?: string
      readonly outcome: AuditOutcome
      readonly text?: string
    },
  ): Promise<void>
  /** Newest first, up to a hundred; fewer with `next` when much had to be passed over. */
  audit(actor: Actor, query: AuditQuery): Promise<AuditPage>
}

/** What a user has in use. */
export type Account = {
  readonly passwordChangedAt: number
  readonly totp: boolean
  readonly recoveryCodesLeft: number
  readonly passkeys: readonly PasskeyLine[]
}

export type PasskeyLine = {
  readonly id: string
  readonly name: string
  /** The host name that it is good for. */
  readonly site: string
  readonly addedAt: number
  readonly usedAt?: number
}

export type SessionLine = {
  readonly id: string
  readonly openedAt: number
  /** To a few minutes. */
  readonly lastSeenAt: number
  readonly address: string
  /** The header User-Agent. */
  readonly agent: string
  /** The one that asks. */
  readonly current: boolean
}

/** A view of the board under a name. */
export type SavedFilter = {
  readonly name: string
  /** A query string without its '?'. */
  readonly query: string
}

export type UserLine = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly run?: string
  readonly active: boolean
  readonly totp: boolean
  readonly passkeys: number
  readonly madeAt: number
  readonly loggedInAt?: number
  /** Has a one-time password. */
  readonly mustChangePassword: boolean
}

/** refused: not allowed, or not possible. failed: a fault of ours. */
export type AuditOutcome = 'done' | 'refused' | 'failed'

export type AuditQuery = {
  /** `next` of the page before. */
  readonly before?: string
  /** A user's id. */
  readonly user?: string
  readonly action?: string
  /** Stands in the name, action, target, address or text; capitals don't matter. */
  readonly text?: string
}

type AuditPage = {
  readonly lines: readonly AuditLine[]
  /** Absent at the end of the log. */
  readonly next?: string
}

export type AuditLine = {
  readonly key: string
  /** ms since 1970. */
  readonly at: number
  /** A user's id; absent for tokens, and for who is not known. */
  readonly user?: string
  readonly name: string
  readonly address: string
  readonly action: string
  readonly target?: string
  readonly outcome: AuditOutcome
  readonly text?: string
}
