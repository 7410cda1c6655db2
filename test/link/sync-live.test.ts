import t from 'tap'
import { frames_in_flight_max } from '../../protocol/limits.ts'
import { delta, items, Machine, stream, theirs } from './machine.ts'

const loaded = (count: number, more = false) =>
  ({ is: 'loaded', items: items(count), more }) as const
const ack = (through: number, supplied = 0) =>
  ({ is: 'ack', through, refusals: [], supplied }) as const
const ingested = { is: 'ingested', refusals: [], wanted: [] } as const

t.test('with nothing in flight a row is sent at once', async (t) => {
  const machine = Machine.open().wantsNothing()
  machine.on({ is: 'outboxGrew', tail: 1 })
  t.match(machine.effects, [{ is: 'load', after: 0 }])
  machine.on(loaded(1))
  t.match(machine.sent, [{ is: 'deltas', first: 1, items: items(1) }])
})

t.test('while a frame is in flight rows gather until it is acknowledged', async (t) => {
  const machine = Machine.open()
  machine.on({ is: 'outboxGrew', tail: 1 })
  machine.on(loaded(1))
  for (const tail of [2, 3, 200]) t.strictSame(machine.on({ is: 'outboxGrew', tail }), [])
  machine.hear(ack(1))
  t.match(machine.effects, [
    { is: 'delivered', through: 1 },
    { is: 'load', after: 1 },
  ])
  machine.on(loaded(199))
  t.match(machine.sent, [{ is: 'deltas', first: 2 }])
})

t.test('a frame’s worth of rows does not wait', async (t) => {
  const machine = Machine.open()
  machine.on({ is: 'outboxGrew', tail: 1 })
  machine.on(loaded(1))
  t.strictSame(machine.on({ is: 'outboxGrew', tail: 256 }), [], '255 wait')
  machine.on({ is: 'outboxGrew', tail: 257 })
  t.match(machine.effects, [{ is: 'load', after: 1 }], '256 do not')
})

t.test('in bulk the window is kept full and never overfilled', async (t) => {
  const machine = Machine.open()
  machine.on({ is: 'outboxGrew', tail: 200 })
  let frames = 0
  while (machine.effect('load')) {
    machine.on(loaded(16, true))
    frames++
  }
  t.equal(frames, frames_in_flight_max, 'large rows: 16 fill a frame, and still 8 go out')
  machine.hear(ack(16))
  t.match(machine.effect('load'), { after: 128 }, 'one acknowledged, one more')
  machine.on(loaded(16, true))
  t.notOk(machine.effect('load'))
})

t.test('an acknowledgement within a frame counts, and a lower one says nothing', async (t) => {
  const machine = Machine.open()
  machine.on({ is: 'outboxGrew', tail: 10 })
  machine.on(loaded(10))
  t.match(machine.hear(ack(4)), [{ is: 'delivered', through: 4 }])
  t.strictSame(machine.hear(ack(3)), [])
  t.strictSame(machine.hear(ack(4)), [])
  t.match(machine.hear(ack(10)), [{ is: 'delivered', through: 10 }])
})

t.test('what the peer refused is told', async (t) => {
  const machine = Machine.open()
  machine.on({ is: 'outboxGrew', tail: 1 })
  machine.on(loaded(1))
  const refusals = [{ id: delta(1), reason: 'bad-signature' }] as const
  machine.hear({ is: 'ack', through: 1, refusals, supplied: 0 })
  t.match(machine.effect('refused'), { refusals })
})

t.test('frames are written one at a time, and acknowledged when durable', async (t) => {
  const machine = Machine.open().wantsNothing()
  machine.hear({ is: 'deltas', first: 1, items: items(3) })
  t.match(machine.effects, [{ is: 'ingest', outboxId: theirs, first: 1, items: items(3) }])
  t.strictSame(machine.hear({ is: 'deltas', first: 4, items: items(2) }), [])
  const refusals = [{ id: delta(1), reason: 'too-large' }] as const
  machine.on({ is: 'ingested', refusals, wanted: [] })
  t.match(machine.effects, [
    { is: 'send', message: { is: 'ack', through: 3, refusals, supplied: 0 } },
    { is: 'ingest', first: 4 },
  ])
  machine.on(ingested)
  t.match(machine.sent, [{ is: 'ack', through: 5 }])
})

