/** What is kept of the site book beside its streams. */

import { openStorageOn } from '../../storage/open.ts'
import { collect, streamId } from './samples.ts'
import { onBoth } from './support.ts'

const [one, two, three] = [streamId('one'), streamId('two'), streamId('three')].sort()
if (!one || !two || !three) throw new Error('three sites')

onBoth('streams that may say something of a site are due until that was noted', async (t, open) => {
  const storage = await openStorageOn(await open())
  await storage.write((unit) => {
    for (const stream of [one, two, one]) unit.putSiteDue(stream)
  })
  t.strictSame(await collect(storage.sites.due(10)), [one, two])
  t.strictSame(await collect(storage.sites.due(1)), [one])
  await storage.write((unit) => unit.deleteSiteDue(one))
  t.strictSame(await collect(storage.sites.due(10)), [two])
})

onBoth(
  'two sites that may be one are found from each of them, and listed once',
  async (t, open) => {
    const storage = await openStorageOn(await open())
    await storage.write((unit) => {
      unit.putSitePair({ site: two, other: one, score: 0.8, certain: false })
      unit.putSitePair({ site: two, other: three, score: 1, certain: true })
    })
    t.match(await storage.sites.pairsOf(one), [{ site: one, other: two, score: 0.8 }])
    t.match(await storage.sites.pairsOf(two), [{ other: one }, { other: three, certain: true }])
    t.match(await collect(storage.sites.pairs()), [
      { site: one, other: two },
      { site: two, other: three },
    ])
    await storage.write((unit) => unit.deleteSitePair({ site: one, other: two }))
    t.strictSame(await storage.sites.pairsOf(one), [])
    t.equal((await storage.sites.pairsOf(two)).length, 1)
  },
)
