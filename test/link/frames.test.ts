import fc from 'fast-check'
import t from 'tap'
import { decodeFrame, encodeFrame, itemBytes } from '../../protocol/link/frames.ts'
import type { Item, Message } from '../../protocol/link/messages.ts'
import { baton } from '../../protocol/wire/wire.js'
import { type Known, message, mutated } from './arbitrary.ts'
import { delta, hello, stream } from './machine.ts'

const wire = (frame: baton.Frame.$Properties) => baton.Frame.encode(frame).finish()
const bytes = (length: number) => new Uint8Array(length).fill(1)
const many = <T>(count: number, one: T) => Array.from({ length: count }, () => one)

t.test('a message that was encoded is decoded as it was', async (t) => {
  fc.assert(
    fc.property(message, (before) => {
      const frame = new Uint8Array(encodeFrame(before))
      return t.strictSame(decodeFrame(frame), before)
    }),
    { numRuns: 1000 },
  )
  t.match(decodeFrame(encodeFrame(hello({ held: undefined }))), { held: undefined })
})

t.test('whatever bytes come, decoding hands back a message or what is wrong', async () => {
  const never = (frame: Uint8Array) => {
    const decoded: Message | string = decodeFrame(frame)
    return typeof decoded === 'object' || decoded === 'malformed' || decoded === 'too-large'
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), never), { numRuns: 10_000 })
  fc.assert(fc.property(mutated(message.map(encodeFrame)), never), { numRuns: 15_000 })
})

t.test('what is kept of a frame does not change when the frame is reused', async (t) => {
  const sent: Known = {
    is: 'deltas',
    first: 1,
    items: [
      { is: 'delta', signed: bytes(3) },
      { is: 'receipt', signed: bytes(4) },
      { is: 'introduce', stream: stream(1), path: [bytes(5)], follows: false },
    ],
  }
  const frames = [sent, hello({ certificate: bytes(6) })].map((one) => encodeFrame(one))
  const supply = encodeFrame({ is: 'supply', want: 1, deltas: [bytes(7)], last: true })
  const decoded = [...frames, supply].map((frame) => {
    const before = decodeFrame(frame)
    frame.fill(0xff)
    return before
  })
  t.strictSame(decoded, [
    sent,
    hello({ certificate: bytes(6) }),
    { is: 'supply', want: 1, deltas: [bytes(7)], last: true },
  ])
})

t.test('a kind of frame or item that this version does not know is passed over', async (t) => {
  // Field 15 of Frame, and of Item, holding bytes.
  t.strictSame(decodeFrame(Buffer.from('7a020102', 'hex')), { is: 'unknown' })
  t.strictSame(decodeFrame(new Uint8Array()), { is: 'unknown' })
  const item = Buffer.from('7a020102', 'hex')
  const deltas = Buffer.concat([Buffer.from([0x08, 1, 0x12, item.length]), item])
  const frame = Buffer.concat([Buffer.from([0x12, deltas.length]), deltas])
  t.strictSame(decodeFrame(frame), { is: 'deltas', first: 1, items: [{ is: 'nothing' }] })
})

t.test('a reason or bye that this version does not know is still a refusal or a bye', async (t) => {
  t.strictSame(decodeFrame(wire({ bye: { reason: 999 } })), { is: 'bye', bye: 'stopping' })
  const refusals = [{ id: Buffer.from(delta(1), 'hex'), reason: 999 }]
  t.match(decodeFrame(wire({ ack: { refusals } })), { refusals: [{ reason: 'malformed' }] })
})

