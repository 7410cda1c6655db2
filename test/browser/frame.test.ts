/** The frame at work: keyboard, sound, forms, windows, and all of it without script. */
import type { Page } from 'playwright-core'
import { browserTest, password, Site } from './harness.ts'

browserTest('the keyboard alone goes through rows and windows', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const page = await person.open('/styleguide')
  await page.waitForFunction(() => document.documentElement.dataset.state === 'live')
  // The sample of a refused form has the focus, and takes what is typed.
  await page.click('h1')
  const focused = () =>
    page.evaluate(() => document.activeElement?.closest('[data-row]')?.className)
  await page.keyboard.press('j')
  t.match(await focused(), 'loud')
  await page.keyboard.press('j')
  t.match(await focused(), 'warn')
  await page.keyboard.press('k')
  t.match(await focused(), 'loud')
  await page.keyboard.press('?')
  await page.locator('dialog#keys').waitFor({ state: 'visible' })
  await page.keyboard.press('Escape')
  await page.locator('dialog#keys').waitFor({ state: 'hidden' })
  await page.focus('main textarea')
  await page.keyboard.type('j?')
  t.match(await page.inputValue('main textarea'), 'j?', 'who types, types')
  t.notOk(await page.locator('dialog#keys').isVisible())
})

browserTest('single keys can be switched off', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const page = await person.open('/preferences')
  await page.keyboard.press('?')
  await page.uncheck('#keys-use')
  await page.keyboard.press('Escape')
  await page.reload()
  await page.keyboard.press('?')
  t.notOk(await page.locator('dialog#keys').isVisible())
  await page.locator('details.menu summary').click()
  await page.locator('[data-opens=keys]').click()
  t.ok(await page.locator('dialog#keys').isVisible(), 'the menu leads there all the same')
})

async function arm(page: Page): Promise<void> {
  await page.click('#sound')
  await page.click('#sound-arm')
  await page.keyboard.press('Escape')
  await page.locator('#sound.on').waitFor()
}

const played = (page: Page) => page.evaluate(() => document.documentElement.dataset.played)

browserTest('an alarm sounds in one tab, once', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const [one, other] = [await person.open('/preferences'), await person.open('/preferences')]
  await arm(one)
  // Armed for the browser; a tab plays once somebody has clicked on it.
  await other.click('h1')
  await other.locator('#sound.on').waitFor()
  await site.call('/jobs', { fields: { siteName: 'Harbour Store' } })
  await other.locator('#alarms', { hasText: 'Harbour Store' }).waitFor()
  await one.waitForFunction(() => document.documentElement.dataset.played)
  t.equal(await played(other), undefined, 'the other tab is silent')
  const first = await played(one)
  await one.reload()
  await one.locator('#alarms', { hasText: 'Harbour Store' }).waitFor()
  await one.waitForFunction(() => document.title.startsWith('(1)'))
  t.equal(await played(one), undefined, 'what was heard is not heard again')
  t.ok(first)
})

browserTest('a form that is sent twice is sent once', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const page = await person.open('/preferences')
  let sent = 0
  // The first has no answer before the second click.
  let clickedAgain = () => undefined as unknown
  const again = new Promise((resolve) => {
    clickedAgain = () => resolve(undefined)
  })
  await page.exposeFunction('clickedAgain', () => clickedAgain())
  await page.route('**/preferences', async (route) => {
    if (route.request().method() === 'POST') sent++
    await again
    await route.continue()
  })
  await page.evaluate(() => {
    const click = () =>
      document.querySelector<HTMLButtonElement>('main form [type=submit]')?.click()
    click()
    setTimeout(() => {
      click()
      // biome-ignore lint/suspicious/noExplicitAny: it was put there by this test.
      setTimeout(() => (window as any).clickedAgain(), 50)
    }, 50)
  })
  await page.locator('#flash .message').waitFor()
  t.equal(sent, 1)
})

browserTest('what is typed stays when the page under it changes', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const page = await person.open('/styleguide')
  await page.waitForFunction(() => document.documentElement.dataset.state === 'live')
  // A page that is live and has a form: this one made so.
  await page.evaluate(() => {
    const live = document.getElementById('guide-fields')
    const values = { 'hx-get': '/styleguide', 'hx-select': '#guide-fields', 'hx-trigger': 'live' }
    for (const [name, value] of Object.entries(values)) live?.setAttribute(name, value)
    live?.setAttribute('data-live', '*')
    // biome-ignore lint/suspicious/noExplicitAny: htmx is a global of the page.
    ;(window as any).htmx.process(live, true)
  })
  // Somebody else has saved other values meanwhile.
  await page.route('**/styleguide', async (route) => {
    const response = await route.fetch()
    const text = (await response.text())
      .replaceAll('name="caller"', 'name="caller" value="Hansen"')
      .replaceAll('Burglar alarm', 'Fire alarm')
    await route.fulfill({ response, body: text })
  })
  await page.fill('main [name=caller]', 'Jens')
  await page.fill('main textarea', 'half a sentence')
  await page.selectOption('main select', 'patrol')
  await page.check('main [type=checkbox][name=internal]')
  await page.focus('main [name=orderNumber]')
  await page.keyboard.type('PO-1')
  const swapped = page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        document.addEventListener('htmx:after:swap', ({ target }) => {
          if (target instanceof Element && target.id === 'guide-fields') resolve()
        })
      }),
  )
  await site.call('/jobs', { attend: true })
  await swapped
  t.equal(await page.inputValue('main [name=caller]'), 'Jens')
  t.equal(await page.inputValue('main textarea'), 'half a sentence')
  t.equal(await page.inputValue('main select'), 'patrol')
  t.ok(await page.isChecked('main [type=checkbox][name=internal]'))
  t.equal(await page.inputValue('main [name=orderNumber]'), 'PO-1')
  await page.keyboard.type('7')
  t.equal(await page.inputValue('main [name=orderNumber]'), 'PO-17', 'with the cursor where it was')
})

