/** Logging in: the password, then a code where the user has an app; and the end of a session. */
import type { UserRecord } from '../../storage/storage.ts'
import { type Actor, actorOf } from './actor.ts'
import { type From, type Later, later, type UserContext } from './context.ts'
import { one_time_password_ms, ticket_ms } from './limits.ts'
import type { Try } from './login-limits.ts'
import { readLogin } from './names.ts'
import { networkOf } from './network-of.ts'
import { withoutCode } from './recovery-codes.ts'
import { totpStep } from './totp.ts'

/** Until a waiting comparison of passwords is done. */
const busy_seconds = 2
/** At home, at the office, on the phone, and two more. */
const networks_max = 5

/** The secret is for the cookie, and nowhere else. */
export type LoggedIn = { readonly is: 'in'; readonly secret: string; readonly actor: Actor }
export type No = { readonly is: 'no' }

const no: No = { is: 'no' }

/** Says no alike to a wrong password, an unknown login and a user who is switched off. */
export async function logIn(
  context: UserContext,
  input: { readonly login: string; readonly password: string },
  from: From,
): Promise<LoggedIn | { readonly is: 'code needed'; readonly ticket: string } | No | Later> {
  const { storage, passwordTries, passwords, tickets, now } = context
  const login = readLogin(input.login)
  const user = login === undefined ? undefined : await storage.users.byLogin(login)
  const one = tryOf(login ?? '', user, from.address)
  const wait = await passwordTries.take(one)
  if (wait !== undefined) return later(wait)
  const hash = user?.active && !isStale(user.password, now()) ? user.password.hash : undefined
  const right = await passwords.matches(hash, input.password)
  if (right === 'busy') {
    await passwordTries.giveBack(one)
    return later(busy_seconds)
  }
  if (!right || !user) {
    await recordFailure(context, user, from, 'password')
    return no
  }
  await passwordTries.forgive(one)
  if (user.totp) {
    return { is: 'code needed', ticket: `${user.id}.${tickets.issue(aboutCode(user), ticket_ms)}` }
  }
  const samePassword = (held: UserRecord) => (held.password.hash === hash ? held : undefined)
  return (await enter(context, user.id, from, { how: 'password', admit: samePassword })) ?? no
}

/** The second step. A code, and a ticket, is good once. */
export async function giveCode(
  context: UserContext,
  { ticket: text, code }: { readonly ticket: string; readonly code: string },
  from: From,
): Promise<LoggedIn | No | { readonly is: 'expired' } | Later> {
  const { storage, tickets, codeTries } = context
  const [id = '', ticket = ''] = text.split('.')
  const user = await storage.users.get(id)
  if (!user?.active || !tickets.isGood(ticket, aboutCode(user))) return { is: 'expired' }
  const one = tryOf(user.login, user, from.address)
  const wait = await codeTries.take(one)
  if (wait !== undefined) return later(wait)
  const admit = async (held: UserRecord) => {
    // The password may have changed since it was asked.
    if (!tickets.isGood(ticket, aboutCode(held))) return undefined
    const next = await withCodeUsed(context, held, code)
    return next && tickets.use(ticket, aboutCode(held)) ? next : undefined
  }
  const entered = await enter(context, id, from, { how: 'password and code', admit })
  if (entered) await codeTries.forgive(one)
  else await recordFailure(context, user, from, 'code')
  return entered ?? no
}

/** Opens a session for a user as `admit` leaves the record; undefined where it admits nobody. */
export function enter(
  context: UserContext,
  id: string,
  from: From,
  {
    how,
    admit,
  }: {
    readonly how: string
    admit(held: UserRecord): UserRecord | undefined | Promise<UserRecord | undefined>
  },
): Promise<LoggedIn | undefined> {
  const { storage, sessions, changes, audit, now } = context
  return changes.run(async () => {
    const held = await storage.users.get(id)
    const admitted = held?.active ? await admit(held) : undefined
    if (!admitted) return undefined
    const user = { ...admitted, loggedInAt: now(), networks: withNetwork(admitted, from.address) }
    const { secret, record, ended } = await sessions.plan(id, from)
    await storage.write((unit) => {
      unit.putUser(user)
      unit.putSession(record)
      for (const session of ended) unit.deleteSession({ id: session, user: id })
      const { name } = user
      const { address } = from
      audit.stage(unit, { user: id, name, address, action: 'log-in', outcome: 'done', text: how })
    })
    sessions.tellEnded(ended)
    return { is: 'in', secret, actor: actorOf(user, record.id, from.address) }
  })
}

/** Who has this secret in the cookie. */
export async function findActor(
  { sessions, storage }: UserContext,
  secret: string | undefined,
  address: string,
): Promise<Actor | undefined> {
  const session = await sessions.find(secret, address)
  if (!session) return undefined
  const user = await storage.users.get(session.user)
  return user?.active ? actorOf(user, session.id, address) : undefined
}

export async function logOut(
  { sessions, audit }: UserContext,
  { user, name, session, address }: Actor,
): Promise<void> {
  await sessions.end(user, session)
  await audit.record({ user, name, address, action: 'log-out', outcome: 'done' })
}

/** A line of the log. What was typed as a login is not in it: it may have been the password. */
export async function recordFailure(
  { audit }: UserContext,
  user: UserRecord | undefined,
  { address }: From,
  text: string,
): Promise<void> {
  const who = user ? { user: user.id, name: user.name } : { name: '' }
  await audit.recordFailedLogin({ ...who, address, action: 'log-in', outcome: 'refused', text })
}

function tryOf(login: string, user: UserRecord | undefined, address: string): Try {
  const network = networkOf(address)
  return { login, network, known: user?.networks.includes(network) ?? false }
}

/** The user with this code used up, of the app or of the paper; undefined when it is wrong. */
async function withCodeUsed(
  { box, now }: UserContext,
  user: UserRecord,
  code: string,
): Promise<UserRecord | undefined> {
  if (!user.totp) return undefined
  const { usedStep } = user.totp
  const secret = await box.open(user.totp.secret, user.id)
  const step = secret && totpStep(secret, code, { now: now(), usedStep })
  if (step) return { ...user, totp: { ...user.totp, usedStep: step } }
  const recoveryCodes = withoutCode(user.recoveryCodes, code)
  return recoveryCodes && { ...user, recoveryCodes }
}

/** A one-time password that nobody used lies about somewhere. */
function isStale({ oneTime, changedAt }: UserRecord['password'], now: number): boolean {
  return oneTime && now - changedAt >= one_time_password_ms
}

/** A ticket ends with the password that it was given for. */
function aboutCode({ id, password }: UserRecord): string {
  return `code of ${id} ${password.hash}`
}

function withNetwork({ networks }: UserRecord, address: string): string[] {
  const network = networkOf(address)
  return [network, ...networks.filter((one) => one !== network)].slice(0, networks_max)
}
