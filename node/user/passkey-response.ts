/** What a browser answers about a passkey, as far as it is read here; the rest is checked later. */
import { z } from 'zod'
import { passkey_id_chars_max } from './limits.ts'

/** A signature of the largest algorithm in use, or a public key with its form. */
const part_chars_max = 16 * 1024

const base64url = z
  .string()
  .max(part_chars_max)
  .regex(/^[\w-]+$/)
const id = base64url.max(passkey_id_chars_max)

const shape = {
  id,
  rawId: id,
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}).default({}),
}

/** Of navigator.credentials.create. */
export const registrationResponse = z.object({
  ...shape,
  response: z.object({ clientDataJSON: base64url, attestationObject: base64url }),
})

/** Of navigator.credentials.get. The user's handle is there, because no user was named. */
export const authenticationResponse = z.object({
  ...shape,
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url,
  }),
})
