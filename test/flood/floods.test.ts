/**
 * Linked companies that send all that fits, over real TCP, to a node that has an honest partner too:
 * nothing that is valid is refused, the partner's changes come through, and what is kept is bounded.
 */
import t, { type Test } from 'tap'
import { createJob } from '../../node/job/create.ts'
import { editJob } from '../../node/job/edit.ts'
import { author } from '../support/author.ts'
import { ok } from '../support/chain.ts'
import { Flooder, linkWith } from '../support/flooder.ts'
import { floodOf, queueFloods } from '../support/floods.ts'
import { nodeFor } from '../support/libp2p-node.ts'
import { linkNodes, startNode, untilViewAt } from '../support/nodes.ts'

const operator = { by: 'Olsen' }
/** Some frames of each kind; the certificates of that many nodes, and so on. */
const items_count = 200
const edits = 5

const [alm, pat] = await Promise.all([startNode(t, 'ALM'), startNode(t, 'PAT')])
await linkNodes(pat, alm)
const { job } = ok(
  await createJob(pat.jobs, { fields: {}, providers: [{ code: 'ALM' }] }, operator),
)
await untilViewAt(alm, job, 'the job')

let companies = 0
let written = 0

/** A flooding company that ALM is linked with, connected. */
async function flooding(test: Test) {
  const own = author(`F${String(companies++).padStart(2, '0')}`)
  await alm.links.put(linkWith(own))
  const { transport } = alm
  const target = { company: alm.company, node: transport.node, addresses: transport.addresses() }
  const theirs = await nodeFor(test, `node 1 of ${own.code}`)
  test.equal(theirs.node, own.node)
  const flooder = new Flooder(own, theirs, target)
  await flooder.connect()
  return flooder
}

/** What PAT writes meanwhile, one after the other, each seen at ALM. */
async function honest() {
  for (let n = 0; n < edits; n++) {
    const request = `zone ${++written}`
    ok(await editJob(pat.jobs, job, { fields: { request } }, operator))
    await untilViewAt(alm, job, request, (view) => view.fields.request?.value === request)
  }
}

const alm_as_company = { company: alm.company, code: 'ALM', name: 'ALM Security' }

for (const kind of queueFloods) {
  t.test(
    `a flood of ${kind} is taken whole, and the honest partner's changes with it`,
    async (t) => {
      const flooder = await flooding(t)
      const { begin, items, job: flooded } = floodOf(kind, flooder.own, alm_as_company, items_count)
      const flood = flooder.queue([...begin, ...items]).then(() => flooder.settled())
      await honest()
      await flood
      t.same([...flooder.refused], [], 'nothing that is valid is refused')
      t.equal(flooder.acknowledged, begin.length + items.length)
      t.ok(flooder.isConnected)
      const held = (await alm.streams.get(flooded.stream))?.state.held ?? 0
      const deltas = items.filter(({ is }) => is === 'delta').length
      if (kind === 'jobs' || kind === 'attachments') t.ok(held >= 2)
      else t.equal(held, deltas + 2, 'each was kept once')
      const receipts = await alm.storage.receipts.of(flooded.stream)
      t.ok(receipts.length <= 4, 'one receipt of a company and kind, however many came')
      await flooder.close()
    },
  )
}

/** Until the partner's changes have come through twice. */
async function during(flood: (enough: () => boolean) => Promise<unknown>) {
  let isEnough = false
  const flooded = flood(() => isEnough)
  await honest()
  await honest()
  isEnough = true
  return flooded
}

t.test('a flood of frames that say nothing ends nothing and stops nobody', async (t) => {
  const flooder = await flooding(t)
  await during((enough) => flooder.frames(enough))
  t.ok(flooder.isConnected)
  await flooder.close()
})

t.test('a flood of digests and pages is answered in turn, and stops nobody', async (t) => {
  const flooder = await flooding(t)
  await during((enough) => flooder.digests(enough))
  await flooder.close()
})

t.test('a flood of channels is bounded by connection, and stops nobody', async (t) => {
  const flooder = await flooding(t)
  await during((enough) => flooder.streams(enough))
  await flooder.close()
})

t.test('a flood of questions for files is answered in turn, and stops nobody', async (t) => {
  const flooder = await flooding(t)
  const { begin, job: flooded } = floodOf('attachments', flooder.own, alm_as_company, 0)
  await flooder.queue(begin)
  await flooder.settled()
  await during((enough) => flooder.asks(flooded.stream, enough))
  await flooder.close()
})

t.test('of a flood of pairings none leaves anything behind', async (t) => {
  const flooder = await flooding(t)
  const before = alm.linking.all().length
  await during((enough) => flooder.pairings(enough))
  t.equal(alm.linking.all().length, before)
  await flooder.close()
})
