import t from 'tap'
import { hoursFault, isOpenAt } from '../../node/address-book/hours.ts'
import { wallAt } from '../../node/operate/wall-clock.ts'
import type { OpenSpan } from '../../storage/storage.ts'

const wall = (text: string) => Date.parse(`${text}Z`)
const monday = (time: string) => wall(`2026-11-23T${time}`)
const tuesday = (time: string) => wall(`2026-11-24T${time}`)

t.test('it is open from the first minute of a span to before its last', async (t) => {
  const weekly: OpenSpan[] = [
    { day: 'mon', from: '08:00', to: '12:00' },
    { day: 'mon', from: '13:00', to: '16:30' },
  ]
  const open = (time: string) => isOpenAt(weekly, monday(time))
  t.strictSame(['07:59', '08:00', '11:59', '12:00', '13:00', '16:30'].map(open), [
    ...[false, true, true, false, true, false],
  ])
  t.equal(isOpenAt(weekly, tuesday('09:00')), false)
  t.equal(isOpenAt([], monday('09:00')), undefined, 'it is not known')
})

t.test('a span over midnight goes on into the next day', async (t) => {
  const weekly: OpenSpan[] = [{ day: 'sun', from: '22:00', to: '06:00' }]
  t.equal(isOpenAt(weekly, wall('2026-11-22T23:00')), true)
  t.equal(isOpenAt(weekly, monday('05:59')), true)
  t.equal(isOpenAt(weekly, monday('06:00')), false)
  t.equal(isOpenAt(weekly, wall('2026-11-22T05:00')), false)
})

t.test('a whole day ends at 24:00, or where it began', async (t) => {
  for (const to of ['24:00', '00:00']) {
    const weekly: OpenSpan[] = [{ day: 'mon', from: '00:00', to }]
    t.equal(isOpenAt(weekly, monday('00:00')), true)
    t.equal(isOpenAt(weekly, monday('23:59')), true)
    t.equal(isOpenAt(weekly, tuesday('00:00')), false)
  }
})

t.test('hours are what the clock shows, also in the night of a change', async (t) => {
  const zone = 'Europe/Copenhagen'
  const weekly: OpenSpan[] = [{ day: 'sun', from: '03:00', to: '04:00' }]
  const open = (instant: string) => isOpenAt(weekly, wallAt(Date.parse(instant), zone))
  t.equal(open('2026-03-29T00:59:00Z'), false, '01:59, before the clock is put forward')
  t.equal(open('2026-03-29T01:00:00Z'), true, '03:00')
  t.equal(open('2026-10-25T01:30:00Z'), false, '02:30 for the second time')
  t.equal(open('2026-10-25T02:00:00Z'), true, '03:00')
})

t.test('what is no time of day, or too much, is refused and named', async (t) => {
  const span = { day: 'mon', from: '08:00', to: '16:00' } as const
  const fault = (weekly: readonly OpenSpan[], text = '') => hoursFault({ text, weekly })?.field
  t.equal(fault([span]), undefined)
  for (const from of ['8:00', '24:00', '08:60', 'noon', '']) {
    t.equal(fault([span, { ...span, from }]), 'hours.weekly.1', from)
  }
  t.equal(fault([{ ...span, to: '24:01' }]), 'hours.weekly.0')
  t.equal(fault([{ ...span, day: 'someday' as never }]), 'hours.weekly.0')
  t.equal(fault(Array(29).fill(span)), 'hours.weekly')
  t.equal(fault([], 'x'.repeat(501)), 'hours.text')
})
