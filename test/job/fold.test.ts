import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { openRecord } from '../../node/stream/open-stream.ts'
import type { Delta } from '../../protocol/delta/delta.ts'
import type { DeltaId, StreamId } from '../../protocol/ids.ts'
import { readStructure, standing } from '../../protocol/job/assignments.ts'
import { covers } from '../../protocol/stream/clock.ts'
import { neighbours } from '../../protocol/stream/grants.ts'
import { Random } from '../link/model-random.ts'
import { arrival, batches, partlyRedacted } from '../support/arrival.ts'
import { author } from '../support/author.ts'
import { type History, moves, play } from '../support/history.ts'
import { Observer } from '../support/observer.ts'
import { type ReferenceJob, referenceJob, withoutDelivery } from '../support/reference-fold.ts'

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
  const deltas = partlyRedacted(history, random)
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
  const { view, entries, attachments, standings } = reference
  const seen = await node.view(view.id)
  assert.deepEqual(seen && withoutDelivery(seen), view)
  const lines = await node.entries(view.id)
  const read = lines.map(({ id, slot, kind, content }) => ({ id, slot, kind, content }))
  assert.deepEqual(read.sort(bySlot), entries.toSorted(bySlot))
  const open = await node.stream(view.id)
  const { structure, state, fold } = open
  const files = (fold.attachments ?? []).map(({ id, slot, hash, withdrawn = false }) => {
    return { id, slot, hash, withdrawn }
  })
  assert.deepEqual(files, attachments)
  // What is read again only when something moved is what reading it now would give.
  assert.deepEqual(structure, readStructure(state))
  const record = await node.storage.streams.get(view.id)
  assert.deepEqual(record && openRecord(record), open)
  for (const [id, expected] of standings) {
    const stored = await node.storage.deltas.position(id)
    assert(stored)
    assert.equal(standing(structure, stored.position), expected)
  }
}

type Place = { readonly id: DeltaId; readonly slot: number }
const bySlot = (a: Place, b: Place) => (a.id < b.id ? -1 : a.id > b.id ? 1 : a.slot - b.slot)

/** By company and neighbour: the deltas that may be sent there. */
async function reachesAt(node: Observer, history: History): Promise<object> {
  const { state, structure } = await node.stream(history.deltas[0]?.stream as StreamId)
  const { membership } = structure
  const reaches: { [company: string]: object } = {}
  for (const own of new Set(state.lanes.map(({ company }) => company))) {
    const found = [...neighbours(membership, own)].map(async ([other, reach]) => {
      if (typeof reach === 'string') return [other, reach] as const
      const stored = history.deltas.map(({ id }) => node.storage.deltas.position(id))
      const within = (await Promise.all(stored)).flatMap((one) =>
        one && covers(reach.upTo, one.position.lane, one.position.seq) ? [one.position.id] : [],
      )
      return [other, within] as const
    })
    reaches[own] = Object.fromEntries(await Promise.all(found))
  }
  return reaches
}

t.test('any order, any doubles and any batches fold to what the reference reads', async () => {
  await fc.assert(
    fc.asyncProperty(fc.boolean(), moves, fc.nat(), async (attends, played, dice) => {
      const history = play(attends, played)
      const reference = referenceJob(history.deltas)
      const nodes = [
        await arrived(history, new Random(dice)),
        await arrived(history, new Random(dice + 1)),
      ] as const
      for (const node of nodes) await same(node, reference)
      const [reaches, others] = await Promise.all(nodes.map((node) => reachesAt(node, history)))
      assert.deepEqual(reaches, others)
    }),
    { numRuns: 80 },
  )
})
