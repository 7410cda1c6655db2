/**
 * A job in a row of the board: a line on a desk, a card on a phone. What needs somebody stands first
 * and in colour; the whole row opens the job.
 */
import type { StreamId } from '../../../protocol/ids.ts'
import type { BoardAssignment, BoardRow } from '../../backend/board.ts'
import type { DeskLine } from '../../backend/desk.ts'
import { attributes, type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { badge } from '../../views/badge.ts'
import { icon } from '../../views/icon.ts'
import { attentionBadges, attentionTone, statusBadge, typeWord } from '../../views/job-badges.ts'
import { dayAndHour, hour } from './hour.ts'
import { responseClock } from './response-clock.ts'

/** A row, and what the desk knows of its job. */
export type BoardLine = { readonly row: BoardRow; readonly desk?: DeskLine | undefined }

/** More of them are a number; the job has them all. */
const parties_shown_max = 2
/** So far back no hour comes twice. */
const near_ms = 20 * 3_600_000

export function boardRow(view: View, line: BoardLine): Html {
  const { row, desk } = line
  const [urgent] = row.attention
  const tone = urgent ? attentionTone(urgent) : desk?.left ? 'warn' : 'quiet'
  return html`<tr id="job-${row.id}" class="jobs-row ${tone}" data-row
 data-live="${row.id}" hx-get="/board/row/${row.id}" hx-trigger="row">
<td class="jobs-attention">${attentionCell(view, line)}</td>
<td class="jobs-response">${responseClock(view, row)}</td>
<td class="jobs-number">${numberCell(row)}</td>
<td class="jobs-site">${siteCell(view, row)}</td>
<td class="jobs-request">${requestCell(view, row)}</td>
<td class="jobs-parties">${partiesCell(view, row)}</td>
<td class="jobs-due">${dueCell(view, row)}</td>
<td class="jobs-owner">${ownerCell(view, line)}</td>
<td class="jobs-received">${receivedCell(view, row)}</td>
<td class="jobs-actions">${actionsCell(view, row)}</td>
</tr>`
}

/** The most urgent in words, the others in a number that says them; what is new is counted. */
function attentionCell(view: View, { row, desk }: BoardLine): Html {
  const { board, job } = view.text
  const [first, ...others] = row.attention
  const more = others.filter((what) => what !== 'new' && what !== 'updated')
  const words = board.alsoNeeds(more.map((what) => job.attention[what]).join(', '))
  const [test] = desk?.onTest ?? []
  return html`${first && attentionBadges(view, [first])}${
    more.length > 0 &&
    html`<small class="more jobs-press" title="${words}">+${more.length}<span class="unseen">${words}</span></small> `
  }${
    row.unseen > 0 &&
    html`<span class="count jobs-press" title="${board.unseenHint}">${board.unseen(view.times.number(row.unseen))}</span> `
  }${test && html`<span title="${test.why}">${badge('info', board.onTest, 'settings')}</span>`}`
}

/** Who issued it stands beside a number that doesn't say so. */
function numberCell({ id, number, issuer }: BoardRow): Html {
  const isNamed = number.startsWith(issuer.code)
  return html`<a href="/job/${id}" class="jobs-link" data-open>${number}</a>${
    !isNamed && html` <span class="code">${issuer.code || issuer.name}</span>`
  }`
}

function requestCell(view: View, { type, priority, request }: BoardRow): Html {
  const { board } = view.text
  return html`${priority !== undefined && html`<b class="priority">${board.priority(String(priority))}</b> `}${
    type && html`<span class="jobs-type">${typeWord(view, type)}</span> `
  }${request}`
}

function siteCell({ text }: View, { siteName, siteAddress }: BoardRow): Html {
  return html`<b>${siteName ?? text.job.noSite}</b>${siteAddress && html` <small>${siteAddress}</small>`}`
}

/** Who attends and how far they have come; what is ours to accept is accepted there. */
function partiesCell(view: View, row: BoardRow): Html {
  const { assignments } = row
  const open = assignments.filter(({ ended }) => !ended)
  // How it ended stands there until somebody attends again.
  const shown = open.length > 0 ? open : assignments.slice(-1)
  const accept = acceptForm(view, row)
  const badges = shown.filter(({ ours, status }) => !accept || !ours || status !== 'new')
  const more = badges.length - parties_shown_max
  return html`${accept}${badges.slice(0, parties_shown_max).map((one) => html`${partyBadge(view, one)} `)}${
    more > 0 &&
    html`<small class="more">${view.text.board.moreParties(view.times.number(more))}</small>`
  }`
}

/** Of our own the run says more than the company. */
function partyBadge(view: View, { code, name, ours, run, status }: BoardAssignment): Html {
  return statusBadge(view, status, ours && run ? run : code || name)
}

/** How long until then, or how late; the rest on hover. */
function dueCell({ text, times }: View, { due }: BoardRow): Html | undefined {
  if (!due) return undefined
  const { late, soon } = text.board
  const title = dayAndHour(times, due.at)
  if (due.is === 'later') return html`<span title="${title}">${times.relative(due.at)}</span>`
  const isLate = due.is === 'late'
  const time = isLate ? html`+${times.running(due.at)}` : times.relative(due.at)
  return html`<b class="due ${due.is}" title="${title}">${icon('clock')}<span class="unseen">${isLate ? late : soon}</span><span>${time}</span></b>`
}

/** Of the last hours the clock is enough: a night has one of each. */
function receivedCell({ times }: View, { receivedAt }: BoardRow): Html {
  const isNear = Math.abs(times.now - receivedAt) < near_ms
  return isNear ? hour(times, receivedAt) : times.clock(receivedAt)
}

function ownerCell({ actor, text }: View, { row, desk }: BoardLine): Html | undefined {
  const { board } = text
  if (row.owner) {
    const isYou = row.owner.user !== undefined && row.owner.user === actor?.user
    return isYou
      ? html`<b>${board.you}</b>`
      : html`<span title="${row.owner.name}">${row.owner.name}</span>`
  }
  if (desk?.left) {
    const words = board.leftBy(desk.left.name)
    return html`<b class="due soon" title="${words}">${icon('warn')}<span class="unseen">${words}</span><s aria-hidden="true">${desk.left.name}</s></b>`
  }
  if (row.life === 'complete' || row.life === 'cancelled') return undefined
  return html`<span class="nobody" title="${board.nobody}">–<span class="unseen">${board.nobody}</span></span>`
}

/** One key accepts. */
function acceptForm({ actor, text }: View, { id, attention, number }: BoardRow): Html | undefined {
  if (!actor?.may('dispatch') || !attention.includes('to accept')) return undefined
  const { accept } = text.board
  const own = { 'aria-label': `${accept} ${number}`, 'data-key': 'a', 'data-key-help': accept }
  return html`<form method="post" action="/job/${id}/accept"><button class="small primary jobs-press"${attributes(own)}>${icon('delivered')}${accept}</button></form> `
}

/** One key passes it on. The job's page has all the rest. */
function actionsCell({ actor, text }: View, { id, life, number }: BoardRow): Html | undefined {
  if (!actor?.may('dispatch') || life === 'complete' || life === 'cancelled') return undefined
  const { passOn } = text.board
  const own = { 'aria-label': `${passOn} ${number}`, 'data-key': 'f', 'data-key-help': passOn }
  return html`<a class="small bare button jobs-press" href="/job/${id}#sheet-pass" title="${passOn}"${attributes(own)}>${icon('sent')}</a>`
}

/** Beside the rows what the desk knows of their jobs. */
export function withDesk(
  rows: readonly BoardRow[],
  lines: readonly DeskLine[],
): readonly BoardLine[] {
  const byJob = new Map<StreamId, DeskLine>(lines.map((line) => [line.job, line]))
  return rows.map((row) => ({ row, desk: byJob.get(row.id) }))
}
