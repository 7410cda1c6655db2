/**
 * Looks at pages in every scheme: nothing in the console, nothing for axe, nothing wider than the
 * screen. A test of its own for each size, so that they run beside each other.
 */
import type { Page } from 'playwright-core'
import type { Test } from 'tap'
import { axe, browserTest, type Person, Site, screenshot } from './harness.ts'

/** What a peer may write: it has to stay text, and to fit. */
const hostile =
  '<img src=x onerror=alert(1)> \u202e\u05d0\u05d1 🚨 a-very-long-word-without-any-space'

export type Viewport = { readonly width: number; readonly height: number }

/** What is done with each page that a flow comes by. */
export type Look = (page: Page, name: string) => Promise<void>

/** A flow goes through pages in a window of that size. */
export type Flow = { readonly viewport: Viewport; readonly look: Look }

/** The page fits its window, and is right in each scheme. */
export async function right(t: Test, page: Page, name: string): Promise<void> {
  await fits(t, page, name)
  await inAllSchemes(t, page, name)
}

/** The page, once in each scheme; the emulated media and the attribute are what a user would have. */
async function inAllSchemes(t: Test, page: Page, name: string): Promise<void> {
  // A field that has the focus may stand under the top bar.
  await page.evaluate(() => scrollTo(0, 0))
  for (const colorScheme of ['light', 'dark'] as const) {
    // A colour that is still fading into another one is neither.
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    const of = colorScheme === 'light' ? 'everything' : 'colours'
    await axe(t, page, `${name}, ${colorScheme}`, of)
    await screenshot(page, `${name}-${colorScheme}`, 'whole')
  }
  const chosen = await setScheme(page, 'contrast')
  await axe(t, page, `${name}, contrast`, 'colours')
  await screenshot(page, `${name}-contrast`, 'whole')
  // A flow goes on with the page as its user has it.
  await setScheme(page, chosen)
  await page.emulateMedia({ colorScheme: null })
}

/** Answers what it was. */
function setScheme(page: Page, scheme: string): Promise<string> {
  return page.evaluate((to) => {
    const { dataset } = document.documentElement
    const was = dataset.scheme ?? ''
    dataset.scheme = to
    return was
  }, scheme)
}

/** Nothing is wider than the window. */
export async function fits(t: Test, page: Page, name: string): Promise<void> {
  const [wide, window] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  t.ok(Number(wide) <= Number(window), `${name} is ${wide} wide in ${window}`)
}

async function look(t: Test, person: Person, paths: Record<string, string>, size: string) {
  const page = await person.context.newPage()
  for (const [name, path] of Object.entries(paths)) {
    await page.goto(person.address(path))
    await right(t, page, `${name}-${size}`)
  }
}

/** The pages of the frame, the board and a job, as an administrator has them. */
export function lookAtPages(size: string, viewport: Viewport): void {
  browserTest(`each page is right in each scheme, ${viewport.width} px wide`, async (t) => {
    const site = await Site.start(t)
    const made = await site.call('/jobs', {
      attend: true,
      providers: [{ name: 'Night Patrol' }],
      fields: { siteName: hostile, siteAddress: hostile, request: hostile, type: 'alarm response' },
    })
    await site.call('/jobs', { fields: { siteName: 'Town Hall', type: 'patrol' } })
    await site.call(`/jobs/${made.job}/entries`, { text: hostile })
    await site.call(`/jobs/${made.job}/stages`, { stage: 'on site' })
    // While there is nobody who could log in, a visitor is led to the set-up.
    const visitor = await site.visitor({ viewport })
    await look(t, visitor, { 'set-up': '/set-up' }, size)
    const person = await site.person({ role: 'administrator', viewport })
    await look(t, visitor, { login: '/login' }, size)
    person.allow(/the server responded with a status of 404/)
    const paths = {
      board: '/',
      job: `/job/${made.job}`,
      preferences: '/preferences',
      password: '/account/password',
      styleguide: '/styleguide',
      'not-found': '/nothing-here',
    }
    await look(t, person, paths, size)
  })
}
