/**
 * Passkeys: a key pair in a phone, a computer or a stick, unlocked there by its owner. One alone
 * logs in: having it and unlocking it are two factors. The library is loaded at the first use.
 */
import { isName } from '../../protocol/identity/certificate.ts'
import type { PasskeyRecord, UserRecord } from '../../storage/storage.ts'
import type { Actor } from './actor.ts'
import { changeOwn, type From, type Refusal, refused, type UserContext } from './context.ts'
import { challenge_ms, passkeys_max } from './limits.ts'
import { enter, type LoggedIn, type No, recordFailure } from './log-in.ts'
import { authenticationResponse, registrationResponse } from './passkey-response.ts'
import { type Relying, relyingParty, type Site } from './site.ts'

/** Ed25519, ES256, RS256: what authenticators make today. Others are experiments of Node itself. */
const algorithms = [-8, -7, -257]

type Options = { readonly is: 'started'; readonly options: unknown }

/** Options to make one; the password was asked before. */
export async function passkeyOptions(
  { storage, tickets, company }: UserContext,
  { user: id, login, name }: Actor,
  site: Site,
): Promise<Options | Refusal> {
  const relying = relyingParty(site)
  if (!relying) return refused('passkey-site')
  const held = (await storage.users.get(id))?.passkeys ?? []
  if (held.length >= passkeys_max) return refused('too-many')
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  const options = await generateRegistrationOptions({
    rpName: company,
    rpID: relying.id,
    userID: Uint8Array.from(Buffer.from(id, 'hex')),
    userName: login,
    userDisplayName: name,
    challenge: bytesOf(tickets.issue(aboutAdding(id, relying), challenge_ms)),
    timeout: challenge_ms,
    // Which make it is says nothing here, and its certificates would have to be looked up.
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: held.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { is: 'started', options }
}

export async function addPasskey(
  context: UserContext,
  actor: Actor,
  { response, name }: { readonly response: unknown; readonly name: string },
  site: Site,
): Promise<{ readonly is: 'added' } | Refusal> {
  const { user: id } = actor
  const relying = relyingParty(site)
  if (!relying) return refused('passkey-site')
  if (!isName(name)) return refused('name-form')
  const made = await readNewPasskey(context, id, response, relying)
  if (!made) return refused('passkey-wrong')
  const { challenge, ...key } = made
  const passkey = { ...key, name, site: relying.id, addedAt: context.now() }
  return changeOwn<{ readonly is: 'added' } | Refusal>(context, actor, (user) => {
    if (user.passkeys.some((held) => held.id === passkey.id)) {
      return { answer: refused('already-there') }
    }
    if (user.passkeys.length >= passkeys_max) return { answer: refused('too-many') }
    if (!context.tickets.use(challenge, aboutAdding(id, relying))) {
      return { answer: refused('expired') }
    }
    return { put: { ...user, passkeys: [...user.passkeys, passkey] }, answer: { is: 'added' } }
  })
}

export function dropPasskey(
  context: UserContext,
  actor: Actor,
  passkey: string,
): Promise<{ readonly is: 'dropped' } | Refusal> {
  return changeOwn<{ readonly is: 'dropped' } | Refusal>(context, actor, (user) => {
    const passkeys = user.passkeys.filter((held) => held.id !== passkey)
    if (passkeys.length === user.passkeys.length) return { answer: refused('unknown') }
    return { put: { ...user, passkeys }, answer: { is: 'dropped' } }
  })
}

/** Options to log in with any passkey of this site: nobody is named, so nobody is told of. */
export async function startPasskeyLogin(
  { tickets }: UserContext,
  site: Site,
): Promise<Options | Refusal> {
  const relying = relyingParty(site)
  if (!relying) return refused('passkey-site')
  const { generateAuthenticationOptions } = await import('@simplewebauthn/server')
  const options = await generateAuthenticationOptions({
    rpID: relying.id,
    challenge: bytesOf(tickets.issue(aboutEntering(relying), challenge_ms)),
    timeout: challenge_ms,
    userVerification: 'required',
  })
  return { is: 'started', options }
}

export async function finishPasskeyLogin(
  context: UserContext,
  response: unknown,
  site: Site,
  from: From,
): Promise<LoggedIn | No> {
  const relying = relyingParty(site)
  const read = authenticationResponse.safeParse(response)
  const handle = read.data && Buffer.from(read.data.response.userHandle, 'base64url')
  const user = handle && (await context.storage.users.get(handle.toString('hex')))
  const passkey = user?.passkeys.find(({ id }) => id === read.data?.id)
  const used =
    relying && passkey?.site === relying.id && read.data
      ? await readUse(context, read.data, passkey, relying)
      : undefined
  const admit = (held: UserRecord) => {
    // It may have been dropped since; and an answer opens one session only.
    if (!relying || !used || !held.passkeys.some(({ id }) => id === passkey?.id)) return undefined
    return context.tickets.use(used.challenge, aboutEntering(relying))
      ? withUse(held, passkey?.id, used.counter, context.now())
      : undefined
  }
  const entered = user && used && (await enter(context, user.id, from, { how: 'passkey', admit }))
  if (entered) return entered
  await recordFailure(context, user, from, 'passkey')
  return { is: 'no' }
}

type NewPasskey = Pick<PasskeyRecord, 'id' | 'publicKey' | 'counter'> & {
  readonly challenge: string
}

/** The key in an answer to our options; undefined when anything about it is wrong. */
async function readNewPasskey(
  { tickets }: UserContext,
  user: string,
  answer: unknown,
  relying: Relying,
): Promise<NewPasskey | undefined> {
  const { success, data: response } = registrationResponse.safeParse(answer)
  if (!success) return undefined
  let challenge = ''
  try {
    // Other forms bring certificates, for which the library would ask servers that they name.
    if (!(await isPlain(response.response.attestationObject))) return undefined
    const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
    const { registrationInfo } = await verifyRegistrationResponse({
      response,
      expectedChallenge: (given) => {
        challenge = given
        return tickets.isGood(given, aboutAdding(user, relying))
      },
      expectedOrigin: relying.origin,
      expectedRPID: relying.id,
      supportedAlgorithmIDs: algorithms,
    })
    if (!registrationInfo) return undefined
    const { id, publicKey, counter } = registrationInfo.credential
    return { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, challenge }
  } catch {
    // The library throws at whatever a browser, or somebody else, made wrong.
    return undefined
  }
}

async function isPlain(attestation: string): Promise<boolean> {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers')
  return decodeAttestationObject(bytesOf(attestation)).get('fmt') === 'none'
}

type Response = ReturnType<typeof authenticationResponse.parse>

/** Undefined when the answer isn't this passkey's, or not to a question of ours. */
async function readUse(
  { tickets }: UserContext,
  response: Response,
  { id, publicKey, counter }: PasskeyRecord,
  relying: Relying,
): Promise<{ readonly counter: number; readonly challenge: string } | undefined> {
  let challenge = ''
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (given) => {
        challenge = given
        return tickets.isGood(given, aboutEntering(relying))
      },
      expectedOrigin: relying.origin,
      expectedRPID: relying.id,
      credential: { id, publicKey: bytesOf(publicKey), counter },
    })
    return verified ? { counter: authenticationInfo.newCounter, challenge } : undefined
  } catch {
    return undefined
  }
}

function withUse(
  user: UserRecord,
  passkey: string | undefined,
  counter: number,
  usedAt: number,
): UserRecord {
  const passkeys = user.passkeys.map((held) =>
    held.id === passkey ? { ...held, counter, usedAt } : held,
  )
  return { ...user, passkeys }
}

function aboutAdding(user: string, { id }: Relying): string {
  return `passkey of ${user} at ${id}`
}

function aboutEntering({ id }: Relying): string {
  return `login at ${id}`
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64url, 'base64url'))
}
