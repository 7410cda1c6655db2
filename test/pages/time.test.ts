/** Times as people read them, and what they type read back, over every change of the clocks. */
import fc from 'fast-check'
import t from 'tap'
import { texts } from '../../admin-ui/locales/locales.ts'
import { formatsOf, Times } from '../../admin-ui/views/time.ts'
import { instantOf, localText } from '../../admin-ui/views/time-zone.ts'

const minute_ms = 60_000
const hour_ms = 60 * minute_ms
const day_ms = 24 * hour_ms
const now = Date.parse('2026-11-21T19:35:12Z')

function timesIn(language: 'en' | 'da', zone = 'Europe/Copenhagen'): Times {
  return new Times(formatsOf(language, zone), texts[language], now)
}

const plain = (html: { toString(): string }) => html.toString().replaceAll(/<[^>]*>/g, '')

t.test('a time is absolute in the zone of the company, with how long ago', async (t) => {
  const times = timesIn('en')
  t.equal(plain(times.moment(now)), '20:35 now')
  t.equal(plain(times.moment(now - 130 * minute_ms)), '18:25 2h 10m ago')
  t.equal(plain(times.moment(now + 5 * minute_ms)), '20:40 in 5m')
  t.equal(plain(times.clock(now - 2 * day_ms)), '19 Nov, 20:35')
  t.equal(plain(times.clock(now - 400 * day_ms)), '17 Oct 2025, 21:35')
  t.match(times.clock(now).toString(), 'datetime="2026-11-21T19:35:12.000Z"')
  t.match(times.clock(now).toString(), /title="[^"]*20:35:12 CET"/)
  t.equal(plain(timesIn('en', 'Australia/Sydney').clock(now)), '06:35')
})

t.test('Danish times are Danish', async (t) => {
  const times = timesIn('da')
  t.equal(plain(times.moment(now - 130 * minute_ms)), '18.25 for 2 t. 10 min. siden')
  t.equal(plain(times.moment(now + 5 * minute_ms)), '20.40 om 5 min.')
  t.equal(plain(times.clock(now - 2 * day_ms)), '19. nov., 20.35')
  t.equal(times.number(12345.6), '12.345,6')
})

t.test('lengths are as short as they can be', async (t) => {
  const times = timesIn('en')
  const lengths = [0, minute_ms, 59 * minute_ms, hour_ms, 47 * hour_ms, 3 * day_ms]
  t.strictSame(
    lengths.map((ms) => times.length(ms)),
    ['under 1m', '1m', '59m', '1h', '47h', '3d'],
  )
  t.equal(times.wait(40_000), '40s')
  t.strictSame(
    [1, 12_345, 3_400_000].map((n) => times.bytes(n)),
    ['1kB', '13kB', '3.4MB'],
  )
})

t.test('what no Date can say is said so', async (t) => {
  const times = timesIn('en')
  for (const ms of [Number.NaN, Number.POSITIVE_INFINITY, 9e15]) {
    t.equal(plain(times.clock(ms)), 'no date')
    t.equal(times.local(ms), '')
    t.doesNotThrow(() => `${times.moment(ms)}${times.running(ms)}${times.day(ms)}`)
  }
})

const zones = ['Europe/Copenhagen', 'Australia/Sydney', 'America/St_Johns', 'Asia/Kathmandu', 'UTC']

t.test('what a field shows is read back as the same minute, in any zone', async (t) => {
  const same = fc.property(
    fc.constantFrom(...zones),
    fc.integer({ min: 0, max: Date.parse('2100-01-01T00:00:00Z') / minute_ms }),
    (zone, minute) => {
      const ms = minute * minute_ms
      const read = instantOf(localText(ms, zone), zone)
      // The hour that comes twice is read as its first.
      return read === ms || read === ms - hour_ms || read === ms - hour_ms / 2
    },
  )
  t.equal(fc.check(same, { numRuns: 2000 }).failed, false)
})

t.test('where clocks change an hour is read once, and none is lost', async (t) => {
  const zone = 'Europe/Copenhagen'
  const iso = (text: string) => new Date(instantOf(text, zone) ?? Number.NaN).toISOString()
  t.equal(iso('2026-03-29T01:59'), '2026-03-29T00:59:00.000Z')
  t.equal(iso('2026-03-29T02:30'), '2026-03-29T01:30:00.000Z', 'left out')
  t.equal(iso('2026-03-29T03:00'), '2026-03-29T01:00:00.000Z')
  t.equal(iso('2026-10-25T02:30'), '2026-10-25T00:30:00.000Z', 'the first of two')
  t.equal(iso('2026-10-25T03:00'), '2026-10-25T02:00:00.000Z')
})

t.test('what is no time is not read', async (t) => {
  for (const text of ['', '2026', '2026-13-01T00:00', '2026-02-31T00:00', 'x', '0312']) {
    t.equal(instantOf(text, 'UTC'), undefined, text)
  }
})
