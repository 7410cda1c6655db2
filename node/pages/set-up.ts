/** What the pages ask to set the node up in a browser, by who has its set-up token. */
import { basename } from 'node:path'
import { isCode, isName } from '../../protocol/identity/certificate.ts'
import { seedFromRecoveryPhrase } from '../../protocol/identity/recovery-phrase.ts'
import { isCountry, isZone, type Profile } from '../operate/company-profile.ts'
import { publicAddress } from '../transport/public-address.ts'
import type { Claim } from '../user/claim.ts'
import type { From, UserContext } from '../user/context.ts'
import { setUpTokenFile } from '../user/set-up-token.ts'
import { foundAdministrator, isUnfounded, type NewUser } from '../user/users.ts'

export type SetUpSources = {
  readonly data: string
  readonly claim: Claim
  /** Where other nodes reach this one, by its settings. */
  readonly announced: readonly string[]
  /** Undefined until there is a company. */
  users(): UserContext | undefined
  /** Makes the company and begins it; false: there is one, or one is being made. */
  found(input: {
    readonly name: string
    readonly code: string
    readonly profile: Profile
    /** Of a company that has lost its node: what its recovery phrase stands for. */
    readonly companySeed?: Uint8Array
  }): Promise<boolean>
  /** There is an administrator, logged in by this session: nobody needs the token any more. */
  founded(session: string): Promise<void>
}

type NewCompany = Place & {
  readonly name: string
  readonly code: string
  readonly phrase?: string
}

type Place = { readonly country: string; readonly zone: string; readonly address: string }

export function setUpBackend(sources: SetUpSources) {
  const { claim, announced } = sources
  const missing = async () => {
    const users = sources.users()
    if (!users) return 'company'
    return (await isUnfounded(users)) ? 'administrator' : undefined
  }
  return {
    missing,
    tokenFile: basename(setUpTokenFile(sources.data)),
    announced,
    claim: async (token: string, from: From) => {
      // Nothing can be claimed any more, and nobody is told whether the token was right.
      if ((await missing()) === undefined) return { is: 'no' } as const
      return claim.take(token, from)
    },
    isClaim: (secret: string | undefined) => claim.isHeldBy(secret),
    async foundCompany(input: NewCompany) {
      const name = input.name.trim()
      const code = input.code.trim().toUpperCase()
      if (!isName(name)) return refused('name')
      if (!isCode(code)) return refused('code')
      const profile = profileOf(input)
      if (typeof profile === 'string') return refused(profile)
      const typed = input.phrase?.trim() ?? ''
      const read = typed === '' ? undefined : seedFromRecoveryPhrase(typed)
      if (read && 'fault' in read) return refused('phrase')
      const company = { name, code, profile, ...(read ? { companySeed: read.seed } : {}) }
      const founded = await sources.found(company)
      return founded ? ({ is: 'founded' } as const) : refused('already-there')
    },
    async foundAdministrator(
      input: Omit<NewUser, 'role' | 'run'> & { readonly password: string },
      from: From,
    ) {
      const users = sources.users()
      if (!users) throw new Error('the administrator comes after the company')
      const founded = await foundAdministrator(users, input, from)
      if (founded.is === 'in') {
        claim.end()
        await sources.founded(founded.actor.session)
      }
      return founded
    },
  } as const
}

/** What was typed of where the company is, as it is kept; or the field that is wrong. */
export function profileOf({ country, zone, address }: Place): Profile | keyof Place {
  if (!isCountry(country)) return 'country'
  if (!isZone(zone)) return 'zone'
  const reached = address.trim() === '' ? undefined : publicAddress(address)
  if (address.trim() !== '' && reached === undefined) return 'address'
  return { country, zone, ...(reached === undefined ? {} : { address: reached }) }
}

function refused<const Fault extends string>(fault: Fault) {
  return { is: 'refused', fault } as const
}
