/** Words by which streams are found, and which streams' words are to be noted. */
import type { StreamId } from '../../protocol/ids.ts'
import {
  allOf,
  firstStreamIn,
  lastStreamIn,
  wordIn,
  wordKey,
  wordRange,
  wordsBeginning,
  wordsDueKey,
  wordsKey,
  wordTimeIn,
} from '../keys.ts'
import { type ChangeRow, getJson, nothing, type Rows, toJson } from '../rows.ts'
import type { KeyRange } from '../table/table.ts'
import type { WordChanges, WordPlace, WordStore, WordsRecord } from './word-contract.ts'

export function wordStore(rows: Rows): WordStore {
  return {
    of: (stream) => getJson<WordsRecord>(rows, wordsKey(stream)),
    async *having(word, before) {
      for await (const keys of rows.keys({ ...wordRange(word, before), reverse: true })) {
        yield keys.map(placeIn)
      }
    },
    async words(beginning, limit) {
      const found: string[] = []
      let { from, to } = wordsBeginning(beginning)
      while (found.length < limit) {
        const word = await firstWord(rows, { from, to })
        if (word === undefined) break
        found.push(word)
        from = wordRange(word).to
      }
      return found
    },
    async *beginning(word, limit) {
      for await (const keys of rows.keys({ ...wordsBeginning(word), limit })) {
        yield keys.map(placeIn)
      }
    },
    async *due(limit) {
      for await (const keys of rows.keys({ ...allOf('words-due'), limit })) {
        yield* keys.map(firstStreamIn)
      }
    },
  }
}

/** The keys of all rows about the words of a stream. */
export async function wordKeysOf(rows: Rows, stream: StreamId): Promise<readonly string[]> {
  const noted = await getJson<WordsRecord>(rows, wordsKey(stream))
  if (!noted) return []
  const { at, words } = noted
  return [wordsKey(stream), ...words.map((word) => wordKey(word, { at, stream }))]
}

/** Goes from one word to the next, past all that have it. */
async function firstWord(rows: Rows, range: KeyRange): Promise<string | undefined> {
  for await (const keys of rows.keys({ ...range, limit: 1 })) return keys.map(wordIn)[0]
  return undefined
}

const placeIn = (key: string): WordPlace => ({ at: wordTimeIn(key), stream: lastStreamIn(key) })

export function wordChanges(change: ChangeRow): WordChanges {
  return {
    putWords(stream, now, before) {
      const words = new Set(now?.words)
      const noted = new Set(before?.words)
      for (const word of noted) {
        if (before && !words.has(word)) change(wordKey(word, { at: before.at, stream }), null)
      }
      for (const word of words) {
        if (now && !noted.has(word)) change(wordKey(word, { at: now.at, stream }), nothing)
      }
      if (words.size > 0) change(wordsKey(stream), toJson(now))
      else if (before) change(wordsKey(stream), null)
    },
    putWordsDue: (stream) => change(wordsDueKey(stream), nothing),
    deleteWordsDue: (stream) => change(wordsDueKey(stream), null),
  }
}
