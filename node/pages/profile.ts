/** What the pages ask about where the company is and which resolution codes it has. */
import { type CompanyProfile, readResolutions } from '../operate/company-profile.ts'
import { readableAddress } from '../transport/public-address.ts'
import type { Actor } from '../user/actor.ts'
import { profileOf } from './set-up.ts'

export type ProfileSources = {
  readonly profile: CompanyProfile
  /** Where other nodes reach this one, by its settings. */
  readonly announced: readonly string[]
}

export function profileBackend({ profile, announced }: ProfileSources) {
  return {
    announced,
    place(_actor: Actor) {
      const { country = '', zone = '', address } = profile.get()
      return { country, zone, address: address === undefined ? '' : readableAddress(address) }
    },
    resolutions: (_actor: Actor) => profile.get().resolutions ?? [],
    async change(
      actor: Actor,
      input: Parameters<typeof profileOf>[0] & { readonly resolutions: readonly string[] },
    ) {
      if (!actor.may('administer')) throw new Error(`${actor.role} changes the company`)
      const read = profileOf(input)
      if (typeof read === 'string') return { is: 'refused', fault: read } as const
      const resolutions = readResolutions(input.resolutions)
      if (!resolutions) return { is: 'refused', fault: 'resolutions' } as const
      await profile.change({ ...read, ...(resolutions.length > 0 ? { resolutions } : {}) })
      return { is: 'changed' } as const
    },
  } as const
}
