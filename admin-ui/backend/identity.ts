/** What the pages need of the node about this company's own nodes. For who may `administer`. */
import type { LinkRefused } from './link.ts'
import type { Actor } from './user.ts'

export interface IdentityBackend {
  view(actor: Actor): Promise<OwnNodeSheet>
  /** The node begins anew under its new key about a second later. */
  rotate(
    actor: Actor,
    input: { readonly phrase?: string },
  ): Promise<{ readonly is: 'rotated'; readonly serial: number } | LinkRefused>
  revoke(
    actor: Actor,
    input: { readonly serial: number; readonly phrase?: string },
  ): Promise<{ readonly is: 'revoked'; readonly serial: number } | LinkRefused>
  /** Asks a partner's node for the link that was lost here: then it is among the requests. */
  find(
    actor: Actor,
    address: string,
  ): Promise<{ readonly is: 'found'; readonly name: string } | LinkRefused>
}

export type OwnNodeSheet = {
  readonly node: string
  /** Of the certificate; ms since 1970, about when it was made. */
  readonly serial: number
  /** Else the recovery phrase has to be typed. */
  readonly hasCompanyKey: boolean
  /** Certificates that wrote in the jobs here before this one, the newest first. */
  readonly earlier: readonly number[]
  readonly revoked: readonly { readonly serial: number; readonly at: number }[]
}
