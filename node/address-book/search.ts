/** How well a company fits what somebody typed: a code, some of its name, some of a number. */
import { indexText } from '../stream/index-keys.ts'
import type { AddressBookLine } from './entry.ts'
import { searched_digits_min } from './limits.ts'
import { digitsOf } from './phone.ts'

/** Those that fit, the best first; of equal ones by name, as they come. */
export function search(
  lines: readonly AddressBookLine[],
  text: string,
): readonly AddressBookLine[] {
  const sought = indexText(text)
  const digits = /^[\d +()./-]+$/.test(text) ? text.replaceAll(/\D/g, '') : ''
  return lines
    .map((line) => ({ line, rank: rankOf(line, sought, digits) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .map(({ line }) => line)
}

/** The least is the best; undefined: it does not fit. */
function rankOf(line: AddressBookLine, sought: string, digits: string): number | undefined {
  const name = indexText(line.name)
  const code = line.code?.toLowerCase()
  if (code === sought) return 0
  if (name.startsWith(sought)) return 1
  const words = name.split(' ')
  if (sought.split(' ').every((part) => words.some((word) => word.startsWith(part)))) return 2
  if (code?.startsWith(sought)) return 3
  return hasNumber(line, digits) ? 4 : undefined
}

function hasNumber({ phones, aroundTheClock }: AddressBookLine, digits: string): boolean {
  if (digits.length < searched_digits_min) return false
  const all = aroundTheClock ? [aroundTheClock, ...phones] : phones
  // Inside the country it is typed with a 0 in place of the country's code.
  const local = digits.replace(/^0+/, '')
  return all.some(({ number }) => {
    const known = digitsOf(number)
    return known.includes(digits) || (local.length >= searched_digits_min && known.includes(local))
  })
}
