/** What comes in one frame is placed in units of some milliseconds. */
import t from 'tap'
import { Portions, weightIn } from '../../node/stream/portions.ts'
import type { Delta } from '../../protocol/delta/delta.ts'
import { alm, SharedJob } from '../support/shared-job.ts'
import { note } from '../support/slots.ts'

function chain(count: number): Delta[] {
  const job = SharedJob.open()
  for (let n = 1; n < count; n++) job.write(alm, [note(`${n}`)])
  return [...job.replica.deltas]
}

async function sizes(portions: Portions, standsAlone: (delta: Delta) => boolean) {
  const counts: number[] = []
  do counts.push((await portions.next(async (one) => standsAlone(one))).deltas.length)
  while (!portions.done)
  return counts
}

t.test('a full frame is several units, and none of it is left out', async (t) => {
  const counts = await sizes(new Portions(chain(300)), () => true)
  t.same(counts, [128, 128, 44])
  t.same(await sizes(new Portions([]), () => true), [0], 'the cursor alone')
})

t.test('what a later delta covers is not parted from it', async (t) => {
  const deltas = chain(300)
  const bad = new Set([deltas[127]])
  const counts = await sizes(new Portions(deltas), (one) => !bad.has(one))
  t.same(counts, [300])
})

t.test(
  'on a job with very many chains or grants fewer are placed at a time, one at least',
  async (t) => {
    const deltas = chain(10)
    const { stream } = deltas[0] as Delta
    const state = (lanes: number) => ({ lanes: Array(lanes).fill({}), acts: [] })
    t.equal(weightIn(state(40)), 1, 'an ordinary job')
    const weighing = (lanes: number) =>
      new Portions(deltas, new Map([[stream, weightIn(state(lanes))]]))
    t.same(await sizes(weighing(400), () => true), [3, 3, 3, 1])
    t.same(await sizes(weighing(5000), () => true), Array(10).fill(1))
  },
)
