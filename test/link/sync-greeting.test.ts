import t from 'tap'
import type { Hello } from '../../protocol/link/messages.ts'
import { hello, items, Machine, ours, stream, theirs } from './machine.ts'

t.test('a node says Hello at once and nothing else before the peer has said it', async (t) => {
  const machine = new Machine({ outbox: { tail: 9, acknowledged: 4 } })
  t.match(machine.sent, [
    { is: 'hello', outboxId: ours, outboxTail: 9, held: { outboxId: theirs, through: 0 } },
  ])
  t.strictSame(machine.on({ is: 'outboxGrew', tail: 10 }), [])
  t.strictSame(machine.on({ is: 'tick' }), [])
  machine.hear(hello({ held: { outboxId: ours, through: 4 } }))
  t.match(machine.effect('load'), { after: 4 }, 'with the Hello the queue moves')
})

t.test('what was wanted or due before the Hello is not forgotten', async (t) => {
  const machine = new Machine()
  machine.on({ is: 'wanted', streams: [stream(1)] })
  machine.on({ is: 'digestDue' })
  machine.hear(hello())
  t.match(machine.effect('mark'), { wanted: [stream(1)] })
  t.strictSame(
    machine.on({ is: 'marked' }).map(({ is }) => is),
    ['loadDigest'],
  )
})

t.test('the outbox goes on after what the peer holds of it', async (t) => {
  const machine = new Machine({ outbox: { tail: 9, acknowledged: 4 } })
  machine.hear(hello({ held: { outboxId: ours, through: 7 } }))
  t.match(machine.effect('delivered'), { through: 7 }, 'an Ack that was lost is made up for')
  t.match(machine.effect('load'), { after: 7 })
  t.notOk(machine.effect('loadDigest'), 'nothing is compared')
  t.notOk(machine.effect('mark'))
})

t.test('an outbox that can not go on gets a new id, and both meet again at once', async (t) => {
  const cases: [name: string, held: Hello['held'], bye: string, suspected: boolean][] = [
    ['holds more than we ever sent', { outboxId: ours, through: 10 }, 'renewed', true],
    ['holds less than it acknowledged', { outboxId: ours, through: 3 }, 'older-copy', false],
    ['knows another outbox', { outboxId: '77'.repeat(16), through: 9 }, 'renewed', false],
    ['knows none', undefined, 'renewed', false],
  ]
  for (const [name, held, bye, suspected] of cases) {
    const machine = new Machine({ outbox: { tail: 9, acknowledged: 4 } })
    machine.hear(hello({ held }))
    t.equal(machine.bye, bye, `a peer that ${name}`)
    t.ok(machine.effect('renewOutbox'), name)
    t.equal(!!machine.effect('suspectRestore'), suspected, name)
    t.notOk(machine.effect('load'), `nothing is sent to a peer that ${name}`)
  }
})

t.test('a peer that holds a row that was never sent got it from a copy of us', async (t) => {
  const written = { tail: 9, offered: 6, acknowledged: 4 }
  const machine = new Machine({ outbox: written })
  machine.hear(hello({ held: { outboxId: ours, through: 7 } }))
  t.ok(machine.effect('suspectRestore'), 'row 7 was written here and not sent yet')
  t.ok(machine.effect('renewOutbox'))
  const well = new Machine({ outbox: written })
  well.hear(hello({ held: { outboxId: ours, through: 6 } }))
  t.match(well.effect('load'), { after: 6 })
})

t.test('a peer that says we acknowledged more than we hold makes us doubt ourselves', async (t) => {
  const machine = Machine.open()
  machine.hear({ is: 'bye', bye: 'older-copy' })
  t.match(machine.effects, [
    { is: 'suspectRestore' },
    { is: 'close', bye: 'older-copy', by: 'peer' },
  ])
})

t.test('an outbox unknown to the peer begins at its first row, if it is all there', async (t) => {
  const machine = new Machine({ outbox: { tail: 3 } })
  machine.hear(hello({ held: undefined }))
  t.match(machine.effect('load'), { after: 0 })
})

t.test(
  'the digest is marked due before the unknown outbox is stored or anything taken',
  async (t) => {
    const machine = new Machine({ held: undefined })
    machine.hear(hello({ outboxTail: 5 }))
    t.match(machine.effect('mark'), { digestDue: true })
    machine.hear({ is: 'deltas', first: 1, items: items(5) })
    t.strictSame(machine.effects, [], 'the mark is under way')
    machine.on({ is: 'marked' })
    t.match(machine.effect('ingest'), { outboxId: theirs, first: 1, items: [] }, 'the bare cursor')
    t.notOk(machine.effect('loadDigest'))
    machine.on({ is: 'ingested', refusals: [], wanted: [] })
    t.ok(machine.effect('loadDigest'), 'compared when both are durable')
    t.match(machine.effect('ingest')?.items.length, 5)
    t.strictSame(machine.sent, [], 'the bare cursor is not acknowledged')
  },
)

