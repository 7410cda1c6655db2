/** A broken rule. Readers of a delta throw it among themselves and hand it out as a value. */
import type { Reason } from '../reasons.ts'

export class Refused {
  readonly reason: Reason
  constructor(reason: Reason) {
    this.reason = reason
  }
}

/** What `read` makes of the bytes; whatever it throws is a value, and `malformed` unless it says. */
export function refusing<T>(read: () => T): T | Refused {
  try {
    return read()
  } catch (error) {
    return error instanceof Refused ? error : new Refused('malformed')
  }
}

/** The value, which must be there. */
export function present<T>(value: T | undefined | null | false): T {
  if (value === undefined || value === null || value === false) throw new Refused('malformed')
  return value
}

/** A text or list that keeps to its limit of limits.ts. */
export function within<T extends { readonly length: number }>(value: T, max: number): T {
  if (value.length > max) throw new Refused('too-large')
  return value
}
