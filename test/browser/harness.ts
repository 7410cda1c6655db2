/**
 * Real browsers on real nodes: Chromium, driven from here, on nodes that are processes of their own.
 * Whatever a page says in its console as an error, breaks the content policy or asks of another
 * host fails the test that opened it.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import t, { type Test } from 'tap'
import type { Preferences, Role } from '../../admin-ui/backend/user.ts'
import { findChromium } from '../support/chromium.ts'
import { NodeProcess } from '../support/node-process.ts'
import { openWindow } from './window.ts'

/** A log-in hashes a password, which takes its time on a busy machine. */
const wait_ms = 20_000

export const password = 'a quiet night shift'

export const desk = { width: 1440, height: 900 }
export const phone = { width: 360, height: 740 }

const executablePath = await findChromium()
const left_out =
  'browser tests left out: no Chromium here; apt-get install -y chromium adds it, ' +
  'or BATON_CHROMIUM says where one is'

let launched: Promise<Browser> | undefined

/** A test with this file's browser; without a Chromium it is left out, and says so. */
export function browserTest(name: string, run: (t: Test) => Promise<void>): void {
  void t.test(name, executablePath ? {} : { skip: left_out }, run)
}

t.teardown(async () => (await launched)?.close())

function browser(): Promise<Browser> {
  launched ??= chromium.launch({
    executablePath: executablePath ?? '',
    args: [
      '--disable-gpu',
      '--disable-gpu-rasterization',
      '--disable-extensions',
      '--disable-component-extensions-with-background-pages',
    ],
  })
  return launched
}

export type SiteOptions = {
  readonly code?: string
  readonly settings?: Record<string, string>
}

export type PersonOptions = Partial<Preferences> & {
  readonly role?: Role
  readonly run?: string
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly javaScriptEnabled?: boolean
}

/** A company's node, and the people who open its pages. */
export class Site {
  readonly url: string
  node: NodeProcess
  readonly #t: Test
  readonly #settings: Record<string, string>
  #people = 0

  private constructor(t: Test, node: NodeProcess, url: string, settings: Record<string, string>) {
    this.#t = t
    this.node = node
    this.url = url
    this.#settings = settings
  }

  /** Its data folder, node and pages end with the test. */
  static async start(t: Test, { code = 'ALM', settings = {} }: SiteOptions = {}): Promise<Site> {
    const data = await mkdtemp(join(tmpdir(), 'baton-browser-'))
    const all = { BATON_COMPANY_CODE: code, BATON_COMPANY_NAME: `${code} Security`, ...settings }
    const node = new NodeProcess(data, all)
    const url = await node.ready()
    const site = new Site(t, node, url, all)
    t.teardown(async () => {
      await site.node.stop('SIGKILL')
      await rm(data, { recursive: true, force: true })
    })
    return site
  }

