/**
 * Rule 8: a linked company that is not on a job and knows its id, its deltas and its receipts all
 * the same (they were leaked) learns nothing, not even that the job is there.
 */
import t, { type Test } from 'tap'
import { writeInternalNote } from '../../node/job/entries.ts'
import { indexes } from '../../node/stream/index-keys.ts'
import { idFromBytes, type StreamId, toBytes } from '../../protocol/ids.ts'
import { bucketOf } from '../../protocol/link/digest.ts'
import type { Item } from '../../protocol/link/messages.ts'
import { frontier } from '../../protocol/stream/lanes.ts'
import { equalCopies, jobAlong, startRow, untilView } from '../support/chain.ts'
import { Company, changeLink, link, until } from '../support/company.ts'
import { misSigned } from '../support/compose.ts'
import { MemoryNetwork } from '../support/memory-transport.ts'
import { RawPeer } from '../support/raw-peer.ts'

/** ALM and PAT share a job; OUT is linked with ALM, and says what the test has it say. */
async function startOutsider(t: Test) {
  const network = new MemoryNetwork()
  const { alm, pat, sub } = await startRow(t, ['alm', 'pat', 'sub'], {}, network)
  const out = await Company.start('OUT', network)
  await link(alm, out)
  await out.stop()
  const job = await jobAlong([alm, pat])
  await equalCopies(job, [alm, pat])
  const peer = await RawPeer.connect(network.transport(out.own.node), out.own, alm)
  t.teardown(() => peer.close())
  return { alm, pat, sub, out, peer, job, network }
}

/** An id that nobody has, in the same bucket. */
function unknownBeside(stream: StreamId): StreamId {
  const bytes = Uint8Array.from(toBytes(stream))
  bytes[31] = (bytes[31] ?? 0) ^ 1
  return idFromBytes(bytes) as StreamId
}

t.test(
  'asked for a job or a private stream by its id, the answer is as for an unknown one',
  async (t) => {
    const { alm, peer, job } = await startOutsider(t)
    await writeInternalNote(alm.jobs, job, 'not for others', { by: 'Olsen' })
    let own: StreamId | undefined
    for await (const { stream } of alm.storage.index.read(indexes.private, {})) own = stream
    if (!own) throw new Error('there is no private stream')
    const held = await alm.streams.get(job)
    const heads = held ? frontier(held.state) : []
    let want = 0
    for (const asked of [[], heads]) {
      const answers = []
      for (const stream of [job, own, unknownBeside(job)]) {
        want++
        await peer.send({ is: 'want', want, stream, heads: asked })
        const { deltas, last, want: of } = await peer.next('supply')
        await peer.send({ is: 'ack', through: 0, refusals: [], supplied: want })
        answers.push({ deltas, last, answered: of === want })
      }
      t.same(answers, new Array(3).fill({ deltas: [], last: true, answered: true }))
    }
  },
)

t.test('listed in a comparison, a job is not known here, as an unknown one is not', async (t) => {
  const { alm, peer, job } = await startOutsider(t)
  const held = await alm.streams.get(job)
  const heads = held ? frontier(held.state) : []
  const empty = '00'.repeat(32)
  const { buckets } = await peer.next('digest')
  t.ok(
    buckets.every((hash) => hash === empty),
    'the digest is over what both may see',
  )
  const bucket = bucketOf(job)
  await peer.sendDigest(bucket)
  const listed = [job, unknownBeside(job)].sort().map((stream) => ({ stream, heads }))
  await peer.send({ is: 'frontiers', bucket, streams: listed, answer: false, more: false })
  const answer = await peer.next('frontiers')
  t.same(
    answer.streams,
    listed.map(({ stream }) => ({ stream, heads: [] })),
  )
})

t.test(
  'what it sends of a job is refused alike, whether the job is known here or not',
  async (t) => {
    const { alm, pat, sub, peer, job } = await startOutsider(t)
    // A job that ALM knows nothing of.
    const elsewhere = await jobAlong([pat, sub])
    await equalCopies(elsewhere, [pat, sub])
    const before = await equalCopies(job, [alm, pat])
    const known = await stolen(pat, job)
    const unknown = await stolen(pat, elsewhere)
    let first = 1
    for (const [i, items] of known.entries()) {
      const answers = []
      for (const sent of [items, unknown[i] ?? []]) {
        await peer.send({ is: 'deltas', first, items: sent })
        first += sent.length
        const { through, refusals } = await peer.next('ack')
        t.equal(through, first - 1, 'nothing stops the lane')
        answers.push(refusals.map(({ reason }) => reason))
      }
      t.same(answers[0], answers[1], 'one answer for both')
    }
    t.same(await equalCopies(job, [alm, pat]), before, 'and nothing was taken')
    t.equal(await alm.view(elsewhere), undefined)
  },
)

/** Frames of a member's copy of a job: an introduction, its deltas, garbled ones, receipts. */
async function stolen(from: Company, job: StreamId): Promise<Item[][]> {
  const path: Uint8Array[] = []
  for await (const { signed } of from.storage.deltas.read(job, 0)) path.push(signed)
  const receiptsOf = () => from.storage.receipts.of(job)
  await until('receipts', async () => (await receiptsOf()).length > 0, 15_000)
  const receipts = await receiptsOf()
  return [
    [{ is: 'introduce', stream: job, path, follows: true }],
    path.map((signed) => ({ is: 'delta', signed })),
    // Without the start of its chain, whose key is only known where the job is.
    path.slice(1).map((signed) => ({ is: 'delta', signed: misSigned(signed) })),
    receipts.map(({ signed }) => ({ is: 'receipt', signed: toBytes(signed) })),
  ]
}

t.test('who is not linked is told so, whatever it asks for', async (t) => {
  const { alm, out, job, network, peer } = await startOutsider(t)
  await peer.close()
  await changeLink(alm, out, { state: 'unlinked' })
  const connecting = RawPeer.connect(network.transport(out.own.node), out.own, alm)
  await t.rejects(connecting, /bye: not-linked/)
  await until('no connection', () => alm.network.status(out.id).length === 0)
  await untilView(alm, job, 'the job, untouched', () => true)
})
