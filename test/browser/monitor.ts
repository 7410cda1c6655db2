/** The monitor window: how its tests open it and arm its sound, and how it calls. */
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { type Person, Site } from './harness.ts'
import type { Viewport } from './look.ts'
import { until } from './night.ts'

export async function openMonitor(person: Person): Promise<Page> {
  const page = await person.open('/monitor')
  await page.waitForFunction(() => document.documentElement.dataset.state === 'live')
  return page
}

export async function arm(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Arm sound' }).click()
  await page.click('#sound-arm')
  await page.keyboard.press('Escape')
  await page.locator('#sound.on').waitFor()
}

export const itemOf = (page: Page, site: string) => page.locator('#monitor li', { hasText: site })

/** What needs somebody calls, until it is dealt with. */
export async function callsUntilDealtWith(t: Test, viewport: Viewport): Promise<void> {
  const site = await Site.start(t)
  const person = await site.person({ viewport })
  const page = await openMonitor(person)
  await page.getByText('The sound is off').waitFor()
  await arm(page)
  await page.getByText('The sound is off').waitFor({ state: 'hidden' })
  const plain = await page.title()
  const { job } = await site.call('/jobs', { fields: { siteName: 'Harbour Store' } })
  const item = itemOf(page, 'Harbour Store').locator('a')
  await page.waitForFunction(() => document.documentElement.dataset.played)
  t.match(await page.title(), /^\(1\) /)
  t.match(await page.locator('link[rel=icon]').getAttribute('href'), 'icon-alarm.svg')
  t.match(await item.getAttribute('class'), /calling/)
  const flashes = () => page.evaluate(() => document.body.getAnimations().length)
  t.equal(await flashes(), 1)
  t.ok(await item.evaluate((one) => one.getAnimations().length > 0))
  await page.emulateMedia({ reducedMotion: 'reduce' })
  t.equal(await item.evaluate((one) => one.getAnimations().length), 0, 'still, where asked for')
  await site.call(`/jobs/${job}/cancel`, { reason: 'A mistake' })
  await page.getByText('Nothing needs attention').waitFor()
  await until('the title', async () => (await page.title()) === plain)
}
