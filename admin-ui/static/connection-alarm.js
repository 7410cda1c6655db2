/**
 * A connection that stays away is an alarm: nobody would hear of the others. It is named among what is
 * loud (views/alarm-region.ts), so that it sounds and is told like them (static/sound.js).
 */

const root = document.documentElement
const region = document.getElementById('alarms')
const key = 'not-connected'
/** A node that starts again is back by then. */
const lost_ms = 10_000

let state
let waiting

if (region) {
  new MutationObserver(look).observe(root, { attributeFilter: ['data-state'] })
  look()
}

/** The mark says every second again how it is (static/live.js). */
function look() {
  if (root.dataset.state === state) return
  state = root.dataset.state
  clearTimeout(waiting)
  if (state === 'stale') waiting = setTimeout(alarm, lost_ms)
  // What is loud is asked for again, and this is no more.
  else if (state === 'live' && isTold()) region.dispatchEvent(new CustomEvent('live'))
}

function alarm() {
  const list = region.querySelector('[data-alarms]')
  if (list && !isTold()) list.dataset.alarms = `${list.dataset.alarms} ${key}`.trim()
}

function isTold() {
  return region.querySelector(`[data-alarms~="${key}"]`) !== null
}
