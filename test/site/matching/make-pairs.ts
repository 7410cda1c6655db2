/**
 * Makes pairs.tsv of seeds.tsv: `node test/site/matching/make-pairs.ts`. All pairs of one seed are
 * in the same half, so that what is held out is made of places that nothing was tuned on.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Random } from '../../link/model-random.ts'
import { textOf } from './pair-file.ts'
import { pick, placeOfSeed, seeds } from './spelling.ts'
import { otherVariants, sameVariants } from './variants.ts'

const of_each_kind = 8
/** Few seeds have a unit: those always give these. */
const always = new Set(['unit written otherwise', 'lines divided', 'other unit'])

export function makePairs(): string {
  const all = seeds()
  const rows = all.flatMap((seed, index) => {
    const random = new Random(index + 1)
    const half = index % 2 === 0 ? 'tuned' : 'held out'
    const others = all.filter((other) => other.style === seed.style && other.name !== seed.name)
    return (['same', 'different'] as const).flatMap((label) => {
      const variants = Object.entries(label === 'same' ? sameVariants : otherVariants)
      // Each seed begins elsewhere in the list, so that all categories get their share.
      const from = (index * 5) % variants.length
      const turned = [...variants.slice(from), ...variants.slice(0, from)]
      turned.sort(([a], [b]) => Number(always.has(b)) - Number(always.has(a)))
      return turned
        .flatMap(([category, variant]) => {
          const numbered = category === 'number in name'
          const place = variant(seed, random, pick(others, random))
          const base = placeOfSeed(seed)
          const first = numbered ? { ...base, name: `${seed.name} Site 1` } : base
          return place ? [[label, category, half, textOf(first), textOf(place)].join('\t')] : []
        })
        .slice(0, of_each_kind)
    })
  })
  return `${rows.join('\n')}\n`
}

if (import.meta.main) writeFileSync(join(import.meta.dirname, 'pairs.tsv'), makePairs())
