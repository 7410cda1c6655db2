/** Each sheet over the page of a job, open, at who issued it and at who attends. */
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { browserTest } from './harness.ts'
import { busyJob, linkedSites } from './job-sites.ts'
import { right, type Viewport } from './look.ts'

export function lookAtSheets(size: string, viewport: Viewport): void {
  browserTest(`each sheet of a job is right for everybody at a ${size}`, async (t) => {
    const { alm, pat } = await linkedSites(t)
    const { job } = await busyJob(alm, pat)
    const [holm, olsen] = await Promise.all([alm.person({ viewport }), pat.person({ viewport })])
    await eachSheet(t, await holm.open(`/job/${job}`), `issuer-${size}`)
    await eachSheet(t, await olsen.open(`/job/${job}`), `provider-${size}`)
  })
}

async function eachSheet(t: Test, page: Page, name: string): Promise<void> {
  const openers = page.locator('[popovertarget]:not([popovertargetaction])')
  const ids = await openers.evaluateAll((all) =>
    all.map((one) => one.getAttribute('popovertarget') ?? ''),
  )
  t.ok(ids.length >= 4, `${name}: ${ids.length} sheets`)
  for (const id of ids) {
    await page.locator(`[popovertarget="${id}"]:not([popovertargetaction])`).click()
    await page.locator(`#${id}`).waitFor()
    await right(t, page, `${id}-${name}`)
    await page.keyboard.press('Escape')
  }
}
