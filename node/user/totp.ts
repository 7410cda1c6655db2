/** Codes that an app shows, by RFC 6238: six digits, a new one each half minute. */
import { Secret, TOTP } from 'otpauth'

const period_s = 30
/** One step early or late: a phone's clock is that wrong. */
const window_steps = 1
/** RFC 4226 asks for 160 bits. */
const secret_bytes = 20

export function newTotpSecret(): string {
  return new Secret({ size: secret_bytes }).base32
}

/** What the QR code holds. */
export function totpUri(secret: string, company: string, login: string): string {
  return new TOTP({ issuer: company, label: login, secret, period: period_s }).toString()
}

/**
 * The step that this code belongs to, if it is right now and later than `usedStep`; undefined else.
 * Whoever looks over a shoulder gets nothing: a code is good once.
 */
export function totpStep(
  secret: string,
  code: string,
  { now, usedStep }: { readonly now: number; readonly usedStep: number },
): number | undefined {
  const token = code.replaceAll(' ', '')
  if (!/^\d{6}$/.test(token)) return undefined
  const totp = new TOTP({ secret, period: period_s })
  const delta = totp.validate({ token, timestamp: now, window: window_steps })
  if (delta === null) return undefined
  const step = totp.counter({ timestamp: now }) + delta
  return step > usedStep ? step : undefined
}