t.test('a connection to oneself is no connection', async (t) => {
  for (const mine of [{ boot: 'bb'.repeat(16) }, { outboxId: ours }]) {
    const machine = new Machine()
    machine.hear(hello(mine))
    t.equal(machine.bye, 'malformed')
  }
})

t.test('what breaks the rules of a connection closes it with its reason', async (t) => {
  const late = { is: 'want', stream: stream(1), heads: [] } as const
  const breaches: [bye: string, breach: (machine: Machine) => void][] = [
    ['malformed', (m) => m.on({ is: 'frame', message: 'malformed' })],
    ['second-hello', (m) => m.hear(hello())],
    ['position-gap', (m) => m.hear({ is: 'deltas', first: 2, items: items(1) })],
    [
      'past-window',
      (m) => {
        for (let n = 1; n <= 9; n++) m.hear({ is: 'deltas', first: n, items: items(1) })
      },
    ],
    ['ack-past-sent', (m) => m.hear({ is: 'ack', through: 1, refusals: [], supplied: 0 })],
    ['ack-past-sent', (m) => m.hear({ is: 'ack', through: 0, refusals: [], supplied: 1 })],
    ['supply-unasked', (m) => m.hear({ is: 'supply', want: 1, deltas: [], last: false })],
    [
      'too-many-wants',
      (m) => {
        for (const want of [1, 2, 3]) m.hear({ ...late, want })
      },
    ],
    [
      'digest-unasked',
      (m) => m.hear({ is: 'frontiers', bucket: 0, streams: [], answer: false, more: false }),
    ],
  ]
  for (const [bye, breach] of breaches) {
    const machine = Machine.open()
    breach(machine)
    t.equal(machine.bye, bye)
    t.match(machine.sent, [{ is: 'bye', bye }], 'and says so')
    t.equal(machine.state.is, 'closed')
    t.strictSame(machine.hear({ is: 'ping', clock: 0 }), [], 'nothing is heard after it')
  }
})

t.test('anything before Hello closes the connection', async (t) => {
  for (const message of [{ is: 'ping', clock: 0 }, { is: 'unknown' }] as const) {
    const machine = new Machine()
    machine.hear(message)
    t.equal(machine.bye, 'no-hello')
  }
  const garbled = new Machine()
  garbled.on({ is: 'frame', message: 'too-large' })
  t.equal(garbled.bye, 'malformed')
})

t.test('a frame of a newer kind is passed over', async (t) => {
  const machine = Machine.open()
  t.strictSame(machine.hear({ is: 'unknown' }), [])
  t.equal(machine.state.is, 'open')
})

t.test('either side can end the connection, before or after Hello', async (t) => {
  for (const machine of [new Machine(), Machine.open()]) {
    const { state } = machine
    machine.on({ is: 'close', bye: 'stopping' })
    t.match(machine.effects, [
      { is: 'send', message: { is: 'bye', bye: 'stopping' } },
      { is: 'close', bye: 'stopping', by: 'us' },
    ])
    machine.state = state
    machine.hear({ is: 'bye', bye: 'stopping' })
    t.match(machine.effects, [{ is: 'close', bye: 'stopping', by: 'peer' }])
    machine.state = state
    t.strictSame(machine.on({ is: 'closedByPeer' }), [])
    t.equal(machine.state.is, 'closed')
  }
})

t.test('an answer that no effect asked for is a bug of the driver', async (t) => {
  const answers = [
    { is: 'loaded', items: items(1), more: false },
    { is: 'ingested', refusals: [], wanted: [] },
    { is: 'supplyIngested', refusals: [] },
    { is: 'marked' },
    { is: 'supplyLoaded', deltas: [], cursor: 0, last: true },
    { is: 'headsLoaded', heads: [] },
    { is: 'wantedLoaded', streams: [] },
    { is: 'digestReady', buckets: [] },
    { is: 'frontiersReady', streams: [], more: false },
    { is: 'compared', wanted: [], answers: [], reintroduce: [] },
  ] as const
  for (const answer of answers) {
    t.throws(() => new Machine().on(answer), answer.is)
    t.throws(() => Machine.open().wantsNothing().on(answer), answer.is)
  }
})
