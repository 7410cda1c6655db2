import t from 'tap'
import { CompanyProfile, isCountry, isZone } from '../../node/operate/company-profile.ts'
import { openMemoryStorage } from '../../storage/open.ts'

const danish = { country: 'DK', zone: 'Europe/Copenhagen', address: '/ip4/203.0.113.7/tcp/4001' }

t.test('a company begins with what it was set up with, and keeps what is changed', async (t) => {
  const storage = await openMemoryStorage()
  const first = await CompanyProfile.open(storage, danish)
  t.same(first.get(), danish)
  t.equal(first.zone(), 'Europe/Copenhagen')
  let told = 0
  const stop = first.onChanged(() => told++)
  await first.change({ country: 'AU', zone: 'Australia/Perth' })
  stop()
  await first.change({ country: 'AU', zone: 'Australia/Perth' })
  t.equal(told, 1)
  const again = await CompanyProfile.open(storage, danish)
  t.same(again.get(), { country: 'AU', zone: 'Australia/Perth' }, 'not begun again')
})

t.test('until somebody has chosen, the time zone is that of the machine', async (t) => {
  const profile = await CompanyProfile.open(await openMemoryStorage(), undefined)
  t.equal(profile.zone(), Intl.DateTimeFormat().resolvedOptions().timeZone)
})

t.test('countries and time zones are those that there are', async (t) => {
  for (const country of ['DK', 'AU', 'XK']) t.ok(isCountry(country), country)
  for (const text of ['', 'dk', 'DNK', 'QQ', 'D1', '<b']) t.notOk(isCountry(text), text)
  for (const zone of ['Europe/Copenhagen', 'UTC', 'America/Argentina/Buenos_Aires'])
    t.ok(isZone(zone), zone)
  for (const text of ['', 'Mars/Base', '+01:00', '../etc', 'Europe/']) t.notOk(isZone(text), text)
})
