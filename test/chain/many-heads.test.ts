/** A company that floods a job with chains that rest on nothing: parting from it works all the same. */
import assert from 'node:assert/strict'
import t from 'tap'
import { partOnJob } from '../../node/job/parties.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import { deps_per_delta_max, frontier_ids_max, heads_max } from '../../protocol/limits.ts'
import { validHeads } from '../../protocol/stream/lanes.ts'
import { author } from '../support/author.ts'
import { equalCopies, savedBy, untilView } from '../support/chain.ts'
import { until } from '../support/company.ts'
import { draftOf, envelopeOf, readGood } from '../support/compose.ts'
import { goesOn, hostileScene, type Scene, unharmed } from '../support/hostile-scene.ts'
import { edits, notes, operator } from '../support/people.ts'
import { RecordedNetwork } from '../support/recorded-network.ts'
import { note, value } from '../support/slots.ts'

let chains = 0

/** So many chains, each as of a node that knows nothing but the grant. */
async function flood(
  { hostile, known }: Scene,
  count: number,
  slot: SlotDraft = note('flood'),
): Promise<void> {
  const grant = known.grantOf(hostile.own)
  const starts = Array.from({ length: count }, () => {
    const by = author('HOS', { epoch: `${chains++}` })
    const composing = { grant, prev: 'none', deps_max: 0, now: Date.now() } as const
    return envelopeOf(draftOf(known.replica, by, [slot], composing), by)
  })
  const refusals = await hostile.deliver(...starts)
  assert.deepEqual(refusals, [], 'each is valid by itself')
  for (const envelope of starts) known.take(readGood(envelope))
}

for (const most of [deps_per_delta_max, frontier_ids_max, heads_max]) {
  t.test(`a company is parted from on a job with more than ${most} heads`, async (t) => {
    const network = new RecordedNetwork()
    const scene = await hostileScene(t, network)
    const { alm, pat, hostile, known, job } = scene
    await notes(pat, job, 'before')
    await flood(scene, most + 8)
    const flooded = await alm.streams.get(job)
    t.ok(flooded && validHeads(flooded.state).length > most)
    await equalCopies(job, [alm, pat])
    const company = hostile.own.company
    const revoke = savedBy(await partOnJob(alm.jobs, job, company, 'it floods us', operator))
    await untilView(pat, job, 'HOS is off the job', ({ members }) =>
      members.some((member) => member.company === company && !member.active),
    )
    const secret = 'the code is 4711'
    await edits(pat, job, { request: secret })
    await untilView(alm, job, 'the edit', (view) => view.fields.request?.value === secret)
    await until('HOS is told', () => known.replica.positions.has(revoke))
    await flood(scene, 8, value('request', 'whatever HOS says'))
    const { view, timeline } = await equalCopies(job, [alm, pat])
    t.equal(view.fields.request?.value, secret, 'what HOS says now counts for nothing')
    t.equal(view.offered.length, 8)
    t.match(
      timeline.find(({ company }) => company === pat.id),
      { standing: 'counts' },
    )
    await hostile.ask(job, [])
    await hostile.compare(job, [])
    await goesOn(scene)
    t.notOk(network.carried(Buffer.from(secret), hostile.own.node), 'and it is told nothing')
    for (const one of [alm, pat]) await unharmed(one, job)
  })
}
