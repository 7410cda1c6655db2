/** One piece of an address, as far as the next comma: what of it is number, unit, street. */
import { type HouseNumber, houseNumber } from './house-number.ts'
import { bare, directionOf, isType, type Street, street } from './street.ts'
import {
  and,
  boxWords,
  cornerWords,
  doors,
  levelNames,
  lotWords,
  onlyWhere,
  placeLikeTypes,
  streetInOneWord,
  unitWords,
} from './street-words.ts'
import { wordsOf } from './text.ts'

export type Units = { unit: string; level: string; building: string }

export type Line = {
  units: Units
  number: HouseNumber | undefined
  lot: string
  box: string
  streets: readonly Street[]
  /** The number stands before the street. */
  numberFirst: boolean
  /** Has a word that only streets have. */
  typed: boolean
  /** What stood behind it, or everything if nothing of a street was found. */
  rest: readonly string[]
}

const unitJoined =
  /(?<![\p{L}\p{N}])(unit|shop|shp|suite|ste|flat|apt|level|lvl|lot|fy|whse|room|u|l)\.?(?=\d)/gu
const counted = /^\d+(?:st|nd|rd|th)$/

/** Of plain text. */
export function parseLine(text: string): Line {
  const words = wordsOf(text.replaceAll(unitJoined, '$1 '))
  const until = words.findIndex((word, index) => index > 1 && onlyWhere.has(bare(word)))
  const units: Units = { unit: '', level: '', building: '' }
  const cut = until < 0 ? words : words.slice(0, until)
  const { box, lot, words: behind } = withoutUnits(cut, units)
  const found = streetAndNumber(behind, units)
  // "1400 Main St Suite 200": the unit may stand behind the street, too.
  const after = withoutUnits(found.rest, units)
  const numberFirst = /^\d/.test(behind[0] ?? '')
  return {
    ...found,
    numberFirst,
    units,
    box: box || after.box,
    lot: lot || after.lot,
    rest: after.words,
  }
}

/** Takes "Unit 3", "Lvl 2", "2nd floor", "PO Box 5", "Lot 7" from the front, and door and floor. */
function withoutUnits(all: readonly string[], units: Units) {
  let [box, lot] = ['', '']
  let words = [...all]
  for (;;) {
    const [first = '', second = '', third = ''] = words.map(bare)
    const part = unitWords.get(first)
    if ((first === 'po' || first === 'gpo') && second === 'box' && /^\d/.test(third)) {
      box = third
      words = words.slice(3)
    } else if (boxWords.has(first) && /^\d/.test(second)) {
      box = second
      words = words.slice(2)
    } else if (lotWords.has(first) && /^\d/.test(second)) {
      lot = second
      words = words.slice(2)
    } else if (part && isPartName(second, words)) {
      const [value = '', ...numbers] = second.split('/')
      units[part] ||= value
      words = [...numbers, ...words.slice(2)]
    } else if (unitWords.get(second) === 'level' && isLevel(first, second)) {
      units.level ||= levelNames.get(first) ?? first.replaceAll(/\D/g, '')
      words = words.slice(2)
    } else return { box, lot, words }
  }
}

function isPartName(second: string, words: readonly string[]): boolean {
  return /^\d/.test(second) || (/^[a-z]\d{0,3}$/.test(second) && words.length > 1)
}

function isLevel(first: string, second: string): boolean {
  return (
    second.length > 1 && (levelNames.has(first) || counted.test(first) || /^\d{1,2}$/.test(first))
  )
}

type Found = Pick<Line, 'number' | 'streets' | 'typed' | 'rest'>

function streetAndNumber(words: readonly string[], units: Units): Found {
  const start =
    bare(words[0] ?? '') === 'no' || bare(words[0] ?? '') === 'nr' ? words.slice(1) : words
  const corner = crossing(start)
  if (corner) return corner
  if (/^\d/.test(start[0] ?? '') && !counted.test(start[0] ?? '')) return numberFirst(start, units)
  return streetFirst(start, units)
}

