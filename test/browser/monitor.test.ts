/** The monitor window: it calls, opens jobs in the main window, and says when it is not connected. */
import { browserTest, desk, Site } from './harness.ts'
import { arm, callsUntilDealtWith, itemOf, openMonitor } from './monitor.ts'
import { until } from './night.ts'

browserTest('it stands beside the board, and opens jobs there', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const board = await person.open('/')
  await board.waitForFunction(() => window.name === 'baton')
  const opened = person.context.waitForEvent('page')
  await board.getByRole('link', { name: 'Monitor window' }).click()
  const monitor = await opened
  await monitor.getByText('Nothing needs attention').waitFor()
  for (const siteName of ['Harbour Store', 'Town Hall']) {
    const { job } = await site.call('/jobs', { fields: { siteName } })
    await itemOf(monitor, siteName).locator('a').click()
    await board.waitForURL(`${site.url}/job/${job}`)
  }
  t.equal(person.context.pages().length, 2, 'no other window was opened')
  t.equal(await monitor.locator('.nav').isVisible(), false)
})

browserTest('opened alone, it opens one main window, and uses that again', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const monitor = await openMonitor(person)
  const { job } = await site.call('/jobs', { fields: { siteName: 'Harbour Store' } })
  await itemOf(monitor, 'Harbour Store').waitFor()
  const opened = person.context.waitForEvent('page')
  await monitor.keyboard.press('j')
  await monitor.keyboard.press('Enter')
  const main = await opened
  await main.waitForURL(`${site.url}/job/${job}`)
  const { job: next } = await site.call('/jobs', { fields: { siteName: 'Town Hall' } })
  await itemOf(monitor, 'Town Hall').locator('a').click()
  await main.waitForURL(`${site.url}/job/${next}`)
  t.equal(person.context.pages().length, 2)
})

browserTest('what needs somebody calls, until it is dealt with', async (t) => {
  await callsUntilDealtWith(t, desk)
})

browserTest('it says loudly that it is not connected, and sounds', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  person.allow(/ERR_/, /htmx:error/)
  const page = await openMonitor(person)
  const lost = page.locator('.monitor-lost')
  t.equal(await lost.isVisible(), false)
  await arm(page)
  await site.node.stop('SIGKILL')
  await lost.waitFor({ state: 'visible', timeout: 5000 })
  t.match(await lost.textContent(), /Not connected\s+\d\d:\d\d/)
  await until('the title', async () => (await page.title()).startsWith('⚠ Not connected'))
  await page.waitForFunction(() => document.documentElement.dataset.played)
  t.match(
    await page.locator('[data-alarms]').getAttribute('data-alarms'),
    'not-connected',
    'an alarm like others',
  )
  await site.restart()
  await lost.waitFor({ state: 'hidden' })
  await until('the title', async () => (await page.title()).startsWith('Monitor'))
  await page.locator('[data-alarms=""]').waitFor({ state: 'attached' })
})

browserTest('it can be installed as a window of its own', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const page = await openMonitor(person)
  const session = await person.context.newCDPSession(page)
  const { errors, data } = await session.send('Page.getAppManifest')
  t.strictSame(errors, [])
  t.match(data, '"start_url": "/monitor"')
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors')
  const found = installabilityErrors.map(({ errorId }) => errorId)
  // Tests have a private window each.
  t.strictSame(
    found.filter((one) => one !== 'in-incognito'),
    [],
  )
})
