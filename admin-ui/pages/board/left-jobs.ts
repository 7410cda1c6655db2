/** Jobs that came back to the board because whoever had them logged off: loud until they are taken. */
import type { DeskJob } from '../../backend/desk.ts'
import { type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { icon } from '../../views/icon.ts'

/** The rest is a count: the hand-over has them all. */
const shown_max = 6

export function leftJobs(view: View, jobs: readonly DeskJob[]): Html | undefined {
  if (jobs.length === 0) return undefined
  const { board, frame } = view.text
  const more = jobs.length - shown_max
  return html`<section id="left-jobs" class="message loud left-jobs" aria-label="${board.left(view.times.number(jobs.length))}">${icon('loud')}
<div><b>${board.left(view.times.number(jobs.length))}</b> <small class="left-hint">${board.leftHint}</small>
<ul class="left-list">${jobs.slice(0, shown_max).map((job) => leftJob(view, job))}${more > 0 && html`<li><a href="/hand-over">${frame.alarmsMore(view.times.number(more))}</a></li>`}</ul></div>
</section>`
}

function leftJob({ times }: View, { id, number, site, left }: DeskJob): Html {
  return html`<li><a class="left-job" href="/job/${id}">${number}</a> ${site}${left && html` <small>${left.name} ${times.clock(left.at)}</small>`}</li>`
}
