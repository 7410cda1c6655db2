/** What tests of a job in browsers share: two linked companies, and a job on its way. */
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { Site } from './harness.ts'
import { linkSites, until } from './night.ts'

/** ALM and PAT, linked. */
export async function linkedSites(t: Test): Promise<{ readonly alm: Site; readonly pat: Site }> {
  const [alm, pat] = await Promise.all([Site.start(t), Site.start(t, { code: 'PAT' })])
  await linkSites(alm, pat)
  return { alm, pat }
}

/** Waits until a job is at another company's node. */
export async function arrives(site: Site, job: string): Promise<void> {
  await until('the job there', async () => (await site.node.call(`/jobs/${job}`)).ok)
}

/** The job that a page shows. */
export function jobOf(page: Page): string {
  return new URL(page.url()).pathname.replace('/job/', '')
}

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Goes on with the Tab key until a field has the focus. */
export async function tabTo(page: Page, field: string): Promise<void> {
  await until(`the focus in ${field}`, async () => {
    const isThere = await page.evaluate((css) => document.activeElement?.matches(css), field)
    if (!isThere) await press(page, 'Tab')
    return isThere
  })
}

/** What a peer may write: it has to stay text, and to fit. */
const hostile = '<img src=x onerror=alert(1)> \u202e\u05d0\u05d1 🚨 a-very-long-word-without-space'

/** Everything that the page of a job can show at once. */
export async function busyJob(
  alm: Site,
  pat: Site,
): Promise<{ readonly job: string; readonly assignment: string }> {
  const { job } = await alm.call('/jobs', {
    fields: {
      ...{ type: 'alarm response', priority: 1, siteName: 'Harbour Store', account: '4711' },
      ...{ siteAddress: 'Quay 3, 8000 Aarhus', request: hostile, caller: hostile },
    },
    providers: [{ code: 'PAT' }],
    customer: { name: 'Harbour Group' },
  })
  await arrives(pat, job)
  const { job: view } = await pat.call(`/jobs/${job}`)
  await pat.call(`/jobs/${job}/accept`, {})
  await pat.call(`/jobs/${job}/entries`, { kind: 'sealCheckAsked', text: hostile })
  await alm.call(`/jobs/${job}/entries`, { text: hostile, internal: true })
  await alm.call('/jobs', { fields: { siteName: 'Harbour Store' }, attend: true })
  return { job, assignment: view.assignments[0].id }
}
