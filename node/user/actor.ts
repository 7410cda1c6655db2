/** Who asks: a user in a session. */
import type { Preferences, Role, UserRecord } from '../../storage/storage.ts'
import { type Permission, roleMay } from './roles.ts'

export type Actor = Preferences & {
  readonly user: string
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly run?: string
  /** The session's id: a hash, never what the cookie holds. */
  readonly session: string
  readonly address: string
  /** The password is a one-time one: until it is changed nothing is permitted. */
  readonly mustChangePassword: boolean
  may(permission: Permission): boolean
}

export function actorOf(user: UserRecord, session: string, address: string): Actor {
  const { id, login, name, role, run, preferences, password } = user
  return {
    ...preferences,
    user: id,
    login,
    name,
    role,
    ...(run === undefined ? {} : { run }),
    session,
    address,
    mustChangePassword: password.oneTime,
    may: (permission) => !password.oneTime && roleMay(role, permission),
  }
}
