/** An address read as number, unit, street and suburb, however it was spread over the fields. */
import type { HouseNumber } from './house-number.ts'
import { houseNumber } from './house-number.ts'
import { type Line, landing, parseLine, type Units } from './line.ts'
import {
  countryOf,
  type Locality,
  letteredPostcode,
  locality,
  postcodeOf,
  stateOf,
} from './locality.ts'
import type { Place } from './place.ts'
import { type Street, street } from './street.ts'
import { plain, wordsOf } from './text.ts'

export type Address = Units & {
  number: HouseNumber | undefined
  lot: string
  box: string
  /** Two at a corner. */
  streets: readonly Street[]
  suburb: readonly string[]
  /** Pieces that are neither street nor the suburb's field: a suburb, or the name of a building. */
  others: readonly (readonly string[])[]
  state: string
  postcode: string
  country: string
}

export function parseAddress(place: Place): Address {
  const { pieces, postcode } = piecesOf(place.lines)
  const lines = pieces.map(parseLine)
  const main = mainLine(lines)
  const units: Units = { unit: '', level: '', building: '' }
  const address = {
    number: main?.number,
    lot: '',
    box: '',
    streets: main?.streets ?? [],
  }
  const others: Locality[] = []
  for (const line of lines) {
    const rest = line === main ? line.rest : restOf(line, main, units)
    for (const part of ['unit', 'level', 'building'] as const) units[part] ||= line.units[part]
    address.lot ||= line.lot
    address.box ||= line.box
    const bareNumber = rest.length === 1 && line !== main ? houseNumber(rest[0] ?? '') : undefined
    if (bareNumber && !address.number && bareNumber.literal.length < 6) address.number = bareNumber
    else if (bareNumber && main && lines.indexOf(line) < lines.indexOf(main)) {
      units.unit ||= bareNumber.literal
    } else if (rest.length > 0) others.push(locality(rest))
  }
  withoutKind(address, others)
  return { ...address, ...units, ...regions(place, others, postcode) }
}

function piecesOf(lines: readonly string[]): { pieces: string[]; postcode: string } {
  let postcode = ''
  const pieces = lines
    .flatMap((line) => line.split(/[,;\n()|]/))
    .map((piece) =>
      plain(piece).replace(letteredPostcode, (found) => {
        postcode ||= postcodeOf(found)
        return ' '
      }),
    )
  return { pieces: pieces.filter((piece) => /[\p{L}\p{N}]/u.test(piece)), postcode }
}

/** More digits than a house number usually has are a postcode: "5000 Odense". */
const usual_house_number_max = 999

/**
 * The line that tells the most of a street: its kind and a number before all others. A number before
 * a word tells more than a kind alone: "80 Krefft Creseent, Carrington Court".
 */
function mainLine(lines: readonly Line[]): Line | undefined {
  const worth = ({ typed, number, numberFirst, streets }: Line) => {
    if (streets.length === 0) return 0
    const usual = numberFirst && number !== undefined && number.from <= usual_house_number_max
    return (typed ? 3 : 0) + (usual ? 4 : number ? 1 : 0)
  }
  return lines.reduce<Line | undefined>(
    (best, line) => (worth(line) > (best ? worth(best) : 0) ? line : best),
    undefined,
  )
}

/** Of a piece that is not the street: what remains of it for the suburb, with its number, if any. */
function restOf(line: Line, main: Line | undefined, units: Units): readonly string[] {
  const number = line.number ? [line.number.literal] : []
  const words = [...number, ...line.streets.flatMap(written), ...line.rest]
  return main?.number ? landing(words, units) : words
}

function written({ words, type, inOneWord, direction }: Street): string[] {
  const named = inOneWord ? [words.join('') + type] : [...words, type]
  return [...named, direction].filter(Boolean)
}

/** No piece had a street's kind: the first with words is the street, if there is a number. */
function withoutKind(
  address: { number: HouseNumber | undefined; streets: readonly Street[] },
  others: Locality[],
): void {
  if (address.streets.length > 0) return
  const at = others.findIndex(({ phrase }) => phrase.length > 0)
  const found = street(others[at]?.phrase ?? [])
  if (!found || !address.number) return
  address.streets = [found]
  others.splice(at, 1)
}

function regions(place: Place, others: readonly Locality[], lettered: string) {
  const suburb = locality(wordsOf(plain(place.suburb)))
  const all = [suburb, ...others]
  const first = (part: 'state' | 'postcode' | 'country') =>
    all.map((one) => one[part]).find((value) => value !== '') ?? ''
  const postcode = postcodeOf(plain(place.postcode))
  return {
    suburb: suburb.phrase,
    others: others.map(({ phrase }) => phrase).filter((phrase) => phrase.length > 0),
    state: stateOf(plain(place.state).replaceAll('.', '').trim()) || first('state'),
    postcode: postcode || lettered || first('postcode'),
    country: countryOf(plain(place.country).replaceAll('.', '').trim()) || first('country'),
  }
}
