/** Keeps "3m ago" and what is running true while a page stays open; as views/time.ts writes them. */
import { now } from './server-time.js'

const minute_ms = 60_000
const hour_ms = 60 * minute_ms
const day_ms = 24 * hour_ms

const { lang, dataset } = document.documentElement
const locale = lang === 'da' ? 'da-DK' : 'en-GB'
const unitDisplay = lang === 'da' ? 'short' : 'narrow'
const units = Object.fromEntries(
  ['minute', 'hour', 'day'].map((unit) => [
    unit,
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }),
  ]),
)

setInterval(tick, 5000)
document.addEventListener('visibilitychange', () => document.hidden || tick())

function tick() {
  const time = now()
  for (const element of document.querySelectorAll('[data-relative]')) {
    put(element, relative(Number(element.dataset.relative), time))
  }
  for (const element of document.querySelectorAll('[data-running]')) {
    const running = time - Number(element.dataset.running)
    // What it says below a minute the server has said.
    if (running >= minute_ms) put(element, length(running))
  }
}

function put(element, text) {
  if (element.textContent !== text) element.textContent = text
}

function relative(ms, time) {
  const away = Math.abs(time - ms)
  if (away < minute_ms) return dataset.now
  return (ms < time ? dataset.ago : dataset.in).replace('{}', length(away))
}

function length(ms) {
  if (ms < hour_ms) return units.minute.format(Math.floor(ms / minute_ms))
  if (ms >= 2 * day_ms) return units.day.format(Math.floor(ms / day_ms))
  const minutes = Math.floor((ms % hour_ms) / minute_ms)
  const hours = units.hour.format(Math.floor(ms / hour_ms))
  return minutes === 0 ? hours : `${hours} ${units.minute.format(minutes)}`
}
