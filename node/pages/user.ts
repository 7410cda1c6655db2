/** What the pages ask about users: the use cases, each for who may. */
import * as account from '../user/account.ts'
import type { Actor } from '../user/actor.ts'
import type { AuditEntry, AuditQuery } from '../user/audit.ts'
import type { From, UserContext } from '../user/context.ts'
import * as entering from '../user/log-in.ts'
import * as passkeys from '../user/passkeys.ts'
import { relyingParty, type Site } from '../user/site.ts'
import * as users from '../user/users.ts'
import { qrCode } from './qr.ts'

/** Bound to the node's context; whoever is not an actor of `administer` can't ask about others. */
export function usersBackend(context: UserContext) {
  return {
    ...enteringBackend(context),
    ...accountBackend(context),
    ...administrationBackend(context),
  } as const
}

function enteringBackend(context: UserContext) {
  return {
    logIn: (input: Parameters<typeof entering.logIn>[1], from: From) =>
      entering.logIn(context, input, from),
    giveCode: (input: Parameters<typeof entering.giveCode>[1], from: From) =>
      entering.giveCode(context, input, from),
    passkeysWork: (site: Site) => relyingParty(site) !== undefined,
    startPasskeyLogin: (site: Site) => passkeys.startPasskeyLogin(context, site),
    finishPasskeyLogin: (response: unknown, site: Site, from: From) =>
      passkeys.finishPasskeyLogin(context, response, site, from),
    actorOf: (secret: string | undefined, address: string) =>
      entering.findActor(context, secret, address),
    logOut: (actor: Actor) => entering.logOut(context, actor),
    onSessionsEnded: (listener: (sessions: readonly string[]) => void) =>
      context.sessions.onEnded(listener),
    unfounded: () => users.isUnfounded(context),
    foundAdministrator: (input: Parameters<typeof users.foundAdministrator>[1], from: From) =>
      users.foundAdministrator(context, input, from),
  } as const
}

function accountBackend(context: UserContext) {
  return {
    account: (actor: Actor) => account.viewAccount(context, actor),
    changePassword: (actor: Actor, input: Parameters<typeof account.changePassword>[2]) =>
      account.changePassword(context, actor, input),
    startTotp: async (actor: Actor, input: { readonly password: string }) => {
      const said = await account.startTotp(context, actor, input)
      return said.is === 'started' ? { ...said, qr: await qrCode(said.uri) } : said
    },
    confirmTotp: (actor: Actor, input: { readonly code: string }) =>
      account.confirmTotp(context, actor, input),
    dropTotp: (actor: Actor, input: { readonly password: string }) =>
      account.dropTotp(context, actor, input),
    startPasskey: async (actor: Actor, input: { readonly password: string }, site: Site) =>
      (await account.checkPassword(context, actor, input.password)) ??
      passkeys.passkeyOptions(context, actor, site),
    finishPasskey: (
      actor: Actor,
      input: { readonly response: unknown; readonly name: string },
      site: Site,
    ) => passkeys.addPasskey(context, actor, input, site),
    dropPasskey: (actor: Actor, id: string) => passkeys.dropPasskey(context, actor, id),
    sessions: (actor: Actor) => account.listSessions(context, actor),
    revoke: (actor: Actor, session: string) => account.revokeSession(context, actor, session),
    setPreferences: (actor: Actor, preferences: Parameters<typeof account.setPreferences>[2]) =>
      account.setPreferences(context, actor, preferences),
    filters: (actor: Actor) => context.storage.users.filters(actor.user),
    saveFilter: (actor: Actor, filter: account.SavedFilter) =>
      account.saveFilter(context, actor, filter),
    dropFilter: (actor: Actor, name: string) => account.dropFilter(context, actor, name),
  } as const
}

function administrationBackend(context: UserContext) {
  return {
    users: async (actor: Actor) => users.listUsers(forAdministrator(context, actor)),
    addUser: async (actor: Actor, input: users.NewUser) =>
      users.addUser(forAdministrator(context, actor), input),
    changeUser: async (actor: Actor, user: string, input: users.UserInput) =>
      users.editUser(forAdministrator(context, actor), user, input),
    resetPassword: async (
      actor: Actor,
      user: string,
      options: Parameters<typeof users.resetPassword>[2],
    ) => users.resetPassword(forAdministrator(context, actor), user, options),
    endSessions: async (actor: Actor, user: string) =>
      users.endSessions(forAdministrator(context, actor), user),
    removeUser: async (actor: Actor, user: string) =>
      users.removeUser(forAdministrator(context, actor), user),
    record: (
      { user, name, address }: Actor,
      entry: Omit<AuditEntry, 'user' | 'name' | 'address'>,
    ) => context.audit.record({ ...entry, user, name, address }),
    audit: async (actor: Actor, query: AuditQuery) =>
      forAdministrator(context, actor).audit.page(query),
  } as const
}

/** The table of pages lets nobody else come so far: a page that does is a fault of ours. */
function forAdministrator(context: UserContext, actor: Actor): UserContext {
  if (!actor.may('administer')) throw new Error(`${actor.role} asks what administrators may`)
  return context
}
