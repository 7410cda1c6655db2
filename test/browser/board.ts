/** The board at work: how its tests open it and find its rows, and the way through it by keyboard. */
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { type Person, phone, Site } from './harness.ts'
import type { Viewport } from './look.ts'
import { linkSites } from './night.ts'

export async function openBoard(person: Person, path = '/'): Promise<Page> {
  const page = await person.open(path)
  await page.waitForFunction(() => document.documentElement.dataset.state === 'live')
  return page
}

export const rowOf = (page: Page, site: string) =>
  page.locator('#board [data-row]', { hasText: site })

/** The site of the row that has the focus. */
export const focusedSite = (page: Page) =>
  page.evaluate(
    () => document.activeElement?.closest('[data-row]')?.querySelector('.jobs-site b')?.textContent,
  )

/** A job that this company attends itself. */
export async function own(site: Site, siteName: string, more: object = {}): Promise<string> {
  return (await site.call('/jobs', { attend: true, fields: { siteName, ...more } })).job
}

/** One accepts, passes on, opens and searches; a desk at 400 % is as narrow as a phone. */
export async function byKeyboard(t: Test, viewport: Viewport): Promise<void> {
  const [alm, pat] = await Promise.all([
    Site.start(t, { code: 'ALM' }),
    Site.start(t, { code: 'PAT' }),
  ])
  await linkSites(alm, pat)
  const person = await pat.person({ viewport })
  const page = await openBoard(person)
  await own(pat, 'Old Mill')
  const [asked, watching] = ['Harbour Store', 'Town Hall']
  for (const siteName of [asked, watching]) {
    await alm.call('/jobs', { providers: [{ code: 'PAT' }], fields: { siteName } })
    await rowOf(page, siteName).waitFor()
  }
  await page.keyboard.press('a')
  await page.keyboard.press('f')
  t.equal(new URL(page.url()).pathname, '/', 'no row is looked at: no job is meant')
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const second = await focusedSite(page)
  await page.keyboard.press('j')
  await page.keyboard.press('a')
  t.equal(await focusedSite(page), 'Old Mill', 'there is nothing to accept in this row')
  t.equal(new URL(page.url()).pathname, '/', 'and no other is accepted for it')
  await page.keyboard.press('k')
  await page.keyboard.press('a')
  await page.waitForURL(/\/job\/[0-9a-f]{64}$/)
  t.match(await page.locator('#flash').textContent(), /ccepted/)
  t.match(await page.locator('main').textContent(), second)
  await page.goBack()
  await rowOf(page, second ?? '')
    .locator('.badge', { hasText: 'accepted' })
    .waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/job\//)
  await page.goto(pat.url)
  await page.locator('#board [data-row]:has([data-key="f"]) [data-open]').first().focus()
  await page.keyboard.press('f')
  await page.locator('#sheet-pass').waitFor({ state: 'visible' })
  await page.goto(pat.url)
  await page.keyboard.press('/')
  await page.keyboard.type('mill')
  await page.waitForURL(/\?text=mill$/)
  t.strictSame(await page.locator('#board [data-row] .jobs-site b').allTextContents(), ['Old Mill'])
  // In a narrow window this bar has no way to a new job, so its key is not there either.
  if (viewport.width <= phone.width) return
  await page.keyboard.press('Tab')
  await page.keyboard.press('?')
  t.match(await page.locator('#keys-here').textContent(), /n\s*New job/)
  await page.keyboard.press('Escape')
  await page.keyboard.press('n')
  await page.waitForURL(/\/job\/new$/)
}
