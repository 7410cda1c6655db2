import t from 'tap'
import type { StreamId } from '../../protocol/ids.ts'
import type { Frontier } from '../../protocol/link/messages.ts'
import type { Effect } from '../../protocol/link/sync-contract.ts'
import { delta, hello, Machine, ours, stream } from './machine.ts'

const buckets = (changed: readonly number[] = []) =>
  Array.from({ length: 256 }, (_, n) => (changed.includes(n) ? 'ff' : '00').repeat(32))

const frontier = (id: StreamId, ...heads: number[]): Frontier => ({
  stream: id,
  heads: heads.map(delta),
})

const page = (bucket: number, streams: readonly Frontier[], more = false) =>
  ({ is: 'frontiers', bucket, streams, answer: false, more }) as const
const answer = (bucket: number, streams: readonly Frontier[]) =>
  ({ is: 'frontiers', bucket, streams, answer: true, more: false }) as const
const compared = (found: Partial<Extract<Parameters<Machine['on']>[0], { is: 'compared' }>> = {}) =>
  ({ is: 'compared', wanted: [], answers: [], reintroduce: [], ...found }) as const

/** Both digests are exchanged, and these buckets differ. With the higher outbox id we answer. */
function comparing(role: 'lists' | 'answers', differ: readonly number[]): Machine {
  const outboxId = role === 'lists' ? 'f0'.repeat(16) : 'a0'.repeat(16)
  const machine = new Machine({ outbox: { digestDue: true }, held: { outboxId, through: 0 } })
  machine.hear(hello({ outboxId, held: { outboxId: ours, through: 0 } }))
  machine.wantsNothing()
  machine.on({ is: 'digestReady', buckets: buckets() })
  machine.hear({ is: 'digest', buckets: buckets(differ) })
  return machine
}

t.test('where nothing differs the comparison ends with the digests', async (t) => {
  const machine = comparing('lists', [])
  t.match(machine.effects, [{ is: 'mark', digestDue: false, wanted: [], reintroduce: [] }])
})

t.test('a Digest is answered with our own, whoever began', async (t) => {
  const machine = Machine.open().wantsNothing()
  machine.hear({ is: 'digest', buckets: buckets() })
  t.match(machine.effects, [{ is: 'loadDigest' }])
  machine.on({ is: 'digestReady', buckets: buckets() })
  t.match(machine.sent, [{ is: 'digest', buckets: buckets() }])
  t.match(machine.effect('mark'), { digestDue: false })
})

t.test('the node with the lower outbox id lists, page by page and bucket by bucket', async (t) => {
  const machine = comparing('lists', [3, 9])
  t.match(machine.effects, [{ is: 'loadFrontiers', bucket: 3, after: undefined, count: 128 }])
  const first = [frontier(stream(3, 1), 1), frontier(stream(3, 2), 2)]
  machine.on({ is: 'frontiersReady', streams: first, more: true })
  t.strictSame(machine.effects, [{ is: 'send', message: page(3, first, true) }])
  machine.hear(answer(3, [frontier(stream(3, 1), 7), frontier(stream(3, 2))]))
  t.match(machine.effects, [{ is: 'compareFrontiers', bucket: 3, range: undefined }])
  machine.on(compared({ wanted: [stream(3, 1)], reintroduce: [stream(3, 2)] }))
  t.match(machine.effects, [
    { is: 'loadFrontiers', bucket: 3, after: stream(3, 2) },
    { is: 'mark', wanted: [stream(3, 1)], reintroduce: [stream(3, 2)], digestDue: undefined },
  ])
  machine.on({ is: 'frontiersReady', streams: [], more: false })
  machine.hear(answer(3, []))
  machine.on(compared())
  t.match(machine.effect('loadFrontiers'), { bucket: 9, after: undefined }, 'the next bucket')
  machine.on({ is: 'frontiersReady', streams: [], more: false })
  machine.hear(answer(9, []))
  machine.on({ is: 'marked' })
  machine.on(compared())
  t.match(machine.effect('mark'), { digestDue: false }, 'after the last the flag is cleared')
})

t.test('the other answers each page, and looks what the page would have listed', async (t) => {
  const machine = comparing('answers', [3])
  t.strictSame(machine.effects, [], 'waits for a page')
  const first = [frontier(stream(3, 1), 1), frontier(stream(3, 5), 2)]
  machine.hear(page(3, first, true))
  t.strictSame(machine.effects, [
    {
      is: 'compareFrontiers',
      bucket: 3,
      streams: first,
      range: { after: undefined, through: stream(3, 5) },
    },
  ] satisfies Effect[])
  const answers = [frontier(stream(3, 1), 8), frontier(stream(3, 5))]
  machine.on(compared({ answers, wanted: [stream(3, 1)], reintroduce: [stream(3, 2)] }))
  t.match(machine.effects, [
    { is: 'send', message: answer(3, answers) },
    { is: 'mark', wanted: [stream(3, 1)], reintroduce: [stream(3, 2)] },
  ])
  machine.hear(page(3, []))
  t.match(machine.effect('compareFrontiers')?.range, { after: stream(3, 5), through: undefined })
  machine.on({ is: 'marked' })
  machine.on(compared())
  t.strictSame(machine.sent, [answer(3, [])])
  t.match(machine.effect('mark'), { digestDue: false })
})

