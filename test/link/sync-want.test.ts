import t from 'tap'
import { delta, items, Machine, stream } from './machine.ts'

const a = stream(1)
const b = stream(2)
const c = stream(3)
const ingested = { is: 'ingested', refusals: [], wanted: [] } as const
const supplyIngested = { is: 'supplyIngested', refusals: [] } as const

const supply = (want: number, last: boolean) =>
  ({ is: 'supply', want, deltas: [new Uint8Array([7])], last }) as const

/** Asking for stream a: the Want is sent. */
function asking(): Machine {
  const machine = Machine.open()
  machine.on({ is: 'wantedLoaded', streams: [a] })
  machine.on({ is: 'headsLoaded', heads: [delta(1)] })
  return machine
}

t.test('stored wants are asked for one by one with the heads that are held', async (t) => {
  const machine = Machine.open()
  t.match(machine.effect('loadWanted'), { count: 256 })
  machine.on({ is: 'wantedLoaded', streams: [a, b] })
  t.match(machine.effects, [{ is: 'loadHeads', stream: a }])
  machine.on({ is: 'headsLoaded', heads: [delta(1)] })
  t.match(machine.effects, [
    { is: 'send', message: { is: 'want', want: 1, stream: a, heads: [delta(1)] } },
  ])
  machine.hear(supply(1, true))
  t.ok(machine.effect('loadHeads'), 'the next while this one is stored')
  t.match(machine.effect('ingestSupply'), { stream: a, clear: true })
  machine.on(supplyIngested)
  t.match(machine.sent, [{ is: 'ack', through: 0, supplied: 1 }])
  machine.on({ is: 'headsLoaded', heads: [] })
  t.match(machine.sent, [{ is: 'want', want: 2, stream: b, heads: [] }])
  machine.hear(supply(2, true))
  t.notOk(machine.effect('loadWanted'), 'what is being stored would be found again')
  machine.on(supplyIngested)
  t.ok(machine.effect('loadWanted'), 'there may be more')
  machine.wantsNothing()
  t.strictSame(machine.asked, [], 'until there are none')
})

t.test('streams whose live deltas wait are asked for before stored ones', async (t) => {
  const machine = Machine.open()
  machine.on({ is: 'wantedLoaded', streams: [a, b] })
  machine.on({ is: 'headsLoaded', heads: [] })
  machine.hear({ is: 'deltas', first: 1, items: items(1) })
  machine.on({ ...ingested, wanted: [c] })
  machine.hear(supply(1, true))
  t.match(machine.effect('loadHeads'), { stream: c })
})

t.test('one stream at most is stored while another one is asked for', async (t) => {
  const machine = Machine.open()
  machine.on({ is: 'wantedLoaded', streams: [a, b, c] })
  machine.on({ is: 'headsLoaded', heads: [] })
  machine.hear(supply(1, true))
  machine.on({ is: 'headsLoaded', heads: [] })
  machine.hear(supply(2, true))
  t.strictSame(machine.asked, [], 'a is stored, b waits for that')
  machine.on(supplyIngested)
  t.match(machine.effect('ingestSupply'), { stream: b, clear: true })
  t.match(machine.effect('loadHeads'), { stream: c })
})

t.test('what is marked while two are on their way comes again, whichever it is', async (t) => {
  const machine = Machine.open()
  machine.on({ is: 'wantedLoaded', streams: [a, b] })
  machine.on({ is: 'headsLoaded', heads: [] })
  machine.hear({ is: 'deltas', first: 1, items: items(1) })
  machine.hear(supply(1, true))
  machine.on({ is: 'headsLoaded', heads: [] })
  machine.hear(supply(2, true))
  machine.on({ ...ingested, wanted: [a, b] })
  t.match(machine.effect('ingestSupply'), { stream: a, clear: false })
  machine.on(supplyIngested)
  t.match(machine.effect('ingestSupply'), { stream: b, clear: false })
  t.match(machine.effect('loadHeads'), { stream: a })
  machine.on(supplyIngested)
  machine.on({ is: 'headsLoaded', heads: [] })
  machine.hear(supply(3, true))
  t.match(machine.effect('loadHeads'), { stream: b })
})

t.test('a delta that waits, taken before the last supply frame, keeps the want', async (t) => {
  const machine = asking()
  machine.hear({ is: 'deltas', first: 1, items: items(1) })
  machine.hear(supply(1, true))
  machine.on({ ...ingested, wanted: [a] })
  t.match(machine.effect('ingestSupply'), { clear: false }, 'its row stays')
  machine.on(supplyIngested)
  t.match(machine.effect('loadHeads'), { stream: a }, 'and it is asked for again')
  machine.on({ is: 'headsLoaded', heads: [delta(2)] })
  t.match(machine.sent, [{ is: 'want', want: 2, heads: [delta(2)] }])
  machine.hear(supply(2, true))
  t.match(machine.effect('ingestSupply'), { clear: true })
})

