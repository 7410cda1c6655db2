/** All users, as an administrator has to do with them. */
import { randomBytes } from 'node:crypto'
import type { Preferences, Role, UserRecord } from '../../storage/storage.ts'
import {
  changeUser,
  type From,
  isLastAdministrator,
  type Refusal,
  refused,
  type UserContext,
} from './context.ts'
import { users_max } from './limits.ts'
import { enter, type LoggedIn } from './log-in.ts'
import { nameFault, readLogin } from './names.ts'
import { passwordFault } from './password-rules.ts'
import { readableSecret } from './readable-secret.ts'

const id_bytes = 32

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

export type NewUser = {
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly run?: string
  readonly language?: Preferences['language']
}

/** By name. */
export async function listUsers({ storage }: UserContext): Promise<readonly UserLine[]> {
  const users = await storage.users.all()
  return users.map(lineOf).toSorted((a, b) => a.name.localeCompare(b.name))
}

export async function isUnfounded({ storage }: UserContext): Promise<boolean> {
  return (await storage.users.all()).length === 0
}

/** Makes the very first user, and logs in. Who calls has made sure that this person may. */
export async function foundAdministrator(
  context: UserContext,
  input: Omit<NewUser, 'role' | 'run'> & { readonly password: string },
  from: From,
): Promise<LoggedIn | Refusal> {
  const { storage, changes, passwords, now } = context
  if (!(await isUnfounded(context))) return refused('already-there')
  const read = readNew({ ...input, role: 'administrator' })
  if (typeof read === 'string') return refused(read)
  const fault = passwordFault(input.password, { ...context, login: read.login })
  if (fault) return refused(fault)
  const password = { hash: await passwords.hash(input.password), changedAt: now(), oneTime: false }
  const user = newRecord(read, password)
  const founded = await changes.run(async () => {
    if (!(await isUnfounded(context))) return false
    await storage.write((unit) => unit.putUser(user))
    return true
  })
  if (!founded) return refused('already-there')
  const how = { how: 'founded', admit: (held: UserRecord) => held }
  return (await enter(context, user.id, from, how)) ?? refused('unknown')
}

/** The password is to be shown once, and changed at the first login. */
export async function addUser(
  context: UserContext,
  input: NewUser,
): Promise<{ readonly is: 'added'; readonly user: string; readonly password: string } | Refusal> {
  const { storage, changes } = context
  const read = readNew(input)
  if (typeof read === 'string') return refused(read)
  const { text, kept } = await oneTimePassword(context)
  return changes.run(async () => {
    if (await storage.users.byLogin(read.login)) return refused('login-taken')
    if ((await storage.users.all()).length >= users_max) return refused('too-many')
    const user = newRecord(read, kept)
    await storage.write((unit) => unit.putUser(user))
    return { is: 'added', user: user.id, password: text }
  })
}

export type UserInput = {
  readonly name?: string
  readonly role?: Role
  /** Empty: none. */
  readonly run?: string
  readonly active?: boolean
}

/** What is absent stays. Who is switched off loses all sessions at once. */
export function editUser(
  context: UserContext,
  id: string,
  input: UserInput,
): Promise<{ readonly is: 'changed' } | Refusal> {
  return changeUser<{ readonly is: 'changed' } | Refusal>(context, id, async (user) => {
    const { run: before, ...rest } = user
    const { name = user.name, role = user.role, active = user.active } = input
    const kept = role === 'guard' ? before : undefined
    const run = input.run === undefined ? kept : input.run || undefined
    const fault = nameFault(name, role, run)
    if (fault) return { answer: refused(fault) }
    const steps =
      active && role === 'administrator' ? false : await isLastAdministrator(context, user)
    if (steps) return { answer: refused('last-administrator') }
    return {
      put: { ...rest, name, role, active, ...(run === undefined ? {} : { run }) },
      ...(active ? {} : { end: 'all sessions' }),
      answer: { is: 'changed' },
    }
  })
}

/** A new one-time password. 'drop' also forgets the app, its recovery codes and the passkeys. */
export async function resetPassword(
  context: UserContext,
  id: string,
  { factors }: { readonly factors: 'keep' | 'drop' },
): Promise<{ readonly is: 'reset'; readonly password: string } | Refusal> {
  const { text, kept } = await oneTimePassword(context)
  return changeUser(context, id, (user) => {
    const { totp, totpStarted, ...rest } = user
    const put: UserRecord =
      factors === 'drop'
        ? { ...rest, password: kept, recoveryCodes: [], passkeys: [] }
        : { ...user, password: kept }
    return { put, end: 'all sessions', answer: { is: 'reset', password: text } as const }
  })
}

export function endSessions(
  context: UserContext,
  id: string,
): Promise<{ readonly is: 'ended' } | Refusal> {
  return changeUser(context, id, () => ({ end: 'all sessions', answer: { is: 'ended' } as const }))
}

/** For good. The audit log and the jobs keep the name. */
export function removeUser(
  context: UserContext,
  id: string,
): Promise<{ readonly is: 'removed' } | Refusal> {
  const { storage, sessions, changes } = context
  return changes.run(async () => {
    const user = await storage.users.get(id)
    if (!user) return refused('unknown')
    if (await isLastAdministrator(context, user)) return refused('last-administrator')
    const ended = await storage.sessions.of(id)
    const filters = await storage.users.filters(id)
    await storage.write((unit) => {
      unit.deleteUser(user)
      for (const session of ended) unit.deleteSession({ id: session, user: id })
      for (const { name } of filters) unit.deleteFilter(id, name)
    })
    sessions.tellEnded(ended)
    return { is: 'removed' }
  })
}

/** What was typed, as it is kept; or what is wrong with it. */
function readNew(input: NewUser) {
  const { name, role, language = 'en' } = input
  const login = readLogin(input.login)
  if (login === undefined) return 'login-form'
  const run = input.run || undefined
  return nameFault(name, role, run) ?? { login, name, role, language, run }
}

function newRecord(
  { run, language, ...rest }: Exclude<ReturnType<typeof readNew>, string>,
  password: UserRecord['password'],
): UserRecord {
  return {
    ...rest,
    ...(run === undefined ? {} : { run }),
    id: randomBytes(id_bytes).toString('hex'),
    active: true,
    madeAt: password.changedAt,
    password,
    recoveryCodes: [],
    passkeys: [],
    preferences: { language, scheme: 'system', dense: false },
    networks: [],
  }
}

async function oneTimePassword({ passwords, now }: UserContext) {
  const text = readableSecret()
  return { text, kept: { hash: await passwords.hash(text), changedAt: now(), oneTime: true } }
}

function lineOf(user: UserRecord): UserLine {
  const { id, login, name, role, run, active, madeAt, loggedInAt, totp, passkeys } = user
  return {
    ...{ id, login, name, role, active, madeAt },
    ...(run === undefined ? {} : { run }),
    ...(loggedInAt === undefined ? {} : { loggedInAt }),
    totp: totp !== undefined,
    passkeys: passkeys.length,
    mustChangePassword: user.password.oneTime,
  }
}
