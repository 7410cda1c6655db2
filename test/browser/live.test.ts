/** Pages that stay open: they change by themselves, say when they can't, and lose nothing typed. */
import type { Page } from 'playwright-core'
import { browserTest, type Person, Site } from './harness.ts'
import { until } from './night.ts'

/** What the mark in the top bar says, once it says this. */
async function marked(page: Page, state: 'live' | 'stale', ms = 10_000): Promise<void> {
  await page.waitForFunction((wanted) => document.documentElement.dataset.state === wanted, state, {
    timeout: ms,
    polling: 50,
  })
}

/** Any page does: each shows alarms, and an unassigned job is one. */
async function liveTab(person: Person, path = '/preferences'): Promise<Page> {
  const page = await person.open(path)
  await marked(page, 'live')
  return page
}

/** A text anywhere on the page. */
async function shows(page: Page, text: string, ms = 10_000): Promise<void> {
  await page.waitForFunction((wanted) => document.body.textContent?.includes(wanted), text, {
    timeout: ms,
    polling: 20,
  })
}

/** The errors that belong to a node that is away. */
const away = [/ERR_CONNECTION_REFUSED/, /ERR_INCOMPLETE_CHUNKED_ENCODING/, /ERR_CONNECTION_RESET/]
const fetching = [/ERR_EMPTY_RESPONSE/, /htmx:error/]

browserTest('a job appears by itself, in each of eight tabs', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const tabs: Page[] = []
  for (let i = 0; i < 8; i++) tabs.push(await liveTab(person, '/'))
  await site.call('/jobs', { fields: { siteName: 'Harbour Store' } })
  // With a connection each, the seventh would hang for good.
  await Promise.all(tabs.map((page) => shows(page, 'Harbour Store')))
  const shown = await Promise.all(tabs.map((page) => page.locator('main').textContent()))
  for (const text of shown) t.match(text, 'Harbour Store')
})

browserTest('a node that stops greys the page within five seconds, and it recovers', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  person.allow(...away, ...fetching)
  const page = await liveTab(person)
  const stopped = Date.now()
  await site.node.stop('SIGKILL')
  await marked(page, 'stale', 5000)
  t.ok(Date.now() - stopped < 5000, 'killed')
  t.match(await page.locator('#live').textContent(), /Reconnecting\s+\d\d:\d\d/)
  await site.restart()
  // Before the page is back: it has missed it.
  await site.call('/jobs', { fields: { siteName: 'Town Hall' } })
  await marked(page, 'live')
  await shows(page, 'Town Hall')
  await site.call('/jobs', { fields: { siteName: 'Old Mill' } })
  await shows(page, 'Old Mill')
})

browserTest('a node that hangs without a word greys the page within five seconds', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  person.allow(...away, ...fetching)
  const page = await liveTab(person)
  const frozen = Date.now()
  site.node.child.kill('SIGSTOP')
  await marked(page, 'stale', 5500)
  t.ok(Date.now() - frozen < 5500, `after ${Date.now() - frozen} ms`)
  site.node.child.kill('SIGCONT')
  await marked(page, 'live')
})

browserTest('a hidden tab hears of it all the same', async (t) => {
  const site = await Site.start(t)
  const person = await site.personAtAWindow()
  const hidden = await liveTab(person)
  const front = await person.open('/styleguide')
  await front.bringToFront()
  await hidden.waitForFunction(() => document.visibilityState === 'hidden')
  await site.call('/jobs', { fields: { siteName: 'Harbour Store' } })
  await shows(hidden, 'Harbour Store')
  await hidden.waitForFunction(() => document.title.startsWith('(1)'))
  const icon = await hidden.locator('link[rel=icon]').getAttribute('href')
  t.match(icon, 'icon-alarm.svg', 'its icon calls')
})

browserTest('who is logged out elsewhere leaves, but not what is typed', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  person.allow(/status of 401/)
  const [board, typing] = [await liveTab(person, '/'), await liveTab(person, '/styleguide')]
  await typing.fill('main [name=orderNumber]', 'half a num')
  const other = await person.open('/preferences')
  await other.locator('details.menu summary').click()
  await other.getByRole('button', { name: 'Log out' }).click()
  await board.waitForURL(/\/login/)
  await typing.locator('#session-ended').waitFor({ state: 'visible' })
  t.equal(await typing.inputValue('main [name=orderNumber]'), 'half a num')
})

browserTest('who logs out goes where the form leads, however soon the session ends', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const page = await liveTab(person, '/preferences')
  await page.evaluate(() => {
    new MutationObserver(() => console.info(document.documentElement.dataset.state)).observe(
      document.documentElement,
      { attributeFilter: ['data-state'] },
    )
  })
  // The page hears that its session has ended before it has the answer to the form.
  await page.route('**/logout', async (route) => {
    const hasHeard = page.waitForEvent('console', (said) => said.text() === 'stale')
    const response = await route.fetch({ maxRedirects: 0 })
    await hasHeard
    await route.fulfill({ response })
  })
  const asked: string[] = []
  page.on('request', (one) => {
    const { pathname, search } = new URL(one.url())
    if (one.isNavigationRequest()) asked.push(`${pathname}${search}`)
  })
  await page.locator('details.menu summary').click()
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.waitForURL(/\/login/)
  t.strictSame(asked, ['/logout', '/login'])
})

