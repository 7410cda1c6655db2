/** A channel that is made of a stream on which much has happened already. */
import { setTimeout as delay } from 'node:timers/promises'
import { noise } from '@chainsafe/libp2p-noise'
import { tcp } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import { createLibp2p, type Libp2p } from 'libp2p'
import t, { type Test } from 'tap'
import { type Stream, StreamChannel } from '../../node/transport/channel.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { encodeFrame } from '../../protocol/link/framing.ts'
import { ending, read } from './suite.ts'

const protocol = '/late/1'

async function peerFor(t: Test): Promise<Libp2p> {
  const peer = await createLibp2p({
    addresses: { listen: ['/ip4/127.0.0.1/tcp/0'] },
    transports: [tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
  })
  t.teardown(() => peer.stop())
  return peer
}

/** The channel at one end, made long after the other end did this to its stream. */
async function lateChannel(t: Test, before: (stream: Stream) => unknown): Promise<StreamChannel> {
  const [a, b] = [await peerFor(t), await peerFor(t)]
  const incoming = Promise.withResolvers<Stream>()
  await b.handle(protocol, incoming.resolve)
  await before(await a.dialProtocol(b.getMultiaddrs(), protocol))
  const stream = await incoming.promise
  await delay(100)
  return new StreamChannel(stream, 'a'.repeat(64) as NodeId, 'here')
}

t.test('frames and end that came before are not lost', async (t) => {
  const channel = await lateChannel(t, async (stream) => {
    stream.send(encodeFrame(Uint8Array.of(1)))
    stream.send(encodeFrame(Uint8Array.of(2)))
    await stream.close()
  })
  t.strictSame(await read(channel, 3), [Uint8Array.of(1), Uint8Array.of(2)])
  t.equal(await ending(channel), 'clean')
})

t.test('a reset that came before is told', async (t) => {
  const channel = await lateChannel(t, (stream) => stream.abort(new Error('gone')))
  t.equal(await ending(channel), 'BATON_CHANNEL_BROKEN')
})
