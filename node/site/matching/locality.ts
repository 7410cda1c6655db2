/** Suburb, state, postcode and country, wherever in the address somebody wrote them. */
import { editDistance, phraseLikeness, wordLikeness } from './alike.ts'
import type { Mark } from './mark.ts'
import { clearStates, countries, states } from './region-words.ts'
import { bare } from './street.ts'
import { wordOfName } from './street-words.ts'

export type Locality = {
  /** Words of a suburb or of a building: which of the two, only the other place can tell. */
  phrase: readonly string[]
  state: string
  postcode: string
  country: string
}

const postcodeForm = /^\d{4,5}(?:-\d{4})?$/
/** British and Canadian ones, on plain text. */
export const letteredPostcode =
  /\b([a-z]{1,2}\d[a-z\d]?) ?(\d[a-z]{2})\b|\b([a-z]\d[a-z]) ?(\d[a-z]\d)\b/

/** Of the words of one piece, without number and street. */
export function locality(words: readonly string[]): Locality {
  let rest = words.map(bare)
  let [postcode, country] = ['', '']
  const land = countryAtEnd(rest)
  if (land) {
    country = land.country
    rest = rest.slice(0, -land.length)
  }
  if (rest[0]?.length === 2 && countries.has(rest[0]) && postcodeForm.test(rest[1] ?? '')) {
    country ||= countries.get(rest[0]) ?? ''
    rest = rest.slice(1)
  }
  const at = rest.findIndex((word) => postcodeForm.test(word))
  if (at >= 0) postcode = postcodeOf(rest[at] ?? '')
  const before = withoutState(at < 0 ? rest : rest.slice(0, at), at >= 0)
  const after = withoutState(at < 0 ? [] : rest.slice(at + 1), true)
  const state = before.state || after.state
  rest = [...before.words, ...after.words]
  return { phrase: rest.map(wordOfName), state, postcode, country }
}

function countryAtEnd(words: readonly string[]) {
  for (const length of [2, 1]) {
    const name = words.slice(-length).join(' ')
    // Two letters may be a state ("CO", "DE", "NO"): they stand for a country in its own field.
    const country =
      name.length > 2 || name === 'uk' || name === 'dk' ? countries.get(name) : undefined
    if (country && words.length >= length) return { country, length }
  }
  return undefined
}

/** `sure`: it stands beside a postcode, where "IN" and "OR" are states and not words. */
function withoutState(words: readonly string[], sure: boolean) {
  for (const length of [3, 2, 1]) {
    const name = words.slice(-length).join(' ')
    const state = states.get(name)
    if (!state || words.length < length) continue
    const clear = sure || clearStates.has(name) || (words.length > length && name.length > 2)
    if (clear) return { state, words: words.slice(0, -length) }
  }
  return { state: '', words }
}

export function postcodeOf(text: string): string {
  const plainly = text.replaceAll(/[^a-z0-9-]/g, '')
  return plainly.replace(/^[a-z]{1,2}-(?=\d)/, '').replace(/^(\d{5})-\d{4}$/, '$1')
}

export function stateOf(text: string): string {
  return states.get(text) ?? text
}

export function countryOf(text: string): string {
  return countries.get(text) ?? text
}

export function comparePostcodes(a: string, b: string): Mark {
  if (!a || !b) return 'absent'
  if (a === b) return 'same'
  // A British one without its second half.
  if (a.length >= 5 && a.slice(0, -3) === b) return 'alike'
  if (b.length >= 5 && b.slice(0, -3) === a) return 'alike'
  // Two digits that changed places, or one wrong; but the first alone is another region: 5000, 7000.
  return editDistance(a, b, 1) === 1 && a.slice(1) !== b.slice(1) ? 'alike' : 'differs'
}

export function compareRegions(a: string, b: string): Mark {
  if (!a || !b) return 'absent'
  if (a === b) return 'same'
  return phraseLikeness(a, b) >= 0.6 ? 'alike' : 'differs'
}

/** 0 to 1 for two phrases of a suburb: "Odense" and "Odense C", "W Hollywood" and "Hollywood". */
export function suburbLikeness(a: readonly string[], b: readonly string[]): number {
  const [one, other] = [a.join(''), b.join('')]
  if (one === '' || other === '') return 0
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  const found = short.every((word) => long.some((whole) => wordLikeness(word, whole) > 0.85))
  const within = found && short.join('').length >= 3 ? 0.9 : 0
  return Math.max(within, phraseLikeness(one, other))
}
