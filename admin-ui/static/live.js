/**
 * Keeps the page live. What has `data-live` names jobs or nouns; when one of them changes it gets
 * the event `live`, and htmx fetches it (`hx-trigger="live"`). Shows whether the page is live.
 */
import { isLeaving } from './leaving.js'
import { Source } from './live-source.js'
import { isAnythingTyped } from './typed.js'

const { events: url, worker: workerUrl, session } = document.documentElement.dataset
let rev = document.documentElement.dataset.revision
let since = Date.now()
let live = false
let heard = false
let port
/** To connect takes a moment, and is nothing to be told. */
const start_ms = 1000
/** A worker that says nothing in that time doesn't run: something keeps it from it. */
const worker_ms_max = 3000

if (url) {
  // After the scripts that act on it: what comes before they listen would be lost.
  if (document.readyState === 'complete') connect()
  else document.addEventListener('DOMContentLoaded', connect)
  setInterval(showMark, 1000)
  addEventListener('pagehide', () => port?.postMessage({ is: 'leave' }))
  // Shown again out of the browser's memory: as it was then.
  addEventListener('pageshow', ({ persisted }) => persisted && join())
  document.addEventListener('session-ended', ended)
}

function connect() {
  if (!('SharedWorker' in window)) {
    connectAlone()
    return
  }
  try {
    const worker = new SharedWorker(workerUrl, { type: 'module', name: 'baton' })
    port = worker.port
    port.onmessage = ({ data }) => take(data)
    join()
    setTimeout(() => heard || connectAlone(), worker_ms_max)
  } catch {
    connectAlone()
  }
}

function join() {
  port?.postMessage({ is: 'join', url: new URL(url, location.href).href, session, rev })
}

/** Where there is no SharedWorker, or one that is too slow: it would tell everything twice. */
function connectAlone() {
  port?.postMessage({ is: 'leave' })
  port?.close()
  port = undefined
  new Source(url, take).start(rev)
}

function take(message) {
  heard = true
  switch (message.is) {
    case 'state':
      live = message.live
      since = message.since
      showMark()
      break
    case 'changes':
      rev = message.rev
      refresh(message.ids)
      break
    case 'reset':
      rev = message.rev
      refresh()
      break
    case 'ended':
      ended()
      break
  }
}

/** Without ids: everything. */
function refresh(ids) {
  for (const element of document.querySelectorAll('[data-live]')) {
    if (!ids || concerns(element.dataset.live.split(' '), ids)) {
      element.dispatchEvent(new CustomEvent('live'))
    }
  }
}

/** `*` is every job; nouns are named. */
function concerns(names, ids) {
  const isJob = (id) => id.length === 64
  return ids.some((id) => names.includes(id) || (names.includes('*') && isJob(id)))
}

function showMark() {
  const mark = document.getElementById('live')
  if (!mark || (!live && performance.now() < start_ms)) return
  mark.hidden = false
  document.documentElement.dataset.state = live ? 'live' : 'stale'
  mark.querySelector('.when-live').hidden = !live
  mark.querySelector('.when-stale').hidden = live
  mark.querySelector('.live-since').textContent = live ? '' : clock(Date.now() - since)
}

/** `00:12`. */
function clock(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return [Math.floor(seconds / 60), seconds % 60].map((n) => String(n).padStart(2, '0')).join(':')
}

/** The page is left, unless something on it is not saved. */
function ended() {
  live = false
  showMark()
  if (isLeaving()) return
  const notice = document.getElementById('session-ended')
  const isUploading = document.querySelector('[data-upload] progress') !== null
  if (isAnythingTyped() || isUploading) notice.hidden = false
  else location.assign(notice.querySelector('a').href)
}
