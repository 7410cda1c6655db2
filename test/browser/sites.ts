/** A site book at work in browsers: what its test at a desk and the looks at both sizes share. */
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { type Person, Site } from './harness.ts'
import type { Look, Viewport } from './look.ts'
import { linkSites, until } from './night.ts'

/** What the REST interface is told of a site; everything that its page can show. */
export const harbour = {
  ...{ name: 'Harbour Store', lines: '2-4 Quay Street', suburb: 'Newtown', postcode: '2042' },
  ...{ state: 'NSW', country: 'Australia', timeZone: 'Australia/Sydney', reference: 'HS-204' },
  ...{ accessNotes: 'Gate on the left, then the blue door', position: '-33.8978,151.1789' },
  hazards: 'Two dogs in the yard at night. The quay has no railing.',
}

/** Fields of the form of a site, as they are typed. */
export async function typeSite(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    const control = page.locator(`#f-${name}`)
    if ((await control.evaluate(({ tagName }) => tagName)) === 'SELECT') {
      await control.selectOption(value)
    } else await control.fill(value)
  }
}

export const save = (page: Page) => page.getByRole('button', { name: 'Save' }).click()

/** ALM keeps a site, PAT has the same place under another spelling, with a key; a job leads there. */
export async function twoBooks(t: Test) {
  const [alm, pat] = await Promise.all([Site.start(t), Site.start(t, { code: 'PAT' })])
  await linkSites(alm, pat)
  const keeper = await alm.person()
  const holder = await pat.person()
  const [theirs, ours] = await Promise.all([
    addInBrowser(keeper, {
      ...harbour,
      ...{ contactsName1: 'Kim Lund', contactsRole1: 'manager', contactsPhone1: '+61 2 9123 4567' },
    }),
    addInBrowser(holder, {
      ...{ name: 'Harbour Store Pty Ltd', lines: '2-4 Quay St', suburb: 'Newtown' },
      ...{ postcode: '2042', ownAccessNotes: 'Our key box hangs behind the sign' },
    }),
  ])
  await holdKey(ours, '112', 'hook 4')
  return { alm, pat, keeper, holder, theirs, ours }
}

export async function addInBrowser(person: Person, fields: Record<string, string>): Promise<Page> {
  const page = await person.open('/sites/new')
  await typeSite(page, fields)
  await save(page)
  await page.waitForURL(/\/sites\/[0-9a-f]{64}$/)
  return page
}

export async function holdKey(page: Page, number: string, where: string): Promise<void> {
  await page.locator('summary', { hasText: 'Take a key in' }).click()
  await page.fill('#key-number', number)
  await page.fill('#key-where', where)
  await page.locator('#form-key-hold').getByRole('button').click()
  await page.locator('.key-line', { hasText: number }).waitFor()
}

const idOf = (page: Page) => new URL(page.url()).pathname.split('/')[2] ?? ''

/** A new job at the site of a page, given to PAT; its id. */
export async function jobFrom(page: Page): Promise<string> {
  await page.getByRole('link', { name: 'New job here' }).click()
  await page.selectOption('#f-type', 'alarm response')
  await page.fill('#f-request', 'Glass break zone 12')
  await page.fill('#f-provider', 'PAT')
  await page.getByRole('button', { name: 'OK: make the job' }).last().click()
  await page.waitForURL(/\/job\/[0-9a-f]{64}$/)
  return new URL(page.url()).pathname.replace('/job/', '')
}

/** Goes through the pages of a book of two companies in a window of that size. */
export async function goThrough(t: Test, viewport: Viewport, look: Look): Promise<void> {
  const { alm, pat, theirs } = await twoBooks(t)
  const keeper = await alm.person({ viewport })
  const holder = await pat.person({ viewport })
  const site = `/sites/${idOf(theirs)}`
  const page = await keeper.open(site)
  await look(page, 'site')
  await page.goto(keeper.address(`${site}/edit`))
  await look(page, 'site-edit')
  await page.goto(keeper.address('/sites/new'))
  await typeSite(page, { name: 'Mill', position: 'at the corner' })
  await save(page)
  await page.locator('.fault').first().waitFor()
  await look(page, 'site-new-refused')
  const job = await jobFrom(theirs)
  await until('the job at PAT', async () => (await pat.node.call(`/jobs/${job}`)).ok)
  await page.goto(keeper.address(`/job/${job}`))
  await page.locator('#site-of-job').waitFor()
  await look(page, 'job-at-site')
  const here = await holder.open('/sites/duplicates')
  await here.locator('.pair').waitFor()
  await look(here, 'site-duplicates')
  await here.getByRole('button', { name: 'Merge' }).click()
  await here.getByRole('button', { name: 'Undo' }).waitFor()
  await look(here, 'site-merged')
  const address = here.url()
  await theirs.goto(keeper.address(`${site}/edit`))
  await theirs.fill('#f-lines', '6 Quay Street')
  await save(theirs)
  await here.getByText('has changed this site while keys to it are held').waitFor()
  await look(here, 'site-moved')
  await here.goto(holder.address('/sites'))
  await here.locator('#sites-list', { hasText: 'moved, keys held' }).waitFor()
  await look(here, 'sites')
  await here.goto(holder.address('/'))
  await here.locator('#moved-sites').waitFor()
  await look(here, 'board-moved-site')
  await here.goto(holder.address(`/job/${job}`))
  await look(here, 'job-moved-site')
  await here.goto(holder.address(`/job/${job}/print`))
  await look(here, 'job-print-site')
  await here.goto(holder.address('/job/new'))
  await here.locator('#f-siteName').pressSequentially('harb')
  await here.locator('.site-choice').first().waitFor()
  await look(here, 'job-new-site')
  await here.goto(address)
  await here.getByRole('link', { name: 'Merge with…' }).click()
  await look(here, 'site-merge')
}
