/** Labelled pairs of places as lines of text: label, category, half, place, place. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Place } from '../../../node/site/matching/place.ts'

/** `tuned`: weights were chosen by it. `held out`: only measured. `by hand`: see hard-pairs.tsv. */
export type Half = 'tuned' | 'held out' | 'by hand'
export type Pair = { same: boolean; category: string; half: Half; a: Place; b: Place }

const folder = import.meta.dirname

/** "name|line ; line|suburb|state|postcode|country", the last of them left off where empty. */
export function placeOf(text: string): Place {
  const [name = '', lines = '', suburb = '', state = '', postcode = '', country = ''] = text
    .split('|')
    .map((part) => part.trim())
  return { name, lines: lines.split(' ; '), suburb, state, postcode, country }
}

export function textOf({ name, lines, suburb, state, postcode, country }: Place): string {
  return [name, lines.join(' ; '), suburb, state, postcode, country].join('|').replace(/\|+$/, '')
}

export function readText(file: string): string {
  return readFileSync(join(folder, file), 'utf8')
}

export function readRows(file: string): string[][] {
  const text = readText(file)
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => line.split('\t'))
}

/** By hand: hard-pairs.tsv was written before anything was tuned, more-pairs.tsv while tuning. */
export function handPairs(): Pair[] {
  const pairs = (file: string, half: Half) =>
    readRows(file).map(([label, category = '', a = '', b = '']) =>
      pair(label, category, half, a, b),
    )
  return [...pairs('hard-pairs.tsv', 'by hand'), ...pairs('more-pairs.tsv', 'tuned')]
}

/** What make-pairs.ts wrote. */
export function madePairs(): Pair[] {
  return readRows('pairs.tsv').map(([label, category = '', half, a = '', b = '']) =>
    pair(label, category, half === 'tuned' ? 'tuned' : 'held out', a, b),
  )
}

function pair(label: string | undefined, category: string, half: Half, a: string, b: string): Pair {
  return { same: label === 'same', category, half, a: placeOf(a), b: placeOf(b) }
}
