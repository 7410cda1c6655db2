/** The pages of a job at a desk and on a phone: they fit, and axe finds nothing in any scheme. */
import type { Page } from 'playwright-core'
import { browserTest, desk, type Person, phone, Site } from './harness.ts'
import { busyJob, linkedSites, press } from './job-sites.ts'
import { right } from './look.ts'

for (const [size, viewport] of Object.entries({ desk, phone })) {
  browserTest(`the pages of a job are right for everybody at a ${size}`, async (t) => {
    const { alm, pat } = await linkedSites(t)
    const { job, assignment } = await busyJob(alm, pat)
    const look = { viewport, dense: size === 'desk' }
    const [holm, olsen] = await Promise.all([alm.person(look), pat.person(look)])
    for (const [name, person, path] of [
      ['job', holm, `/job/${job}`],
      ['job-provider', olsen, `/job/${job}`],
      ['job-new', holm, '/job/new'],
      ['job-edit', olsen, `/job/${job}/edit`],
      ['job-edit-assignment', olsen, `/job/${job}/edit/${assignment}`],
      ['job-complete', olsen, `/job/${job}/complete`],
      ['job-print', olsen, `/job/${job}/print`],
    ] as const) {
      const page = await person.open(path)
      await right(t, page, `${name}-${size}`)
      await page.close()
    }
    await right(t, await withThreeProviders(holm), `job-new-providers-${size}`)
    await right(t, await callRefused(holm, job), `job-call-refused-${size}`)
  })

  browserTest(`the run of a guard and its job are right at a ${size}`, async (t) => {
    const site = await Site.start(t, { code: 'PAT' })
    const guard = await site.person({ role: 'guard', run: '14', viewport, dense: false })
    const page = await guard.open('/run')
    await right(t, page, `run-empty-${size}`)
    await onTheRun(site)
    await page.goto(guard.address('/run'))
    await right(t, page, `run-${size}`)
    await page.getByRole('link', { name: 'Open', exact: true }).click()
    await page.getByRole('button', { name: 'En route' }).waitFor()
    await right(t, page, `run-job-${size}`)
  })
}

/** The form of a new job after two more providers were asked for. */
async function withThreeProviders(person: Person): Promise<Page> {
  const page = await person.open('/job/new')
  await page.fill('#f-siteName', 'Harbour Store')
  const more = page.getByRole('button', { name: 'Add another provider' })
  for (const [field, provider, next] of [
    ['provider', 'PAT', 'provider2'],
    ['provider2', 'Night Patrol', 'provider3'],
  ] as const) {
    await page.fill(`#f-${field}`, provider)
    await more.press('Enter')
    await page.locator(`#f-${next}`).waitFor()
  }
  return page
}

/** Somebody is ticked, and another name is typed. */
async function callRefused(person: Person, job: string): Promise<Page> {
  const page = await person.open(`/job/${job}`)
  await press(page, 'p')
  await page.fill('#call-who', 'Somebody else again')
  await page.locator('#sheet-call').getByRole('button', { name: 'Answered' }).click()
  await page.locator('.fault', { hasText: 'is ticked, and somebody else is typed' }).waitFor()
  return page
}

async function onTheRun(site: Site): Promise<void> {
  const fields = {
    ...{ siteName: 'Nordhavn Kølehus', siteAddress: 'Østhavnsvej 41, 8000 Aarhus C', run: '14' },
    ...{ type: 'alarm response', request: 'Glass break zone 12, no restore after four minutes' },
  }
  const { job } = await site.call('/jobs', { attend: true, fields })
  for (const stage of ['accepted', 'despatched']) await site.call(`/jobs/${job}/stages`, { stage })
}
