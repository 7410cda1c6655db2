/** A login with a second factor: an app is set up, and its recovery codes are shown once. */
import { TOTP } from 'otpauth'
import type { Test } from 'tap'
import { password, Site } from './harness.ts'
import type { Flow } from './look.ts'

/** An app is set up by its key, and a code is asked for at the next login. */
export async function switchOnApp(t: Test, { viewport, look }: Flow): Promise<void> {
  const site = await Site.start(t)
  const person = await site.person({ viewport })
  const page = await person.open('/account')
  await page.locator('#app').getByLabel('Your password').fill(password)
  await page.getByRole('button', { name: 'Set up an app' }).click()
  await page.locator('svg.qr').waitFor()
  await look(page, 'account-app')
  const secret = (await page.locator('[name=secret]').getAttribute('value')) ?? ''
  await page.getByLabel('Code that the app shows').fill(new TOTP({ secret }).generate())
  await page.getByRole('button', { name: 'Switch on' }).click()
  await page.locator('.codes').waitFor()
  t.equal(await page.locator('.codes li').count(), 10)
  await look(page, 'account-recovery-codes')
  const code = (await page.locator('.codes li').first().textContent()) ?? ''
  const again = await (await site.visitor({ viewport })).open('/login')
  await again.getByLabel('User name').fill(person.login)
  await again.getByLabel('Password').fill(password)
  await again.keyboard.press('Enter')
  await again.getByLabel('Code').waitFor()
  await look(again, 'login-code')
  await again.getByLabel('Code').fill(code)
  await again.keyboard.press('Enter')
  await again.waitForURL(`${site.url}/`)
  await page.goto(`${site.url}/account`)
  await look(page, 'account-with-app')
}
