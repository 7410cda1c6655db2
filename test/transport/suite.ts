/** What every implementation of Transport keeps to. */
import { setTimeout as delay } from 'node:timers/promises'
import type { Test } from 'tap'
import { type Channel, protocols, type Transport } from '../../node/transport/transport.ts'
import { frame_bytes_max } from '../../protocol/limits.ts'
import { until } from '../support/company.ts'

/** Two transports that admit each other and are stopped when the test is over. */
export type MakePair = (t: Test) => Promise<{ readonly a: Transport; readonly b: Transport }>

const signal = new AbortController().signal

/** An open channel seen from both ends. */
export async function opened(a: Transport, b: Transport): Promise<[Channel, Channel]> {
  const incoming = Promise.withResolvers<Channel>()
  b.handle(protocols.sync, incoming.resolve)
  const channel = await a.open(b.node, b.addresses(), protocols.sync, signal)
  return [channel, await incoming.promise]
}

/** The next frames of a channel, and how it went on. */
export async function read(channel: Channel, count: number): Promise<Uint8Array[]> {
  const iterator = channel.frames[Symbol.asyncIterator]()
  const frames: Uint8Array[] = []
  while (frames.length < count) {
    const { done, value } = await iterator.next()
    if (done) break
    frames.push(Uint8Array.from(value))
  }
  return frames
}

/** How the frames end: 'clean', or the code of what they throw. */
export async function ending(channel: Channel): Promise<string> {
  try {
    for await (const _ of channel.frames);
    return 'clean'
  } catch (error) {
    return (error as { code: string }).code
  }
}

/** Until a count that has begun hasn't changed for half a second. */
async function standstill(count: () => number): Promise<void> {
  for (let last = -1, same = 0; same < 5 || last === 0; ) {
    await delay(100)
    same = count() === last ? same + 1 : 0
    last = count()
  }
}

export function transportSuite(t: Test, makePair: MakePair): void {
  t.test('each end knows the other by its node id', async (t) => {
    const { a, b } = await makePair(t)
    const [ours, theirs] = await opened(a, b)
    t.equal(ours.remote, b.node)
    t.equal(theirs.remote, a.node)
  })

  t.test('frames of every size arrive whole and in order, both ways', async (t) => {
    const { a, b } = await makePair(t)
    const [ours, theirs] = await opened(a, b)
    const sizes = [0, 1, 1000, frame_bytes_max, 3, 70_000, frame_bytes_max]
    const frames = sizes.map((size, i) => new Uint8Array(size).fill(i + 1))
    for (const [from, to] of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      const received = read(to, frames.length)
      for (const frame of frames) await from.send(frame)
      const whole = (await received).map((frame, i) =>
        Buffer.compare(frame, frames[i] as Uint8Array),
      )
      t.strictSame(whole, Array(frames.length).fill(0))
    }
  })

  t.test('a frame that is too long is never sent', async (t) => {
    const { a, b } = await makePair(t)
    const [ours] = await opened(a, b)
    await t.rejects(ours.send(new Uint8Array(frame_bytes_max + 1)), RangeError)
  })

  t.test('what was sent before a close arrives, then the frames end on both sides', async (t) => {
    const { a, b } = await makePair(t)
    const [ours, theirs] = await opened(a, b)
    await ours.send(Uint8Array.of(1))
    await ours.send(Uint8Array.of(2))
    await ours.close()
    await ours.close()
    t.strictSame(await read(theirs, 3), [Uint8Array.of(1), Uint8Array.of(2)])
    t.equal(await ending(ours), 'clean')
    await t.rejects(ours.send(Uint8Array.of(3)), { code: 'BATON_CHANNEL_CLOSED' })
    await t.rejects(theirs.send(Uint8Array.of(3)), { code: 'BATON_CHANNEL_CLOSED' })
  })

  t.test('a close ends the frames that somebody is waiting for', async (t) => {
    const { a, b } = await makePair(t)
    const [ours, theirs] = await opened(a, b)
    const waiting = [ending(ours), ending(theirs)]
    await theirs.close()
    t.strictSame(await Promise.all(waiting), ['clean', 'clean'])
  })

  t.test('a slow reader holds the sender back, and nothing is lost', async (t) => {
    const { a, b } = await makePair(t)
    const [ours, theirs] = await opened(a, b)
    const count = 200
    let sent = 0
    const sending = (async () => {
      for (let i = 0; i < count; i++) {
        await ours.send(new Uint8Array(frame_bytes_max).fill(i))
        sent++
      }
    })()
    await standstill(() => sent)
    t.ok(sent < count / 2, `${sent} of ${count} were taken with nobody reading`)
    const [frames] = await Promise.all([read(theirs, count), sending])
    t.strictSame(
      frames.map((frame) => frame[9]),
      Array.from({ length: count }, (_, i) => i),
    )
  })

  t.test('a reader that reads a little now and then breaks nothing', async (t) => {
    const { a, b } = await makePair(t)
    const [ours, theirs] = await opened(a, b)
    const count = 80
    let sent = 0
    const sending = (async () => {
      for (let i = 0; i < count; i++) {
        await ours.send(new Uint8Array(frame_bytes_max).fill(i))
        sent++
      }
    })()
    const order: (number | undefined)[] = []
    while (order.length < count) {
      for (const frame of await read(theirs, 8)) order.push(frame[9])
      // Read by a reader that is behind, every time.
      await until('more to read', () => sent >= Math.min(count, order.length + 4))
    }
    await sending
    t.strictSame(
      order,
      Array.from({ length: count }, (_, i) => i),
    )
  })

  t.test('a sender that is held back is let go when the channel closes', async (t) => {
    const { a, b } = await makePair(t)
    const [ours, theirs] = await opened(a, b)
    let sent = 0
    const sending = (async () => {
      for (;;) {
        await ours.send(new Uint8Array(frame_bytes_max))
        sent++
      }
    })()
    const failed = t.rejects(sending, { code: /^BATON_CHANNEL_/ })
    await standstill(() => sent)
    await theirs.close()
    await failed
  })

  t.test('a node that is not admitted gets no channel', async (t) => {
    const { a, b } = await makePair(t)
    b.handle(protocols.sync, () => t.fail('a channel was handed over'))
    b.admit((node) => node !== a.node)
    const refused = a.open(b.node, b.addresses(), protocols.sync, signal)
    await t.rejects(refused, { code: 'BATON_UNREACHABLE' })
    b.admit((node) => node === a.node)
    await opened(a, b)
  })

  t.test('whoever gives up is told why, and not that the node is away', async (t) => {
    const { a, b } = await makePair(t)
    const given = new AbortController()
    const reason = new Error('changed my mind')
    given.abort(reason)
    await t.rejects(a.open(b.node, b.addresses(), protocols.sync, given.signal), reason)
  })

  t.test('stop ends every channel cleanly on both sides within a second', async (t) => {
    const { a, b } = await makePair(t)
    const [ours, theirs] = await opened(a, b)
    const waiting = [ending(ours), ending(theirs)]
    const before = performance.now()
    await a.stop()
    t.ok(performance.now() - before < 1000)
    t.strictSame(await Promise.all(waiting), ['clean', 'clean'])
    const again = b.open(a.node, a.addresses(), protocols.sync, signal)
    await t.rejects(again, { code: 'BATON_UNREACHABLE' })
  })
}
