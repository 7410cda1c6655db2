/** Codes that open the second step once each, for who has lost the app. */
import { hash } from 'node:crypto'
import { readableSecret } from './readable-secret.ts'

/** As many as others give; a sheet of paper. */
const recovery_codes = 10

/** New codes, to be shown once, and what is kept of them. */
export function newRecoveryCodes(): { readonly codes: string[]; readonly hashes: string[] } {
  const codes = Array.from({ length: recovery_codes }, readableSecret)
  return { codes, hashes: codes.map(hashOf) }
}

/** The hashes without that of this code; undefined when it is none of them. */
export function withoutCode(hashes: readonly string[], code: string): string[] | undefined {
  const used = hashOf(code)
  return hashes.includes(used) ? hashes.filter((one) => one !== used) : undefined
}

/** However it was typed: capitals, spaces and hyphens don't count. */
function hashOf(code: string): string {
  return hash('sha256', code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''), 'hex')
}
