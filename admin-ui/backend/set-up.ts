/**
 * What the pages need of the node to be set up in a browser: by whoever has its set-up token, in one
 * browser at a time. What was made is on the disk, so a set-up that was interrupted goes on there.
 */
import type { From, Language, Later, LoggedIn, Refusal } from './user.ts'

export interface SetUpBackend {
  /** What is missing; undefined: nothing, and nothing can be claimed. */
  missing(): Promise<'company' | 'administrator' | undefined>
  /** The file in the data folder that holds the token, by its name. */
  readonly tokenFile: string
  /** The secret is for the cookie, and nowhere else. 'taken': somebody else is at it. */
  claim(
    token: string,
    from: From,
  ): Promise<
    | { readonly is: 'claimed'; readonly secret: string }
    | { readonly is: 'no' }
    | { readonly is: 'taken'; readonly seconds: number }
    | Later
  >
  /** Whether this is the browser that has claimed the node. */
  isClaim(secret: string | undefined): boolean
  /** Where nodes of other companies reach this one, where the settings of the node say so. */
  readonly announced: readonly string[]
  /** Makes the company. 'already-there': somebody was quicker. */
  foundCompany(input: NewCompany): Promise<{ readonly is: 'founded' } | CompanyRefused>
  /** Makes the first administrator and logs in; the claim ends. */
  foundAdministrator(
    input: {
      readonly login: string
      readonly name: string
      readonly password: string
      readonly language: Language
    },
    from: From,
  ): Promise<LoggedIn | Refusal>
}

export type NewCompany = CompanyPlace & {
  readonly name: string
  /** Three letters or digits. */
  readonly code: string
  /** Of a company that has lost its node; empty: it is a new one. */
  readonly phrase?: string
}

/** Where a company is, as it is typed. */
export type CompanyPlace = {
  /** Two capital letters of ISO 3166. */
  readonly country: string
  /** As `Europe/Copenhagen`. */
  readonly zone: string
  /** How others reach the node: `baton.example.com:4001`. Empty: they don't. */
  readonly address: string
}

/** What is wrong, by the field; 'already-there' is about none. */
export type CompanyRefused = {
  readonly is: 'refused'
  readonly fault: keyof NewCompany | 'already-there'
}
