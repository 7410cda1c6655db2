/** A guard's phone beside the control room, and a site that was named before. */
import { axe, browserTest, phone, Site, screenshot } from './harness.ts'
import { arrives, linkedSites, press } from './job-sites.ts'

browserTest('a site is chosen with the arrows, and fills the form', async (t) => {
  const alm = await Site.start(t)
  const person = await alm.person()
  const fields = { siteName: 'Harbour Store', siteAddress: 'Quay 3', account: '4711' }
  await alm.call('/jobs', { attend: true, fields })
  const page = await person.open('/job/new')
  await page.keyboard.type('harb')
  await page.locator('[data-site]').waitFor()
  await axe(t, page, 'sites')
  await press(page, 'ArrowDown', 'Enter')
  t.equal(await page.locator('#f-siteName').inputValue(), 'Harbour Store')
  t.equal(await page.locator('#f-account').inputValue(), '4711')
  t.equal(await page.evaluate(() => document.activeElement?.id), 'f-type')
  await page.locator('#others', { hasText: 'ALM10001' }).waitFor()
  await axe(t, page, 'other open jobs')
  await page.locator('#others .check').click()
  await page.locator('#f-attend').check()
  await page.locator('.new-actions').getByRole('button', { name: 'OK' }).click()
  await page.locator('#flash', { hasText: 'Made.' }).waitFor()
  await page.getByRole('link', { name: 'ALM10001' }).click()
  await page.locator('.message', { hasText: 'Served by the visit of' }).waitFor()
})

browserTest('a guard reports with big buttons and a photo, live in the control room', async (t) => {
  const { alm, pat } = await linkedSites(t)
  const fields = { siteName: 'Mill', request: 'Look at the gate' }
  const { job } = await alm.call('/jobs', { fields, providers: [{ code: 'PAT' }] })
  await arrives(pat, job)
  const { job: view } = await pat.call(`/jobs/${job}`)
  const dispatcher = await pat.person()
  const room = await dispatcher.open(`/job/${job}`)
  await room.getByRole('button', { name: 'Run…' }).click()
  await room.locator(`#run-${view.assignments[0].id.slice(0, 8)}-run`).fill('14')
  await press(room, 'Enter')
  await room.locator('#flash', { hasText: 'Assigned.' }).waitFor()

  const guard = await pat.person({ role: 'guard', run: '14', viewport: phone, dense: false })
  const page = await guard.open('/run')
  await axe(t, page, 'a run')
  await screenshot(page, 'guard-run')
  await page.getByRole('link', { name: 'Open', exact: true }).click()
  for (const stage of ['Despatched', 'En route', 'On site']) {
    await page.getByRole('button', { name: stage, exact: true }).click()
    await room.locator('.rail .reached', { hasText: stage.toLowerCase() }).waitFor()
  }
  await axe(t, page, 'a job on a guard’s phone')
  await screenshot(page, 'guard-job')
  const photo = Buffer.alloc(700_000, 7)
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]).copy(photo)
  await page.locator('#photo-input').setInputFiles({
    ...{ name: 'gate.jpg', mimeType: 'image/jpeg' },
    buffer: photo,
  })
  await page.locator('.files', { hasText: 'gate.jpg' }).waitFor()
  await room.locator('.files', { hasText: 'gate.jpg' }).waitFor()
  const boss = await (await alm.person()).open(`/job/${job}`)
  await boss.locator('.files img').waitFor({ state: 'attached' })
  const text = { name: 'notes.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('no photo') }
  await page.locator('#photo-input').setInputFiles(text)
  await page.locator('.uploads', { hasText: 'none of the files that are taken' }).waitFor()
})
