/** What two places have in common and where they differ, part by part. */
import type { Address } from './address.ts'
import { compareNumbers, type NumberMark } from './house-number.ts'
import { comparePostcodes, compareRegions, suburbLikeness } from './locality.ts'
import type { Mark } from './mark.ts'
import { compareNames, type NameLikeness, type Rarity } from './name.ts'
import type { Reading } from './reading.ts'
import { type Street, street, streetLikeness } from './street.ts'

export type Comparison = {
  /** undefined: one of them has no name. */
  name: NameLikeness | undefined
  number: NumberMark
  unit: Mark
  /** Only one of them says which unit. */
  unitLeftOut: boolean
  /** 0 to 1; undefined: one of them has no street. */
  street: number | undefined
  /** One of two streets of a corner is the other's street. */
  halfCorner: boolean
  /** 0 to 1; undefined: one of them has no suburb. */
  suburb: number | undefined
  /** Both say in the suburb's own field where they are; else it may be a building's name. */
  suburbSure: boolean
  postcode: Mark
  state: Mark
  country: Mark
}

export function compare(a: Reading, b: Reading, rarity?: Rarity): Comparison {
  const [one, other] = [a.address, b.address]
  const around = new Set([...a.around, ...b.around])
  const known = a.name.length > 0 && b.name.length > 0
  const ofStreet = compareStreets(one, other)
  return {
    name: known ? compareNames(a.name, b.name, around, rarity) : undefined,
    number: numbers(one, other),
    ...units(one, other),
    street: ofStreet,
    halfCorner: one.streets.length !== other.streets.length && (ofStreet ?? 0) > 0,
    suburb: suburbs(one, other),
    suburbSure: one.suburb.length > 0 && other.suburb.length > 0,
    postcode: comparePostcodes(one.postcode, other.postcode),
    state: compareRegions(one.state, other.state),
    country: compareRegions(one.country, other.country),
  }
}

/** A lot or a post box counts as the number where both have one. */
function numbers(a: Address, b: Address): NumberMark {
  const house = compareNumbers(a.number, b.number)
  if (house !== 'absent') return house
  if (a.box && b.box) return a.box === b.box ? 'same' : 'differs'
  if (a.lot && b.lot) return a.lot === b.lot ? 'same' : 'differs'
  return 'absent'
}

/** A part that both name decides; a part that only one names leaves it open. */
function units(a: Address, b: Address): { unit: Mark; unitLeftOut: boolean } {
  const parts = ['unit', 'level', 'building'] as const
  const marks = parts.map((part) =>
    !a[part] && !b[part] ? 'none' : !a[part] || !b[part] ? 'leftOut' : a[part] === b[part],
  )
  const unitLeftOut = marks.includes('leftOut')
  if (marks.includes(false)) return { unit: 'differs', unitLeftOut }
  return { unit: marks.includes(true) ? 'same' : 'absent', unitLeftOut }
}

/** Streets of another piece count as theirs if they are this alike, and then for so much of it. */
const other_piece_likeness_min = 0.8
const other_piece_share = 0.95

/** Which of two pieces is the street isn't always clear: "49 Mall Plaza, Kellaway Drive". */
function compareStreets(a: Address, b: Address): number | undefined {
  const likeness = mainStreets(a.streets, b.streets)
  if (likeness === undefined || likeness >= other_piece_likeness_min) return likeness
  const elsewhere = [...across(a.streets, otherStreets(b)), ...across(b.streets, otherStreets(a))]
  const best = Math.max(0, ...elsewhere)
  return best < other_piece_likeness_min ? likeness : best * other_piece_share
}

/** Pieces with one word may be the suburb, and a street may be called like it. */
function otherStreets({ others }: Address): Street[] {
  return others
    .map((words) => street(words.filter((word) => !/^\d/.test(word))))
    .filter((found) => found !== undefined)
    .filter(({ words, type }) => words.length > 1 || type !== '')
}

/** At two corners both streets must meet, in either order. */
function mainStreets(a: readonly Street[], b: readonly Street[]): number | undefined {
  const [first, second] = a
  const [third, fourth] = b
  if (!first || !third) return undefined
  if (second && fourth) {
    return Math.max(
      Math.min(streetLikeness(first, third), streetLikeness(second, fourth)),
      Math.min(streetLikeness(first, fourth), streetLikeness(second, third)),
    )
  }
  return Math.max(...across(a, b))
}

function across(a: readonly Street[], b: readonly Street[]): number[] {
  return a.flatMap((one) => b.map((other) => streetLikeness(one, other)))
}

function suburbs(a: Address, b: Address): number | undefined {
  const [all, others] = [a, b].map(({ suburb, others }) =>
    [suburb, ...others].filter(({ length }) => length > 0),
  ) as [(readonly string[])[], (readonly string[])[]]
  if (all.length === 0 || others.length === 0) return undefined
  return Math.max(...all.flatMap((one) => others.map((other) => suburbLikeness(one, other))))
}
