/** Jobs in browsers without script: everything works, with whole pages. */
import { browserTest, desk, phone } from './harness.ts'
import { arrives, jobOf, linkedSites, press } from './job-sites.ts'
import { until } from './night.ts'

for (const [size, viewport] of Object.entries({ desk, phone })) {
  browserTest(`without script, at a ${size}: make, save, accept and complete`, async (t) => {
    const { alm, pat } = await linkedSites(t)
    const bare = { viewport, javaScriptEnabled: false }
    const [holm, olsen] = await Promise.all([alm.person(bare), pat.person(bare)])
    const here = await holm.open('/job/new')
    await here.locator('#f-siteName').fill('Harbour Store')
    await here.locator('#f-provider').fill('PAT')
    await here.getByRole('button', { name: 'Look first' }).click()
    await here.locator('#outlook', { hasText: 'PAT Security' }).waitFor()
    await here.getByRole('button', { name: 'OK: make the job' }).last().click()
    await here.locator('#flash', { hasText: 'Goes to PAT Security' }).waitFor()
    await here.getByRole('link', { name: 'Edit', exact: true }).click()
    await here.locator('#f-caller').fill('Mrs Lund')
    await here.getByRole('button', { name: 'Save' }).click()
    await here.locator('#flash', { hasText: 'Saved.' }).waitFor()

    const job = jobOf(here)
    await arrives(pat, job)
    const there = await olsen.open(`/job/${job}`)
    await until('it is seen there', async () => {
      await here.goto(`${alm.url}/job/${job}`)
      return (await here.locator('#way').textContent())?.includes('seen')
    })
    await there.getByRole('button', { name: 'Accept' }).click()
    await there.locator('#flash', { hasText: 'Accepted.' }).waitFor()
    await there.getByRole('button', { name: 'Release…' }).click()
    const sheet = there.locator('#sheet-release')
    t.ok(await sheet.isVisible(), 'sheets open without script')
    await press(there, 'Escape')
    t.notOk(await sheet.isVisible())
    await there.locator('.stage-buttons').getByRole('button', { name: 'On site' }).click()
    await there.locator('#flash', { hasText: 'On site.' }).waitFor()
    await there.locator('.stage-buttons').getByRole('button', { name: 'Off site' }).click()
    await there.locator('#flash', { hasText: 'Off site.' }).waitFor()
    await there.getByRole('link', { name: 'Complete…' }).click()
    await there.locator('#f-resolution').fill('All in order')
    await there.getByRole('button', { name: 'Complete' }).click()
    await there.locator('#flash', { hasText: 'Complete.' }).waitFor()
    await until('it is complete there', async () => {
      await here.goto(`${alm.url}/job/${job}`)
      return (await here.locator('.job-title').textContent())?.includes('Complete')
    })
  })
}