t.test(
  'while a live frame is written, the last supply frame waits to know what it marks',
  async (t) => {
    const machine = asking()
    machine.hear({ is: 'deltas', first: 1, items: items(1) })
    machine.hear(supply(1, true))
    t.notOk(machine.effect('ingestSupply'), 'not written, so not cleared')
  },
)

t.test('a delta that waits, taken after the last supply frame, marks anew', async (t) => {
  const machine = asking()
  machine.hear(supply(1, true))
  t.match(machine.effect('ingestSupply'), { clear: true })
  machine.hear({ is: 'deltas', first: 1, items: items(1) })
  machine.on(supplyIngested)
  machine.on({ ...ingested, wanted: [a] })
  t.match(machine.effect('loadHeads'), { stream: a })
})

t.test(
  'somebody else’s wish is stored, and brings the stream back even while it ends',
  async (t) => {
    const machine = asking()
    machine.hear(supply(1, true))
    machine.on({ is: 'wanted', streams: [a, b] })
    t.strictSame(machine.asked, [], 'one write at a time')
    machine.on(supplyIngested)
    t.match(machine.effect('mark'), { wanted: [a, b], reintroduce: [], digestDue: undefined })
    t.match(machine.effect('loadHeads'), { stream: a })
  },
)

t.test('a wish stored while the wants are read makes them be read again', async (t) => {
  const machine = Machine.open()
  machine.on({ is: 'wanted', streams: [a] })
  machine.on({ is: 'marked' })
  machine.on({ is: 'wantedLoaded', streams: [] })
  t.ok(machine.effect('loadWanted'))
})

t.test('a delta that waits before the Want is sent is within what the Want asks', async (t) => {
  const machine = Machine.open()
  machine.on({ is: 'wantedLoaded', streams: [a] })
  machine.hear({ is: 'deltas', first: 1, items: items(1) })
  machine.on({ ...ingested, wanted: [a] })
  machine.on({ is: 'headsLoaded', heads: [] })
  machine.hear(supply(1, true))
  t.match(machine.effect('ingestSupply'), { clear: true })
})

t.test('a million wanted streams are not held in memory', async (t) => {
  const machine = asking()
  const many = Array.from({ length: 300 }, (_, n) => stream(9, n))
  machine.hear({ is: 'deltas', first: 1, items: items(1) })
  machine.on({ ...ingested, wanted: many })
  t.equal(machine.state.is === 'open' && machine.state.asking.urgent.length, 256)
})

t.test('supplies that nobody asked for close the connection', async (t) => {
  const early = Machine.open()
  early.on({ is: 'wantedLoaded', streams: [a] })
  early.hear(supply(1, true))
  t.equal(early.bye, 'supply-unasked', 'before the Want')
  const other = asking()
  other.hear(supply(2, true))
  t.equal(other.bye, 'supply-unasked', 'for another Want')
  const late = asking()
  late.hear(supply(1, true))
  late.hear(supply(1, false))
  t.equal(late.bye, 'supply-unasked', 'after the last')
  const many = asking()
  for (let n = 0; n < 5; n++) many.hear(supply(1, false))
  t.equal(many.bye, 'past-window', 'a fifth one')
})

t.test('a stream is supplied frame by frame, four of them unacknowledged', async (t) => {
  const machine = Machine.open().wantsNothing()
  machine.hear({ is: 'want', want: 5, stream: a, heads: [delta(1)] })
  t.match(machine.effects, [{ is: 'loadSupply', stream: a, heads: [delta(1)], cursor: 0 }])
  const page = (cursor: number, last = false) =>
    ({ is: 'supplyLoaded', deltas: [new Uint8Array([cursor])], cursor, last }) as const
  for (const cursor of [10, 20, 30]) {
    machine.on(page(cursor))
    t.match(machine.effects, [
      { is: 'send', message: { is: 'supply', want: 5, last: false } },
      { is: 'loadSupply', cursor },
    ])
  }
  machine.on(page(40))
  t.notOk(machine.effect('loadSupply'), 'the fourth')
  machine.hear({ is: 'ack', through: 0, refusals: [], supplied: 1 })
  t.match(machine.effects, [{ is: 'loadSupply', cursor: 40 }])
  machine.on(page(50, true))
  t.match(machine.effects, [{ is: 'send', message: { is: 'supply', want: 5, last: true } }])
})

t.test('one Want may wait for another', async (t) => {
  const machine = Machine.open()
  machine.hear({ is: 'want', want: 1, stream: a, heads: [] })
  t.strictSame(machine.hear({ is: 'want', want: 2, stream: b, heads: [] }), [])
  machine.on({ is: 'supplyLoaded', deltas: [], cursor: 0, last: true })
  t.match(machine.effect('loadSupply'), { stream: b, cursor: 0 })
  machine.on({ is: 'supplyLoaded', deltas: [], cursor: 0, last: true })
  t.match(machine.sent, [{ is: 'supply', want: 2, deltas: [], last: true }])
})
