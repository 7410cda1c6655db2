/** Times of the day as they are typed in a hurry. */
import t from 'tap'
import { texts } from '../../admin-ui/locales/locales.ts'
import { readClock } from '../../admin-ui/pages/job/clock-entry.ts'
import { formatsOf, Times } from '../../admin-ui/views/time.ts'

function times(now: string, zone = 'Europe/Copenhagen') {
  return new Times(formatsOf('en', zone), texts.en, Date.parse(now))
}

t.test('a time is the last one that the clock on the wall showed', async (t) => {
  const at = times('2026-11-22T00:05:00+01:00')
  for (const typed of ['23:58', '2358', '23.58', ' 23 58 ', 'kl. 23.58']) {
    t.equal(readClock(typed, at), Date.parse('2026-11-21T23:58:00+01:00'), typed)
  }
  t.equal(readClock('0:03', at), Date.parse('2026-11-22T00:03:00+01:00'))
  t.equal(readClock('003', at), Date.parse('2026-11-22T00:03:00+01:00'))
})

t.test('nothing typed is now; a watch that goes a little before ours says now', async (t) => {
  const at = times('2026-11-22T00:05:00+01:00')
  t.equal(readClock('  ', at), undefined)
  t.equal(readClock('00:08', at), at.now)
  t.equal(readClock('00:20', at), Date.parse('2026-11-21T00:20:00+01:00'), 'else it was yesterday')
})

t.test('what is no time is said to be none', async (t) => {
  const at = times('2026-11-22T12:00:00+01:00')
  for (const typed of ['24:00', '12:60', '7', 'now', '12:3', '123456', '-1:00', '１２:００']) {
    t.equal(readClock(typed, at), 'no time', typed)
  }
})

t.test('it is read in the company’s zone, on both sides of a change of the clocks', async (t) => {
  t.equal(readClock('03:12', times('2026-03-29T08:00:00Z')), Date.parse('2026-03-29T01:12:00Z'))
  t.equal(readClock('01:30', times('2026-03-29T08:00:00Z')), Date.parse('2026-03-29T00:30:00Z'))
  const sydney = times('2026-11-21T20:00:00Z', 'Australia/Sydney')
  t.equal(readClock('06:30', sydney), Date.parse('2026-11-21T19:30:00Z'))
})
