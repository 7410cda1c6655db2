/** The set-up of a node in a browser: from the token in its folder to the board. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { type Person, password, Site } from './harness.ts'
import type { Flow } from './look.ts'

/** No company in the settings. */
export const settings = { BATON_COMPANY_NAME: '', BATON_COMPANY_CODE: '' }

export function tokenOf({ node }: Site): string {
  return readFileSync(join(node.data, 'set-up.token'), 'utf8').trim()
}

export async function submit(page: Page): Promise<void> {
  await page.locator('main form button.primary').click()
}

/** The words that are shown, by their places. */
export async function wordsOn(page: Page): Promise<string[]> {
  return page.locator('.phrase li').allTextContents()
}

export async function answerCheck(page: Page, words: readonly string[]): Promise<void> {
  const fields = page.locator('main .field', { has: page.locator('[name="word[]"]') })
  for (const field of await fields.all()) {
    const place = Number(/\d+/.exec((await field.locator('label').textContent()) ?? '')?.[0])
    await field.locator('input').fill(words[place - 1]?.trim() ?? '')
  }
}

/** A node of its own, set up in a browser of that size. */
export async function setUpNode(
  t: Test,
  { viewport, look }: Flow,
): Promise<{ readonly site: Site; readonly person: Person; readonly page: Page }> {
  const site = await Site.start(t, { settings })
  const person = await site.visitor({ viewport })
  const page = await person.open('/')
  t.match(page.url(), /\/set-up$/)
  await look(page, 'set-up-claim')
  await page.getByLabel('Set-up token').fill(tokenOf(site))
  await page.keyboard.press('Enter')
  await page.getByLabel('Name').fill('Harbour Alarm Centre')
  await page.getByLabel('Code').fill('hac')
  await page.getByLabel('Country').selectOption('DK')
  await page.getByLabel('Public address').fill('localhost')
  await submit(page)
  t.match(await page.locator('.fault').textContent(), /no address that others could reach/)
  t.equal(await page.getByLabel('Code').inputValue(), 'hac', 'nothing typed is lost')
  await look(page, 'set-up-company')
  await page.getByLabel('Public address').fill('baton.harbour.example')
  await submit(page)
  await page.getByLabel('Your name').fill('Anne Holm')
  await page.getByLabel('User name').fill('anne')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByLabel('Password again').fill(password)
  await look(page, 'set-up-administrator')
  await submit(page)
  await page.waitForURL(/\/company\/phrase$/)
  await look(page, 'set-up-phrase-before')
  await submit(page)
  await page.locator('.phrase').waitFor()
  await look(page, 'set-up-phrase')
  const words = await wordsOn(page)
  t.equal(words.length, 24)
  await page.getByRole('link', { name: 'I have written them down' }).click()
  await answerCheck(page, words.toReversed())
  await submit(page)
  t.match(await page.locator('.fault').first().textContent(), /That is not word/)
  await look(page, 'set-up-check')
  await answerCheck(page, words)
  await submit(page)
  await page.waitForURL(`${site.url}/`)
  t.match(await page.locator('#flash').textContent(), /on paper/)
  t.match(await page.locator('.brand').textContent(), /HAC.*Harbour Alarm Centre/s)
  return { site, person, page }
}
