/** All possible duplicates of a list: an import, or a whole site book. */
import { keysOf } from './blocking.ts'
import { candidateIndex } from './candidates.ts'
import { compare } from './comparison.ts'
import { isCertain, scoreOf } from './evidence.ts'
import { suggestion_score_min } from './limits.ts'
import type { Rarity } from './name.ts'
import type { Place } from './place.ts'
import { type Reading, readPlace } from './reading.ts'

/** Positions in the list, `first` before `second`. */
export type PossibleDuplicate = { first: number; second: number; score: number; certain: boolean }

/** Those that score `least` or more, by their places in the list. */
export function possibleDuplicates(
  places: readonly Place[],
  least = suggestion_score_min,
): readonly PossibleDuplicate[] {
  const readings = places.map(readPlace)
  const rarity = rarityAmong(readings)
  const candidates = candidateIndex()
  return readings.flatMap((reading, second) => {
    const keys = keysOf(reading)
    const earlier = candidates.find(keys)
    candidates.add(second, keys)
    return earlier
      .toSorted((a, b) => a - b)
      .flatMap((first) => {
        const other = readings[first]
        if (!other) return []
        const comparison = compare(other, reading, rarity)
        const score = scoreOf(comparison)
        return score < least ? [] : [{ first, second, score, certain: isCertain(comparison) }]
      })
  })
}

/** In fewer places nothing can be said about how common a word is. */
const counted_places_min = 200
/** A word in so great a share of the names is as common as can be. */
const common_share = 0.03

/** How rare each word is in the names of these places; undefined: they are too few to tell. */
function rarityAmong(readings: readonly Pick<Reading, 'name'>[]): Rarity | undefined {
  if (readings.length < counted_places_min) return undefined
  const counts = new Map<string, number>()
  for (const { name } of readings) {
    for (const word of new Set(name)) counts.set(word, (counts.get(word) ?? 0) + 1)
  }
  const least = Math.log(1 / readings.length)
  return (word) => {
    const share = (counts.get(word) ?? 0) / readings.length
    if (share === 0) return 1
    return Math.min(
      1,
      (Math.log(share) - Math.log(common_share)) / (least - Math.log(common_share)) + 0.5,
    )
  }
}
