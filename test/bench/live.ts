/**
 * `npm run bench -- live`: from the save in a browser of one company until the change is seen in a
 * browser of another one: two real nodes on loopback, two Chromiums' pages. Taken in the pages, from
 * the sending of the form until the element that shows the change is there.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { linkSites, until } from '../browser/night.ts'
import { findChromium } from '../support/chromium.ts'
import { NodeProcess } from '../support/node-process.ts'

const saves = 30
/** Other jobs on the board, as on a busy night. */
const other_jobs = 30
const tabs_open = 8
const password = 'a quiet night shift'
/** Between two saves, so that each is alone. */
const rest_ms = 400

export async function benchLive(): Promise<Record<string, number>> {
  const executablePath = await findChromium()
  if (!executablePath) throw new Error('no Chromium here: apt-get install -y chromium adds it')
  const data = await mkdtemp(join(tmpdir(), 'baton-bench-'))
  const browser = await chromium.launch({ executablePath })
  const companies: Company[] = []
  try {
    for (const code of ['ALM', 'PAT']) companies.push(await Company.start(data, code))
    const [alm, pat] = companies as [Company, Company]
    await linkSites(alm, pat)
    return await measured(browser, alm, pat)
  } finally {
    await browser.close()
    for (const one of companies) await one.node.stop()
    await rm(data, { recursive: true, force: true })
  }
}

class Company {
  readonly node: NodeProcess
  readonly url: string

  private constructor(node: NodeProcess, url: string) {
    this.node = node
    this.url = url
  }

  static async start(data: string, code: string): Promise<Company> {
    const settings = { BATON_COMPANY_CODE: code, BATON_COMPANY_NAME: `${code} Security` }
    const node = new NodeProcess(join(data, code), settings)
    return new Company(node, await node.ready())
  }

  // biome-ignore lint/suspicious/noExplicitAny: a bench reads any answer.
  async call(path: string, body?: object): Promise<any> {
    const response = await this.node.call(path, body)
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.status === 204 ? undefined : response.json()
  }

  /** A page of somebody who has logged in. */
  async open(browser: Browser, path: string): Promise<Page> {
    const context = await browser.newContext()
    const login = `user${Math.random().toString(36).slice(2, 8)}`
    const user = { login, name: 'Olsen', role: 'operator' }
    const { password: given } = await this.call('/users', user)
    const page = await context.newPage()
    await page.goto(`${this.url}/login`)
    await page.fill('[name=login]', login)
    await page.fill('[name=password]', given)
    await page.click('main [type=submit]')
    await page.fill('[name=current]', given)
    await page.fill('[name=password]', password)
    await page.fill('[name=again]', password)
    await page.click('main [type=submit]')
    await page.waitForLoadState('load')
    return this.at(page, path)
  }

  async at(page: Page, path: string): Promise<Page> {
    await page.goto(`${this.url}${path}`)
    await page.waitForFunction(() => document.documentElement.dataset.state === 'live')
    return page
  }
}

async function measured(
  browser: Browser,
  alm: Company,
  pat: Company,
): Promise<Record<string, number>> {
  for (let n = 0; n < other_jobs; n++) {
    await pat.call('/jobs', { attend: true, fields: { siteName: `Store ${n}` } })
  }
  const fields = { siteName: 'Harbour Store' }
  const { job } = await alm.call('/jobs', { providers: [{ code: 'PAT' }], fields })
  await until('the job there', async () => (await pat.node.call(`/jobs/${job}`)).ok)
  const saving = await alm.open(browser, `/job/${job}`)
  const board = await pat.open(browser, '/')
  const onBoard = await each(saving, board, `#job-${job}`)
  await pat.at(board, `/job/${job}`)
  const onJob = await each(saving, board, '#timeline')
  const tabs = [await pat.at(board, '/')]
  while (tabs.length < tabs_open) {
    tabs.push(await pat.at(await board.context().newPage(), '/'))
  }
  const inTabs = await each(saving, tabs.at(-1) as Page, `#job-${job}`)
  return {
    ...figures('on the board', onBoard),
    ...figures("on the job's page", onJob),
    ...figures(`on the board in the last of ${tabs_open} tabs`, inTabs),
  }
}

/** Milliseconds of each save until what `selector` shows has changed in the other browser. */
async function each(saving: Page, seeing: Page, selector: string): Promise<number[]> {
  const took: number[] = []
  // The first one is for warming up.
  for (let n = 0; n <= saves; n++) {
    await saving.fill('#form-note textarea', `Note ${n} ${selector}`)
    const seen = seeing.evaluate(seenAt, selector)
    // The pages share the clock of the machine.
    const savedAt = await saving.evaluate(() => {
      const form = document.querySelector<HTMLFormElement>('#form-note')
      const at = Date.now()
      form?.requestSubmit(form.querySelector<HTMLButtonElement>('[value=all]'))
      return at
    })
    const ms = (await seen) - savedAt
    if (n > 0) took.push(ms)
    await saving.waitForFunction(
      () => document.querySelector<HTMLTextAreaElement>('#form-note textarea')?.value === '',
    )
    await new Promise((resolve) => setTimeout(resolve, rest_ms))
  }
  return took
}

/** Runs in the page: when the element has changed. */
function seenAt(selector: string): Promise<number> {
  const words = () => document.querySelector(selector)?.textContent
  const before = words()
  return new Promise((resolve) => {
    new MutationObserver((_, observer) => {
      if (words() === before) return
      observer.disconnect()
      resolve(Date.now())
    }).observe(document.body, { childList: true, subtree: true, characterData: true })
  })
}

function figures(where: string, took: readonly number[]): Record<string, number> {
  const sorted = [...took].sort((a, b) => a - b)
  const part = (of: number) => sorted[Math.floor(of * (sorted.length - 1))] ?? Number.NaN
  return { [`${where}, p50, ms`]: part(0.5), [`${where}, p90, ms`]: part(0.9) }
}
