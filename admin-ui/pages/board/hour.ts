/** A time of this night: the hour, with its day on hover. */
import { type Html, html } from '../../html.ts'
import type { Times } from '../../views/time.ts'

/** `20:35`. */
export function hour(times: Times, ms: number): Html {
  return html`<time datetime="${times.local(ms)}" title="${dayAndHour(times, ms)}">${times.local(ms).slice(11)}</time>`
}

/** `Sat, 21 Nov 2026, 20:35`. */
export function dayAndHour(times: Times, ms: number): string {
  return `${times.day(ms)}, ${times.local(ms).slice(11)}`
}
