/**
 * `npm run bench -- sites`: how often possible duplicates are found and are ones, by the labelled
 * pairs of test/site/matching; and how long one arriving place takes among 100,000.
 */
import { keysOf } from '../../node/site/matching/blocking.ts'
import { candidateIndex } from '../../node/site/matching/candidates.ts'
import { compare } from '../../node/site/matching/comparison.ts'
import { isCertain, scoreOf } from '../../node/site/matching/evidence.ts'
import { suggestion_score_min } from '../../node/site/matching/limits.ts'
import type { Place } from '../../node/site/matching/place.ts'
import { readPlace } from '../../node/site/matching/reading.ts'
import { similarity } from '../../node/site/matching/similarity.ts'
import { Random } from '../link/model-random.ts'
import { type Half, handPairs, madePairs, type Pair } from '../site/matching/pair-file.ts'
import { madeUpSeed } from '../site/matching/site-book.ts'
import { pick, placeOfSeed, type Seed } from '../site/matching/spelling.ts'
import { sameVariants } from '../site/matching/variants.ts'

const sites_count = 100_000
const arriving_count = 2_000

export async function benchSites(): Promise<Record<string, number>> {
  const pairs = [...madePairs(), ...handPairs()]
  const halves: readonly Half[] = ['tuned', 'held out', 'by hand']
  const figures = halves.map((half) => [half, pairs.filter((pair) => pair.half === half)] as const)
  for (const [half, of] of figures) printCategories(half, of)
  return Object.assign(
    {},
    ...figures.map(([half, of]) => rates(half.replaceAll(' ', '_'), of)),
    arrivals(),
  )
}

function suggested({ a, b }: Pair): boolean {
  return similarity(a, b).score >= suggestion_score_min
}

function count(pairs: readonly Pair[]) {
  const [same, other] = [pairs.filter(({ same }) => same), pairs.filter(({ same }) => !same)]
  const [found, wrong] = [same.filter(suggested).length, other.filter(suggested).length]
  const certain = other.filter(({ a, b }) => similarity(a, b).certain).length
  return { same: same.length, other: other.length, found, wrong, certain }
}

function rates(half: string, pairs: readonly Pair[]): Record<string, number> {
  const { same, other, found, wrong, certain } = count(pairs)
  return {
    [`${half}_pairs`]: same + other,
    [`${half}_precision`]: rounded(found / (found + wrong)),
    [`${half}_recall`]: rounded(found / same),
    [`${half}_certain_and_wrong`]: certain,
  }
}

function printCategories(half: Half, pairs: readonly Pair[]): void {
  console.log(`\n${half}: same places found, other places taken for the same`)
  for (const category of [...new Set(pairs.map(({ category }) => category))].sort()) {
    const of = count(pairs.filter((pair) => pair.category === category))
    const found = of.same > 0 ? `${of.found} of ${of.same}` : ''
    const wrong = of.other > 0 ? `${of.wrong} of ${of.other}` : ''
    console.log(`  ${category.padEnd(28)} ${found.padStart(12)} ${wrong.padStart(12)}`)
  }
}

/** Every arriving place is one of the book, written otherwise. */
function arrivals(): Record<string, number> {
  const random = new Random(5)
  const before = heap()
  const book: Seed[] = Array.from({ length: sites_count }, () => madeUpSeed(random))
  const places = book.map(placeOfSeed)
  const between = heap()
  const index = candidateIndex()
  const from = performance.now()
  for (const [site, place] of places.entries()) index.add(site, keysOf(readPlace(place)))
  const filled = performance.now() - from
  const after = heap()
  const variants = Object.entries(sameVariants)
  const times: number[] = []
  let worked = 0
  let found = 0
  for (let n = 0; n < arriving_count; n++) {
    const site = random.from(0, sites_count - 1)
    const [, variant] = pick(variants, random)
    const seed = pick(book.slice(site, site + 1), random)
    const arriving = variant(seed, random, seed) ?? placeOfSeed(seed)
    const [start, work] = [performance.now(), process.threadCpuUsage()]
    const reading = readPlace(arriving)
    const suggestions = index.find(keysOf(reading)).filter((candidate) => {
      const place: Place | undefined = places[candidate]
      const comparison = place && compare(reading, readPlace(place))
      return comparison && (scoreOf(comparison) >= suggestion_score_min || isCertain(comparison))
    })
    times.push(performance.now() - start)
    const { user, system } = process.threadCpuUsage(work)
    worked += (user + system) / 1000
    if (suggestions.includes(site)) found++
  }
  return {
    sites: sites_count,
    places_mib: Math.round((between - before) / 2 ** 20),
    index_mib: Math.round((after - between) / 2 ** 20),
    index_fill_us_per_site: rounded((filled * 1000) / sites_count),
    arriving_p50_ms: at(times, 0.5),
    arriving_p95_ms: at(times, 0.95),
    // What this thread worked, without waiting for a processor that others have. The mean: systems
    // count it in steps longer than one arrival takes.
    arriving_work_mean_ms: rounded(worked / arriving_count),
    arriving_found_share: rounded(found / arriving_count),
  }
}

function at(times: readonly number[], share: number): number {
  return rounded(times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? 0)
}

function heap(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

function rounded(figure: number): number {
  return Math.round(figure * 1000) / 1000
}
