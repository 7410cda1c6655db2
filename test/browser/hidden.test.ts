/** A monitor behind another tab, where browsers slow everything down. */
import { setTimeout as delay } from 'node:timers/promises'
import { browserTest, Site } from './harness.ts'

/** By then a browser has slowed the timers of a hidden tab down. */
const hidden_ms = 60_000

browserTest('a monitor that was hidden for a minute still sounds', async (t) => {
  const site = await Site.start(t)
  const person = await site.personAtAWindow()
  const hidden = await person.open('/monitor')
  await hidden.waitForFunction(() => document.documentElement.dataset.state === 'live')
  await hidden.getByRole('button', { name: 'Arm sound' }).click()
  await hidden.click('#sound-arm')
  await hidden.keyboard.press('Escape')
  await hidden.locator('#sound.on').waitFor()
  const front = await person.open('/styleguide')
  await front.bringToFront()
  await hidden.waitForFunction(() => document.visibilityState === 'hidden', undefined, {
    polling: 100,
  })
  await delay(hidden_ms)
  t.equal(await hidden.evaluate(() => document.documentElement.dataset.played), undefined)
  await site.call('/jobs', { fields: { siteName: 'Harbour Store' } })
  await hidden.waitForFunction(() => document.documentElement.dataset.played, undefined, {
    polling: 100,
  })
  t.match(await hidden.title(), /^\(1\) /)
  await hidden.locator('#monitor', { hasText: 'Harbour Store' }).waitFor({ state: 'attached' })
  t.equal(await hidden.evaluate(() => document.visibilityState), 'hidden')
})
