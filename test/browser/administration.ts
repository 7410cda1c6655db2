/** Looks at the pages of an administrator: a node with something on each of them. */
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { browserTest, type Person, Site } from './harness.ts'
import { right, type Viewport } from './look.ts'

async function administered(
  t: Test,
): Promise<{ readonly site: Site; readonly paths: [string, string][] }> {
  const site = await Site.start(t)
  // The node begins anew with another key: the earlier one can be revoked.
  await site.call('/identity/rotate', {})
  await site.node.stop()
  await site.restart()
  await site.call('/tokens', { name: 'Accounting', scope: 'read' })
  await site.call('/invitations', {})
  await site.call('/users', { login: 'gina', name: 'Gina Guard', role: 'guard', run: '14' })
  await site.call('/address-book', { name: 'Night Patrol', aroundTheClock: '+45 70 12 34 56' })
  const { users } = await site.call('/users')
  const paths = {
    links: '/links',
    people: '/users',
    person: `/user/${users[0].id}`,
    account: '/account',
    audit: '/audit',
    status: '/status',
    company: '/company',
    identity: '/company/identity',
    tokens: '/tokens',
    'address-book': '/address-book',
    'address-new': '/address-book/new',
    'hand-overs': '/hand-over/earlier',
    'log-off-without-jobs': '/log-off',
    phrase: '/company/phrase',
  }
  return { site, paths: Object.entries(paths) }
}

/** Each page, and forms that were refused on some. */
export function lookAtAdministration(size: string, viewport: Viewport): void {
  browserTest(`the pages of an administrator are right at a ${size}`, async (t) => {
    const { site, paths } = await administered(t)
    const person = await site.person({ role: 'administrator', viewport })
    for (const [name, path] of paths) {
      const page = await person.open(path)
      await right(t, page, `${name}-${size}`)
      await page.close()
    }
    await right(t, await noSuchPartner(person), `identity-refused-${size}`)
    await right(t, await changedMeanwhile(person), `address-conflict-${size}`)
  })
}

async function noSuchPartner(person: Person): Promise<Page> {
  const page = await person.open('/company/identity')
  await page.fill('#find [name=address]', 'nowhere')
  await page.locator('#find').getByRole('button').click()
  await page.locator('#find :is(.fault, .message)').first().waitFor()
  return page
}

/** An entry of the address book that was saved in another tab since the form was shown. */
async function changedMeanwhile(person: Person): Promise<Page> {
  person.allow(/status of 409/)
  const [page, other] = [await person.open('/address-book'), await person.open('/address-book')]
  for (const tab of [page, other]) {
    await tab.getByRole('link', { name: 'Change Night Patrol' }).click()
    await tab.locator('#f-notes').waitFor()
  }
  for (const [tab, number] of [
    [other, '+45 70 65 43 21'],
    [page, '+45 70 11 22 33'],
  ] as const) {
    await tab.fill('#f-aroundTheClock', number)
    await tab.fill('#f-notes', `Ask for the watch room on ${number}`)
    await tab.getByRole('button', { name: 'Save' }).click()
    if (tab === other) await tab.waitForURL(/\/address-book$/)
  }
  await page.getByText('has changed this company meanwhile').waitFor()
  return page
}
