/** The board: jobs by life, what needs somebody first. */
import type { Life } from '../../../protocol/job/assignments.ts'
import type { BoardJob, BoardPart } from '../../backend.ts'
import { type Html, html } from '../../html.ts'
import { attentionMarks, statusMark } from '../../views/mark.ts'
import { length, moment } from '../../views/time.ts'

const titles: Readonly<Record<Life, string>> = {
  unassigned: 'Unassigned',
  open: 'Open',
  complete: 'Complete',
  cancelled: 'Cancelled',
}

export function board(parts: readonly BoardPart[], now: number): Html {
  const shown = parts.filter(({ count }) => count > 0)
  if (shown.length === 0) return html`<p class="hint">No jobs yet.</p>`
  return html`${shown.map((part) => boardPart(part, now))}`
}

function boardPart({ life, count, jobs }: BoardPart, now: number): Html {
  return html`<section aria-labelledby="${life}">
<h2 id="${life}">${titles[life]} <small>${count}</small></h2>
<ol class="rows board ${life}">
${jobs.map((job) => boardRow(job, now))}
</ol>
${jobs.length < count && html`<p class="hint">The newest ${jobs.length} of ${count}.</p>`}
</section>`
}

function boardRow(job: BoardJob, now: number): Html {
  const { id, number, issuer, siteName, siteAddress, type, request } = job
  return html`<li>
<span class="number"><a href="/job/${id}">${number}</a> <small>${issuer.code}</small></span>
<span class="site">${siteName ?? 'no site'} <small>${siteAddress}</small></span>
<span class="request">${type && html`<b>${type}</b>`} ${request}</span>
<span class="parties">${job.assignments.map((one) => assignmentMark(one, now))}</span>
<span class="attention">${attentionMarks(job.attention)}</span>
<span class="age" title="Opened"><span class="label">Age</span> ${length(now - job.openedAt)}</span>
</li>`
}

function assignmentMark(one: BoardJob['assignments'][number], now: number): Html {
  const { code, name, status, dueAt } = one
  const due = dueAt !== undefined && html`<small>due ${moment(dueAt, now)}</small>`
  return html`<span>${statusMark(status, `${code || name} `)} ${due}</span> `
}
