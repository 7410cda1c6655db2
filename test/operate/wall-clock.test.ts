import fc from 'fast-check'
import t from 'tap'
import { day_ms, instantsOf, minute_ms, wallAt } from '../../node/operate/wall-clock.ts'

const at = (text: string) => Date.parse(text)
const wall = (text: string) => Date.parse(`${text}Z`)

t.test('the clock on the wall shows its zone, summer and winter', async (t) => {
  const zone = 'Europe/Copenhagen'
  t.equal(wallAt(at('2026-11-21T02:12:00Z'), zone), wall('2026-11-21T03:12'))
  t.equal(wallAt(at('2026-07-21T02:12:00Z'), zone), wall('2026-07-21T04:12'))
  t.equal(wallAt(at('2026-11-21T02:12:00Z'), 'Asia/Kathmandu'), wall('2026-11-21T07:57'))
})

t.test(
  'a time is shown once, twice where the clock goes back, never where it goes on',
  async (t) => {
    const zone = 'Europe/Copenhagen'
    const all = (text: string) => instantsOf(wall(text), zone)
    t.strictSame(all('2026-11-21T03:12'), [at('2026-11-21T02:12:00Z')])
    const twice = [at('2026-10-25T00:30:00Z'), at('2026-10-25T01:30:00Z')]
    t.strictSame(all('2026-10-25T02:30'), twice)
    t.strictSame(all('2026-03-29T02:30'), [])
    t.strictSame(all('2026-03-29T03:00'), [at('2026-03-29T01:00:00Z')])
    t.strictSame(instantsOf(wall('2011-12-30T12:00'), 'Pacific/Apia'), [], 'a day was left out')
  },
)

const zones = ['Europe/Copenhagen', 'Australia/Lord_Howe', 'America/St_Johns', 'UTC', 'Asia/Tokyo']

t.test('whenever it is, what the clock shows leads back to that moment', async () => {
  const minute = fc.integer({
    min: at('2026-01-01T00:00:00Z') / minute_ms,
    max: at('2027-12-31T00:00:00Z') / minute_ms,
  })
  fc.assert(
    fc.property(fc.constantFrom(...zones), minute, (zone, n) => {
      const ms = n * minute_ms
      const shown = wallAt(ms, zone)
      const instants = instantsOf(shown, zone)
      return (
        instants.includes(ms) &&
        instants.every((one) => wallAt(one, zone) === shown && Math.abs(one - ms) < day_ms)
      )
    }),
  )
})
