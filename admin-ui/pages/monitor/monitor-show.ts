/**
 * The monitor: a small window for the second screen that flashes, sounds and says so in title and
 * icon when something needs attention, and loudly when it is not connected. A click opens the job in
 * the main window.
 */
import type { AlarmLine } from '../../backend/alarm.ts'
import type { BoardRow } from '../../backend/board.ts'
import { type Html, html } from '../../html.ts'
import { page, piece, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { icon } from '../../views/icon.ts'
import { layout } from '../../views/layout.ts'
import { withDesk } from '../board/board-row.ts'
import { type Monitor, monitorList } from './monitor-list.ts'

/** More than that is no list any more: the board has all. */
const rows_max = 40

export async function monitorShow(call: Call): Promise<Reply> {
  const { header, view } = call
  const shown = await monitorOf(call)
  if (header('HX-Request-Type') === 'partial') return piece(monitorPart(view, shown))
  const { monitor } = view.text
  return page(
    layout(view, {
      title: monitor.title,
      width: 'narrow',
      manifest: 'monitor.webmanifest',
      body: html`<h1 class="unseen">${monitor.title}</h1>
<noscript><p class="message loud">${monitor.noScript}</p></noscript>
${notConnected(view)}
${silent(view)}
${monitorPart(view, shown)}
<script src="${view.asset('monitor.js')}" type="module"></script>
<script src="${view.asset('response-clock.js')}" type="module"></script>`,
    }),
  )
}

async function monitorOf({ actor, backend }: Call): Promise<Monitor> {
  const [alarms, counts, { rows }] = await Promise.all([
    backend.alarms.list(actor),
    backend.board.counts(actor),
    backend.board.page(actor, {}, { limit: rows_max }),
  ])
  // A job that was left behind may want nothing else, and stand far down on the board.
  const far = alarms
    .filter(({ what, job }) => what === 'left' && !rows.some(({ id }) => id === job?.id))
    .flatMap(({ job }) => (job ? [backend.board.row(actor, job.id)] : []))
  const all = [...rows, ...(await Promise.all(far)).filter((row) => row !== undefined)]
  const desk = await backend.desk.lines(
    actor,
    all.map(({ id }) => id),
  )
  const lines = withDesk(all, desk).filter(({ row, desk }) => isWaiting(row) || desk?.left)
  return { companies: alarms.filter(isOfCompany), lines, count: counts.attention }
}

function isWaiting({ attention }: BoardRow): boolean {
  return attention.length > 0
}

/** Jobs stand in their own rows. */
function isOfCompany({ job }: AlarmLine): boolean {
  return job === undefined
}

/** For who opens it only now, and then by itself: static/live.js, or at the latest by the clock. */
function monitorPart(view: View, shown: Monitor): Html {
  return html`<div id="monitor" class="monitor" data-live="* desk link alarm" hx-get="/monitor"
 hx-trigger="live throttle:250ms, every 30s">
${monitorList(view, shown)}
</div>`
}

function notConnected(view: View): Html {
  const { notConnected, notConnectedHint } = view.text.monitor
  return html`<div class="monitor-lost" role="alert">${icon('broken')}<div><b>${notConnected}</b> <span class="monitor-since" aria-hidden="true"></span>
<p>${notConnectedHint}</p></div></div>`
}

/** Loud as long as nothing would be heard. */
function silent({ text }: View): Html {
  return html`<div class="monitor-silent" role="status">${icon('silent')}<p>${text.monitor.silent}</p>
<button type="button" class="primary" data-opens="sound-dialog">${text.monitor.arm}</button></div>`
}
