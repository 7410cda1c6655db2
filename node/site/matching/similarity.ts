/**
 * How likely two places are one. It only ever suggests: whether they are is for a person to say.
 */
import { compare } from './comparison.ts'
import { type Differences, differencesOf } from './differences.ts'
import { isCertain, scoreOf } from './evidence.ts'
import type { Rarity } from './name.ts'
import type { Place } from './place.ts'
import { readPlace } from './reading.ts'

export type Similarity = {
  /** 0 to 1; from `suggestion_score_min` on it is a possible duplicate. */
  score: number
  /** They differ in spelling alone. Never with different house numbers or units. */
  certain: boolean
  differences: Differences
}

/** Symmetric in score and certainty. `rarity`: of words in the names of the places at hand. */
export function similarity(a: Place, b: Place, rarity?: Rarity): Similarity {
  const comparison = compare(readPlace(a), readPlace(b), rarity)
  return {
    score: scoreOf(comparison),
    certain: isCertain(comparison),
    differences: differencesOf(a, b, comparison),
  }
}
