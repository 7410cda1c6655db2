/** A browser and its system in words that people know, out of the header User-Agent. */
import type { View } from '../../view.ts'

/** The first that fits: each names those behind it, too. */
const browsers: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrome\/|\bCriOS\/|\bChromium\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const systems: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b|\biPad\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
]

export function browserWords({ text: { account } }: View, agent: string): string {
  const named = (all: typeof browsers) => all.find(([sign]) => sign.test(agent))?.[1]
  const browser = named(browsers)
  const system = named(systems)
  if (browser && system) return account.sessions.browserOn(browser, system)
  return browser ?? system ?? account.sessions.unknown
}
