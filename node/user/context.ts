/** What the use cases of users share, and what they answer with. */
import type { Role, Storage, UserRecord } from '../../storage/storage.ts'
import type { Sequence } from '../stream/sequence.ts'
import type { Actor } from './actor.ts'
import type { AuditLog } from './audit.ts'
import type { LeakedPasswords } from './leaked-passwords.ts'
import type { LoginLimits } from './login-limits.ts'
import type { PasswordFault } from './password-rules.ts'
import type { Passwords } from './passwords.ts'
import type { SecretBox } from './secret-box.ts'
import type { Sessions } from './sessions.ts'
import type { Tickets } from './tickets.ts'

export type UserContext = {
  readonly storage: Storage
  readonly now: () => number
  /** The company's name: apps and browsers show it beside the login. */
  readonly company: string
  /**
   * Users and sessions are changed one at a time, each durable before the next: what is read in a
   * change is all there is.
   */
  readonly changes: Sequence
  readonly passwords: Passwords
  readonly leaked: LeakedPasswords
  readonly box: SecretBox
  readonly sessions: Sessions
  readonly tickets: Tickets
  readonly audit: AuditLog
  readonly passwordTries: LoginLimits
  readonly codeTries: LoginLimits
}

/** Where a request comes from that nobody is logged in for. */
export type From = { readonly address: string; readonly agent: string }

/** Why what was typed is not taken. */
export type UserFault =
  | PasswordFault
  | 'login-form'
  | 'login-taken'
  | 'name-form'
  | 'run-form'
  | 'run-not-guard'
  | 'password-same'
  | 'password-wrong'
  | 'code-wrong'
  | 'expired'
  | 'already-there'
  | 'passkey-wrong'
  | 'passkey-site'
  | 'filter-form'
  | 'too-many'
  | 'last-administrator'
  | 'unknown'

export type Refusal = { readonly is: 'refused'; readonly fault: UserFault }

export function refused(fault: UserFault): Refusal {
  return { is: 'refused', fault }
}

/** To be tried again after so many seconds. */
export type Later = { readonly is: 'later'; readonly seconds: number }

export function later(seconds: number): Later {
  return { is: 'later', seconds }
}

/** What a change of one user does: what is put, which of the sessions end, what is answered. */
export type UserChange<Answer> = {
  readonly put?: UserRecord
  readonly end?: 'all sessions' | { readonly allBut: string }
  readonly answer: Answer
}

/** Changes one user, alone. Who is not there is 'unknown'. */
export function changeUser<Answer>(
  context: UserContext,
  id: string,
  decide: (user: UserRecord) => UserChange<Answer> | Promise<UserChange<Answer>>,
): Promise<Answer | Refusal> {
  const { storage, sessions, changes } = context
  return changes.run(async () => {
    const user = await storage.users.get(id)
    if (!user) return refused('unknown')
    const { put, end, answer } = await decide(user)
    const kept = typeof end === 'object' ? end.allBut : undefined
    const ended = end ? (await storage.sessions.of(id)).filter((one) => one !== kept) : []
    await storage.write((unit) => {
      if (put) unit.putUser(put)
      for (const session of ended) unit.deleteSession({ id: session, user: id })
    })
    sessions.tellEnded(ended)
    return answer
  })
}

/**
 * As `changeUser`, of an actor's own. Who was logged out meanwhile, by an administrator who gave out a
 * new password, changes nothing any more.
 */
export function changeOwn<Answer>(
  context: UserContext,
  { user, session }: Pick<Actor, 'user' | 'session'>,
  decide: (user: UserRecord) => UserChange<Answer> | Promise<UserChange<Answer>>,
): Promise<Answer | Refusal> {
  return changeUser<Answer | Refusal>(context, user, async (held) =>
    (await context.storage.sessions.get(session)) ? decide(held) : { answer: refused('expired') },
  )
}

/** Asked in a change: whether the company would have no administrator without this user. */
export async function isLastAdministrator(
  { storage }: UserContext,
  user: UserRecord,
): Promise<boolean> {
  if (!isAdministrator(user)) return false
  const all = await storage.users.all()
  return !all.some((other) => other.id !== user.id && isAdministrator(other))
}

const administrator: Role = 'administrator'

function isAdministrator({ role, active }: UserRecord): boolean {
  return role === administrator && active
}
