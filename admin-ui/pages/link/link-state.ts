/** How a link is, in a badge and in sentences. */
import type { LinkLine } from '../../backend/link.ts'
import { type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { badge, type Tone } from '../../views/badge.ts'

/** What they took no longer than this is under way. */
const slow_ms = 60_000
/** Smaller differences of clocks nobody notices. */
const clock_ms_max = 10_000
/** From here on times that people compare differ. */
const clock_wrong_ms = 60_000

export function linkBadge({ text: { link } }: View, { state, connected }: LinkLine): Html {
  switch (state) {
    case 'active':
      return connected
        ? badge('good', link.connected, 'link')
        : badge('loud', link.notConnected, 'broken')
    case 'requested':
    case 'paused':
      return badge('warn', link.states[state])
    case 'blocked':
    case 'unlinked':
      return badge('quiet', link.states[state])
    default:
      return state satisfies never
  }
}

export type LinkWhy = { readonly tone: Tone; readonly sentences: readonly string[] }

/** Why it is as it is, and what to do about it. */
export function whyOf(view: View, link: LinkLine): LinkWhy {
  const { text, times } = view
  const { why, obstacles } = text.links
  const { state, connected, queue, oldest, obstacle, comparing, lastSeenAt } = link
  const waiting = queue > 0 ? [why.waiting(times.number(queue))] : []
  switch (state) {
    case 'requested':
      return { tone: 'info', sentences: [why.requested] }
    case 'paused':
      return { tone: 'warn', sentences: [why.paused, ...waiting] }
    case 'blocked':
      return { tone: 'quiet', sentences: [why.blocked] }
    case 'unlinked':
      return { tone: 'quiet', sentences: [why.unlinked] }
    case 'active':
      break
    default:
      return state satisfies never
  }
  const slowed = slowedWords(view, link)
  if (!connected) {
    const reason = obstacle ? obstacles[obstacle] : why.notSeen
    const since = obstacle && lastSeenAt === undefined ? [why.notSeen] : []
    const held = slowed ? [slowed] : []
    return { tone: 'loud', sentences: [reason, ...since, ...held, ...waiting, why.phone] }
  }
  if (slowed) return { tone: 'warn', sentences: [slowed, ...waiting] }
  if (comparing) return { tone: 'info', sentences: [why.comparing] }
  if (queue === 0) return { tone: 'good', sentences: [why.delivered] }
  const isOld = oldest?.madeAt !== undefined && times.now - oldest.madeAt >= slow_ms
  if (isOld) return { tone: 'warn', sentences: [...waiting, why.slow] }
  return { tone: 'info', sentences: [...waiting, why.underWay] }
}

/** That a link takes more than its share, of what and since when. */
export function slowedWords(
  { text: { links }, times }: View,
  { slowed }: LinkLine,
): string | undefined {
  if (!slowed) return undefined
  return links.why.slowed(links.expenses[slowed.lacks], times.wait(times.now - slowed.since))
}

/** How far their clock is from ours, in words. */
export function clockWords(
  { text: { links }, times }: View,
  difference: number | undefined,
): { readonly words: string; readonly isWrong: boolean } | undefined {
  if (difference === undefined) return undefined
  const away = Math.abs(difference)
  if (away < clock_ms_max) return { words: links.clocksAgree, isWrong: false }
  const length = times.wait(away)
  const words = difference > 0 ? links.clockAhead(length) : links.clockBehind(length)
  return { words, isWrong: away >= clock_wrong_ms }
}

/** `12 ms`, `3s`. */
export function speedWords({ text: { links }, times }: View, ms: number | undefined): string {
  if (ms === undefined) return links.notMeasured
  return ms < 1000 ? `${times.number(Math.max(1, Math.round(ms)))} ms` : times.wait(ms)
}

/** The first change that waits: since when, and of which job. */
export function oldestCell(
  { text: { links }, times }: View,
  { oldest }: LinkLine,
  job?: { readonly id: string; readonly number: string },
): Html | undefined {
  if (!oldest) return undefined
  return html`${oldest.madeAt !== undefined && times.moment(oldest.madeAt)}
${job && html`${links.onJob} <a href="/job/${job.id}">${job.number}</a>`}`
}
