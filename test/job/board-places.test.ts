/** Jobs as indexes hold them, joined in several ways, and no further than may be looked. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { newestFirst, printCursor, readCursor } from '../../node/job/board-order.ts'
import { allOf, anyOf, Budget, type Place } from '../../node/job/board-places.ts'
import type { StreamId } from '../../protocol/ids.ts'
import { collect } from '../storage/samples.ts'

const place = (by: number, id: number): Place => ({
  by,
  stream: id.toString(16).padStart(64, '0') as StreamId,
})
const places = fc.array(fc.tuple(fc.nat(6), fc.nat(4)), { maxLength: 30 }).map((pairs) => {
  const unique = new Map(pairs.map(([by, id]) => [`${by} ${id}`, place(by, id)]))
  return [...unique.values()].sort(newestFirst)
})

async function* from(list: readonly Place[]): AsyncIterable<Place> {
  yield* list
}

const endless = () => new Budget({ keys: 1e9, jobs: 1e9 })
const same = (one: Place) => (other: Place) => newestFirst(one, other) === 0

t.test('any of several is what one of them has, once; all of them what each has', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(places, { minLength: 1, maxLength: 4 }), async (lists) => {
      const every = lists.flat().sort(newestFirst)
      const once = every.filter((one, i) => every.findIndex(same(one)) === i)
      assert.deepEqual(await collect(anyOf(lists.map(from))), once)
      const shared = once.filter((one) => lists.every((list) => list.some(same(one))))
      assert.deepEqual(await collect(allOf(lists.map(from), endless())), shared)
    }),
  )
})

t.test('what a budget leaves out is found from where it stopped, and nothing twice', async () => {
  await fc.assert(
    fc.asyncProperty(places, places, fc.integer({ min: 1, max: 9 }), async (one, other, keys) => {
      const behind = (list: readonly Place[], after: Place | undefined) =>
        from(list.filter((at) => !after || newestFirst(at, after) > 0))
      const found: Place[] = []
      let after: Place | undefined
      for (let pages = 0; ; pages++) {
        assert(pages <= one.length + other.length + 1, 'it does not go on')
        const budget = new Budget({ keys, jobs: 1e9 })
        found.push(...(await collect(allOf([behind(one, after), behind(other, after)], budget))))
        if (!budget.isSpent) break
        after = budget.at
      }
      assert.deepEqual(
        found,
        one.filter((at) => other.some(same(at))),
      )
    }),
  )
})

t.test('nothing is any of nothing', async (t) => {
  t.same(await collect(anyOf([])), [])
  t.same(await collect(anyOf([from([])])), [])
})

t.test('a place to go on from comes back from its text', (t) => {
  const { stream } = place(1, 255)
  for (const by of [0, 1, -1, 2 ** 45, -(2 ** 45)]) {
    t.same(readCursor(printCursor({ rank: 12, by, stream })), { rank: 12, by, stream })
  }
  for (const text of [undefined, '', 'x', `1.1.${stream}0`, `-1.1.${stream}`, `1.1e3.${stream}`]) {
    t.equal(readCursor(text), undefined, `${text}`)
  }
  t.end()
})
