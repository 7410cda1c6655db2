/** Streets: what they are called, their kind, and the point of the compass. */
import { phraseLikeness, wordLikeness } from './alike.ts'
import { directions, streetInOneWord, streetTypes, wordOfName } from './street-words.ts'

export type Street = {
  words: readonly string[]
  /** The words without spaces between them. */
  core: string
  type: string
  /** "Nørregade" and "Nørre Allé" are two streets, "Hill St" and "Hill Rd" are often one. */
  inOneWord: boolean
  direction: string
}

/** Of the words between the house number and the suburb, the kind included; undefined: of none. */
export function street(written: readonly string[]): Street | undefined {
  const { words: all, direction } = withoutDirection(written)
  const { names, type, inOneWord } = withoutType(all)
  const words = names.map(wordOfName).filter((word) => word !== 'the')
  const core = words.join('')
  return core === '' ? undefined : { words, core, type, inOneWord, direction }
}

function withoutDirection(written: readonly string[]) {
  const first = directionOf(written[0])
  if (first && written.length > 1 && !(written.length === 2 && isType(written[1]))) {
    return { words: written.slice(1), direction: first }
  }
  const last = directionOf(written.at(-1))
  if (last && written.length > 1) return { words: written.slice(0, -1), direction: last }
  return { words: written, direction: '' }
}

function withoutType(words: readonly string[]) {
  const last = words.at(-1) ?? ''
  const type = streetTypes.get(bare(last))
  if (type !== undefined && words.length > 1) {
    return { names: words.slice(0, -1), type, inOneWord: false }
  }
  const one = streetInOneWord(last)
  if (one) {
    return { names: [...words.slice(0, -1), one.core], type: one.type, inOneWord: true }
  }
  const first = streetTypes.get(bare(words[0] ?? ''))
  if (first !== undefined && words.length > 1 && bare(words[0] ?? '').length > 2) {
    return { names: words.slice(1), type: first, inOneWord: false }
  }
  return { names: words, type: '', inOneWord: false }
}

export function isType(word: string | undefined): boolean {
  return word !== undefined && streetTypes.has(bare(word))
}

export function directionOf(word: string | undefined): string | undefined {
  return word === undefined ? undefined : directions.get(bare(word))
}

export function bare(word: string): string {
  return word.endsWith('.') ? word.slice(0, -1) : word
}

/** 0 to 1; 1 only for the same name, kind and direction. */
export function streetLikeness(a: Street, b: Street): number {
  if (a.direction && b.direction && a.direction !== b.direction) return 0
  if (digits(a.core) !== digits(b.core)) return 0
  const names = Math.max(phraseLikeness(a.core, b.core), oneInOther(a, b), wholeAlike(a, b))
  const lesser = a.direction === b.direction ? 1 : 0.97
  if (a.type === b.type) return names * lesser
  if (!a.type || !b.type) return names * 0.96 * lesser
  return names * (a.inOneWord || b.inOneWord ? 0.3 : 0.75)
}

function digits(text: string): string {
  return text.replaceAll(/\D/g, '')
}

/** "Martin Luther King" in "Dr Martin Luther King Jr", "Mill Ind Park": the words in their order. */
function oneInOther(a: Street, b: Street): number {
  const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words]
  if (short.join('').length < 4 || (short.length === long.length && long.length < 2)) return 0
  let position = 0
  for (const word of short) {
    const rest = long.slice(position)
    const found = rest.findIndex((other) => wordLikeness(word, other) > 0.85)
    if (found < 0) return 0
    position += found + 1
  }
  return 0.86
}

/** Where only one has a kind, it may be a part of the other's name: "HC Andersensvej", "Algde". */
function wholeAlike(a: Street, b: Street): number {
  if (a.type === b.type || (a.type && b.type && a.inOneWord === b.inOneWord)) return 0
  return phraseLikeness(a.core + a.type, b.core + b.type)
}
