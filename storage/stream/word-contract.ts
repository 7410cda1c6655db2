/** What is kept of the words by which jobs are found; part of `storage.ts`, which gives it on. */
import type { StreamId } from '../../protocol/ids.ts'

/** The words under which a stream is found. */
export type WordsRecord = {
  /** By which it is sorted among those with the same word, ms since 1970; always the same. */
  readonly at: number
  readonly words: readonly string[]
}

/** A stream that is found under a word. */
export type WordPlace = { readonly at: number; readonly stream: StreamId }

export interface WordStore {
  /** Undefined where none were noted. Sees staged units. */
  of(stream: StreamId): Promise<WordsRecord | undefined>
  /** Streams with this word, the latest first, before a place; a chunk at a time, durable only. */
  having(word: string, before?: WordPlace): AsyncIterable<readonly WordPlace[]>
  /** The first words in use that begin so, in order; durable only. */
  words(beginning: string, limit: number): Promise<readonly string[]>
  /** Streams with a word that begins so, in the order of the words; as above. */
  beginning(word: string, limit: number): AsyncIterable<readonly WordPlace[]>
  /** Streams whose words are to be noted again; durable ones only. */
  due(limit?: number): AsyncIterable<StreamId>
}

export interface WordChanges {
  /** Notes these; `before` is what was noted. Undefined: none. */
  putWords(stream: StreamId, now: WordsRecord | undefined, before: WordsRecord | undefined): void
  putWordsDue(stream: StreamId): void
  deleteWordsDue(stream: StreamId): void
}
