/**
 * The words by which a job is found. Capitals and accents don't matter, and letters that people
 * write in two ways are found in both: Århus by "aarhus" and by "arhus".
 */
import { type FieldName, fields } from '../../protocol/job/fields.ts'
import type { JobFold } from '../../protocol/job/fold.ts'

/** Longer words are found by their beginning. */
export const word_chars_max = 40
/** Of one job: numbers, names and the first page of a request. */
export const words_per_job_max = 300
/** Of a search: more narrow nothing down. */
const search_words_max = 8
/** Of a number with separators: more have only what nobody types. */
const number_parts_max = 6
/** Typed at once, by a person. */
export const search_chars_max = 200

/** One word that is looked for, in each way of writing it. */
export type Term = { readonly forms: readonly string[]; readonly isBeginning: boolean }

/** Letters of the neighbours' alphabets as people write them without those keys. */
const letters: Readonly<Record<string, readonly [full: string, plain: string]>> = {
  æ: ['ae', 'ae'],
  ø: ['oe', 'o'],
  å: ['aa', 'a'],
  ä: ['ae', 'a'],
  ö: ['oe', 'o'],
  ü: ['ue', 'u'],
  ß: ['ss', 'ss'],
  þ: ['th', 'th'],
  ð: ['d', 'd'],
  đ: ['d', 'd'],
  ł: ['l', 'l'],
  œ: ['oe', 'oe'],
}

/** Both ways of writing it, where there are two. */
function formsOf(word: string): readonly string[] {
  const full = folded(word, 0)
  const plain = folded(word, 1)
  return [...new Set([full, plain])].filter((form) => form !== '')
}

function folded(word: string, way: 0 | 1): string {
  const spelt = word.replaceAll(/[æøåäöüßþðđłœ]/g, (letter) => letters[letter]?.[way] ?? letter)
  return spelt
    .normalize('NFD')
    .replaceAll(/\p{M}+/gu, '')
    .slice(0, word_chars_max)
}

/**
 * The words of a text as they are typed, in small letters. What separates stays where a digit
 * stands beside it, as in 12-345/6: it is part of a number.
 */
function wordsIn(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}\p{M}\-./_:#]+|(?<!\p{N})[-./_:#]+(?!\p{N})/u)
    .map((word) => word.replaceAll(/^[-./_:#]+|[-./_:#]+$/g, ''))
    .filter((word) => word !== '')
}

/** Adds a text's words in all their forms, as long as there are not too many. */
function addWords(found: Set<string>, text: string): void {
  for (const word of wordsIn(text)) {
    for (const one of [word, ...partsOf(word)]) {
      for (const form of formsOf(one)) found.add(form)
    }
    if (found.size >= words_per_job_max) return
  }
}

/** The parts of a number with separators in it, alone and with what follows them. */
function partsOf(word: string): string[] {
  const begins = [...word.matchAll(/(?<=[-./_:#])[^-./_:#]/gu)].slice(0, number_parts_max)
  if (begins.length === 0) return []
  const tails = [word, ...begins.map(({ index }) => word.slice(index))]
  return [...tails.slice(1), ...tails.map((tail) => tail.replace(/[-./_:#].*$/u, ''))]
}

/** Texts of a job by which it is found, the most telling first. */
const found_fields: readonly FieldName[] = [
  'issuerReference',
  'quotedNumber',
  'account',
  'orderNumber',
  'docketNumber',
  'reference',
  'policeReference',
  'siteReference',
  'siteName',
  'siteAddress',
  'siteSuburb',
  'sitePostcode',
  'alarmCompany',
  'customer',
  'provider',
  'request',
]

/** Sorted. `names`: codes and names of the companies on it. */
export function jobWords(number: string, fold: JobFold, names: Iterable<string>): string[] {
  const found = new Set<string>()
  addWords(found, number)
  const texts = textsByField(fold)
  for (const field of found_fields.slice(0, -1)) {
    for (const text of texts.get(fields[field].number) ?? []) addWords(found, text)
  }
  for (const name of names) addWords(found, name)
  for (const text of texts.get(fields.request.number) ?? []) addWords(found, text)
  return [...found].slice(0, words_per_job_max).sort()
}

/** Of any texts, in both spellings; as many as a job may have. */
export function textWords(texts: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>()
  for (const text of texts) addWords(found, text)
  return found
}

/** Of the job and of all its assignments; of two values the one that won. */
function textsByField({ registers }: JobFold): Map<number, string[]> {
  const texts = new Map<number, string[]>()
  for (const [register, [winner]] of Object.entries(registers)) {
    if (winner?.value.is !== 'text') continue
    const field = Number(register.slice(register.indexOf('/') + 1))
    texts.set(field, [...(texts.get(field) ?? []), winner.value.text])
  }
  return texts
}

/** What somebody looks for: whole words, and the last one as a beginning, for it is being typed. */
export function searchTerms(text: string): Term[] {
  const words = wordsIn(text.slice(0, search_chars_max)).map(formsOf)
  const looked = words.filter((forms) => forms.length > 0).slice(0, search_words_max)
  return looked.map((forms, i) => ({ forms, isBeginning: i === looked.length - 1 }))
}

/** Whether a job with these words is looked for. */
export function hasAll(words: readonly string[], terms: readonly Term[]): boolean {
  return terms.every(({ forms, isBeginning }) =>
    words.some((word) =>
      forms.some((form) => (isBeginning ? word.startsWith(form) : word === form)),
    ),
  )
}
