/** Peers that speak libp2p and keep to nothing of Baton's. */
import { once } from 'node:events'
import { mock } from 'node:test'
import { noise } from '@chainsafe/libp2p-noise'
import { generateKeyPair } from '@libp2p/crypto/keys'
import { tcp } from '@libp2p/tcp'
import { yamux } from '@libp2p/yamux'
import { multiaddr } from '@multiformats/multiaddr'
import { createLibp2p, type Libp2p } from 'libp2p'
import t, { type Test } from 'tap'
import type { Connection } from '../../node/transport/channel.ts'
import { idle_connection_ms } from '../../node/transport/limits.ts'
import { type Channel, protocols, type Transport } from '../../node/transport/transport.ts'
import { frame_bytes_max } from '../../protocol/limits.ts'
import { encodeFrame } from '../../protocol/link/framing.ts'
import { until } from '../support/company.ts'
import { nodeFor } from '../support/libp2p-node.ts'
import { ending, read } from './suite.ts'

async function peerFor(t: Test, type: 'Ed25519' | 'secp256k1' = 'Ed25519'): Promise<Libp2p> {
  const peer = await createLibp2p({
    privateKey: await (type === 'Ed25519' ? generateKeyPair(type) : generateKeyPair(type)),
    transports: [tcp()],
    connectionEncrypters: [noise()],
    streamMuxers: [yamux()],
    connectionMonitor: { enabled: false },
  })
  t.teardown(() => peer.stop())
  return peer
}

function dial(peer: Libp2p, node: Transport) {
  return peer.dial(multiaddr(node.addresses()[0]))
}

/** Opens a stream of a protocol that nobody takes: resolves when the node has said so. */
async function refused(connection: Connection): Promise<string> {
  const stream = await connection.newStream(protocols.link)
  if (stream.status === 'open') await once(stream, 'close')
  return stream.status
}

/** A raw stream at the peer, and the channel that the node makes of it. */
async function connected(t: Test) {
  const node = await nodeFor(t, 'a')
  const peer = await peerFor(t)
  const incoming = Promise.withResolvers<Channel>()
  node.handle(protocols.sync, incoming.resolve)
  const connection = await dial(peer, node)
  const stream = await connection.newStream(protocols.sync)
  return { node, connection, stream, channel: await incoming.promise }
}

t.test('an announced length that no frame has breaks the channel', async (t) => {
  const { stream, channel } = await connected(t)
  stream.send(encodeFrame(Uint8Array.of(1)))
  const length = new Uint8Array(4)
  new DataView(length.buffer).setUint32(0, frame_bytes_max + 1)
  const reset = once(stream, 'close')
  stream.send(length)
  await reset
  t.equal(stream.status, 'reset')
  t.strictSame(await read(channel, 1), [Uint8Array.of(1)], 'what came before it still counts')
  await t.rejects(read(channel, 1), { code: 'BATON_FRAME_TOO_LARGE', message: /262145/ })
  await t.rejects(channel.send(Uint8Array.of(2)), { code: 'BATON_FRAME_TOO_LARGE' })
})

t.test('an end in the middle of a frame breaks the channel', async (t) => {
  const { stream, channel } = await connected(t)
  stream.send(encodeFrame(Uint8Array.of(1, 2, 3)).subarray(0, 5))
  await stream.close()
  t.equal(await ending(channel), 'BATON_FRAME_TRUNCATED')
})

t.test('a reset is no clean end', async (t) => {
  const { stream, channel } = await connected(t)
  stream.abort(new Error('gone'))
  t.equal(await ending(channel), 'BATON_CHANNEL_BROKEN')
})

t.test('an end that comes together with the frames loses none of them', async (t) => {
  const node = await nodeFor(t, 'a')
  const peer = await peerFor(t)
  const incoming = Promise.withResolvers<Channel>()
  node.handle(protocols.sync, incoming.resolve)
  const connection = await dial(peer, node)
  const stream = await connection.newStream(protocols.sync)
  for (let i = 0; i < 50; i++) stream.send(encodeFrame(new Uint8Array(5000).fill(i)))
  await stream.close()
  const channel = await incoming.promise
  t.equal((await read(channel, 60)).length, 50)
  t.equal(await ending(channel), 'clean')
  if (stream.status === 'open') await once(stream, 'close')
  t.equal(stream.status, 'closed', 'a channel is never half open')
})

t.test('a peer with another kind of key gets no connection', async (t) => {
  const node = await nodeFor(t, 'a')
  node.handle(protocols.sync, () => t.fail('a channel was handed over'))
  const peer = await peerFor(t, 'secp256k1')
  // The dialling side is done with the handshake before it can be refused.
  await t.rejects(dial(peer, node).then((connection) => connection.newStream(protocols.sync)))
})

t.test('a node that is not admitted is hung up on at once', async (t) => {
  const node = await nodeFor(t, 'a')
  node.admit(() => false)
  const connection = await dial(await peerFor(t), node).catch(() => undefined)
  if (connection?.status === 'open') await once(connection, 'close')
  node.admit(() => true)
  t.equal((await dial(await peerFor(t), node)).status, 'open')
})

t.test('a protocol that nobody here takes is refused, the connection goes on', async (t) => {
  const { node, connection } = await connected(t)
  t.equal(await refused(connection), 'reset')
  const incoming = Promise.withResolvers<Channel>()
  node.handle(protocols.link, incoming.resolve)
  const again = await connection.newStream(protocols.link)
  again.send(encodeFrame(Uint8Array.of(7)))
  t.strictSame(await read(await incoming.promise, 1), [Uint8Array.of(7)])
})

t.test('who connects and opens no channel is hung up on, who opened one is not', async (t) => {
  mock.timers.enable({ apis: ['setInterval'] })
  t.teardown(() => mock.timers.reset())
  const { node, channel } = await connected(t)
  const stranger = await dial(await peerFor(t), node)
  await refused(stranger)
  mock.timers.tick(idle_connection_ms)
  await t.resolves(refused(stranger), 'it has some time')
  await until('the stranger to be hung up on', () => {
    mock.timers.tick(idle_connection_ms)
    return stranger.status !== 'open'
  })
  await t.resolves(channel.send(Uint8Array.of(1)), 'the channel goes on')
})
