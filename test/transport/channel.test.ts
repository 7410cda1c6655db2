/** A channel that is made of a stream on which much has happened already. */
import { noise } from '@chainsafe/libp2p-noise'
import { tcp } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import { createLibp2p, type Libp2p } from 'libp2p'
import t, { type Test } from 'tap'
import { type Stream, StreamChannel } from '../../node/transport/channel.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { frame_bytes_max } from '../../protocol/limits.ts'
import { encodeFrame } from '../../protocol/link/framing.ts'
import { until } from '../support/company.ts'
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

/** The two ends of a stream, the one that opened it first. */
async function streamPair(t: Test): Promise<[Stream, Stream]> {
  const [a, b] = [await peerFor(t), await peerFor(t)]
  const incoming = Promise.withResolvers<Stream>()
  await b.handle(protocol, incoming.resolve)
  return [await a.dialProtocol(b.getMultiaddrs(), protocol), await incoming.promise]
}

function channelOf(stream: Stream): StreamChannel {
  return new StreamChannel(stream, 'a'.repeat(64) as NodeId, 'here')
}

/** Until the end that the other side made of a stream is here. */
async function endOf(stream: Stream): Promise<void> {
  const ended = () => stream.remoteWriteStatus === 'closed' || stream.status !== 'open'
  await until('the end of the stream', ended)
}

/** The channel at one end, made after all that the other end did to its stream has come. */
async function lateChannel(t: Test, before: (stream: Stream) => unknown): Promise<StreamChannel> {
  const [theirs, ours] = await streamPair(t)
  await before(theirs)
  await endOf(ours)
  return channelOf(ours)
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

t.test('frames that nobody read in time are still there after the end', async (t) => {
  const [theirs, ours] = await streamPair(t)
  const channel = channelOf(ours)
  // Four fill the queue, so the fifth waits in the stream, which was asked to pause.
  const sizes = [...Array(4).fill(frame_bytes_max), 200_000]
  const frames = sizes.map((size) => encodeFrame(new Uint8Array(size)))
  for (const frame of frames.slice(0, 4)) theirs.send(frame)
  await until('the queue to be full', () => ours.readStatus === 'paused')
  for (const frame of frames.slice(4)) theirs.send(frame)
  await theirs.close()
  await endOf(ours)
  t.strictSame(
    (await read(channel, 6)).map((frame) => frame.length),
    sizes,
  )
  t.equal(await ending(channel), 'clean')
})