t.test('one past each limit of a frame is malformed', async (t) => {
  const id = Buffer.from(delta(1), 'hex')
  const greeting = { certificate: bytes(1), boot: bytes(16), outboxId: bytes(16) }
  const frontier = { stream: id, heads: [id] }
  const fits: [limit: string, at: baton.Frame.$Properties, past: baton.Frame.$Properties][] = [
    [
      'certificate',
      { hello: { ...greeting, certificate: bytes(1024) } },
      { hello: { ...greeting, certificate: bytes(1025) } },
    ],
    [
      'features',
      { hello: { ...greeting, features: many(64, 1) } },
      { hello: { ...greeting, features: many(65, 1) } },
    ],
    ['boot', { hello: greeting }, { hello: { ...greeting, boot: bytes(15) } }],
    ['outbox id', { hello: greeting }, { hello: { ...greeting, outboxId: bytes(17) } }],
    [
      'held outbox id',
      { hello: { ...greeting, heldOutboxId: bytes(16) } },
      { hello: { ...greeting, heldOutboxId: bytes(1) } },
    ],
    [
      'items',
      { deltas: { first: 1, items: many(1024, { nothing: true }) } },
      { deltas: { first: 1, items: many(1025, { nothing: true }) } },
    ],
    [
      'no item',
      { deltas: { first: 1, items: [{ nothing: true }] } },
      { deltas: { first: 1, items: [] } },
    ],
    [
      'first position',
      { deltas: { first: 1, items: [{ nothing: true }] } },
      { deltas: { first: 0, items: [{ nothing: true }] } },
    ],
    [
      'last position',
      { deltas: { first: 2 ** 53 - 2, items: [{ nothing: true }] } },
      { deltas: { first: 2 ** 53 - 1, items: [{ nothing: true }] } },
    ],
    [
      'stream of an introduction',
      { deltas: { first: 1, items: [{ introduce: { stream: id } }] } },
      { deltas: { first: 1, items: [{ introduce: { stream: bytes(31) } }] } },
    ],
    [
      'refusals',
      { ack: { refusals: many(256, { id, reason: 1 }) } },
      { ack: { refusals: many(257, { id, reason: 1 }) } },
    ],
    ['counter', { ack: { through: 2 ** 53 - 1 } }, { ack: { through: 2 ** 53 } }],
    [
      'heads of a Want',
      { want: { want: 1, stream: id, heads: many(256, id) } },
      { want: { want: 1, stream: id, heads: many(257, id) } },
    ],
    ['stream of a Want', { want: { stream: id } }, { want: {} }],
    [
      'deltas of a Supply',
      { supply: { deltas: many(1024, bytes(1)) } },
      { supply: { deltas: many(1025, bytes(1)) } },
    ],
    ['buckets', { digest: { buckets: many(256, id) } }, { digest: { buckets: many(255, id) } }],
    [
      'bucket hash',
      { digest: { buckets: many(256, id) } },
      { digest: { buckets: many(256, bytes(31)) } },
    ],
    ['bucket', { frontiers: { bucket: 255 } }, { frontiers: { bucket: 256 } }],
    [
      'streams of a page',
      { frontiers: { streams: many(512, frontier) } },
      { frontiers: { streams: many(513, frontier) } },
    ],
    [
      'heads of a frontier',
      { frontiers: { streams: [{ stream: id, heads: many(256, id) }] } },
      { frontiers: { streams: [{ stream: id, heads: many(257, id) }] } },
    ],
  ]
  for (const [limit, at, past] of fits) {
    t.type(decodeFrame(wire(at)), 'object', `${limit}: at the limit`)
    t.equal(decodeFrame(wire(past)), 'malformed', `${limit}: past it`)
  }
})

t.test('a frame past 256 KiB is not even read', async (t) => {
  t.equal(decodeFrame(bytes(256 * 1024 + 1)), 'too-large')
})

t.test('what an item takes in a frame is never more than is reckoned', async () => {
  const items: Item[] = [
    { is: 'nothing' },
    ...[0, 1, 127, 128, 16_384, 70_000].flatMap((length): Item[] => [
      { is: 'delta', signed: bytes(length) },
      { is: 'receipt', signed: bytes(length) },
      { is: 'introduce', stream: stream(1), path: many(3, bytes(length)), follows: true },
    ]),
  ]
  const bare = encodeFrame({ is: 'deltas', first: 2 ** 52, items: [{ is: 'nothing' }] }).length
  for (const item of items) {
    const frame = encodeFrame({ is: 'deltas', first: 2 ** 52, items: [{ is: 'nothing' }, item] })
    // 4 bytes more where the frame's own lengths grow.
    if (frame.length - bare > itemBytes(item) + 4) throw new Error(`${item.is} is larger`)
  }
})
