/** Under which address a browser has the page: passkeys are good for one host name. */
import { isIP } from 'node:net'

export type Site = {
  /** Name and port, as in the header Host. */
  readonly host: string
  /** By HTTPS. */
  readonly secure: boolean
}

/** What a passkey is bound to at this address; undefined where browsers offer none. */
export function relyingParty({ host, secure }: Site): Relying | undefined {
  const scheme = secure ? 'https' : 'http'
  if (!URL.canParse(`${scheme}://${host}`)) return undefined
  const { hostname, origin } = new URL(`${scheme}://${host}`)
  // WebAuthn knows no addresses, and names without encryption on this machine only.
  if (isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0) return undefined
  return secure || hostname === 'localhost' ? { id: hostname, origin } : undefined
}

export type Relying = { readonly id: string; readonly origin: string }
