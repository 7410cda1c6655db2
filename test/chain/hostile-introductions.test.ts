/** A stream that a linked company makes known: only by a path that every delta of it stands up for. */
import t from 'tap'
import type { StreamId } from '../../protocol/ids.ts'
import { author, seedFor } from '../support/author.ts'
import { untilView } from '../support/chain.ts'
import { deltaOfDraft, genesisDraft, misSigned } from '../support/compose.ts'
import { goesOn, hostileScene, type Scene } from '../support/hostile-scene.ts'
import { SharedJob } from '../support/shared-job.ts'
import { grant, note } from '../support/slots.ts'

/** A job of the hostile company's own, which brings ALM in twice: from two chains of the issuer. */
function ownJob({ alm, hostile: { own } }: Scene) {
  const job = new SharedJob()
  const opened = job.take(deltaOfDraft(genesisDraft(own), own))
  const toAlm = grant(alm.own, 'provider')
  const granted = job.write(own, [toAlm])
  const cover = job.write(own, [note('covers the grant')])
  const again = job.write(author('HOS', { epoch: 'second' }), [toAlm], { deps_max: 0 })
  const [genesis, given, covering, start] = [opened, granted, cover, again].map(
    ({ signed }) => signed.envelope,
  ) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array]
  return { stream: opened.stream, genesis, given, covering, start }
}

const follows = false

t.test('a path that every delta stands up for introduces a stream', async (t) => {
  const scene = await hostileScene(t)
  const { alm, hostile } = scene
  const { stream, genesis, given, start } = ownJob(scene)
  hostile.supply = [genesis, given, start]
  t.same(await hostile.deliver({ is: 'introduce', stream, path: [genesis, given], follows }), [])
  await untilView(alm, stream, 'the job of HOS', (view) => view.assignments.length === 2)
})

t.test('a path that leads nowhere, or without the genesis, introduces nothing', async (t) => {
  const scene = await hostileScene(t)
  const { alm, hostile, known } = scene
  const { stream, genesis, given, covering, start } = ownJob(scene)
  const other = known.replica.deltas[0]?.signed.envelope as Uint8Array
  const paths = {
    nothing: [],
    garbage: [seedFor('garbage')],
    'nobody brought in': [genesis],
    'the genesis of another stream': [other, genesis, given],
    'no genesis': [start],
    'the genesis after another start': [start, genesis, given],
    'a grant before its chain': [given, genesis],
    'a chain without its start': [given, covering],
  }
  for (const [what, path] of Object.entries(paths)) {
    const refusals = await hostile.deliver({ is: 'introduce', stream, path, follows })
    t.same(refusals, [{ id: stream, reason: 'bad-introduction' }], what)
  }
  const elsewhere = seedFor('elsewhere')
  const wrong = { stream: Buffer.from(elsewhere).toString('hex') as StreamId }
  const path = [genesis, given]
  const named = await hostile.deliver({ is: 'introduce', ...wrong, path, follows })
  t.same(named, [{ id: wrong.stream, reason: 'bad-introduction' }], 'named as another stream')
  t.equal(await hostile.reasonFor(genesis), 'not-yours')
  t.equal(await alm.streams.get(stream), undefined)
  await goesOn(scene)
})

t.test('a path that is authentic only by what covers it introduces nothing', async (t) => {
  const scene = await hostileScene(t)
  const { alm, hostile } = scene
  const { stream, genesis, given, covering } = ownJob(scene)
  const paths = {
    'the genesis is covered by the grant': [misSigned(genesis), given],
    'the grant is covered by a note': [genesis, misSigned(given), covering],
    'all is covered by a note': [misSigned(genesis), misSigned(given), covering],
  }
  for (const [what, path] of Object.entries(paths)) {
    const introduced = { is: 'introduce', stream, path, follows } as const
    const refusals = await hostile.deliver(introduced, ...path)
    t.equal(refusals[0]?.reason, 'bad-introduction', what)
    t.same(new Set(refusals.slice(1).map(({ reason }) => reason)), new Set(['not-yours']), what)
  }
  t.equal(await alm.streams.get(stream), undefined)
  await goesOn(scene)
})
