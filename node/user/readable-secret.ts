/** Secrets that people copy by hand: one-time passwords and recovery codes. */
import { randomInt } from 'node:crypto'

/** Without those that look alike: 0 o, 1 i l. 31 symbols. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz'
const groups = 4
const group_chars = 4

/** `k7mq-2x9d-…`: 79 bits, so that a plain hash of it is safe to keep. */
export function readableSecret(): string {
  const group = () =>
    Array.from({ length: group_chars }, () => alphabet[randomInt(alphabet.length)]).join('')
  return Array.from({ length: groups }, group).join('-')
}
