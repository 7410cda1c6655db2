/** House numbers: "45", "12a", "2-4". A separator is part of the number: "2-4" is not "24". */
import { editDistance } from './alike.ts'
import type { Mark } from './mark.ts'

export type HouseNumber = { literal: string; from: number; to: number; suffix: string }

const form = /^(\d{1,6})([a-z]?)(?:-(\d{1,6})([a-z]?))?$/

/** Of a plain word without a slash; undefined: not a house number. */
export function houseNumber(word: string): HouseNumber | undefined {
  const found = form.exec(word)
  if (!found) return undefined
  const [, first = '', firstLetter = '', last, lastLetter = ''] = found
  const from = Number(first)
  const to = last === undefined ? from : Number(last)
  const literal =
    last === undefined ? `${from}${firstLetter}` : `${from}${firstLetter}-${to}${lastLetter}`
  // "37-12" of Queens is one number, "2-4" is two houses.
  return { literal, from, to: Math.max(from, to), suffix: last === undefined ? firstLetter : '' }
}

/** `typed`: they differ as a slip of the hand would make them, which doesn't make them the same. */
export type NumberMark = Mark | 'typed'

export function compareNumbers(a: HouseNumber | undefined, b: HouseNumber | undefined): NumberMark {
  if (!a || !b) return 'absent'
  if (a.literal === b.literal) return 'same'
  if (isRange(a) !== isRange(b)) {
    const [range, one] = isRange(a) ? [a, b] : [b, a]
    return one.suffix === '' && covers(range, one.from) ? 'alike' : 'differs'
  }
  if (isRange(a)) return a.from === b.from || a.to === b.to ? 'alike' : 'differs'
  if (a.from === b.from) return 'typed'
  return editDistance(String(a.from), String(b.from), 1) === 1 && a.from > 9 && b.from > 9
    ? 'typed'
    : 'differs'
}

function isRange({ from, to }: HouseNumber): boolean {
  return to !== from
}

/** A range covers the numbers on its own side of the street. */
function covers({ from, to }: HouseNumber, number: number): boolean {
  return number >= from && number <= to && (number - from) % 2 === 0
}
