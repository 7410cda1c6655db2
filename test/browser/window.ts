/**
 * A browser as a person has it, with one window in which one tab is seen and the others are hidden.
 * A browser that the driver launches makes every tab say that it is seen.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'
import type { Test } from 'tap'

/** Ends with the test. */
export async function openWindow(t: Test, executablePath: string): Promise<BrowserContext> {
  const profile = await mkdtemp(join(tmpdir(), 'baton-window-'))
  const child = spawn(executablePath, [
    '--headless',
    '--no-sandbox',
    '--no-first-run',
    `--user-data-dir=${profile}`,
    '--remote-debugging-port=0',
    'about:blank',
  ])
  const ended = once(child, 'close')
  t.teardown(async () => {
    child.kill()
    await ended
    await rm(profile, { recursive: true, force: true })
  })
  let said = ''
  const address = new Promise<string>((resolve) => {
    child.stderr.on('data', (chunk) => {
      said += chunk
      const [, url] = /DevTools listening on (ws:\S+)/.exec(said) ?? []
      if (url) resolve(url)
    })
  })
  const browser = await chromium.connectOverCDP(await address, { noDefaults: true })
  const [context] = browser.contexts()
  if (!context) throw new Error('a browser has a window')
  return context
}
