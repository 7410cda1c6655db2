import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createConnection, createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { type Channel, protocols, type Transport } from '../../node/transport/transport.ts'
import { signerFromSeed, signerId } from '../../protocol/identity/keys.ts'
import type { NodeId } from '../../protocol/ids.ts'
import { nodeFor, seedOf, startNode } from '../support/libp2p-node.ts'
import { ending, opened, read, transportSuite } from './suite.ts'

const { signal } = new AbortController()

transportSuite(t, async (t) => ({ a: await nodeFor(t, 'a'), b: await nodeFor(t, 'b') }))

t.test('the node id is the public key of the seed', async (t) => {
  const a = await nodeFor(t, 'a')
  t.equal(a.node, signerId<NodeId>(signerFromSeed(seedOf('a'))))
})

t.test('a channel comes back over the connection that the other side dialled', async (t) => {
  const [a, b] = [await nodeFor(t, 'a'), await nodeFor(t, 'b', { listen: [] })]
  await opened(b, a)
  const incoming = Promise.withResolvers<Channel>()
  b.handle(protocols.link, incoming.resolve)
  const back = await a.open(b.node, [], protocols.link, signal)
  await back.send(Uint8Array.of(5))
  t.strictSame(await read(await incoming.promise, 1), [Uint8Array.of(5)])
})

t.test('an address that leads nowhere is passed over for the next', async (t) => {
  const [a, b, c] = [await nodeFor(t, 'a'), await nodeFor(t, 'b'), await nodeFor(t, 'c')]
  b.handle(protocols.sync, () => {})
  const nowhere = ['nonsense', '/ip4/127.0.0.1/tcp/1', '/ip4/127.0.0.1/udp/4001', ...c.addresses()]
  const channel = await a.open(b.node, [...nowhere, ...b.addresses()], protocols.sync, signal)
  t.equal(channel.remote, b.node)
})

t.test('without an address that can be dialled the node is unreachable, in one line', async (t) => {
  const [a, b] = [await nodeFor(t, 'a'), await nodeFor(t, 'b')]
  for (const addresses of [[], ['nonsense'], ['/ip4/127.0.0.1/tcp/1'], a.addresses()]) {
    const code = 'BATON_UNREACHABLE'
    await t.rejects(a.open(b.node, addresses, protocols.sync, signal), { code, message: /^.+$/ })
  }
})

t.test('another node at the address is not taken for the one that was meant', async (t) => {
  const [a, b, c] = [await nodeFor(t, 'a'), await nodeFor(t, 'b'), await nodeFor(t, 'c')]
  c.handle(protocols.sync, () => t.fail('a channel was opened'))
  const [address = ''] = c.addresses()
  const refused = a.open(b.node, [address.split('/p2p/')[0] ?? ''], protocols.sync, signal)
  await t.rejects(refused, { code: 'BATON_OTHER_NODE' })
})

t.test('a node that is blocked later opens no more channels', async (t) => {
  const [a, b] = [await nodeFor(t, 'a'), await nodeFor(t, 'b')]
  const [ours] = await opened(a, b)
  b.admit(() => false)
  const second = await a.open(b.node, [], protocols.sync, signal).catch(() => undefined)
  if (second) t.equal(await ending(second), 'BATON_CHANNEL_BROKEN')
  t.equal(await ending(ours), 'BATON_CHANNEL_BROKEN')
})

t.test('a node that is killed ends its channel at once', async (t) => {
  const a = await nodeFor(t, 'a')
  const incoming = Promise.withResolvers<Channel>()
  a.handle(protocols.sync, incoming.resolve)
  const script = fileURLToPath(new URL('dying-node.ts', import.meta.url))
  const child = spawn(process.execPath, [script, a.node, a.addresses()[0] ?? ''])
  t.teardown(() => child.kill('SIGKILL'))
  const channel = await incoming.promise
  t.strictSame(await read(channel, 1), [Uint8Array.of(1)])
  const before = performance.now()
  child.kill('SIGKILL')
  t.equal(await ending(channel), 'BATON_CHANNEL_BROKEN')
  t.ok(performance.now() - before < 500)
})

t.test('a port that is taken is said in one line that names it', async (t) => {
  const server = createServer().listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const starting = startNode('a', { listen: [`/ip4/127.0.0.1/tcp/${port}`] })
  const message = new RegExp(`^127\\.0\\.0\\.1:${port} is taken.*$`)
  await t.rejects(starting, { code: 'BATON_PORT_TAKEN', message })
})

t.test('an address that is not of this machine is said in one line', async (t) => {
  const starting = startNode('a', { listen: ['/ip4/192.0.2.1/tcp/0'] })
  await t.rejects(starting, { code: 'BATON_LISTEN', message: /^.*192\.0\.2\.1.*$/ })
})

t.test('others are told the port really taken, or what was announced instead', async (t) => {
  const a = await nodeFor(t, 'a', { listen: ['/ip4/0.0.0.0/tcp/0'] })
  const port = /^\/ip4\/127\.0\.0\.1\/tcp\/(\d+)\/p2p\/12D3KooW/
  const own = a.addresses().find((address) => port.test(address)) ?? ''
  const socket = createConnection(Number(port.exec(own)?.[1]), '127.0.0.1')
  await once(socket, 'connect')
  socket.destroy()
  const announced = ['/dns4/patrol.example/tcp/4001', '/ip4/203.0.113.9/tcp/4001']
  const b = await nodeFor(t, 'b', { announce: announced })
  const peer = b.addresses()[0]?.split('/p2p/')[1]
  t.strictSame(
    b.addresses(),
    announced.map((address) => `${address}/p2p/${peer}`),
  )
})

t.test('after stop the port is free again', async (t) => {
  const a = await nodeFor(t, 'a')
  const [address = ''] = a.addresses()
  await a.stop()
  const again = await nodeFor(t, 'a', { listen: [address.split('/p2p/')[0] ?? ''] })
  t.strictSame(again.addresses(), [address])
})

async function roundTrips(a: Transport, b: Transport, count: number): Promise<number[]> {
  const [ours, theirs] = await opened(a, b)
  void (async () => {
    for await (const frame of theirs.frames) await theirs.send(Uint8Array.from(frame))
  })().catch(() => {})
  const answers = ours.frames[Symbol.asyncIterator]()
  const times: number[] = []
  for (let i = 0; i < count; i++) {
    const before = performance.now()
    await ours.send(new Uint8Array(100))
    await answers.next()
    times.push(performance.now() - before)
  }
  return times.sort((x, y) => x - y)
}

t.test('a small frame leaves at once: no algorithm waits for more', async (t) => {
  const [a, b] = [await nodeFor(t, 'a'), await nodeFor(t, 'b')]
  const times = await roundTrips(a, b, 500)
  // Nagle with delayed acknowledgements would make it 40 ms; a busy machine may make it a few.
  t.ok((times[250] ?? 99) < 5, `half of the round trips took less than ${times[250]} ms`)
})
