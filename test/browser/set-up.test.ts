/** The first run in a real browser on a real node: from the token in its folder to the board. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { axe, browserTest, desk, password, phone, Site, screenshot } from './harness.ts'
import { fits, type Look } from './look.ts'
import { answerCheck, settings, setUpNode, submit, tokenOf, wordsOn } from './set-up.ts'

browserTest('a node is set up from the first page to the board', async (t) => {
  const look: Look = async (page, name) => {
    await axe(t, page, name)
    await fits(t, page, name)
    await screenshot(page, name)
  }
  const { site, person, page } = await setUpNode(t, { viewport: desk, look })
  const { data } = site.node
  t.notOk(existsSync(join(data, 'set-up.token')), 'nobody needs the token any more')
  t.notOk(existsSync(join(data, 'identity', 'recovery-phrase.txt')))
  // The page looks for its node as long as that is away.
  person.allow(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING/)
  await site.node.stop()
  await site.restart()
  await page.goto(`${site.url}/company`)
  t.equal(await page.getByLabel('Public address').inputValue(), 'baton.harbour.example:4001')
  t.equal(await page.getByLabel('Time zone').inputValue(), 'Europe/Copenhagen')
})

browserTest('on a phone, in Danish and without script, a node is set up too', async (t) => {
  const site = await Site.start(t, { settings })
  const first = await site.visitor({ viewport: phone, javaScriptEnabled: false, language: 'da' })
  const page = await first.open('/')
  await fits(t, page, 'claim')
  await page.locator('[name=token]').fill(tokenOf(site))
  await submit(page)
  const second = await site.visitor({ viewport: phone })
  const other = await second.open('/')
  second.allow(/status of 409/)
  await other.locator('[name=token]').fill(tokenOf(site))
  await submit(other)
  t.match(await other.locator('[role=alert]').textContent(), /Somebody else is setting/)
  t.equal(await page.locator('[name=country]').inputValue(), 'DK', 'as the browser says')
  await fits(t, page, 'company')
  await page.locator('[name=name]').fill('Havnens Vagtcentral')
  await page.locator('[name=code]').fill('HVC')
  await submit(page)
  await page.locator('[name=name]').fill('Anne Holm')
  await page.locator('[name=login]').fill('anne')
  await page.locator('[name=password]').fill(password)
  await page.locator('[name=again]').fill(password)
  await fits(t, page, 'administrator')
  await submit(page)
  await submit(page)
  await fits(t, page, 'phrase')
  const words = await wordsOn(page)
  // Left here, it goes on another day.
  await page.goto(`${site.url}/links`)
  t.match(
    await page.locator('main .message.warn').textContent(),
    /Gendannelsesordene er ikke skrevet ned/,
  )
  await page.locator('main .message.warn a').click()
  await submit(page)
  await page.locator('main a.primary').click()
  await answerCheck(page, words)
  await submit(page)
  await page.waitForURL(`${site.url}/`)
  t.equal(await page.locator('html').getAttribute('lang'), 'da', 'in the language of the set-up')
})
