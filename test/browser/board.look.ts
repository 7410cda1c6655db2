/** The board with a night on it: right for everybody, in each scheme and size, and dense enough. */
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { browserTest, desk, type Person, phone, Site } from './harness.ts'
import { fits, right } from './look.ts'
import { linkSites, night, takeSome } from './night.ts'

const tablet = { width: 1024, height: 768 }
/** As the monitor stands beside other programs. */
const narrow = { width: 440, height: 720 }

/** Of all rows, in pixels. */
function heights(page: Page): Promise<readonly number[]> {
  return page
    .locator('#board [data-row]')
    .evaluateAll((rows) => rows.map((row) => Math.round(row.getBoundingClientRect().height)))
}

/** A company at three o'clock, and somebody at its desk. */
async function ofANight(t: Test): Promise<{ readonly alm: Site; readonly one: Person }> {
  const [alm, pat] = await Promise.all([
    Site.start(t, { code: 'ALM' }),
    Site.start(t, { code: 'PAT' }),
  ])
  await linkSites(alm, pat)
  await night(alm, pat)
  const [one, other] = [await alm.person(), await alm.person()]
  await takeSome(alm, one, 4)
  await takeSome(alm, other, 16)
  return { alm, one }
}

async function boardOf(person: Person, viewport: typeof desk): Promise<Page> {
  const page = await person.open('/')
  await page.setViewportSize(viewport)
  await page.waitForFunction(() => document.documentElement.dataset.state === 'live')
  return page
}

browserTest('thirty jobs of a night are seen at a glance', async (t) => {
  const { one } = await ofANight(t)
  for (const [size, viewport] of Object.entries({ desk, phone })) {
    const page = await boardOf(one, viewport)
    t.equal(await page.locator('#board [data-row]').count(), 29)
    await page.locator('#alarms ul').waitFor({ state: 'attached' })
    t.equal(await page.locator('#alarms ul').isVisible(), size === 'desk', 'rows say it on a phone')
    await right(t, page, `board-${size}`)
    await page.close()
  }
  const page = await boardOf(one, desk)
  const all = await heights(page)
  const isDense = all.every((height) => height >= 32 && height <= 36)
  t.ok(isDense, `rows of ${[...new Set(all)]} pixels`)
  for (const viewport of [tablet, phone]) {
    await page.setViewportSize(viewport)
    await fits(t, page, `${viewport.width}`)
  }
  await page.locator('.board-filter summary').click()
  await right(t, page, 'board-filters')
})

browserTest('the monitor and the hand-over have the same night', async (t) => {
  const { alm, one } = await ofANight(t)
  const page = await one.open('/monitor')
  for (const [size, viewport] of Object.entries({ desk, narrow, phone })) {
    await page.setViewportSize(viewport)
    await page.locator('.monitor-item').first().waitFor()
    await right(t, page, `monitor-${size}`)
  }
  await page.goto(`${alm.url}/hand-over`)
  for (const [size, viewport] of Object.entries({ desk, phone })) {
    await page.setViewportSize(viewport)
    await right(t, page, `hand-over-${size}`)
  }
})
