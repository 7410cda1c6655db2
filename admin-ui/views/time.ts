/** Times as people read them: absolute, in the zone of this node, and how long ago. */
import { type Html, html } from '../html.ts'

const minute_ms = 60_000
const hour_ms = 60 * minute_ms
const day_ms = 24 * hour_ms

const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})
const withYear = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'long',
})
const zone = new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' })

/** Later than this no Date can say. */
const date_ms_max = 8.64e15

/** `21 Nov, 19:35` with the full time on hover, and how long ago, in words. */
export function moment(ms: number, now: number): Html {
  return html`${clock(ms)} <small>${distance(ms, now)}</small>`
}

/** `21 Nov, 19:35`. */
export function clock(ms: number): Html {
  if (!(Math.abs(ms) <= date_ms_max)) return html`<span>no date</span>`
  const date = new Date(ms)
  const [iso, full, short] = [date.toISOString(), withYear.format(date), dayAndTime.format(date)]
  return html`<time datetime="${iso}" title="${full}">${short}</time>`
}

/** The short name of the zone in which all times are. */
export function zoneName(ms: number): string {
  return zone.formatToParts(ms).find(({ type }) => type === 'timeZoneName')?.value ?? ''
}

/** `3 min ago`, `in 2 h 10 min`. */
function distance(ms: number, now: number): string {
  const away = Math.abs(now - ms)
  if (away < minute_ms) return 'now'
  return ms < now ? `${length(away)} ago` : `in ${length(away)}`
}

/** `2 h 10 min`, `4 d`. */
export function length(ms: number): string {
  if (ms < minute_ms) return 'under 1 min'
  if (ms < hour_ms) return `${Math.floor(ms / minute_ms)} min`
  if (ms >= 2 * day_ms) return `${Math.floor(ms / day_ms)} d`
  const minutes = Math.floor((ms % hour_ms) / minute_ms)
  const hours = Math.floor(ms / hour_ms)
  return minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`
}
