/** Puts the room of users together, and keeps it tidy while the node runs. */
import type { Storage } from '../../storage/storage.ts'
import { Background } from '../job/background.ts'
import { Sequence } from '../stream/sequence.ts'
import { AuditLog } from './audit.ts'
import type { UserContext } from './context.ts'
import { LeakedPasswords } from './leaked-passwords.ts'
import { codeLimits, LoginLimits, passwordLimits, type TryLimits } from './login-limits.ts'
import { type Hasher, Passwords } from './passwords.ts'
import { SecretBox } from './secret-box.ts'
import { Sessions } from './sessions.ts'
import { Tickets } from './tickets.ts'

/** How often what is over is deleted; a day is the unit of both. */
const sweep_ms = 3_600_000

export type UsersOptions = {
  readonly storage: Storage
  /** The data folder, in which the key of secrets is made. */
  readonly data: string
  /** The company's name. */
  readonly company: string
  readonly now: () => number
  /** A test has less to wait for, and counts. */
  readonly hasher?: Hasher
  readonly limits?: { readonly password: TryLimits; readonly code: TryLimits }
}

export function openUsers({
  storage,
  data,
  company,
  now,
  hasher,
  limits,
}: UsersOptions): UserContext {
  const changes = new Sequence()
  return {
    storage,
    now,
    company,
    changes,
    passwords: new Passwords(hasher),
    leaked: LeakedPasswords.read(),
    box: new SecretBox(data),
    sessions: new Sessions({ storage, now, changes }),
    tickets: new Tickets(now),
    audit: new AuditLog(storage, now),
    passwordTries: new LoginLimits(limits?.password ?? passwordLimits),
    codeTries: new LoginLimits(limits?.code ?? codeLimits),
  }
}

/** Deletes sessions and audit lines whose time is over, now and every hour. Returns what ends it. */
export function tidyUsers(
  { sessions, audit }: UserContext,
  auditDays: number,
  failed: (error: unknown) => void,
): () => Promise<void> {
  const background = new Background(failed)
  const tidy = () =>
    background.start(async () => {
      await sessions.sweep()
      await audit.sweep(auditDays)
    })
  tidy()
  const timer = setInterval(tidy, sweep_ms)
  return () => {
    clearInterval(timer)
    return background.stop()
  }
}
