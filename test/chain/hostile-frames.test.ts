/** What a linked node may do wrong on a connection: it ends as byes.ts says, and nothing else does. */
import t, { type Test } from 'tap'
import type { Channel, Transport } from '../../node/transport/transport.ts'
import { makeReceipt } from '../../protocol/identity/receipt.ts'
import { type DeltaId, type NodeId, type StreamId, toHex } from '../../protocol/ids.ts'
import { frame_bytes_max, frames_in_flight_max } from '../../protocol/limits.ts'
import type { Bye } from '../../protocol/link/byes.ts'
import { encodeFrame } from '../../protocol/link/frames.ts'
import { author, seedFor } from '../support/author.ts'
import { Company, changeLink } from '../support/company.ts'
import { HostilePeer } from '../support/hostile-peer.ts'
import { goesOn, hostileScene, type Scene, unharmed } from '../support/hostile-scene.ts'
import { MemoryNetwork } from '../support/memory-transport.ts'

/** A frame of these bytes arrives as one that is longer than any may be. */
const inflated = Buffer.from('longer than any')

/** Transports keep to the limit of a frame on both sides; this one only where it sends. */
class InflatingNetwork extends MemoryNetwork {
  override transport(node: NodeId): Transport {
    const inner = super.transport(node)
    const inflating = (channel: Channel): Channel => ({
      remote: channel.remote,
      address: channel.address,
      frames: inflatedFrames(channel.frames),
      send: (frame) => channel.send(frame),
      close: () => channel.close(),
    })
    return {
      node,
      addresses: () => inner.addresses(),
      open: async (...how) => inflating(await inner.open(...how)),
      openAt: async (...how) => inflating(await inner.openAt(...how)),
      handle: (protocol, handler) => inner.handle(protocol, (one) => handler(inflating(one))),
      admit: (decide) => inner.admit(decide),
      stop: () => inner.stop(),
    }
  }
}

async function* inflatedFrames(frames: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  for await (const frame of frames) {
    yield inflated.equals(frame) ? tooLong() : frame
  }
}

/** Good in every other way: a Ping with a field from the future, 256 KiB of it. */
function tooLong(): Uint8Array {
  const ping = encodeFrame({ is: 'ping', clock: Date.now() })
  const field = Uint8Array.of(0xe2, 0x12, 0x80, 0x80, 0x10)
  return Buffer.concat([ping, field, new Uint8Array(frame_bytes_max)])
}

const nowhere = toHex(seedFor('nowhere')) as StreamId
const nothing = { is: 'nothing' } as const

type Breach = readonly [bye: Bye, commit: (peer: HostilePeer) => Promise<void>]

/** After both Hellos. */
const breaches: { readonly [what: string]: Breach } = {
  garbage: ['malformed', (peer) => peer.raw(seedFor('garbage'))],
  'a frame cut short': [
    'malformed',
    (peer) => peer.raw(encodeFrame({ is: 'ping', clock: Date.now() }).subarray(0, -1)),
  ],
  'a frame longer than any may be': ['malformed', (peer) => peer.raw(inflated)],
  'Deltas without items': ['malformed', (peer) => peer.send({ is: 'deltas', first: 1, items: [] })],
  'a second Hello': ['second-hello', (peer) => peer.hello()],
  'a position left out': [
    'position-gap',
    (peer) => peer.send({ is: 'deltas', first: 2, items: [nothing] }),
  ],
  'a position twice': [
    'position-gap',
    async (peer) => {
      await peer.deliver(nothing)
      await peer.send({ is: 'deltas', first: 1, items: [nothing] })
    },
  ],
  'more frames than may be unacknowledged': [
    'past-window',
    async (peer) => {
      for (let first = 1; first <= 3 * frames_in_flight_max; first++) {
        void peer.send({ is: 'deltas', first, items: [nothing] })
      }
    },
  ],
  'an Ack of what was never sent': [
    'ack-past-sent',
    (peer) => peer.send({ is: 'ack', through: 9999, refusals: [], supplied: 0 }),
  ],
  'an Ack of a Supply that was never sent': [
    'ack-past-sent',
    (peer) => peer.send({ is: 'ack', through: 0, refusals: [], supplied: 1 }),
  ],
  'a Supply that nobody wanted': [
    'supply-unasked',
    (peer) => peer.send({ is: 'supply', want: 1, deltas: [], last: true }),
  ],
  'three Wants at once': [
    'too-many-wants',
    async (peer) => {
      for (let want = 1; want <= 9; want++) {
        void peer.send({ is: 'want', want, stream: nowhere, heads: [] })
      }
    },
  ],
  'Frontiers out of turn': [
    'digest-unasked',
    async (peer) => {
      for (let bucket = 0; bucket < 3; bucket++) {
        await peer.send({ is: 'frontiers', bucket, streams: [], answer: true, more: false })
      }
    },
  ],
}

