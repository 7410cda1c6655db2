/** Where two places differ, for the page that lays them side by side. */
import type { Comparison } from './comparison.ts'
import type { Mark } from './mark.ts'
import type { Place } from './place.ts'

const fields = ['name', 'lines', 'suburb', 'state', 'postcode', 'country'] as const
type PlaceField = (typeof fields)[number]

/** Pieces of both texts in their order: what both have, what only the first or the second has. */
type DiffPiece = { text: string; in: 'both' | 'first' | 'second' }

type Difference = { field: PlaceField; mark: Mark; diff: readonly DiffPiece[] }

export type Differences = {
  fields: readonly Difference[]
  /** The parts of the address, wherever they were written. */
  number: Mark
  unit: Mark
  street: Mark
}

const street_alike_min = 0.55
const name_alike_min = 0.6
const suburb_alike_min = 0.7

export function differencesOf(a: Place, b: Place, comparison: Comparison): Differences {
  const { street, unit, unitLeftOut, number } = comparison
  const parts = {
    number: number === 'typed' ? ('differs' as const) : number,
    unit: unit === 'same' && unitLeftOut ? ('alike' as const) : unit,
    street: marked(street, street_alike_min),
  }
  const marks: Record<PlaceField, Mark> = {
    name: marked(comparison.name?.same ? 1 : comparison.name?.likeness, name_alike_min),
    lines: linesMark(parts, unitLeftOut),
    suburb: marked(comparison.suburb, suburb_alike_min),
    state: comparison.state,
    postcode: comparison.postcode,
    country: comparison.country,
  }
  return {
    ...parts,
    fields: fields.map((field) => {
      const [one, other] = [textOf(a, field), textOf(b, field)]
      const mark = one === '' || other === '' ? 'absent' : one === other ? 'same' : marks[field]
      // Written otherwise it is alike at most: exactly the same is only what reads the same.
      const shown = mark === 'same' && one !== other ? 'alike' : mark
      return {
        field,
        mark: shown === 'absent' && one && other ? 'differs' : shown,
        diff: diffOf(one, other),
      }
    }),
  }
}

function textOf(place: Place, field: PlaceField): string {
  return field === 'lines' ? place.lines.filter(Boolean).join(', ') : place[field]
}

function marked(likeness: number | undefined, alikeMin: number): Mark {
  if (likeness === undefined) return 'absent'
  return likeness === 1 ? 'same' : likeness >= alikeMin ? 'alike' : 'differs'
}

/** The worst of its parts. */
function linesMark(parts: Record<'number' | 'unit' | 'street', Mark>, leftOut: boolean): Mark {
  const all = Object.values(parts)
  if (all.includes('differs')) return 'differs'
  if (parts.street === 'absent') return 'absent'
  return leftOut || all.includes('alike') ? 'alike' : 'same'
}

/** Word by word: the longest words in common stay, compared without case and accents. */
function diffOf(a: string, b: string): readonly DiffPiece[] {
  const [one, other] = [pieces(a), pieces(b)]
  const common = commonLengths(one, other)
  const found: DiffPiece[] = []
  let [i, j] = [0, 0]
  while (i < one.length || j < other.length) {
    const [first, second] = [one[i], other[j]]
    if (first !== undefined && second !== undefined && first.same === second.same) {
      found.push({ text: first.text, in: 'both' })
      i++
      j++
    } else if (first && (!second || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))) {
      found.push({ text: first.text, in: 'first' })
      i++
    } else if (second) {
      found.push({ text: second.text, in: 'second' })
      j++
    }
  }
  return found
}

function pieces(text: string): { text: string; same: string }[] {
  const words = text.split(/\s+/).filter(Boolean).slice(0, diff_words_max)
  return words.map((one) => ({ text: one, same: one.normalize('NFC').toLowerCase() }))
}

/** A page shows no more of a line; the table below grows with its square. */
const diff_words_max = 60

function commonLengths(a: readonly { same: string }[], b: readonly { same: string }[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () =>
    new Array<number>(b.length + 1).fill(0),
  )
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const row = lengths[i]
      if (!row) continue
      row[j] =
        a[i]?.same === b[j]?.same
          ? (lengths[i + 1]?.[j + 1] ?? 0) + 1
          : Math.max(lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return lengths
}
