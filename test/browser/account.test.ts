/** The account in a real browser: a passkey of a real authenticator, and an app. */
import type { Page } from 'playwright-core'
import { switchOnApp } from './account.ts'
import { axe, browserTest, desk, password, Site } from './harness.ts'

/** The browser's own authenticator, whose owner always agrees. */
async function withAuthenticator(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

browserTest('a passkey is made, and logs in without a password', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  // Browsers know passkeys on this machine by its name only, which the harness takes for another.
  const local = site.url.replace('127.0.0.1', 'localhost')
  const context = await person.context.browser()?.newContext()
  if (!context) throw new Error('there is no browser')
  t.teardown(() => context.close())
  const page = await context.newPage()
  page.on('pageerror', (error) => t.fail(`a script failed: ${error.stack}`))
  await withAuthenticator(page)
  await page.goto(`${local}/login`)
  await page.getByLabel('User name').fill(person.login)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Log in', exact: true }).click()
  await page.waitForURL(`${local}/`)
  await page.goto(`${local}/account`)
  const form = page.locator('[data-passkey=add]')
  await form.getByLabel('Name').fill('This computer')
  await form.getByLabel('Your password').fill('not it at all')
  await form.getByRole('button').click()
  await form.getByText('That is not your current password.').waitFor()
  await form.getByLabel('Your password').fill(password)
  await form.getByRole('button').click()
  await page.getByText('This computer').waitFor()
  await page.locator('.menu summary').click()
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.waitForURL(/\/login/)
  await page.goto(`${local}/login?to=/account`)
  await page.getByRole('button', { name: 'Log in with a passkey' }).click()
  await page.waitForURL(`${local}/account`)
  t.match(await page.locator('#passkeys').textContent(), /This computer/)
})

browserTest('an app is set up by its key, and asked for at the next login', async (t) => {
  await switchOnApp(t, { viewport: desk, look: (page, name) => axe(t, page, name) })
})