t.test('while many rows wait for the peer, a comparison adds none', async (t) => {
  const row = { is: 'nothing' } as const
  const listing = comparing('lists', [3, 9])
  listing.on({ is: 'frontiersReady', streams: [], more: false })
  listing.on({ is: 'outboxGrew', tail: 257 })
  t.match(listing.effect('load'), { after: 0 }, 'the live lane goes on')
  listing.hear(answer(3, []))
  t.strictSame(listing.on(compared()), [], 'the next page waits')
  listing.on({ is: 'loaded', items: [row], more: true })
  listing.hear({ is: 'ack', through: 1, refusals: [], supplied: 0 })
  t.match(listing.effect('loadFrontiers'), { bucket: 9 }, '256 are few enough')

  const answering = comparing('answers', [3])
  answering.on({ is: 'outboxGrew', tail: 257 })
  answering.hear(page(3, []))
  answering.on(compared())
  t.strictSame(answering.sent, [], 'the answer waits')
  answering.on({ is: 'loaded', items: [row], more: true })
  answering.hear({ is: 'ack', through: 1, refusals: [], supplied: 0 })
  t.match(answering.sent, [answer(3, [])])
})

t.test('a page of long frontiers is cut, and goes on behind the cut', async (t) => {
  const machine = comparing('lists', [3])
  const heads = Array.from({ length: 256 }, (_, n) => delta(n))
  const streams = Array.from({ length: 128 }, (_, n) => ({ stream: stream(3, n), heads }))
  machine.on({ is: 'frontiersReady', streams, more: false })
  const [sent] = machine.sent
  t.match(sent, { is: 'frontiers', answer: false, more: true })
  t.equal(sent?.is === 'frontiers' && sent.streams.length, 14)
  machine.hear(answer(3, []))
  machine.on(compared())
  t.match(machine.effect('loadFrontiers'), { bucket: 3, after: stream(3, 13) })
})

t.test('an answer names a few heads of a stream: one is enough to be asked for', async (t) => {
  const machine = comparing('answers', [3])
  machine.hear(page(3, [frontier(stream(3), 1)]))
  const heads = Array.from({ length: 200 }, (_, n) => delta(n))
  machine.on(compared({ answers: [{ stream: stream(3), heads }] }))
  const [sent] = machine.sent
  t.equal(sent?.is === 'frontiers' && sent.streams[0]?.heads.length, 48)
})

t.test('pages out of turn or out of order close the connection', async (t) => {
  const first = [frontier(stream(3, 5), 1)]
  const breaches: [name: string, breach: (machine: Machine) => void][] = [
    ['of another bucket', (m) => m.hear(page(4, []))],
    ['with a stream of another bucket', (m) => m.hear(page(3, [frontier(stream(4), 1)]))],
    ['not sorted', (m) => m.hear(page(3, [...first, frontier(stream(3, 4), 1)]))],
    ['with a stream twice', (m) => m.hear(page(3, [...first, ...first]))],
    ['going on after nothing', (m) => m.hear(page(3, [], true))],
    ['two at once', (m) => [m.hear(page(3, first, true)), m.hear(page(3, []))]],
    ['an answer to nothing', (m) => m.hear(answer(3, []))],
    ['going back', (m) => [m.hear(page(3, first, true)), m.on(compared()), m.hear(page(3, first))]],
  ]
  for (const [name, breach] of breaches) {
    const machine = comparing('answers', [3])
    breach(machine)
    t.equal(machine.bye, 'digest-unasked', name)
  }
  const listing = comparing('lists', [3])
  listing.on({ is: 'frontiersReady', streams: [], more: false })
  listing.hear(page(3, []))
  t.equal(listing.bye, 'digest-unasked', 'a page to the one who lists')
})

t.test('a Digest for the next comparison waits, a second one closes', async (t) => {
  const machine = comparing('lists', [3])
  machine.hear({ is: 'digest', buckets: buckets() })
  t.equal(machine.state.is, 'open')
  const { state } = machine
  machine.hear({ is: 'digest', buckets: buckets() })
  t.equal(machine.bye, 'digest-unasked')
  machine.state = state
  machine.on({ is: 'frontiersReady', streams: [], more: false })
  machine.hear(answer(3, []))
  machine.on(compared())
  machine.on({ is: 'marked' })
  t.match(machine.effects, [{ is: 'loadDigest' }], 'its turn comes after what was found is durable')
  machine.on({ is: 'digestReady', buckets: buckets() })
  t.match(machine.effect('mark'), { digestDue: false })
})

t.test('what becomes due during a comparison is compared after it', async (t) => {
  const machine = comparing('lists', [3])
  machine.on({ is: 'digestDue' })
  machine.on({ is: 'frontiersReady', streams: [], more: false })
  machine.hear(answer(3, []))
  machine.on(compared())
  t.strictSame(machine.effects, [{ is: 'loadDigest' }], 'and the flag stays')
})

t.test('the daily comparison begins while the connection is open', async (t) => {
  const machine = Machine.open().wantsNothing()
  t.strictSame(machine.on({ is: 'digestDue' }), [{ is: 'loadDigest' }])
  machine.on({ is: 'digestReady', buckets: buckets() })
  t.match(machine.sent, [{ is: 'digest' }])
  machine.hear({ is: 'digest', buckets: buckets() })
  t.match(machine.effect('mark'), { digestDue: false })
  machine.on({ is: 'marked' })
  t.strictSame(machine.on({ is: 'digestDue' }), [{ is: 'loadDigest' }], 'and the next day')
})
