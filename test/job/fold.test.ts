import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { Delta } from '../../protocol/delta/delta.ts'
import type { DeltaId } from '../../protocol/ids.ts'
import { standing } from '../../protocol/job/assignments.ts'
import { Random } from '../link/model-random.ts'
import { arrival, batches, partlyRedacted } from '../support/arrival.ts'
import { author } from '../support/author.ts'
import { type History, moves, play } from '../support/history.ts'
import { Observer } from '../support/observer.ts'
import { type ReferenceJob, referenceJob } from '../support/reference-fold.ts'

const observer = author('OBS')
const sender = author('ALM')

/** Brings a history to a new node, checks every verdict on the way, and hands the node back. */
async function arrived(history: History, random: Random): Promise<Observer> {
  const node = await Observer.open(observer)
  const expected = new Map<DeltaId, string>()
  for (const delta of history.deltas) {
    expected.set(delta.id, history.undecided.has(delta) ? 'undecided' : 'valid')
  }
  for (const { delta, reason } of history.refused) expected.set(delta.id, reason)
  const deltas = partlyRedacted(history.deltas, random)
  const order = arrival(deltas, random)
  for (const { delta } of history.refused) order.splice(random.from(0, order.length), 0, delta)
  const held = new Set<DeltaId>()
  const take = async (batch: readonly Delta[]) => {
    const verdicts = await node.take(batch, sender)
    for (const [i, verdict] of verdicts.entries()) {
      const { id } = batch[i] as Delta
      if (verdict.is === 'missing' || verdict.is === 'held') {
        assert.equal(verdict.is === 'held', held.has(id))
        continue
      }
      assert.equal(verdict.is === 'refused' ? verdict.reason : verdict.is, expected.get(id))
      if (verdict.is !== 'refused') held.add(id)
    }
  }
  for (const batch of batches(order, random)) await take(batch)
  // Now nothing is missing, so each of these gets its verdict.
  for (const { delta } of history.refused) await take([delta])
  assert.equal(held.size, history.deltas.length)
  return node
}

async function same(node: Observer, reference: ReferenceJob): Promise<void> {
  const { view, entries, standings } = reference
  assert.deepEqual(await node.view(view.id), view)
  const lines = await node.entries(view.id)
  const read = lines.map(({ id, slot, kind, content }) => ({ id, slot, kind, content }))
  assert.deepEqual(read.sort(bySlot), entries.toSorted(bySlot))
  const { structure } = await node.stream(view.id)
  for (const [id, expected] of standings) {
    const stored = await node.storage.deltas.position(id)
    assert(stored)
    assert.equal(standing(structure, stored.position), expected)
  }
}

type Place = { readonly id: DeltaId; readonly slot: number }
const bySlot = (a: Place, b: Place) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.slot - b.slot)

t.test('any order, any doubles and any batches fold to what the reference reads', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), moves, fc.nat(), async (attends, played, dice) => {
      const history = play(attends, played)
      const reference = referenceJob(history.deltas)
      for (const seed of [dice, dice + 1]) {
        await same(await arrived(history, new Random(seed)), reference)
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 100) },
  )
})