/** "Cnr X St & Y St", "X St / Y St", "corner of X and Y". */
function crossing(words: readonly string[]): Found | undefined {
  const said = words.findIndex((word) => cornerWords.has(bare(word)))
  const rest = words.filter((word) => {
    const one = bare(word)
    return !(cornerWords.has(one) || (one === 'of' && said >= 0) || (one === 'af' && said >= 0))
  })
  const cut = rest.findIndex((word, index) => index > 0 && and.has(word))
  if (cut < 0) return undefined
  const first = cutStreet(rest.slice(0, cut))
  const second = cutStreet(rest.slice(cut + 1))
  const typed = first.typed || second.typed
  const plainly = !/^\d/.test(rest[0] ?? '') || counted.test(rest[0] ?? '')
  if (!(said >= 0 || (plainly && first.typed && second.typed))) return undefined
  const streets = [street(first.words), street(second.words)].filter((one) => one !== undefined)
  return { number: undefined, streets, typed: typed || said >= 0, rest: second.rest }
}

function numberFirst(words: readonly string[], units: Units): Found {
  const [first = '', ...more] = words
  let behind = more
  const parts = first.split('/')
  if (parts.length > 1) units.unit ||= parts[0] ?? ''
  let literal = parts.at(-1) ?? ''
  // "12 A George St"; an N, S, E or W is a point of the compass.
  if (/^[a-d]$/.test(behind[0] ?? '') && behind.length > 1) {
    literal += behind[0] ?? ''
    behind = behind.slice(1)
  }
  const { words: named, typed, rest } = cutStreet(behind)
  const found = street(named)
  return { number: houseNumber(literal), streets: found ? [found] : [], typed, rest }
}

/** "Nørregade 12, 2. tv.", "George St 45", "High Street". */
function streetFirst(words: readonly string[], units: Units): Found {
  const at = words.findIndex((word, index) => index > 0 && /^\d/.test(word) && !counted.test(word))
  const before = cutStreet(at < 0 ? words : words.slice(0, at))
  if (!before.typed && at < 0) {
    return { number: undefined, streets: [], typed: false, rest: words }
  }
  const found = street(before.words)
  const streets = found ? [found] : []
  if (at < 0 || before.rest.length > 0) {
    const rest = at < 0 ? before.rest : [...before.rest, ...words.slice(at)]
    return { number: undefined, streets, typed: before.typed, rest }
  }
  const parts = (words[at] ?? '').split('/')
  if (parts.length > 1) units.unit ||= parts[0] ?? ''
  let rest = words.slice(at + 1)
  let literal = parts.at(-1) ?? ''
  if (/^[a-z]$/.test(rest[0] ?? '')) {
    literal += rest[0] ?? ''
    rest = rest.slice(1)
  }
  return { number: houseNumber(literal), streets, typed: before.typed, rest: landing(rest, units) }
}

/** "2. tv.", "st. th.", "1.": the floor and door that follow a Danish number. */
export function landing(words: readonly string[], units: Units): readonly string[] {
  const [floor = '', door = ''] = words.map(bare)
  const level = levelNames.get(floor) ?? (/^\d{1,2}$/.test(floor) ? floor : undefined)
  if (level !== undefined && (doors.has(door) || unitWords.get(door) === 'level')) {
    units.level ||= level
    const third = bare(words[2] ?? '')
    if (doors.has(door)) units.unit ||= door
    else if (doors.has(third)) units.unit ||= third
    return words.slice(doors.has(third) ? 3 : 2)
  }
  if (doors.has(floor) && words.length === 1) {
    units.unit ||= floor
    return []
  }
  return words
}

/** Where the street's name ends: behind its kind. Without a kind all of it is the street. */
function cutStreet(words: readonly string[]): {
  words: readonly string[]
  typed: boolean
  rest: readonly string[]
} {
  let end = words.findIndex(
    (word, index) => (index > 0 && isType(word)) || streetInOneWord(word) !== undefined,
  )
  if (end < 0) {
    const prefix = words.length > 1 && isType(words[0]) && bare(words[0] ?? '').length > 2
    return { words, typed: prefix, rest: [] }
  }
  // "Forest Hill Rd" goes on to its Rd; but "St Kilda Rd St Kilda" ends there.
  while (placeLikeTypes.has(bare(words[end] ?? '')) && isType(words[end + 1])) end++
  const direction = directionOf(words[end + 1])
  const last = direction && (end + 2 === words.length || bare(words[end + 1] ?? '').length <= 2)
  const cut = last ? end + 2 : end + 1
  return { words: words.slice(0, cut), typed: true, rest: words.slice(cut) }
}