browserTest('a letter that is typed while the page changes is not lost', async (t) => {
  const site = await Site.start(t)
  const page = await (await site.person()).open('/styleguide')
  const swap = (when: 'before' | 'after') =>
    page.evaluate((name) => {
      document.dispatchEvent(new CustomEvent(name, { detail: { ctx: {} } }))
    }, `htmx:${when}:swap`)
  await page.focus('main [name=orderNumber]')
  await page.keyboard.type('PO-1')
  await swap('before')
  await page.keyboard.type('7')
  await swap('after')
  t.equal(await page.inputValue('main [name=orderNumber]'), 'PO-17')
})

browserTest('a window opens, keeps the focus inside, and closes', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  const page = await person.open('/styleguide')
  const dialog = page.locator('#guide-dialog-sample')
  await page.click('[data-opens=guide-dialog-sample]')
  t.ok(await dialog.isVisible())
  t.ok(await page.evaluate(() => document.activeElement?.closest('dialog') !== null))
  await dialog.getByRole('button', { name: 'Close' }).click()
  t.notOk(await dialog.isVisible())
  await page.locator('details.menu summary').click()
  await page.click('h1')
  t.equal(await page.locator('details.menu[open]').count(), 0, 'a menu closes beside it')
})

browserTest('all of it works without script', async (t) => {
  const site = await Site.start(t)
  const { login } = await site.person()
  const visitor = await site.visitor({ javaScriptEnabled: false })
  const page = await visitor.open('/preferences')
  await page.fill('[name=login]', login)
  await page.fill('[name=password]', password)
  await page.click('main [type=submit]')
  t.match(page.url(), '/preferences')
  t.notOk(await page.locator('#live').isVisible(), 'nothing says that it is live')
  await page.check('[value=dark]')
  await page.click('main [type=submit]')
  t.match(await page.locator('#flash').textContent(), 'Preferences saved')
  t.equal(await page.locator('html').getAttribute('data-scheme'), 'dark')
  await page.locator('details.menu summary').click()
  await page.getByRole('button', { name: 'Log out' }).click()
  t.match(page.url(), '/login')
})

/** The desktop as a list of what it was told; it allows everything. */
function watchDesktop(): void {
  const told: string[] = []
  class Desktop {
    static permission = 'granted'
    static requestPermission = async () => 'granted'
    constructor(_title: string, { body }: { body: string }) {
      told.push(body)
    }
  }
  Object.assign(window, { told, Notification: Desktop })
}

/** A context that a test may stop, as a browser does by itself. */
function holdAudio(): void {
  const Real = window.AudioContext
  class Held extends Real {
    constructor() {
      super()
      Object.assign(window, { audio: this })
    }
  }
  Object.assign(window, { AudioContext: Held })
}

browserTest('the desktop is told, though nobody has clicked for the sound yet', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  await person.context.addInitScript(watchDesktop)
  await person.context.addInitScript(() => {
    // No click, no sound: here a browser that has been clicked on before would allow it.
    Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' })
    // The empty page of a new tab has no storage.
    if (location.protocol === 'about:') return
    localStorage.setItem('baton-sound', 'on')
    localStorage.setItem('baton-notify', 'on')
  })
  const pages = [await person.open('/preferences'), await person.open('/preferences')]
  await site.call('/jobs', { fields: { siteName: 'Harbour Store' } })
  for (const page of pages) {
    await page.locator('#alarms', { hasText: 'Harbour Store' }).waitFor()
    t.notMatch(await page.locator('#sound').getAttribute('class'), /\bon\b/)
  }
  const told = async () =>
    (await Promise.all(pages.map((page) => page.evaluate<string[]>('told')))).flat()
  await pages[0]?.waitForFunction(() => {
    return JSON.parse(localStorage.getItem('baton-told') ?? '[]').length > 0
  })
  const [first, ...more] = await told()
  t.match(first, 'Harbour Store')
  t.strictSame(more, [], 'once, by one of the tabs')
})

browserTest('a tab that is not heard any more leaves the sound to another', async (t) => {
  const site = await Site.start(t)
  const person = await site.person()
  await person.context.addInitScript(holdAudio)
  const [one, other] = [await person.open('/preferences'), await person.open('/preferences')]
  await arm(one)
  await other.click('h1')
  await other.locator('#sound.on').waitFor()
  await one.evaluate('audio.suspend()')
  await one.locator('#sound:not(.on)').waitFor()
  await site.call('/jobs', { fields: { siteName: 'Harbour Store' } })
  await other.waitForFunction(() => document.documentElement.dataset.played)
  t.equal(await played(one), undefined)
  t.match(await other.locator('#sound').getAttribute('class'), /\bon\b/)
  // It is heard again, and takes its turn.
  await one.evaluate('audio.resume()')
  await one.locator('#sound.on').waitFor()
  await other.evaluate('audio.suspend()')
  await site.call('/jobs', { fields: { siteName: 'Old Mill' } })
  await one.waitForFunction(() => document.documentElement.dataset.played)
})
