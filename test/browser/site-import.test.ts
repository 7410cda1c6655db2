/** Sites out of a file, as an administrator brings them in: sent, looked at, written, and out again. */
import { readFile } from 'node:fs/promises'
import { axe, browserTest, desk, phone, Site } from './harness.ts'
import { fits } from './look.ts'

const book = [
  'Site;Address;Suburb;Postcode;Colour',
  'Harbour Store;2-4 Quay Street;Newtown;2042;red',
  'Mill;6 Mill Lane;Newtown;2042;',
  ';7 Mill Lane;Newtown;2042;',
].join('\n')

const csv = (name: string, text: string | Buffer) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(text),
})

for (const [size, viewport] of Object.entries({ desk, phone })) {
  browserTest(
    `on a ${size}: a file is sent, looked at, written, and comes out again`,
    async (t) => {
      const site = await Site.start(t)
      const person = await site.person({ role: 'administrator', viewport })
      const page = await person.open('/sites/import')
      await axe(t, page, `the import, ${size}`)
      await page.setInputFiles('#import-chosen', csv('book.csv', book))
      await page.waitForURL(/sites\/import\/[^/]+$/)
      await page.locator('#import-rows tbody tr').nth(2).waitFor()
      await page.getByText('Colour').first().waitFor()
      await axe(t, page, `rows, ${size}`)
      await fits(t, page, 'rows')

      const [errors] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Wrong rows as a file' }).click(),
      ])
      t.match(await readFile(await errors.path(), 'utf8'), /\n4;.*7 Mill Lane/)
      await page.locator('#import-rows').getByRole('link', { name: 'Wrong' }).click()
      await page.locator('#import-rows tbody tr', { hasText: 'Column 1' }).waitFor()
      await page.goBack()
      await page.locator('#form-apply input[name="leaveOutWrong"]').check()
      await page.locator('#form-apply button[type="submit"]').click()
      await page.locator('.message', { hasText: '2 added' }).waitFor()
      await axe(t, page, `written, ${size}`)

      await page.goto(person.address('/sites'))
      await page.locator('#sites-list tbody tr', { hasText: 'Harbour Store' }).waitFor()
      await page.goto(person.address('/sites/import'))
      const [saved] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'As CSV' }).click(),
      ])
      t.match(await readFile(await saved.path(), 'utf8'), /,Mill,6 Mill Lane,/)
    },
  )
}

browserTest('what is no list of sites is refused where it was chosen, in words', async (t) => {
  const site = await Site.start(t)
  const person = await site.person({ role: 'administrator' })
  const page = await person.open('/sites/import')
  const box = page.locator('#import-file [role="status"]')
  await page.setInputFiles('#import-chosen', csv('big.csv', Buffer.alloc(11 * 1024 * 1024, 'a')))
  await box.getByText('10').waitFor()
  await page.setInputFiles(
    '#import-chosen',
    csv('photo.xlsx', Buffer.from('PK\x03\x04 and no more')),
  )
  await page.waitForURL(/sites\/import\/[^/]+$/)
  await page.locator('#import .message.loud').waitFor()
  t.equal(await page.locator('#form-apply').count(), 0, 'nothing can be written of it')
})