t.test('refusals past what an acknowledgement can tell are not told', async (t) => {
  const machine = Machine.open()
  machine.hear({ is: 'deltas', first: 1, items: items(1) })
  const refusals = Array.from({ length: 300 }, (_, n) => ({
    id: delta(n),
    reason: 'malformed' as const,
  }))
  machine.on({ is: 'ingested', refusals, wanted: [] })
  const [sent] = machine.sent
  t.equal(sent?.is === 'ack' && sent.refusals.length, 256)
})

t.test(
  'the frames that may be unacknowledged are taken, and one is free when one is',
  async (t) => {
    const machine = Machine.open()
    for (let n = 1; n <= frames_in_flight_max; n++) {
      machine.hear({ is: 'deltas', first: n, items: items(1) })
    }
    machine.on(ingested)
    machine.hear({ is: 'deltas', first: 9, items: items(1) })
    t.equal(machine.state.is, 'open')
    machine.hear({ is: 'deltas', first: 10, items: items(1) })
    t.equal(machine.bye, 'past-window')
  },
)

t.test(
  'a live frame passes the supply that came before it, but supply is not starved',
  async (t) => {
    const machine = Machine.open()
    machine.on({ is: 'wantedLoaded', streams: [stream(1)] })
    machine.on({ is: 'headsLoaded', heads: [] })
    const supply = { is: 'supply', want: 1, deltas: [], last: false } as const
    for (let n = 0; n < 4; n++) machine.hear(supply)
    for (let n = 1; n <= 3; n++) machine.hear({ is: 'deltas', first: n, items: items(1) })
    // The first supply frame is being written; three more wait, and three live ones behind them.
    const order: string[] = []
    const written = { is: 'supplyIngested', refusals: [] } as const
    for (let last = 'ingestSupply'; order.length < 6; last = order.at(-1) as string) {
      machine.on(last === 'ingest' ? ingested : written)
      order.push(...machine.asked)
    }
    t.strictSame(order, [
      'ingest',
      'ingestSupply',
      'ingest',
      'ingestSupply',
      'ingest',
      'ingestSupply',
    ])
  },
)

t.test(
  'while catching up rests live frames are written, and it goes on when the rest is over',
  async (t) => {
    const machine = Machine.open()
    machine.on({ is: 'wantedLoaded', streams: [stream(1)] })
    machine.on({ is: 'headsLoaded', heads: [] })
    for (let n = 0; n < 2; n++) machine.hear({ is: 'supply', want: 1, deltas: [], last: false })
    const rests = [{ lane: 'supply', ms: 1000 }] as const
    machine.on({ is: 'supplyIngested', refusals: [], rests })
    t.strictSame(machine.asked, [], 'the next one waits')
    machine.hear({ is: 'deltas', first: 1, items: items(1) })
    t.strictSame(machine.asked, ['ingest'], 'a live change does not')
    machine.on(ingested)
    t.strictSame(machine.asked, [])
    machine.on({ is: 'rested', lane: 'supply' })
    t.strictSame(machine.asked, ['ingestSupply'])
  },
)

t.test(
  'while the live lane rests what comes is kept in the window, and acknowledged after',
  async (t) => {
    const machine = Machine.open()
    machine.hear({ is: 'deltas', first: 1, items: items(1) })
    machine.on({ ...ingested, rests: [{ lane: 'deltas', ms: 1000 }] })
    t.match(machine.sent, [{ is: 'ack', through: 1, refusals: [] }], 'what is durable is said')
    for (let n = 2; n <= 9; n++) machine.hear({ is: 'deltas', first: n, items: items(1) })
    t.equal(machine.state.is, 'open', 'a full window is no breach')
    t.strictSame(machine.asked, [])
    machine.on({ is: 'rested', lane: 'deltas' })
    t.strictSame(machine.asked, ['ingest'])
    machine.on(ingested)
    t.match(machine.sent, [{ is: 'ack', through: 2, refusals: [] }])
  },
)

t.test('live rows are sent while the window of supplies is full', async (t) => {
  const machine = Machine.open().wantsNothing()
  machine.hear({ is: 'want', want: 1, stream: stream(1), heads: [] })
  const page = { is: 'supplyLoaded', deltas: [], cursor: 5, last: false } as const
  for (let n = 0; n < 4; n++) machine.on(page)
  t.strictSame(machine.asked, [], 'four Supply frames are on their way')
  machine.on({ is: 'outboxGrew', tail: 1 })
  t.match(machine.effects, [{ is: 'load', after: 0 }])
  machine.on(loaded(1))
  t.match(machine.sent, [{ is: 'deltas', first: 1 }])
})
