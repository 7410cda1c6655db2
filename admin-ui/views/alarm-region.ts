/**
 * Where alarms appear, on every page: it fetches itself when something has changed, so that who
 * asks is asked. static/sound.js sounds for each key that it has not seen; a connection that stays away
 * is one more (static/connection-alarm.js), which stands beside the region with its words.
 */
import type { AlarmLine } from '../backend/alarm.ts'
import { type Html, html } from '../html.ts'
import type { View } from '../view.ts'
import { icon } from './icon.ts'

/** The rest is a count: the board has them all. */
const shown_max = 3

/** Filled by itself at once: the page itself doesn't wait for it. */
export function alarmRegion({ text }: View): Html {
  return html`<section id="alarms" class="alarms" aria-label="${text.frame.alarms}"
 data-live="* alarm link" hx-get="/alarms" hx-trigger="load, live" hx-swap="innerMorph"></section>
<span id="alarm-not-connected" hidden>${text.monitor.notConnected}</span>`
}

/** These sound until a person has confirmed them: a guard may be on the way for nothing. */
const insistent: ReadonlySet<AlarmLine['what']> = new Set(['recalled', 'closed: confirm'])

/** What is in the region. */
export function alarmLines(view: View, alarms: readonly AlarmLine[]): Html {
  const more = alarms.length - shown_max
  const { text, times } = view
  if (alarms.length === 0) return html`<span hidden data-alarms=""></span>`
  const insists = alarms.some(({ what }) => insistent.has(what))
  return html`<ul data-alarms="${alarms.map(({ key }) => key).join(' ')}"${insists && html` data-insist="true"`}>
${alarms.slice(0, shown_max).map((one) => alarmLine(view, one))}
${more > 0 && html`<li class="alarms-more">${text.frame.alarmsMore(times.number(more))}</li>`}
</ul>`
}

function alarmLine({ text, times }: View, { key, what, at, who, job }: AlarmLine): Html {
  const about = job
    ? html`<a href="/job/${job.id}" aria-label="${text.frame.openJob(job.number)}">${job.number}</a> ${job.site}${who && html` <small>${who}</small>`}`
    : html`<b>${who}</b>`
  return html`<li id="alarm-${key}">${icon('loud')} <b>${alarmWords(text, what)}</b> <span>${about}</span> ${times.relative(at)}</li>`
}

/** What is the matter, in two or three words. */
export function alarmWords(text: View['text'], what: AlarmLine['what']): string {
  return { ...text.job.attention, ...text.link.alarms, left: text.board.leftBehind }[what]
}
