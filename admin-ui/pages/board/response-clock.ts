/**
 * The response clock: from when a job was asked for until somebody here first did something about it.
 * It runs in seconds while the page is open (static/response-clock.js).
 */
import type { BoardRow } from '../../backend/board.ts'
import { type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'

const second_ms = 1000
const minute_ms = 60 * second_ms
/** From there on seconds tell nobody anything. */
const seconds_shown_ms = 100 * minute_ms

type Clock = Pick<BoardRow, 'life' | 'openedAt' | 'receivedAt' | 'firstActionAt'>

export function responseClock(
  { text, times }: View,
  { life, receivedAt, firstActionAt }: Clock,
): Html | undefined {
  const { board } = text
  if (firstActionAt !== undefined) {
    const length = clockText(times, firstActionAt - receivedAt)
    return html`<span class="response" title="${board.responded(length)}">${length}</span>`
  }
  if (life === 'complete' || life === 'cancelled') return undefined
  const length = clockText(times, times.now - receivedAt)
  return html`<b class="response running" title="${board.responding}"><span data-response="${receivedAt}">${length}</span><span class="unseen"> ${board.responding}</span></b>`
}

/** `4:12`, from an hour and a half on `2h 10m`. */
function clockText(times: View['times'], ms: number): string {
  const length = Math.max(0, ms)
  if (length >= seconds_shown_ms) return times.length(length)
  const seconds = String(Math.floor((length % minute_ms) / second_ms)).padStart(2, '0')
  return `${Math.floor(length / minute_ms)}:${seconds}`
}
