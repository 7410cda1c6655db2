/** The board at work: it changes under one's eyes, loses nothing, and the keyboard does it all. */
import type { Page } from 'playwright-core'
import { byKeyboard, focusedSite, openBoard, own, rowOf } from './board.ts'
import { browserTest, desk, Site } from './harness.ts'
import { until } from './night.ts'

browserTest('with the keyboard alone one accepts, passes on, opens and searches', async (t) => {
  await byKeyboard(t, desk)
})

browserTest('rows come and change by themselves; focus, place and words stay', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const names = Array.from({ length: 40 }, (_, n) => `Store ${String(n).padStart(2, '0')}`)
  const jobs = new Map<string, string>()
  for (const name of names) jobs.set(name, await own(site, name, { run: '14' }))
  const page = await openBoard(person)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  const looked = await focusedSite(page)
  t.equal(looked, 'Store 38')
  await page.evaluate(() => scrollTo({ top: 700 }))
  const shown = rowOf(page, 'Store 15')
  const top = async () => Math.round((await shown.boundingBox())?.y ?? 0)
  const before = await top()
  await site.call('/jobs', { fields: { siteName: 'Harbour Store' } })
  await rowOf(page, 'Harbour Store').waitFor({ state: 'attached' })
  t.equal(await focusedSite(page), looked, 'the row that is looked at keeps the focus')
  t.ok(Math.abs((await top()) - before) <= 2, 'what is read stays where it is')
  await page.locator('.board-filter summary').click()
  await page.fill('#board-site', 'half a na')
  await site.call(`/jobs/${jobs.get('Store 15')}/stages`, { stage: 'on site' })
  await shown.locator('.badge', { hasText: '14 on site' }).waitFor()
  t.ok(await page.locator('.board-sheet').isVisible(), 'the filters stay open')
  t.equal(await page.inputValue('#board-site'), 'half a na', 'and what is typed stays typed')
  await site.call(`/jobs/${jobs.get('Store 20')}/cancel`, { reason: 'A mistake' })
  await rowOf(page, 'Store 20').waitFor({ state: 'detached' })
  await page.locator('.tabs a', { hasText: 'Open' }).getByText('40').waitFor()
})

browserTest('a storm of changes is a few requests, and nothing of it is missed', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const page = await openBoard(person)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  const made = Array.from({ length: 60 }, (_, n) => own(site, `Store ${n}`))
  const began = Date.now()
  await Promise.all(made)
  await page.waitForFunction(() => document.querySelectorAll('#board [data-row]').length === 60)
  const lists = asked.filter((path) => path === '/').length
  // One at a time, and one for each quarter of a second of the storm.
  const most = Math.ceil((Date.now() - began) / 250) + 2
  t.ok(lists <= most, `${lists} lists in ${Date.now() - began} ms`)
  asked.length = 0
  const { jobs } = await site.call('/jobs?limit=60')
  const stages = jobs.map(({ id }: { id: string }) =>
    site.call(`/jobs/${id}/stages`, { stage: 'on site' }),
  )
  await Promise.all(stages)
  await page.waitForFunction(
    () => document.querySelectorAll('#board .jobs-parties .badge.good').length === 60,
  )
  const rows = asked.filter((path) => path.startsWith('/board/row/')).length
  t.ok(rows < 60, `${rows} rows fetched themselves: the list brings the rest`)
})

browserTest('one changed row fetches itself alone, and then the order', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const job = await own(site, 'Harbour Store')
  await own(site, 'Old Mill')
  const page = await openBoard(person)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await site.call(`/jobs/${job}/stages`, { stage: 'on site' })
  await rowOf(page, 'Harbour Store').locator('.badge.good').waitFor()
  await until('the list', async () => asked.includes('/'))
  const about = asked.filter((path) => path === '/' || path.startsWith('/board'))
  t.equal(about[0], `/board/row/${job}`)
})

/** Whether the row is lit up. */
const isLit = (page: Page, site: string) =>
  rowOf(page, site).evaluate((row) => row.getAnimations().length > 0)

browserTest('what is new lights up for a moment, unless stillness is asked for', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  await own(site, 'Old Mill')
  const page = await openBoard(person)
  t.notOk(await isLit(page, 'Old Mill'), 'what is there is not new')
  await own(site, 'Harbour Store')
  await rowOf(page, 'Harbour Store').waitFor()
  t.ok(await isLit(page, 'Harbour Store'))
  t.notOk(await isLit(page, 'Old Mill'))
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await own(site, 'Town Hall')
  await rowOf(page, 'Town Hall').waitFor()
  t.notOk(await isLit(page, 'Town Hall'))
})

browserTest('the response clock runs in seconds, and stands when somebody acts', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const job = await own(site, 'Harbour Store')
  const page = await openBoard(person)
  const clock = rowOf(page, 'Harbour Store').locator('.response')
  const running = clock.locator('[data-response]')
  const first = await running.textContent()
  t.match(first, /^0:\d\d$/)
  await page.waitForFunction(
    (was) => document.querySelector('[data-response]')?.textContent !== was,
    first,
  )
  t.match(await running.textContent(), /^0:\d\d$/)
  await site.call(`/jobs/${job}/take`, {})
  await running.waitFor({ state: 'detached' })
  t.match(await clock.getAttribute('title'), /^First action after 0:\d\d$/)
})

browserTest('all of it works without script', async (t) => {
  const site = await Site.start(t)
  const person = await site.person({ javaScriptEnabled: false })
  await own(site, 'Harbour Store', { type: 'patrol' })
  await own(site, 'Old Mill')
  const page = await person.open('/')
  await until('its words', async () => {
    await page.fill('#board-text', 'mill')
    await page.getByRole('button', { name: 'Search' }).click()
    return (await page.locator('[data-row]').count()) === 1
  })
  t.match(page.url(), /text=mill/)
  await page.goto(site.url)
  await page.locator('.board-filter summary').click()
  await page.selectOption('#board-type', 'patrol')
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  t.strictSame(await page.locator('.jobs-site b').allTextContents(), ['Harbour Store'])
  await page.fill('#filter-name', 'Rounds')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('link', { name: 'Rounds' }).waitFor()
  await page.getByRole('link', { name: 'Without: patrol' }).click()
  t.equal(await page.locator('[data-row]').count(), 2)
  await page.locator('[data-open]').first().click()
  await page.waitForURL(/\/job\/[0-9a-f]{64}$/)
})

browserTest('the order follows while rows keep changing', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const job = await own(site, 'Harbour Store')
  const page = await openBoard(person)
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  // Far below the look that the board takes every half minute.
  const end = Date.now() + 10_000
  while (!asked.includes('/') && Date.now() < end) {
    await site.call(`/jobs/${job}/entries`, { text: 'still going on' })
  }
  t.ok(asked.includes('/'), `${asked.length} requests, and no list`)
})

browserTest('a PC whose clock is wrong shows the right times', async (t) => {
  const site = await Site.start(t)
  await own(site, 'Harbour Store')
  for (const minutes of [-3, 3]) {
    const person = await site.person()
    await person.context.addInitScript((off_ms) => {
      const { now } = Date
      Date.now = () => now() + off_ms
    }, minutes * 60_000)
    const page = await openBoard(person)
    const first = await page.locator('[data-response]').textContent()
    await page.waitForFunction(
      (was) => document.querySelector('[data-response]')?.textContent !== was,
      first,
    )
    // Both people have logged in since the job was made.
    t.match(await page.locator('[data-response]').textContent(), /^0:[0-5]\d$/, `${minutes}`)
  }
})