  /** The node again, on its folder and its port. */
  async restart(): Promise<void> {
    const { port } = new URL(this.url)
    this.node = new NodeProcess(this.node.data, { ...this.#settings, BATON_HTTP_PORT: port })
    await this.node.ready()
  }

  /** What a program does with the administrator's token. Throws where it is refused. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any answer.
  async call(path: string, body?: object): Promise<any> {
    const response = await this.node.call(path, body)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.status === 204 ? undefined : response.json()
  }

  /** Somebody of that role, logged in, in a browser of one's own. */
  async person(options: PersonOptions = {}): Promise<Person> {
    const { login, cookie } = await this.#account(options)
    return this.visitor(options, { login, cookie })
  }

  /** Somebody whose tabs are hidden when another is in front (window.ts). */
  async personAtAWindow(options: PersonOptions = {}): Promise<Person> {
    const { login, cookie } = await this.#account(options)
    const context = await openWindow(this.#t, executablePath ?? '')
    return this.#enter(context, login, cookie)
  }

  /** A user with a password of one's own, and how he likes the pages. */
  async #account(options: PersonOptions): Promise<{ login: string; cookie: string }> {
    const { role = 'operator', run, language = 'en', scheme = 'system', dense = true } = options
    const login = `user${++this.#people}`
    const { password: given } = await this.call('/users', {
      ...{ login, name: `Olsen ${this.#people}`, role },
      ...(run === undefined ? {} : { run }),
    })
    const first = await this.#submit('/login', { login, password: given }, '')
    // The session goes on; to log in again would cost another hash.
    const change = { current: given, password, again: password }
    const cookie = await this.#submit('/account/password', change, first)
    const rows = dense ? 'dense' : 'comfortable'
    await this.#submit('/preferences', { language, scheme, rows }, cookie)
    // What was done is said on the next page, which is not one of the test's.
    await fetch(`${this.url}/preferences`, { headers: { cookie } })
    return { login, cookie }
  }

  /** Nobody who is logged in. */
  async visitor(
    { viewport = desk, javaScriptEnabled = true, language = 'en' }: PersonOptions = {},
    { login = '', cookie = '' } = {},
  ): Promise<Person> {
    const made = await browser()
    const locale = language === 'da' ? 'da-DK' : 'en-GB'
    const context = await made.newContext({ viewport, javaScriptEnabled, locale })
    this.#t.teardown(() => context.close())
    return this.#enter(context, login, cookie)
  }

  async #enter(context: BrowserContext, login: string, cookie: string): Promise<Person> {
    context.setDefaultTimeout(wait_ms)
    const [name = '', value = ''] = cookie.split('=')
    if (cookie) await context.addCookies([{ name, value, url: this.url }])
    return new Person(this.#t, this, context, login)
  }

  /** Sends a form without a browser; the cookie that is set, or else the one that was given. */
  async #submit(path: string, form: Record<string, string>, cookie: string): Promise<string> {
    const response = await fetch(`${this.url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams(form),
      ...(cookie ? { headers: { cookie } } : {}),
    })
    if (response.status !== 303) throw new Error(`${path}: ${await response.text()}`)
    return response.headers.get('Set-Cookie')?.split(';')[0] ?? cookie
  }
}

/** A browser of one person, with its tabs. */
export class Person {
  readonly context: BrowserContext
  readonly login: string
  readonly #t: Test
  readonly #site: Site
  readonly #allowed: RegExp[] = []

  constructor(t: Test, site: Site, context: BrowserContext, login: string) {
    this.#t = t
    this.#site = site
    this.context = context
    this.login = login
    context.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(`${site.url}/`) && !url.startsWith('data:')) {
        t.fail(`asks of another host: ${url}`)
      }
    })
    context.on('page', (page) => this.#watch(page))
  }

  /** Errors of the console that belong to the test, as those of a node that was stopped. */
  allow(...patterns: readonly RegExp[]): void {
    this.#allowed.push(...patterns)
  }

  /** A tab with this page. */
  async open(path = '/'): Promise<Page> {
    const page = await this.context.newPage()
    await page.goto(this.address(path))
    return page
  }

  address(path: string): string {
    return `${this.#site.url}${path}`
  }

  #watch(page: Page): void {
    page.on('pageerror', (error) => this.#t.fail(`a script failed: ${error.stack}`))
    page.on('crash', () => this.#t.fail('a page crashed'))
    page.on('console', (message) => {
      const text = message.text()
      if (message.type() !== 'error' || this.#allowed.some((one) => one.test(text))) return
      // A form that is refused is answered with 422; browsers call that an error.
      if (/the server responded with a status of 422/.test(text)) return
      this.#t.fail(`an error in the console of ${page.url()}: ${text}`)
    })
  }
}

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Of these rules, those that ask for colours: all that another scheme changes. */
const colours = ['color-contrast', 'link-in-text-block']

/** What axe finds against WCAG 2.2, A and AA, with where it is. */
export async function axe(
  t: Test,
  page: Page,
  name: string,
  of: 'everything' | 'colours' = 'everything',
): Promise<void> {
  const builder = new AxeBuilder({ page })
  const asked = of === 'everything' ? builder.withTags(wcag) : builder.withRules(colours)
  const { violations } = await asked.analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map((one) => one.html.slice(0, 160)).join(' | ')}`,
  )
  t.strictSame(found, [], `axe: ${name}`)
}

/** A picture of the window or the whole page, in the folder that BATON_SCREENSHOTS names, if any. */
export async function screenshot(
  page: Page,
  name: string,
  of: 'window' | 'whole' = 'window',
): Promise<void> {
  const folder = process.env.BATON_SCREENSHOTS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: of === 'whole' })
}
