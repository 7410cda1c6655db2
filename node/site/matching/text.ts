/** The form in which texts are *compared*. It loses much, so it never decides that two are equal. */
import { characters_max, words_max } from './limits.ts'

const letters: Readonly<Record<string, string>> = {
  ø: 'o',
  œ: 'o',
  æ: 'a',
  ß: 'ss',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
}

/**
 * Small letters without accents. Å, Aa and a become one, likewise ø, oe and ö, æ, ae and ä, ü and
 * ue: whoever has no such key writes them out.
 */
export function plain(text: string): string {
  const small = text.slice(0, characters_max).toLowerCase()
  // Most texts have nothing but ASCII, and this is what reading a place spends its time on.
  const ascii = /^[ -~]*$/.test(small) ? small : unaccented(small)
  return ascii.replaceAll(/aa|ae|oe|ue/g, ([letter = '']) => letter)
}

function unaccented(small: string): string {
  return small
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
    .replaceAll(/[øœæßđðþłı]/g, (letter) => letters[letter] ?? letter)
    .replaceAll(/[’‘`´ʼ]/g, "'")
    .replaceAll(/[‐-―−]/g, '-')
    .replaceAll('⁄', '/')
}

/** A number with its separators ("2-4", "3/45", "12a"), or a word; the full stop of "Nørreg." stays. */
const word =
  /\d+[a-z]?(?![a-z0-9])(?:[-/]\d+[a-z]?(?![a-z0-9]))*|#|&|[\p{L}\p{N}]+(?:'[\p{L}]+)*\.?/gu

/** Of plain text. Points between capitals are dropped first: "H.C." is "hc", "P.O." is "po". */
export function wordsOf(text: string): string[] {
  const joined = text
    .replaceAll(/\b(\p{L})\.(?=\p{L}\b)/gu, '$1')
    .replaceAll(/(\d[a-z]?) ?([-/]) ?(?=\d)/g, '$1$2')
    .replaceAll(/(\d) ?& ?(?=\d)/g, '$1-')
  return (joined.match(word) ?? []).slice(0, words_max).map((found) => found.replaceAll("'", ''))
}

/** `{ long: 'short shorter' }` as a map from each spelling to the long one, all of them plain. */
export function spellings(table: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(table).flatMap(([long, short]) =>
      [long, ...short.split(' ').filter(Boolean)].map((one) => [plain(one), plain(long)]),
    ),
  )
}

export function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).filter(Boolean).map(plain))
}
