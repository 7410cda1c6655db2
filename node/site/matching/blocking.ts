/**
 * Keys under which a place is found again. Two records of one place share at least one of them, in
 * spite of errors in one or two of its parts; most other places share none.
 */
import { blocking_keys_max } from './limits.ts'
import { nameWeight } from './name.ts'
import type { Place } from './place.ts'
import { type Reading, readPlace } from './reading.ts'

export function blockingKeys(place: Place): readonly string[] {
  return keysOf(readPlace(place))
}

/** Letters of a word that survive most errors: its beginning. */
const beginning_length = 4
/** So many words of a name lead to it, the most telling first. */
const name_words_max = 4

export function keysOf({ name, address }: Reading): readonly string[] {
  const { number, streets, postcode, suburb, others, box, lot } = address
  const words = tellingWords(name)
  const house = number ? [String(number.from)] : box || lot ? [box || lot] : []
  const ways = streets.flatMap(({ core }) => [core.slice(0, beginning_length), skeleton(core)])
  const areas = [suburb, ...others]
    .map((phrase) => phrase.join('').slice(0, beginning_length))
    .filter(Boolean)
    .slice(0, 2)
  const starts = words.map((word) => word.slice(0, beginning_length))
  const keys = [
    ...pairs('house+street', house, ways),
    ...pairs('house+postcode', house, [postcode]),
    ...pairs('house+name', house, starts),
    ...pairs('street+postcode', ways.slice(0, 2), [postcode]),
    ...pairs('name+street', starts.slice(0, 3), ways.slice(0, 1)),
    ...pairs('name+postcode', starts.slice(0, 2), [postcode]),
    ...pairs('name+area', starts.slice(0, 3), areas),
    ...pairs('house+area', house, areas),
    ...pairs('name', [skeleton(words.toSorted().join('')), ...words.slice(0, 2)], ['*']),
    ...pairs('initials', [initials(name)], ['*']),
    ...pairs(
      'street',
      [
        streets
          .map(({ core }) => core)
          .toSorted()
          .join(''),
      ],
      areas,
    ),
  ]
  return [...new Set(keys)].slice(0, blocking_keys_max)
}

function pairs(kind: string, ones: readonly string[], others: readonly string[]): string[] {
  return ones.flatMap((one) =>
    others.flatMap((other) => (one === '' || other === '' ? [] : [`${kind}:${one}:${other}`])),
  )
}

function tellingWords(name: readonly string[]): readonly string[] {
  return name
    .map((word) => ({ word, weight: nameWeight(word) }))
    .filter(({ word, weight }) => weight > 0.1 && word.length > 1)
    .sort((a, b) => b.weight - a.weight || b.word.length - a.word.length)
    .slice(0, name_words_max)
    .map(({ word }) => word)
}

/** Without vowels and doubled letters, the first letter included: sounds that people mistake. */
function skeleton(word: string): string {
  return word
    .replaceAll('ph', 'f')
    .replaceAll(/ck|[cq]/g, 'k')
    .replaceAll('z', 's')
    .replaceAll(/[aeiouyhw]/g, '')
    .replaceAll(/(.)\1+/g, '$1')
    .slice(0, 6)
}

/** "Commonwealth Bank of Australia" is found under "cba", and so is "CBA". */
function initials(name: readonly string[]): string {
  const words = name.filter((word) => nameWeight(word) > 0.1)
  if (words.length === 1 && (words[0]?.length ?? 9) <= 6) return words[0] ?? ''
  return words.length > 1 && words.length <= 6 ? words.map((word) => word[0]).join('') : ''
}
