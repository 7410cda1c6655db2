import t from 'tap'
import { hello, items, Machine, stream } from './machine.ts'

const minute = 60_000

t.test('an idle connection says something every 15 seconds', async (t) => {
  const machine = Machine.open().wantsNothing()
  t.strictSame(machine.at(14_999).on({ is: 'tick' }), [])
  machine.at(15_000).on({ is: 'tick' })
  t.strictSame(machine.sent, [{ is: 'ping', clock: 15_000 }])
  machine.at(20_000).hear({ is: 'ping', clock: 20_000 })
  t.strictSame(machine.at(29_999).on({ is: 'tick' }), [])
  machine.at(30_000).on({ is: 'tick' })
  t.strictSame(machine.sent, [{ is: 'ping', clock: 30_000 }])
})

t.test('a busy connection needs no ping', async (t) => {
  const machine = Machine.open().wantsNothing()
  machine.at(10_000).hear({ is: 'deltas', first: 1, items: items(1) })
  machine.on({ is: 'ingested', refusals: [], wanted: [] })
  t.strictSame(machine.at(24_999).on({ is: 'tick' }), [], 'an Ack was sent at 10 s')
})

t.test('a peer that says nothing for 45 seconds is given up', async (t) => {
  const machine = Machine.open().wantsNothing()
  machine.at(44_999).on({ is: 'tick' })
  t.equal(machine.state.is, 'open')
  machine.at(45_000).on({ is: 'tick' })
  t.equal(machine.bye, 'silent')
  const greeting = new Machine()
  greeting.at(45_000).on({ is: 'tick' })
  t.equal(greeting.bye, 'silent', 'also before it ever said Hello')
})

t.test('a frame that is not acknowledged for 20 seconds ends the connection', async (t) => {
  const machine = Machine.open().wantsNothing()
  machine.on({ is: 'outboxGrew', tail: 9 })
  machine.at(1000).on({ is: 'loaded', items: items(9), more: false })
  machine.at(20_000).hear({ is: 'ping', clock: 20_000 })
  machine.at(20_999).on({ is: 'tick' })
  t.equal(machine.state.is, 'open')
  machine.at(21_000).on({ is: 'tick' })
  t.equal(machine.bye, 'silent', 'though it still pings')
})

t.test('an acknowledgement that comes nearer is not silence', async (t) => {
  const machine = Machine.open().wantsNothing()
  machine.on({ is: 'outboxGrew', tail: 9 })
  machine.on({ is: 'loaded', items: items(9), more: false })
  machine.at(19_000).hear({ is: 'ack', through: 4, refusals: [], supplied: 0 })
  machine.at(38_999).on({ is: 'tick' })
  t.equal(machine.state.is, 'open')
  machine.at(39_000).on({ is: 'tick' })
  t.equal(machine.bye, 'silent')
})

t.test('a Supply frame that is not acknowledged ends the connection, too', async (t) => {
  const machine = Machine.open().wantsNothing()
  machine.hear({ is: 'want', want: 1, stream: stream(1), heads: [] })
  machine.on({ is: 'supplyLoaded', deltas: [], cursor: 0, last: true })
  machine.at(19_999).on({ is: 'tick' })
  t.equal(machine.state.is, 'open')
  machine.at(20_000).on({ is: 'tick' })
  t.equal(machine.bye, 'silent')
})

t.test('a Want that nobody answers ends the connection', async (t) => {
  const machine = Machine.open()
  machine.on({ is: 'wantedLoaded', streams: [stream(1)] })
  machine.at(1000).on({ is: 'headsLoaded', heads: [] })
  machine.at(40_000).hear({ is: 'ping', clock: 40_000 })
  machine.at(45_999).on({ is: 'tick' })
  t.equal(machine.state.is, 'open')
  machine.at(46_000).on({ is: 'tick' })
  t.equal(machine.bye, 'silent')
})

t.test('clocks that differ by more than five minutes alarm once', async (t) => {
  const near = Machine.open({}, { clock: 5 * minute })
  t.notOk(near.effect('clockAlarm'))
  const machine = Machine.open({}, { clock: -5 * minute - 1 })
  t.match(machine.effect('clockAlarm'), { difference: -5 * minute - 1 })
  machine.hear({ is: 'ping', clock: -6 * minute })
  t.notOk(machine.effect('clockAlarm'), 'it is known')
  machine.hear({ is: 'ping', clock: 0 })
  machine.hear({ is: 'ping', clock: 6 * minute })
  t.match(machine.effect('clockAlarm'), { difference: 6 * minute }, 'right, and wrong again')
})

t.test('Hello is the first word, so it is not followed by a ping', async (t) => {
  const machine = new Machine()
  machine.at(14_000).hear(hello({ clock: 14_000 }))
  t.strictSame(machine.at(20_000).on({ is: 'tick' }), [])
})
