/** Two companies link: two browsers on two real nodes, and what their pages show meanwhile. */
import { axe, browserTest, desk, phone, screenshot } from './harness.ts'
import { approve, connected, linkAndPart, two, words } from './link.ts'

browserTest('two companies link, pause, and part in two browsers', async (t) => {
  await linkAndPart(t, { here: desk, there: phone }, async (page, name) => {
    await axe(t, page, name)
    await screenshot(page, name)
  })
})

browserTest('a tick and a half-typed text stay while the list of links changes', async (t) => {
  const { alm, pat } = await two(t)
  const anne = await alm.person({ role: 'administrator' })
  const { text } = await pat.call('/invitations', {})
  await alm.call('/links/join', { invitation: text })
  const page = await anne.open('/links')
  await words(page)
  await page.getByLabel('The six words are the same at both ends').check()
  await page.locator('[name=invitation]').fill('half typed')
  const links = await pat.call('/links')
  await pat.call(`/links/${links.links[0].company}/approve`, {})
  await page.getByText('They have approved.').waitFor()
  t.ok(await page.getByLabel('The six words are the same at both ends').isChecked())
  t.equal(await page.locator('[name=invitation]').inputValue(), 'half typed')
})

browserTest('without script two companies link as well', async (t) => {
  const { alm, pat } = await two(t)
  const options = { role: 'administrator', javaScriptEnabled: false } as const
  const [anne, bo] = await Promise.all([alm.person(options), pat.person(options)])
  const [here, there] = await Promise.all([anne.open('/links'), bo.open('/links')])
  await here.locator('#invite button').click()
  const text = (await here.locator('#secret').textContent()) ?? ''
  await there.locator('[name=invitation]').fill(text)
  await there.locator('#join button').click()
  for (const page of [here, there]) {
    const url = page === here ? alm.url : pat.url
    while ((await page.locator('.six-words').count()) === 0) await page.goto(`${url}/links`)
    await approve(page)
  }
  while ((await connected(here).count()) === 0) await here.goto(`${alm.url}/links`)
  t.match(await connected(here).textContent(), /connected/)
})
