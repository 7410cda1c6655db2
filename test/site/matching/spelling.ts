/** Ways in which one and the same place is written, and places that only look like it. */
import type { Place } from '../../../node/site/matching/place.ts'
import type { Random } from '../../link/model-random.ts'
import { readRows } from './pair-file.ts'

export type Seed = {
  style: string
  name: string
  unit: string
  number: string
  street: string
  /** '' where the kind is a part of the street's one word. */
  kind: string
  suburb: string
  state: string
  postcode: string
  country: string
}

export function seeds(): Seed[] {
  return readRows('seeds.tsv').map((row) => {
    const [style = '', name = '', unit = '', number = '', street = '', ...more] = row
    const [kind = '', suburb = '', state = '', postcode = '', country = ''] = more
    return { style, name, unit, number, street, kind, suburb, state, postcode, country }
  })
}

export function pick<T>(from: readonly T[], random: Random): T {
  const found = random.pick(from)
  if (found === undefined) throw new Error('nothing to pick from')
  return found
}

const kinds: Readonly<Record<string, readonly string[]>> = {
  street: ['St', 'St.', 'Str'],
  road: ['Rd', 'Rd.'],
  avenue: ['Ave', 'Av', 'Ave.'],
  drive: ['Dr', 'Drv'],
  lane: ['Ln'],
  highway: ['Hwy'],
  boulevard: ['Blvd', 'Blv.'],
  crescent: ['Cres', 'Cr'],
  circuit: ['Cct'],
  place: ['Pl'],
  close: ['Cl'],
}

export function streetOf({ street, kind }: Seed): string {
  return [street, kind].filter(Boolean).join(' ')
}

/** As people cut it short: "George St", "Vestergd.", "Hauptstr.". */
export function shortStreet(seed: Seed, random: Random): string {
  const short = kinds[seed.kind.toLowerCase()]
  if (short) return `${seed.street} ${pick(short, random)}`
  return streetOf(seed)
    .replace(/gade$/, pick(['gd.', 'g.', 'gade'], random))
    .replace(/straße$/i, 'str.')
    .replace(/vej$/, pick(['v.', 'vej'], random))
    .replace(/Allé$/, 'Alle')
}

const numberLast = (style: string) => style === 'dk' || style === 'de'

/** The lines as they are usual in its country. */
export function linesOf(seed: Seed, street = streetOf(seed), unit = seed.unit): string[] {
  if (numberLast(seed.style)) {
    return [[`${street} ${seed.number}`, unit].filter(Boolean).join(', ')]
  }
  if (!unit) return [`${seed.number} ${street}`]
  if (seed.style === 'us') return [`${seed.number} ${street}, Suite ${unit}`]
  return [`${seed.style === 'uk' ? 'Flat' : 'Unit'} ${unit}, ${seed.number} ${street}`]
}

export function placeOfSeed(seed: Seed): Place {
  const { name, suburb, state, postcode, country } = seed
  return { name, lines: linesOf(seed), suburb, state, postcode, country }
}

/** One slip of the hand inside a word: a letter exchanged, left out, doubled or hit wrongly. */
export function mistyped(text: string, random: Random): string {
  const spots = [...text.matchAll(/\p{L}(?=\p{L}{3})/gu)].map(({ index }) => index + 1)
  if (spots.length === 0) return text
  const at = pick(spots, random)
  const [a = '', b = ''] = [text[at], text[at + 1]]
  const slips = [b + a, b, a + a + b, pick([...'aeirnst'], random) + b]
  return text.slice(0, at) + pick(slips, random) + text.slice(at + 2)
}

export function exchanged(digits: string): string {
  const at = [...digits].findIndex((digit, index) => index > 0 && digit !== digits[index - 1])
  if (at < 1) return digits
  return digits.slice(0, at - 1) + digits[at] + digits[at - 1] + digits.slice(at + 1)
}

export function shuffled(text: string): string {
  const words = text.split(' ')
  return [...words.slice(1), words[0]].join(' ')
}

export function withoutAccents(text: string): string {
  const written: Readonly<Record<string, string>> = {
    æ: 'ae',
    ø: 'oe',
    å: 'aa',
    ä: 'ae',
    ö: 'oe',
    ü: 'ue',
    ß: 'ss',
  }
  return text
    .replaceAll(/[æøåäöüß]/gi, (letter) => written[letter.toLowerCase()] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
}
