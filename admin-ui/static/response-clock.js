/** Lets response clocks run in seconds; as pages/board/response-clock.ts writes them. */
import { now } from './server-time.js'

const second_ms = 1000
const minute_ms = 60 * second_ms
const hour_ms = 60 * minute_ms
/** From there on seconds tell nobody anything, and static/clock.js's lengths would do. */
const seconds_shown_ms = 100 * minute_ms

const isDanish = document.documentElement.lang === 'da'
const hours = new Intl.NumberFormat(isDanish ? 'da-DK' : 'en-GB', {
  style: 'unit',
  unit: 'hour',
  unitDisplay: isDanish ? 'short' : 'narrow',
})

setInterval(tick, second_ms)
document.addEventListener('visibilitychange', tick)
document.addEventListener('htmx:after:swap', tick)

function tick() {
  if (document.hidden) return
  const time = now()
  for (const element of document.querySelectorAll('[data-response]')) {
    const text = lengthOf(Math.max(0, time - Number(element.dataset.response)), element.textContent)
    if (element.textContent !== text) element.textContent = text
  }
}

function lengthOf(ms, shown) {
  if (ms >= seconds_shown_ms)
    return ms < 48 * hour_ms ? hours.format(Math.floor(ms / hour_ms)) : shown
  const seconds = String(Math.floor((ms % minute_ms) / second_ms)).padStart(2, '0')
  return `${Math.floor(ms / minute_ms)}:${seconds}`
}
