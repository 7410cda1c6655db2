import fc from 'fast-check'
import t from 'tap'
import { blockingKeys } from '../../../node/site/matching/blocking.ts'
import { candidateIndex } from '../../../node/site/matching/candidates.ts'
import {
  blocking_keys_max,
  candidates_max,
  key_sites_max,
} from '../../../node/site/matching/limits.ts'
import type { Place } from '../../../node/site/matching/place.ts'
import { possibleDuplicates } from '../../../node/site/matching/possible-duplicates.ts'
import { similarity } from '../../../node/site/matching/similarity.ts'
import { Random } from '../../link/model-random.ts'
import { makePairs } from './make-pairs.ts'
import { handPairs, madePairs, placeOf, readText } from './pair-file.ts'
import { madeUpSeed } from './site-book.ts'
import { placeOfSeed } from './spelling.ts'

const pairs = [...handPairs(), ...madePairs()]

t.test('the pairs are what make-pairs.ts makes of the seeds', async (t) => {
  t.equal(readText('pairs.tsv'), makePairs(), 'or run node test/site/matching/make-pairs.ts')
  t.ok(pairs.length >= 1000)
})

t.test('a place has a bounded number of keys, whatever is written in it', async (t) => {
  const text = fc.string({ maxLength: 300 })
  fc.assert(
    fc.property(text, text, text, (name, line, suburb) => {
      const keys = blockingKeys(placeOf(`${name}|${line}|${suburb}`))
      return keys.length <= blocking_keys_max
    }),
  )
  const much = Array.from({ length: 50 }, (_, n) => `Cnr Word${n} St & Other${n} Rd`)
  t.ok(blockingKeys({ ...placeOf('a b c d e f'), lines: much }).length <= blocking_keys_max)
})

t.test('two spellings of one place share a key', async (t) => {
  const apart = pairs
    .filter(({ same, a, b }) => same && similarity(a, b).score >= 0.5)
    .filter(({ a, b }) => {
      const keys = new Set(blockingKeys(a))
      return !blockingKeys(b).some((key) => keys.has(key))
    })
  t.strictSame(
    apart.map(({ a, b }) => [a, b]),
    [],
  )
})

t.test('a key that too many sites share is not followed, the others are', async (t) => {
  const index = candidateIndex()
  for (let site = 0; site < key_sites_max + 1; site++) {
    index.add(site, site === 5 ? ['all', 'rare'] : ['all'])
  }
  t.strictSame(index.find(['all']), [])
  t.strictSame(index.find(['all', 'rare']), [5])
})

t.test(
  'those with the rarest keys in common come first, and not more than are compared',
  async (t) => {
    const index = candidateIndex()
    for (let site = 0; site < 100; site++) {
      index.add(site, site === 70 ? ['often', 'seldom'] : ['often'])
    }
    const found = index.find(['often', 'seldom'])
    t.equal(found[0], 70)
    t.equal(found.length, candidates_max)
  },
)

t.test('possible duplicates of a list are found whichever comes first', async (t) => {
  const random = new Random(3)
  const book: Place[] = Array.from({ length: 300 }, () => placeOfSeed(madeUpSeed(random)))
  const known = book[17]
  if (!known) throw new Error('the book is long enough')
  const again: Place = { ...known, name: known.name.toUpperCase(), country: '' }
  const last = possibleDuplicates([...book, again])
  const first = possibleDuplicates([again, ...book])
  t.ok(last.some(({ first, second }) => first === 17 && second === 300))
  t.ok(first.some(({ first, second }) => first === 0 && second === 18))
  t.equal(last.length, first.length)
  t.strictSame(possibleDuplicates([]), [])
})