t.test('each breach of the rules ends the connection as it must, and only that', async (t) => {
  const scene = await hostileScene(t, new InflatingNetwork())
  const { alm, hostile, job } = scene
  for (const [what, [bye, commit]] of Object.entries(breaches)) {
    if (!hostile.isConnected) await hostile.connect()
    await commit(hostile)
    t.equal(await hostile.ended(), bye, what)
    t.match(alm.network.status(hostile.own.company), [{ connected: false }])
  }
  await goesOn(scene)
  await hostile.connect()
  await hostile.hearing(job, (await alm.streams.get(job))?.state.held ?? 0)
  await unharmed(alm, job)
})

t.test('who has not said Hello gets no further', async (t) => {
  const scene = await hostileScene(t)
  const { hostile } = scene
  await hostile.close()
  await hostile.open()
  await hostile.send({ is: 'ping', clock: Date.now() })
  t.equal(await hostile.ended(), 'no-hello')
  await hostile.open()
  await hostile.raw(seedFor('garbage'))
  t.equal(await hostile.ended(), 'malformed')
  await goesOn(scene)
})

t.test('a Hello that shows our own boot or queue is not believed', async (t) => {
  const scene = await hostileScene(t)
  const { hostile } = scene
  const { boot, outboxId } = await hostile.answer('hello')
  await hostile.close()
  for (const own of [{ boot }, { outboxId }]) {
    await hostile.open()
    await hostile.hello(own)
    t.equal(await hostile.ended(), 'malformed')
  }
  await goesOn(scene)
})

t.test('a certificate of somebody else, or of another node, is no way in', async (t) => {
  const scene = await hostileScene(t)
  const { alm, pat, hostile } = scene
  await hostile.close()
  const others = {
    'PAT’s': pat.own.certificate,
    'ALM’s': alm.own.certificate,
    'of its own other node': author('HOS', { serial: 2 }).certificate,
    'no certificate': new Uint8Array(0),
    garbage: seedFor('garbage'),
  }
  for (const [what, certificate] of Object.entries(others)) {
    await hostile.open()
    await hostile.hello({ certificate })
    t.equal(await hostile.ended(), 'not-linked', what)
  }
  await goesOn(scene)
})

t.test('a node without a link is told so, whatever it says first', async (t) => {
  const network = new MemoryNetwork()
  const alm = await Company.start('ALM', network)
  t.teardown(() => alm.stop())
  const stranger = await strangerTo(t, alm, network)
  await stranger.open()
  await stranger.hello()
  t.equal(await stranger.ended(), 'not-linked')
  await stranger.open()
  await stranger.raw(seedFor('garbage'))
  t.equal(await stranger.ended(), 'not-linked')
})

/** A node whose link was blocked again: its keys are known and of no use. */
async function strangerTo(t: Test, to: Company, network: MemoryNetwork): Promise<HostilePeer> {
  const peer = await HostilePeer.link('STR', network, to)
  await changeLink(to, { id: peer.own.company }, { state: 'blocked' })
  t.teardown(() => peer.close())
  return peer
}

t.test('what is only odd is passed over', async (t) => {
  const scene = await hostileScene(t)
  const { hostile } = scene
  // A kind of frame from the future, none at all, and an Ack lower than the last one.
  await hostile.raw(Uint8Array.of(0xf2, 0x12, 0))
  await hostile.raw(new Uint8Array(0))
  await hostile.send({ is: 'ack', through: 0, refusals: [], supplied: 0 })
  await hostile.send({ is: 'ping', clock: 0 })
  const refusal = { id: toHex(seedFor('x')) as DeltaId, reason: 'malformed' } as const
  await hostile.send({ is: 'ack', through: 0, refusals: [refusal], supplied: 0 })
  t.same(await hostile.deliver(nothing, nothing), [])
  t.ok(hostile.isConnected)
  await toldOfTheClock(scene)
  await goesOn(scene)
})

/** A clock that is years off is news, nothing more. */
async function toldOfTheClock({ alm, hostile }: Scene): Promise<void> {
  const { company } = hostile.own
  const told = alm.news.some((one) => one.is === 'clock alarm' && one.company === company)
  if (!told) throw new Error('nobody was told that the clocks differ')
}

t.test('a receipt that proves nothing is dropped', async (t) => {
  const scene = await hostileScene(t)
  const { alm, pat, hostile, job, known } = scene
  const heads = known.replica.deltas.map(({ id }) => id)
  const receipt = { stream: job, seen: true, heads, at: Date.now() }
  const good = makeReceipt(hostile.own, receipt)
  const stranger = makeReceipt(author('STR'), receipt)
  const ofPat = makeReceipt({ ...hostile.own, certificate: pat.own.certificate }, receipt)
  const ofAlm = makeReceipt({ ...hostile.own, certificate: alm.own.certificate }, receipt)
  const elsewhere = makeReceipt(hostile.own, { ...receipt, stream: nowhere })
  const bad = [seedFor('garbage'), good.subarray(1), stranger, ofPat, ofAlm, elsewhere]
  const delivered = [...bad, good].map((signed) => ({ is: 'receipt', signed }) as const)
  t.same(await hostile.deliver(...delivered), [])
  const seenBy = (await alm.storage.receipts.of(job)).filter(({ seen }) => seen)
  t.same(
    seenBy.map(({ company }) => company),
    [hostile.own.company],
  )
  t.same(await alm.storage.receipts.of(nowhere), [])
  await goesOn(scene)
})
