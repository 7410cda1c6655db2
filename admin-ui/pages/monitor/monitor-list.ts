/** The list of the monitor: silent companies, then jobs, the most urgent first. */
import type { AlarmLine } from '../../backend/alarm.ts'
import type { BoardCount } from '../../backend/board.ts'
import { attributes, type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { alarmWords } from '../../views/alarm-region.ts'
import { badge } from '../../views/badge.ts'
import { icon } from '../../views/icon.ts'
import { attentionBadges, attentionTone, typeWord } from '../../views/job-badges.ts'
import { countWords } from '../board/board-list.ts'
import type { BoardLine } from '../board/board-row.ts'
import { responseClock } from '../board/response-clock.ts'

export type Monitor = {
  readonly companies: readonly AlarmLine[]
  readonly lines: readonly BoardLine[]
  /** Of jobs that need attention, also those that don't fit; those that were left are all there. */
  readonly count: BoardCount
}

/** The main window, by the name that static/board.js gives it. */
const main_window = 'baton'

export function monitorList(view: View, { companies, lines, count }: Monitor): Html {
  const { monitor } = view.text
  if (companies.length === 0 && lines.length === 0) return calm(view)
  const shown = lines.filter(({ row }) => row.attention.length > 0).length
  const more = count.count - shown
  const others = lines.length - shown + companies.length
  return html`<p class="monitor-count" role="status">${countLine(view, Math.max(count.count, shown) + others, count.more)}</p>
<ul class="monitor-list" aria-label="${monitor.list}" data-rows>
${companies.map((one) => companyItem(view, one))}
${lines.map((line) => jobItem(view, line))}
</ul>
${more > 0 && html`<p><a href="/" target="${main_window}">${monitor.more(countWords(view, { count: more, more: count.more }))}</a></p>`}`
}

function calm({ text }: View): Html {
  const { monitor } = text
  return html`<div class="monitor-calm" role="status">${icon('good')}<p><b>${monitor.calm}</b></p><p>${monitor.calmHint}</p>
<p><a href="/" target="${main_window}">${monitor.toBoard}</a></p></div>`
}

function countLine(view: View, count: number, more: boolean): string {
  const { monitor } = view.text
  return count === 1 ? monitor.waitingOne : monitor.waiting(countWords(view, { count, more }))
}

/** `calling`: it is urgent, or nobody has done anything about it yet; it flashes. */
function jobItem(view: View, { row, desk }: BoardLine): Html {
  const { monitor, job } = view.text
  const [urgent] = row.attention
  const tone = desk?.left ? 'loud' : urgent ? attentionTone(urgent) : 'warn'
  const isCalling = tone === 'loud' || (tone === 'warn' && row.firstActionAt === undefined)
  const own = {
    class: `monitor-item ${tone}${isCalling ? ' calling' : ''}`,
    href: `/job/${row.id}`,
    target: main_window,
    title: monitor.openJob(row.number),
  }
  return html`<li id="monitor-${row.id}" data-row><a data-open${attributes(own)}>
<span class="monitor-line">${attentionBadges(view, row.attention.slice(0, 2))}${desk?.left && badge('loud', monitor.left(desk.left.name), 'person')}<span class="monitor-clock">${responseClock(view, row)}</span></span>
<b class="monitor-site">${row.siteName ?? job.noSite}</b>
<span class="monitor-line"><span>${row.number}</span>${row.type && html`<span>${typeWord(view, row.type)}</span>`}<small>${ownerWords(view, { row })}</small></span></a></li>`
}

function ownerWords({ actor, text }: View, { row }: BoardLine): string {
  if (!row.owner) return text.monitor.nobody
  return row.owner.user === actor?.user ? text.board.you : text.monitor.has(row.owner.name)
}

function companyItem(view: View, { key, what, at, who }: AlarmLine): Html {
  const words = alarmWords(view.text, what)
  return html`<li id="monitor-${key}" class="monitor-item loud"><span class="monitor-line">${badge('loud', words, 'broken')}<span class="monitor-clock">${view.times.running(at)}</span></span>
<b class="monitor-site">${who}</b></li>`
}