browserTest('where there is no SharedWorker a page listens by itself', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  await person.context.addInitScript(() => {
    Reflect.deleteProperty(window, 'SharedWorker')
  })
  const page = await liveTab(person, '/')
  t.equal(await page.evaluate(() => 'SharedWorker' in window), false)
  await site.call('/jobs', { fields: { siteName: 'Harbour Store' } })
  const row = page.locator('.jobs-site', { hasText: 'Harbour Store' })
  await row.waitFor()
  t.equal(await row.count(), 1)
})

browserTest('what is only chosen or ticked is not left either', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  person.allow(/status of 401/)
  const [choosing, ticking] = [
    await liveTab(person, '/styleguide'),
    await liveTab(person, '/styleguide'),
  ]
  await choosing.selectOption('main select', 'patrol')
  await ticking.check('main [type=checkbox][name=internal]')
  const other = await person.open('/preferences')
  await other.locator('details.menu summary').click()
  await other.getByRole('button', { name: 'Log out' }).click()
  for (const page of [choosing, ticking]) {
    await page.locator('#session-ended').waitFor({ state: 'visible' })
  }
  t.equal(await choosing.inputValue('main select'), 'patrol')
  t.ok(await ticking.isChecked('main [type=checkbox][name=internal]'))
})

browserTest('a session that ends while a photo goes up is said beside the photo', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  person.allow(/status of 401/)
  const { job } = await site.call('/jobs', { attend: true })
  const page = await liveTab(person, `/job/${job}`)
  const other = await person.open('/preferences')
  let goOn = () => undefined as unknown
  const hasEnded = new Promise((resolve) => {
    goOn = () => resolve(undefined)
  })
  await page.route('**/file/*?offset=*', async (route) => {
    await hasEnded
    await route.continue()
  })
  const sent = page.waitForRequest(/offset=0/)
  const buffer = Buffer.alloc(2000, 7)
  Buffer.from([0xff, 0xd8, 0xff, 0xe0]).copy(buffer)
  const photo = { name: 'gate.jpg', mimeType: 'image/jpeg', buffer }
  await page.locator('#file-input').setInputFiles(photo)
  await sent
  await other.locator('details.menu summary').click()
  await other.getByRole('button', { name: 'Log out' }).click()
  await page.locator('#session-ended').waitFor({ state: 'visible' })
  goOn()
  await page.locator('.uploads', { hasText: 'you have been logged out' }).waitFor()
  t.equal(new URL(page.url()).pathname, `/job/${job}`)
})

browserTest('a page that is older than the connection of the others is told all', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const old = await (await person.context.request.get(person.address('/'))).text()
  await site.call('/jobs', { fields: { siteName: 'Harbour Store' } })
  // The first tab begins the connection, after that change.
  await liveTab(person)
  for (const start of [undefined, 'another']) {
    const page = await person.context.newPage()
    const body = start ? old.replace(/data-revision="[^"]*"/, `data-revision="${start}.0"`) : old
    const isOld = (url: URL) => url.pathname === '/' && url.search === ''
    await page.route(isOld, (route) => route.fulfill({ body, contentType: 'text/html' }), {
      times: 1,
    })
    await page.goto(person.address('/'))
    await page.locator('#board', { hasText: 'Harbour Store' }).waitFor()
    await marked(page, 'live')
    await page.close()
  }
  t.equal((await site.call('/jobs')).jobs.length, 1)
})

browserTest('a worker that answers too late is left: nothing is told twice', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  await person.context.addInitScript(() => {
    const { port1, port2 } = new MessageChannel()
    const said: string[] = []
    port2.onmessage = ({ data }) => said.push(data.is)
    const late = { said, tell: (message: object) => port2.postMessage(message) }
    Object.assign(window, {
      late,
      SharedWorker: class {
        port = port1
      },
    })
  })
  const page = await liveTab(person)
  // biome-ignore lint/suspicious/noExplicitAny: it was put there by this test.
  const late = () => page.evaluate(() => (window as any).late.said)
  await page.waitForFunction("late.said.includes('leave')")
  t.strictSame(await late(), ['join', 'leave'])
  await page.evaluate("late.tell({ is: 'state', live: false, since: 0 })")
  await site.call('/jobs', { fields: { siteName: 'Harbour Store' } })
  await shows(page, 'Harbour Store')
  t.equal(await page.evaluate(() => document.documentElement.dataset.state), 'live')
})

browserTest('a page on which somebody logs out asks for nothing more', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const { job } = await site.call('/jobs', { attend: true, fields: { siteName: 'Old Mill' } })
  await person.context.request.post(person.address(`/job/${job}/take`))
  const [page, other] = [await liveTab(person, '/log-off'), await liveTab(person, '/')]
  // Asked for before, and answered too late.
  let late = 0
  await page.route('**/alarms', () => late++)
  await site.call('/jobs', { fields: { siteName: 'Harbour Store' } })
  await shows(other, 'Harbour Store')
  await until('a request that waits', async () => late === 1)
  const aborted = page.waitForEvent('requestfailed', (one) => one.url().endsWith('/alarms'))
  await page.route('**/logout', async (route) => {
    await site.call('/jobs', { fields: { siteName: 'Town Hall' } })
    await shows(other, 'Town Hall')
    await aborted
    await route.continue()
  })
  await page.getByRole('button', { name: 'Log off all the same' }).click()
  await Promise.all([page.waitForURL(/\/login/), other.waitForURL(/\/login/)])
  t.equal(late, 1)
})
