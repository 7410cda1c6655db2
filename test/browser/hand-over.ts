/** A shift ends and another begins: two operators at two browsers of one company. */
import type { Test } from 'tap'
import { phone, Site } from './harness.ts'
import type { Flow } from './look.ts'

/** One leaves, the other signs, and nothing falls between them. */
export async function handOver(t: Test, { viewport, look }: Flow): Promise<void> {
  const site = await Site.start(t)
  const [night, day] = [await site.person({ viewport }), await site.person({ viewport })]
  const { job } = await site.call('/jobs', { attend: true, fields: { siteName: 'Harbour Store' } })
  const leaving = await night.open(`/job/${job}`)
  await leaving.keyboard.press('t')
  await leaving.locator('.owner', { hasText: 'you' }).waitFor()
  await leaving.goto(`${site.url}/hand-over`)
  await leaving.fill('#note-text', 'Keys of the mill are in safe 4')
  await leaving.getByRole('button', { name: 'Add note' }).click()
  const coming = await day.open('/hand-over')
  await coming.locator('#hand-over-notes', { hasText: 'safe 4' }).waitFor()
  await coming.locator('#hand-over-owned', { hasText: 'Harbour Store' }).waitFor()
  await look(coming, 'hand-over')
  await coming.fill('#sign-remark', 'half a rem')
  await site.call('/jobs', { fields: { siteName: 'Town Hall' } })
  await coming.locator('#hand-over-waiting', { hasText: 'Town Hall' }).waitFor()
  t.equal(await coming.inputValue('#sign-remark'), 'half a rem', 'what is typed stays')
  await coming.getByRole('button', { name: 'Sign', exact: true }).click()
  await coming.waitForURL(`${site.url}/`)
  await coming.getByText('You have the shift').waitFor()
  await coming.waitForFunction(() => document.documentElement.dataset.state === 'live')
  await leaving.locator('details.menu summary').click()
  await leaving.getByRole('button', { name: 'Log out' }).click()
  await leaving.getByRole('heading', { name: '1 job goes back to the board, loudly' }).waitFor()
  await look(leaving, 'log-off')
  t.equal(await coming.locator('#left-jobs').count(), 0)
  await leaving.getByRole('button', { name: 'Log off all the same' }).click()
  await leaving.waitForURL(/\/login/)
  await coming.locator('#left-jobs', { hasText: 'Harbour Store' }).waitFor()
  // The rows of the board say it on a phone.
  const state = viewport.width > phone.width ? 'visible' : 'attached'
  await coming.locator('#alarms', { hasText: 'left behind' }).waitFor({ state })
  await look(coming, 'board-with-what-was-left')
  await coming.goto(`${site.url}/hand-over`)
  await coming
    .getByRole('button', { name: /^Take / })
    .first()
    .click()
  await coming.waitForURL(/\/job\//)
  await coming.goto(`${site.url}/hand-over/earlier`)
  await look(coming, 'hand-overs-earlier')
  await coming.locator('tbody a').first().click()
  await coming.getByText('Signed by Olsen 2').waitFor()
  await look(coming, 'hand-over-signed')
  t.match(await coming.locator('#hand-over-waiting').textContent(), 'Town Hall')
  t.equal(await coming.getByRole('button', { name: 'Take' }).count(), 0)
}
