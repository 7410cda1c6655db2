/** Names, compared word by word: rare words weigh more, words that one name leaves out weigh less. */
import { phraseLikeness, wordLikeness } from './alike.ts'
import { commonWords, namesWritten, noName, smallWords } from './name-words.ts'
import { bare } from './street.ts'
import { plain, wordsOf } from './text.ts'

const small_word_weight = 0.06
const common_word_weight = 0.35
/** A suburb in a name ("Spago Los Angeles") tells little when the address has it, too. */
const place_word_weight = 0.25
/** "Store 12" and "Store 21" are two. */
const number_weight = 1.4
/** What the longer name has more of: "Katsu", "Restaurant Katsu at the Pier". */
const left_out_share = 0.22
/** Words less alike than this are two words. */
const word_likeness_min = 0.6

/** How rare a word is among the places at hand, 0 (everywhere) to 1 (hardly ever). */
export type Rarity = (word: string) => number

export type Name = readonly string[]

export function nameOf(text: string): Name {
  const words = wordsOf(plain(text)).map((word) => namesWritten.get(bare(word)) ?? bare(word))
  return words.every((word) => noName.has(word)) ? [] : words
}

export function nameWeight(word: string, rarity?: Rarity): number {
  if (smallWords.has(word)) return small_word_weight
  const usual = commonWords.has(word) ? common_word_weight : /\d/.test(word) ? number_weight : 1
  return rarity ? Math.min(usual, Math.max(common_word_weight / 2, rarity(word))) : usual
}

export type NameLikeness = {
  /** 0 to 1. */
  likeness: number
  /** The weight of the words in common: little for "Hotel" and "The Hotel". */
  shared: number
  /** Word for word, abbreviations written out, small words and order aside. */
  same: boolean
  /** Each has a number that the other has not: "Site 1" and "Site 2" of one company. */
  otherNumber: boolean
}

/** `around`: the words of both suburbs. */
export function compareNames(
  a: Name,
  b: Name,
  around: ReadonlySet<string>,
  rarity?: Rarity,
): NameLikeness {
  const weigh = (word: string) =>
    around.has(word)
      ? Math.min(place_word_weight, nameWeight(word, rarity))
      : nameWeight(word, rarity)
  const { shared, left } = paired(a, b, weigh)
  const [least, most] = left[0] < left[1] ? [left[0], left[1]] : [left[1], left[0]]
  const byWords = shared / (shared + least + left_out_share * (most - least) || 1)
  const total = Math.min(sum(a, weigh), sum(b, weigh))
  const joined = joinedLikeness(a, b)
  const likeness = Math.max(byWords, joined, isAcronym(a, b) || isAcronym(b, a) ? 0.9 : 0)
  return {
    likeness,
    shared: Math.max(shared, total * likeness),
    same: telling(a) === telling(b),
    otherNumber: hasOtherNumber(a, b) && hasOtherNumber(b, a),
  }
}

function hasOtherNumber(a: Name, b: Name): boolean {
  return a.some((word) => /^\d/.test(word) && !b.includes(word))
}

/** Each word with the most alike of the other name that is still free. */
function paired(a: Name, b: Name, weigh: (word: string) => number) {
  const pairs = a
    .flatMap((one, i) =>
      b.map((other, j) => ({ i, j, one, other, like: wordLikeness(one, other) })),
    )
    .filter(({ like }) => like >= word_likeness_min)
    .sort((x, y) => y.like - x.like)
  const [usedA, usedB] = [new Set<number>(), new Set<number>()]
  let shared = 0
  const left: [number, number] = [0, 0]
  for (const { i, j, one, other, like } of pairs) {
    if (usedA.has(i) || usedB.has(j)) continue
    usedA.add(i)
    usedB.add(j)
    const weight = Math.max(weigh(one), weigh(other))
    shared += weight * like
    left[0] += (weight * (1 - like)) / 2
    left[1] += (weight * (1 - like)) / 2
  }
  a.forEach((word, i) => {
    if (!usedA.has(i)) left[0] += weigh(word)
  })
  b.forEach((word, j) => {
    if (!usedB.has(j)) left[1] += weigh(word)
  })
  return { shared, left }
}

function sum(name: Name, weigh: (word: string) => number): number {
  return name.reduce((total, word) => total + weigh(word), 0)
}

/** "Bel Air" and "Belair", "7 Eleven" and "7Eleven". Digits must agree. */
function joinedLikeness(a: Name, b: Name): number {
  const [one, other] = [a, b].map((name) =>
    name.filter((word) => !smallWords.has(word)).join(''),
  ) as [string, string]
  if (one.length < 4 || other.length < 4) return 0
  if (one.replaceAll(/\D/g, '') !== other.replaceAll(/\D/g, '')) return 0
  const likeness = phraseLikeness(one, other)
  return likeness > 0.85 ? likeness : 0
}

/** "CBA" for "Commonwealth Bank of Australia", with its small words or without. */
function isAcronym(short: Name, long: Name): boolean {
  const letters = short.filter((word) => !smallWords.has(word)).join('')
  if (letters.length < 2 || letters.length > 6 || long.length < 2) return false
  const initials = (words: Name) => words.map((word) => word[0]).join('')
  const telling = long.filter((word) => !smallWords.has(word))
  return letters === initials(long) || (telling.length > 1 && letters === initials(telling))
}

function telling(name: Name): string {
  const words = name.filter((word) => !smallWords.has(word))
  return (words.length > 0 ? words : name).toSorted().join(' ')
}
