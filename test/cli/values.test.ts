import t from 'tap'
import { age, clock, columns, plain, table } from '../../node/cli/print.ts'
import { fieldsOf, timeOf } from '../../node/cli/values.ts'

const now = new Date(2026, 10, 21, 14, 30).getTime()

t.test('a time of day is the last time that the clock showed it', async (t) => {
  t.equal(timeOf('14:30', now), now)
  t.equal(timeOf('9:05', now), new Date(2026, 10, 21, 9, 5).getTime())
  t.equal(timeOf('23:59', now), new Date(2026, 10, 20, 23, 59).getTime(), 'yesterday')
  t.equal(timeOf('2026-11-21T12:00:00Z', now), Date.UTC(2026, 10, 21, 12))
  for (const wrong of ['24:00', '12:60', '12', 'noon', '']) {
    t.throws(() => timeOf(wrong, now), /is no time/, wrong)
  }
})

t.test('a field is read as its kind, and keeps what follows the first equals sign', async (t) => {
  const pairs = ['siteName=A = B', 'priority=2', 'dueAt=14:30', 'siteAddress=', 'nonsense=x']
  t.strictSame(fieldsOf(pairs, now), {
    siteName: 'A = B',
    priority: 2,
    dueAt: now,
    siteAddress: '',
    nonsense: 'x',
  })
  t.throws(() => fieldsOf(['=x'], now), /name=value/)
  t.throws(() => fieldsOf(['priority=2.5'], now), /whole number/)
  t.strictSame(fieldsOf(['__proto__=x'], now), JSON.parse('{"__proto__":"x"}'))
})

t.test('columns are aligned, and an empty one is left out', async (t) => {
  t.strictSame(
    columns([
      ['a', '', 'bcd'],
      ['efg', undefined, 1],
    ]),
    ['a    bcd', 'efg  1'],
  )
  t.strictSame(columns([]), [])
  t.strictSame(table(['A'], [], 'None.'), ['None.'])
})

t.test('what does not show is not printed', async (t) => {
  t.equal(plain('a\u001b[31mb\r\n c\u0000\u2028\u202ed'), 'a [31mb / c d')
})

t.test('ages and times are short', async (t) => {
  t.equal(age(0), '0 min')
  t.equal(age(-5), '0 min')
  t.equal(age(59 * 60_000), '59 min')
  t.equal(age(3 * 3_600_000), '3 h')
  t.equal(age(72 * 3_600_000), '3 d')
  t.equal(clock(undefined), '')
  t.equal(clock(2 ** 60), 'no date')
})
