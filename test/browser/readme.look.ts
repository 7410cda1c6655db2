/** The pictures of README.md, of a night at three companies: each page is right, and shows its part. */
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { axe, browserTest, phone, Site, screenshot } from './harness.ts'
import { fits } from './look.ts'
import { linkSites, night, takeSome, until } from './night.ts'
import { addInBrowser, holdKey, jobFrom, save, typeSite } from './sites.ts'

/** Smaller than a control room's, so that it can be read on a page of half that width. */
const desk = { width: 1280, height: 680 }
const monitor = { width: 440, height: 720 }

function company(t: Test, code: string, name: string): Promise<Site> {
  return Site.start(t, { code, settings: { BATON_COMPANY_NAME: name } })
}

/** Live, in its window, and nothing for axe in either scheme. */
async function right(t: Test, page: Page, name: string, viewport = desk): Promise<void> {
  await page.setViewportSize(viewport)
  await page.waitForFunction(() => document.documentElement.dataset.state === 'live')
  await fits(t, page, name)
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await axe(t, page, `${name}, dark`, 'colours')
  await page.emulateMedia({ colorScheme: 'light' })
  await axe(t, page, name)
}

browserTest('the pictures of the README show what it says', async (t) => {
  const [alm, pat, sub] = await Promise.all([
    company(t, 'ALM', 'Harbour Alarm Centre'),
    company(t, 'PAT', 'Night Patrol'),
    company(t, 'SUB', 'North Guards'),
  ])
  await linkSites(alm, pat)
  await night(alm, pat)
  const [one, other] = [await alm.person(), await alm.person()]
  await takeSome(alm, one, 4)
  await takeSome(alm, other, 16)

  const page = await one.open('/')
  await page.locator('#board', { hasText: 'seal check waiting' }).waitFor()
  await right(t, page, 'board')
  await screenshot(page, 'board')
  await page.goto(one.address(`/job/${await waitingForSealCheck(alm)}`))
  await page.getByRole('button', { name: 'All sealed' }).waitFor()
  await right(t, page, 'job')
  await screenshot(page, 'job')
  await page.goto(one.address('/hand-over'))
  await page.fill('#note-text', 'The keys of the cold store are in safe 4')
  await page.getByRole('button', { name: 'Add note' }).click()
  await page.goto(one.address('/hand-over'))
  await page.locator('#hand-over-notes', { hasText: 'safe 4' }).waitFor()
  await right(t, page, 'hand-over')
  await screenshot(page, 'hand-over')
  await page.goto(one.address('/monitor'))
  await page.locator('.monitor-item').first().waitFor()
  await right(t, page, 'monitor', monitor)
  // At night, beside the screens of the control room.
  await page.emulateMedia({ colorScheme: 'dark' })
  await screenshot(page, 'monitor')

  const links = await requestAt(alm, sub)
  await right(t, links, 'links')
  await screenshot(links, 'links')
  await links.getByRole('link', { name: 'Night Patrol' }).first().click()
  await links.getByText('Everything is delivered.').waitFor()
  await right(t, links, 'link')
  await screenshot(links, 'link')
  const site = await movedSite(alm, pat)
  await right(t, site, 'site')
  await screenshot(site, 'site')
  const guard = await guardOf(pat)
  await right(t, guard, 'guard', phone)
  await screenshot(guard, 'guard')
})

async function waitingForSealCheck(site: Site): Promise<string> {
  const { jobs } = await site.call('/jobs?life=open&limit=40')
  for (const { id } of jobs) {
    const { job } = await site.call(`/jobs/${id}`)
    if (job.sealChecks.length > 0) return id
  }
  throw new Error('no job waits for a seal check')
}

/** The links of a company that another one wants to link with: the six words are there. */
async function requestAt(site: Site, asking: Site): Promise<Page> {
  // As an administrator does who has it on paper: the pages remind of it until then.
  await rm(join(site.node.data, 'identity', 'recovery-phrase.txt'))
  const { text } = await site.call('/invitations', {})
  await asking.call('/links/join', { invitation: text })
  const page = await (await site.person({ role: 'administrator' })).open('/links')
  await page.locator('.six-words').waitFor()
  return page
}

/** A site whose keys hang at the patrol company, and which its owner has moved since. */
async function movedSite(alm: Site, pat: Site): Promise<Page> {
  const keeper = await alm.person()
  const theirs = await addInBrowser(keeper, {
    ...{ name: 'Nordhavn Kølehus', lines: 'Østhavnsvej 41', suburb: 'Aarhus C', postcode: '8000' },
    ...{ reference: 'NK-41', accessNotes: 'Gate 2, then the blue door beside the ramp.' },
    hazards: 'Ammonia in the engine room: wait for the technician when the horn sounds.',
    ...{ contactsName1: 'Kim Lund', contactsRole1: 'on call', contactsPhone1: '+45 20 33 44 55' },
  })
  const address = theirs.url()
  const job = await jobFrom(theirs)
  await until('the job there', async () => (await pat.node.call(`/jobs/${job}`)).ok)
  const page = await (await pat.person()).open(`/job/${job}`)
  await page.locator('#site-of-job').getByRole('link', { name: 'Open the site' }).click()
  await holdKey(page, '112', 'hook 4')
  await holdKey(page, '113', 'safe 2')
  await page.locator('.key-who').first().fill('Gina, run 14')
  await page.getByRole('button', { name: 'Hand out key 112' }).click()
  await page.getByText('Gina, run 14 has it').waitFor()
  await theirs.goto(`${address}/edit`)
  await typeSite(theirs, { lines: 'Østhavnsvej 43' })
  await save(theirs)
  await page.getByText('has changed this site while keys').waitFor()
  return page
}

/** A job of run 14 on the phone of its guard, who is on the way. */
async function guardOf(site: Site): Promise<Page> {
  const fields = {
    ...{ siteName: 'Nordhavn Kølehus', siteAddress: 'Østhavnsvej 41, 8000 Aarhus C', run: '14' },
    ...{ type: 'alarm response', request: 'Glass break zone 12, no restore after four minutes' },
  }
  const { job } = await site.call('/jobs', { attend: true, fields })
  for (const stage of ['accepted', 'despatched']) await site.call(`/jobs/${job}/stages`, { stage })
  const guard = await site.person({ role: 'guard', run: '14', dense: false })
  const page = await guard.open(`/job/${job}`)
  await page.getByRole('button', { name: 'En route' }).waitFor()
  return page
}
