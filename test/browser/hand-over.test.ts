/** A shift ends and another begins: two operators at two browsers of one company. */
import { handOver } from './hand-over.ts'
import { axe, browserTest, desk, phone, Site } from './harness.ts'

browserTest('one leaves, the other signs, and nothing falls between them', async (t) => {
  await handOver(t, { viewport: desk, look: (page, name) => axe(t, page, name) })
})

browserTest('things are put on test on a phone, and end', async (t) => {
  const site = await Site.start(t)
  await site.call('/jobs', { attend: true, fields: { siteName: 'Data Center' } })
  const person = await site.person({ role: 'dispatcher', viewport: phone, language: 'da' })
  const page = await person.open('/hand-over')
  await page.locator('.on-test summary').click()
  await axe(t, page, 'putting on test')
  await page.fill('#test-which', 'data center')
  await page.fill('#test-why', 'Alle detektorer')
  await page.locator('#form-test').getByRole('button', { name: 'Sæt på test' }).click()
  await page.getByText('data center er på test.').waitFor()
  await page.goto(site.url)
  await page.locator('[data-row] .badge', { hasText: 'på test' }).waitFor()
  await page.goto(`${site.url}/hand-over`)
  await page.getByRole('button', { name: 'Afslut testen af data center' }).click()
  await page.getByText('Testen er slut').waitFor()
})
