/** What only administrators ask for, and the set-up, of a company in a test. */
import type { Tokens } from '../../node/api/tokens.ts'
import { CompanyProfile } from '../../node/operate/company-profile.ts'
import type { AdministrationSources } from '../../node/pages/company.ts'
import { type SetUpSources, setUpBackend } from '../../node/pages/set-up.ts'
import { Claim } from '../../node/user/claim.ts'
import type { UserContext } from '../../node/user/context.ts'
import type { Company } from './company.ts'

/** As a file of a node that is not set up would hold it. */
export const set_up_token = 'k7mq-2x9d-abcd-efgh'

/** 24 words, each its own place: `word7`. */
const phrase = Array.from({ length: 24 }, (_, at) => `word${at + 1}`)

export class Administration {
  readonly sources: AdministrationSources
  /** Undefined: somebody has it on paper. */
  phrase: readonly string[] | undefined
  foundingSession: string | undefined
  readonly #data: string
  readonly #now: () => number

  private constructor(
    profile: CompanyProfile,
    about: { readonly tokens: Tokens; readonly data: string; readonly now: () => number },
  ) {
    this.#data = about.data
    this.#now = about.now
    this.sources = {
      ...about,
      profile,
      announced: [],
      phrase: {
        read: async () => this.phrase,
        forget: async () => {
          this.phrase = undefined
        },
        foundingSession: () => this.foundingSession,
      },
      startedAt: about.now(),
    }
  }

  static async of(
    { storage }: Pick<Company, 'storage'>,
    about: { readonly tokens: Tokens; readonly data: string; readonly now: () => number },
  ): Promise<Administration> {
    return new Administration(await CompanyProfile.open(storage, undefined), about)
  }

  /** `found` is told what was typed: the company itself is there already. */
  setUp(parts: { users(): UserContext | undefined; found: SetUpSources['found'] }) {
    return setUpBackend({
      ...parts,
      data: this.#data,
      claim: new Claim(set_up_token, this.#now),
      announced: [],
      found: async (input) => {
        await this.sources.profile.change(input.profile)
        this.phrase = phrase
        return parts.found(input)
      },
      founded: async (session) => {
        this.foundingSession = session
      },
    })
  }
}
