/** Two companies link in two browsers: what their tests at a desk and the looks at both sizes share. */
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { Site } from './harness.ts'
import type { Look, Viewport } from './look.ts'

export async function two(t: Test): Promise<{ readonly alm: Site; readonly pat: Site }> {
  const [alm, pat] = await Promise.all([
    Site.start(t, { code: 'ALM' }),
    Site.start(t, { code: 'PAT' }),
  ])
  return { alm, pat }
}

/** The words on the only card of a request, as soon as it is there. */
export async function words(page: Page): Promise<readonly string[]> {
  await page.locator('.six-words').waitFor()
  return page.locator('.six-words li').allTextContents()
}

export async function approve(page: Page): Promise<void> {
  await page.getByLabel('The six words are the same at both ends').check()
  await page.getByRole('button', { name: 'Approve' }).click()
}

export const connected = (page: Page) => page.locator('#companies .badge.good')

/** They link, pause and part; `look` sees the pages of the one who invites. */
export async function linkAndPart(
  t: Test,
  { here: first, there: second }: { readonly here: Viewport; readonly there: Viewport },
  look: Look,
): Promise<void> {
  const { alm, pat } = await two(t)
  const [anne, bo] = await Promise.all([
    alm.person({ role: 'administrator', viewport: first }),
    pat.person({ role: 'administrator', viewport: second }),
  ])
  const [here, there] = await Promise.all([anne.open('/links'), bo.open('/links')])
  await look(here, 'links-empty')
  await here.getByRole('button', { name: 'Make an invitation' }).click()
  const text = (await here.locator('#secret').textContent()) ?? ''
  t.match(text, /^baton1/)
  await look(here, 'link-invitation')
  await here.getByRole('link', { name: 'To the links' }).click()
  // As a mail program breaks it.
  await there.locator('[name=invitation]').fill(text.replaceAll(/(.{60})/g, '$1\n'))
  await there.getByRole('button', { name: 'Take it' }).click()
  t.strictSame(await words(there), await words(here), 'it comes by itself, with the same words')
  await look(here, 'link-request')
  await approve(here)
  t.match(await here.locator('.six-words ~ .message.good').textContent(), /You have approved/)
  await there.getByText('They have approved.').waitFor()
  await approve(there)
  await Promise.all([connected(here).waitFor(), connected(there).waitFor()])
  await alm.call('/jobs', { providers: [{ code: 'PAT' }], fields: { siteName: 'Harbour Store' } })
  await here.getByRole('link', { name: 'PAT Security' }).click()
  await here.getByText('Everything is delivered.').waitFor()
  await here.locator('#link', { hasText: /per change/ }).waitFor()
  await look(here, 'link')
  await here.getByRole('button', { name: 'Pause' }).click()
  await here.getByText('Paused here: changes wait').waitFor()
  await there.locator('#companies .badge.loud').waitFor()
  await there.getByText('Their node has said goodbye').waitFor()
  await here.getByRole('button', { name: 'Resume' }).click()
  await connected(there).waitFor()
  await here.getByRole('link', { name: 'Unlink…' }).click()
  t.match(await here.locator('main').textContent(), /ALM\d+ Harbour Store/)
  await look(here, 'unlink')
  await here.getByLabel('Reason').fill('The contract has ended')
  await here.getByRole('button', { name: 'End the link' }).click()
  await here.getByText('Ended: nothing is exchanged.').waitFor()
  await there.locator('#companies .badge.quiet').waitFor()
}
