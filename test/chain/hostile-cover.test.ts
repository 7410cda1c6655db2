/**
 * A delta may be authentic only by a later one of its chain, whose signature covers it. What a
 * hostile company makes of that: poison under a cover that is not kept, or that is cut off.
 */
import t from 'tap'
import type { DeltaDraft } from '../../protocol/delta/write.ts'
import { type DeltaId, toHex } from '../../protocol/ids.ts'
import { frame_bytes_max, text_chars_max } from '../../protocol/limits.ts'
import type { Ack } from '../../protocol/link/messages.ts'
import { type Author, author, seedFor } from '../support/author.ts'
import { cut, equalCopies, heal } from '../support/chain.ts'
import { until } from '../support/company.ts'
import { draftOf, envelopeOf, misSigned, readGood } from '../support/compose.ts'
import {
  goesOn,
  hostileScene,
  next,
  type Scene,
  sealed,
  unharmed,
} from '../support/hostile-scene.ts'
import { RecordedNetwork } from '../support/recorded-network.ts'
import type { SharedJob } from '../support/shared-job.ts'
import { close, grant, note, value } from '../support/slots.ts'

const missing = toHex(seedFor('missing')) as DeltaId
const otherNode = author('HOS', { serial: 2 })

/** Writes to a copy of what the hostile company knows: what ALM will keep of it is not known yet. */
function writer(scene: Scene, known: SharedJob = scene.known.copy()) {
  return (change: (draft: DeltaDraft) => DeltaDraft, by: Author = scene.hostile.own) => {
    const slots = [note('as any other')]
    const composing = { grant: known.grantOf(by), now: Date.now() }
    const envelope = envelopeOf(change(draftOf(known.replica, by, slots, composing)), by)
    if (known.replica.judge(readGood(envelope)).is === 'valid') known.take(readGood(envelope))
    return envelope
  }
}

const asItIs = (draft: DeltaDraft) => draft
const saying =
  (...slots: DeltaDraft['slots']) =>
  (draft: DeltaDraft) => ({ ...draft, slots })

/** What is wrong with the delta that covers the poison. */
const faults: { readonly [what: string]: (cover: DeltaDraft) => DeltaDraft } = {
  'writes what it may not': saying(close([])),
  'has a time before what it rests on': (cover) => ({ ...cover, time: { ms: 1, count: 0 } }),
  'rests on what there is not': (cover) => ({ ...cover, deps: [missing] }),
}

type Refusals = Ack['refusals']

/** The two ways that deltas come. */
const ways: { readonly [how: string]: (scene: Scene, frame: Uint8Array[]) => Promise<Refusals> } = {
  'in its queue': ({ hostile }, frame) => hostile.deliver(...frame),
  'as an answer': async (scene, frame) => {
    const { hostile } = scene
    hostile.supply = frame
    const orphan = sealed(scene, { ...next(scene, note('orphan')), deps: [missing] })
    await hostile.deliver(orphan)
    return (await hostile.answer('ack', ({ supplied }) => supplied === 1)).refusals
  },
}

for (const [how, send] of Object.entries(ways)) {
  for (const [what, fault] of Object.entries(faults)) {
    t.test(`poison ${how} goes with its cover, which ${what}; what is honest stays`, async (t) => {
      const network = new RecordedNetwork()
      const scene = await hostileScene(t, network)
      const { alm, pat, job } = scene
      const write = writer(scene)
      const good = write(asItIs)
      const poison = misSigned(write(saying(value('request', 'poison'))))
      const cover = write(fault)
      const beside = writer(scene)(asItIs, otherNode)
      const refusals = await send(scene, [good, poison, cover, beside])
      const [goodId, poisonId, coverId, besideId] = [good, poison, cover, beside].map(
        (envelope) => readGood(envelope).id,
      )
      t.same(refusals, [
        { id: poisonId, reason: 'bad-signature' },
        { id: coverId, reason: 'refused-ancestor' },
      ])
      await goesOn(scene)
      const { view } = await equalCopies(job, [alm, pat])
      t.not(view.fields.request?.value, 'poison')
      const sent = new Set(network.deltasSent(alm, pat))
      for (const id of [goodId, besideId]) t.ok(sent.has(id as DeltaId), 'what is honest goes on')
      for (const id of [poisonId, coverId]) {
        t.notOk(sent.has(id as DeltaId), 'no poison is handed on')
        t.equal(await alm.storage.deltas.position(id as DeltaId), undefined, 'nor kept')
      }
      await unharmed(alm, job)
      await unharmed(pat, job)
    })
  }
}

t.test(
  'what introduces a stream stands by its own signature, though its cover is good',
  async (t) => {
    const scene = await hostileScene(t)
    const { alm, pat, hostile, job } = scene
    const before = (await alm.streams.get(job))?.state.held
    const opening = {
      'the start of a chain': [asItIs, otherNode],
      'a grant': [saying(grant(author('STR'), 'provider')), hostile.own],
    } as const
    for (const [what, [change, by]] of Object.entries(opening)) {
      const write = writer(scene)
      const poison = misSigned(write(change, by))
      const refusals = await hostile.deliver(poison, write(asItIs, by))
      t.same(
        refusals.map(({ reason }) => reason),
        ['bad-signature', 'refused-ancestor'],
        what,
      )
    }
    t.equal((await alm.streams.get(job))?.state.held, before)
    await goesOn(scene)
    await unharmed(pat, job)
  },
)

t.test('what only its cover authenticates reaches everybody, wherever frames end', async (t) => {
  const scene = await hostileScene(t)
  const { alm, pat, hostile, network, job } = scene
  cut(network, alm, pat)
  // Three bytes a character: two such runs fill more than a frame, so it ends within the second.
  const long = note('€'.repeat(text_chars_max))
  const write = writer(scene)
  t.equal(await hostile.reasonFor(write(asItIs)), undefined, 'the start of the chain')
  for (const _ of ['the first run', 'the second']) {
    const run = Array.from({ length: 12 }, () => misSigned(write(saying(long))))
    const bytes = run.reduce((sum, { length }) => sum + length, 0)
    t.ok(bytes > frame_bytes_max / 2 && bytes < frame_bytes_max)
    t.same(await hostile.deliver(...run, write(asItIs)), [])
  }
  heal(network, alm, pat)
  const held = (await alm.streams.get(job))?.state.held
  await until('PAT has all', async () => (await pat.streams.get(job))?.state.held === held, 15_000)
  await equalCopies(job, [alm, pat])
  await goesOn(scene)
  await unharmed(pat, job)
})
