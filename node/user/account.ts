/** What users do with their own account. */
import { isName } from '../../protocol/identity/certificate.ts'
import type { Preferences, SessionRecord } from '../../storage/storage.ts'
import type { Actor } from './actor.ts'
import {
  changeOwn,
  changeUser,
  type Later,
  later,
  type Refusal,
  refused,
  type UserContext,
} from './context.ts'
import {
  filter_name_chars_max,
  filter_query_chars_max,
  filters_max,
  totp_start_ms,
} from './limits.ts'
import { networkOf } from './network-of.ts'
import { passwordFault } from './password-rules.ts'
import { newRecoveryCodes } from './recovery-codes.ts'
import { newTotpSecret, totpStep, totpUri } from './totp.ts'

export async function viewAccount({ storage }: UserContext, actor: Actor) {
  const user = await storage.users.get(actor.user)
  return {
    passwordChangedAt: user?.password.changedAt ?? 0,
    totp: user?.totp !== undefined,
    recoveryCodesLeft: user?.recoveryCodes.length ?? 0,
    passkeys: (user?.passkeys ?? []).map(({ id, name, site, addedAt, usedAt }) => ({
      ...{ id, name, site, addedAt },
      ...(usedAt === undefined ? {} : { usedAt }),
    })),
  }
}

/**
 * Whether this is the actor's own password, asked again before what a thief of the session must not
 * do. Undefined: it is.
 */
export async function checkPassword(
  { storage, passwords, passwordTries }: UserContext,
  { user, login, address }: Actor,
  password: string,
): Promise<Refusal | Later | undefined> {
  // Counted for this login here only: the session says who it is.
  const one = { login, network: networkOf(address), known: true }
  const wait = await passwordTries.take(one)
  if (wait !== undefined) return later(wait)
  const held = await storage.users.get(user)
  const right = await passwords.matches(held?.password.hash, password)
  if (right === 'busy') {
    await passwordTries.giveBack(one)
    return later(1)
  }
  if (!right) return refused('password-wrong')
  await passwordTries.forgive(one)
  return undefined
}

/** Ends the user's other sessions. */
export async function changePassword(
  context: UserContext,
  actor: Actor,
  { current, password }: { readonly current: string; readonly password: string },
): Promise<{ readonly is: 'changed' } | Refusal | Later> {
  const { passwords, now } = context
  const wrong = await checkPassword(context, actor, current)
  if (wrong) return wrong
  const fault = passwordFault(password, { ...context, login: actor.login })
  if (fault) return refused(fault)
  if (password === current) return refused('password-same')
  const kept = { hash: await passwords.hash(password), changedAt: now(), oneTime: false }
  return changeOwn(context, actor, (user) => ({
    put: { ...user, password: kept },
    end: { allBut: actor.session },
    answer: { is: 'changed' } as const,
  }))
}

export async function startTotp(
  context: UserContext,
  actor: Actor,
  { password }: { readonly password: string },
): Promise<
  { readonly is: 'started'; readonly secret: string; readonly uri: string } | Refusal | Later
> {
  const wrong = await checkPassword(context, actor, password)
  if (wrong) return wrong
  const secret = newTotpSecret()
  const sealed = await context.box.seal(secret, actor.user)
  const uri = totpUri(secret, context.company, actor.login)
  const started = { is: 'started', secret, uri } as const
  return changeOwn<typeof started | Refusal>(context, actor, (user) => {
    if (user.totp) return { answer: refused('already-there') }
    const totpStarted = { secret: sealed, at: context.now() }
    return { put: { ...user, totpStarted }, answer: started }
  })
}

/** The first code shows that the app has the secret. The recovery codes are shown this once. */
export async function confirmTotp(
  context: UserContext,
  actor: Actor,
  { code }: { readonly code: string },
): Promise<
  { readonly is: 'confirmed'; readonly recoveryCodes: readonly string[] } | Refusal | Later
> {
  const { codeTries, box, now } = context
  const one = { login: actor.login, network: networkOf(actor.address), known: true }
  const wait = await codeTries.take(one)
  if (wait !== undefined) return later(wait)
  const { codes, hashes } = newRecoveryCodes()
  type Confirmed = { readonly is: 'confirmed'; readonly recoveryCodes: readonly string[] }
  const answer = await changeOwn<Confirmed | Refusal>(context, actor, async (user) => {
    const { totpStarted, ...rest } = user
    if (user.totp) return { answer: refused('already-there') }
    if (!totpStarted || now() - totpStarted.at >= totp_start_ms) {
      return { answer: refused('expired') }
    }
    const secret = await box.open(totpStarted.secret, user.id)
    const usedStep = secret && totpStep(secret, code, { now: now(), usedStep: 0 })
    if (!usedStep) return { answer: refused('code-wrong') }
    const totp = { secret: totpStarted.secret, usedStep }
    return {
      put: { ...rest, totp, recoveryCodes: hashes },
      answer: { is: 'confirmed', recoveryCodes: codes },
    }
  })
  if (answer.is === 'confirmed') await codeTries.forgive(one)
  return answer
}

export async function dropTotp(
  context: UserContext,
  actor: Actor,
  { password }: { readonly password: string },
): Promise<{ readonly is: 'dropped' } | Refusal | Later> {
  const wrong = await checkPassword(context, actor, password)
  if (wrong) return wrong
  return changeOwn(context, actor, ({ totp, ...rest }) => ({
    put: { ...rest, recoveryCodes: [] },
    answer: { is: 'dropped' } as const,
  }))
}

export async function listSessions({ sessions }: UserContext, { user, session }: Actor) {
  const line = ({ id, openedAt, lastSeenAt, address, agent }: SessionRecord) => ({
    ...{ id, openedAt, lastSeenAt, address, agent },
    current: id === session,
  })
  return (await sessions.of(user)).map(line)
}

/** Ends one of one's own sessions. */
export async function revokeSession(
  { sessions }: UserContext,
  { user }: Actor,
  session: string,
): Promise<{ readonly is: 'revoked' } | Refusal> {
  return (await sessions.end(user, session)) ? { is: 'revoked' } : refused('unknown')
}

export async function setPreferences(
  context: UserContext,
  actor: Actor,
  { language, scheme, dense }: Preferences,
): Promise<void> {
  await changeUser(context, actor.user, (user) => ({
    put: { ...user, preferences: { language, scheme, dense } },
    answer: undefined,
  }))
}

export type SavedFilter = { readonly name: string; readonly query: string }

/** Replaces the one of that name. */
export function saveFilter(
  { storage, changes }: UserContext,
  { user }: Actor,
  { name, query }: SavedFilter,
): Promise<{ readonly is: 'saved' } | Refusal> {
  return changes.run(async () => {
    if (!isFilter({ name, query })) return refused('filter-form')
    const others = (await storage.users.filters(user)).filter((held) => held.name !== name)
    if (others.length >= filters_max) return refused('too-many')
    await storage.write((unit) => unit.putFilter(user, name, query))
    return { is: 'saved' }
  })
}

export function dropFilter(
  { storage, changes }: UserContext,
  { user }: Actor,
  name: string,
): Promise<void> {
  return changes.run(() => storage.write((unit) => unit.deleteFilter(user, name)))
}

/** A name that shows, and a query string as a browser writes one: nothing to lead elsewhere. */
function isFilter({ name, query }: SavedFilter): boolean {
  const named = isName(name) && name.length <= filter_name_chars_max
  return named && query.length <= filter_query_chars_max && /^[\w.~!*'()%&=+,:;@/-]*$/.test(query)
}
