/**
 * Which jobs have all the words that somebody types, the newest first. The rarest word leads; each
 * job that it leads to is compared with the words that are noted of it.
 */
import type { StreamId } from '../../protocol/ids.ts'
import type { WordPlace, WordStore } from '../../storage/storage.ts'
import { newestFirst } from './board-order.ts'
import { anyOf, type Budget, type Place } from './board-places.ts'
import { hasAll, type Term } from './words.ts'

/** A beginning that leads to more is one that most jobs have: the newest jobs are looked at. */
const beginning_places_max = 3000
/** Words that more jobs have are not told apart by how many. */
const compared_places_max = 1000
/** Jobs compared at a time. */
const batch_jobs = 64

/** Words that begin alike are looked up one by one, as far as that. */
const words_merged_max = 24

/** A way to all jobs that have one of the words, the newest first. */
type Lead = {
  /** How many there may be. */
  size(): Promise<number>
  places(after: Place | undefined): AsyncIterable<Place>
}

/**
 * Jobs behind `after` that have all the words. `all`: every job that may be meant, the newest first;
 * of somebody who sees few jobs only those are compared. Ends early when the budget is spent.
 */
export async function* jobsWith(
  words: WordStore,
  terms: readonly Term[],
  all: { readonly places: (after?: Place) => AsyncIterable<Place>; readonly isFew: boolean },
  after: Place | undefined,
  budget: Budget,
): AsyncIterable<Place> {
  const lead = all.isFew ? undefined : await rarest(words, terms)
  if (lead && terms.length === 1) return yield* lead.places(after)
  const places = lead ? lead.places(after) : all.places(after)
  let batch: Place[] = []
  for await (const place of places) {
    batch.push(place)
    if (batch.length < batch_jobs) continue
    yield* await fitting(words, terms, batch, budget)
    batch = []
    if (budget.isSpent) return
  }
  yield* await fitting(words, terms, batch, budget)
}

/** Of these jobs those that have all the words. */
async function fitting(
  words: WordStore,
  terms: readonly Term[],
  batch: readonly Place[],
  budget: Budget,
): Promise<Place[]> {
  const noted = await Promise.all(batch.map(({ stream }) => words.of(stream)))
  for (const place of batch) budget.passKey(place)
  return batch.filter((_, i) => hasAll(noted[i]?.words ?? [], terms))
}

/** Undefined where all of them lead to most jobs. */
async function rarest(words: WordStore, terms: readonly Term[]): Promise<Lead | undefined> {
  const all = await Promise.all(terms.map((term) => leadOf(words, term)))
  const leads = all.filter((lead) => lead !== undefined)
  if (leads.length < 2) return leads[0]
  const sized = await Promise.all(leads.map(async (lead) => ({ lead, size: await lead.size() })))
  return sized.reduce((best, one) => (one.size < best.size ? one : best)).lead
}

async function leadOf(words: WordStore, { forms, isBeginning }: Term): Promise<Lead | undefined> {
  if (!isBeginning) return leadOfWords(words, forms)
  const found = await Promise.all(forms.map((form) => words.words(form, words_merged_max + 1)))
  const all = [...new Set(found.flat())]
  return all.length > words_merged_max ? leadOfFew(words, forms) : leadOfWords(words, all)
}

/** However many they lead to: only those are read that are asked for. */
function leadOfWords(words: WordStore, all: readonly string[]): Lead {
  return {
    async size() {
      let size = 0
      for (const word of all) {
        for await (const chunk of words.having(word)) {
          size += chunk.length
          if (size >= compared_places_max) return size
        }
      }
      return size
    },
    places(after) {
      const before = after && { at: after.by, stream: after.stream }
      return anyOf(all.map((word) => placesIn(words.having(word, before))))
    },
  }
}

/** Of many words that begin alike; undefined where they lead to more than are put in order here. */
async function leadOfFew(words: WordStore, forms: readonly string[]): Promise<Lead | undefined> {
  const found = new Map<StreamId, Place>()
  let left = beginning_places_max
  for (const form of forms) {
    for await (const chunk of words.beginning(form, left + 1)) {
      left -= chunk.length
      if (left < 0) return undefined
      for (const { at, stream } of chunk) found.set(stream, { by: at, stream })
    }
  }
  const places = [...found.values()].sort(newestFirst)
  return {
    size: async () => places.length,
    async *places(after) {
      for (const place of places) if (!after || newestFirst(place, after) > 0) yield place
    },
  }
}

async function* placesIn(chunks: AsyncIterable<readonly WordPlace[]>): AsyncIterable<Place> {
  for await (const chunk of chunks) yield* chunk.map(({ at, stream }) => ({ by: at, stream }))
}
