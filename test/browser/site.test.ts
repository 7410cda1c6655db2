/** The site book at work: added, found while one types, changed, merged, undone; keys in and out. */
import { axe, browserTest, desk, phone, Site } from './harness.ts'
import { fits } from './look.ts'
import { until } from './night.ts'
import { addInBrowser, harbour, holdKey, jobFrom, save, twoBooks } from './sites.ts'

for (const [size, viewport] of Object.entries({ desk, phone })) {
  browserTest(`on a ${size}: added, searched, changed, merged, undone, keys`, async (t) => {
    const site = await Site.start(t)
    const person = await site.person({ viewport })
    const watcher = await (await site.person({ viewport, scheme: 'dark', language: 'da' })).open(
      '/sites',
    )
    const page = await addInBrowser(person, harbour)
    await watcher.locator('#sites-list', { hasText: 'Harbour Store' }).waitFor()
    await addInBrowser(person, { ...harbour, lines: '2-4 Quay St', reference: '' })
    await watcher.locator('.tabs', { hasText: 'Mulige dubletter 1' }).waitFor()
    await axe(t, watcher, `sites, dark, ${size}`)
    await fits(t, watcher, 'sites')

    await page.goto(person.address('/sites'))
    await page.keyboard.press('/')
    await page.locator('#sites-text:focus').waitFor()
    await page.keyboard.type('quay har')
    await page.waitForURL(/text=quay/)
    await page.locator('#sites-list tbody tr').nth(1).waitFor()
    await page.fill('#sites-text', 'nowhere')
    await page.getByText('No site with these words').waitFor()
    await page.fill('#sites-text', 'hs-204')
    await page.locator('#sites-list tbody tr', { hasText: 'Harbour Store' }).waitFor()
    await page.getByRole('link', { name: 'Harbour Store' }).click()
    await page.locator('#site').waitFor()
    await holdKey(page, '112', 'hook 4')
    await page.locator('.key-who').fill('Gina')
    await page.getByRole('button', { name: 'Hand out key 112' }).click()
    await page.getByText('Gina has it').waitFor()
    await page.getByRole('button', { name: 'Back: key 112' }).click()
    await page.locator('.key-line', { hasText: 'hangs' }).waitFor()
    await page.getByRole('link', { name: 'Change' }).click()
    await page.fill('#f-hazards', 'Wet floor')
    await save(page)
    await page.locator('.message', { hasText: 'Wet floor' }).waitFor()

    await page.locator('.pair').getByRole('button', { name: 'Merge' }).click()
    await page.locator('#flash').getByRole('button', { name: 'Undo' }).waitFor()
    await axe(t, page, `merged, ${size}`)
    await fits(t, page, 'merged')
    await watcher.locator('.tabs', { hasText: 'Mulige dubletter 0' }).waitFor()
    await page.locator('#flash').getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Taken apart: each has again what it had.').waitFor()
    await watcher.locator('#sites-list tbody tr').nth(1).waitFor()
    await page.getByRole('button', { name: 'Not the same place' }).click()
    await page.getByText('No possible duplicates').waitFor()
    await watcher.locator('.tabs', { hasText: 'Mulige dubletter 0' }).waitFor()
  })
}

browserTest(
  'an owner’s new address is live at who holds keys, on site, board and job',
  async (t) => {
    const { pat, holder, keeper, theirs } = await twoBooks(t)
    const job = await jobFrom(theirs)
    await until('the job at PAT', async () => (await pat.node.call(`/jobs/${job}`)).ok)
    const site = await holder.open('/sites/duplicates')
    await site.getByRole('button', { name: 'Merge' }).click()
    await site.locator('#site', { hasText: 'hook 4' }).waitFor()
    const [jobPage, board] = [await holder.open(`/job/${job}`), await holder.open('/')]
    await jobPage.locator('#site-of-job', { hasText: 'Two dogs' }).waitFor()
    await jobPage.locator('#site-of-job', { hasText: 'hook 4' }).waitFor()
    await jobPage.getByText('Times in brackets: at the site, Australia/Sydney.').waitFor()
    await theirs.goto(keeper.address(`/job/${job}`))
    await theirs.locator('#site-of-job').getByRole('link', { name: 'Open the site' }).click()
    await theirs.getByRole('link', { name: 'Change' }).click()
    await theirs.fill('#f-lines', '6 Quay Street')
    await save(theirs)
    await site.getByText('ALM has changed this site while keys to it are held here').waitFor()
    await jobPage.getByText('Its owner has moved this site').waitFor()
    await jobPage.locator('.job-site', { hasText: '6 Quay Street' }).waitFor()
    await board.locator('#moved-sites', { hasText: 'Harbour Store' }).waitFor()
    await site.getByRole('button', { name: 'Noted' }).click()
    await board.locator('#moved-sites').waitFor({ state: 'detached' })
    t.match(await site.locator('#history').textContent(), /Address changed/)
  },
)
