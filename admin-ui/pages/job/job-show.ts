/** One job, for reading: its way, its fields, its assignments, and what was said about it. */
import type { Context } from 'koa'
import { parseId, type StreamId } from '../../../protocol/ids.ts'
import type { JobSheet, PagesBackend } from '../../backend.ts'
import { type Html, html } from '../../html.ts'
import { layout, logoutForm, notFoundPage } from '../../views/layout.ts'
import { attentionMarks, mark } from '../../views/mark.ts'
import { sendPage } from '../../views/respond.ts'
import { clock, moment, zoneName } from '../../views/time.ts'
import { assignments } from './assignments.ts'
import { fieldLabel, fieldList, fieldValue } from './field-list.ts'
import { companyNames, type Reader } from './reader.ts'
import { timeline } from './timeline.ts'
import { way } from './way.ts'

export async function jobShow(context: Context, backend: PagesBackend, id: string): Promise<void> {
  const job = parseId<StreamId>(id)
  const sheet = job && (await backend.job(job))
  if (!sheet) return sendPage(context, 404, notFoundPage)
  const reader = { now: backend.now(), names: companyNames(sheet.job) }
  sendPage(context, 200, jobPage(sheet, reader))
}

function jobPage(sheet: JobSheet, reader: Reader): Html {
  const { job, attention } = sheet
  const { now } = reader
  const life = job.life === 'open' ? 'In Progress' : job.life
  return layout({
    title: job.number,
    aside: html`<span>As of ${clock(now)} ${zoneName(now)}</span>${logoutForm}`,
    body: html`<h1>${job.number} <small>of ${job.issuer.name || job.issuer.code}</small></h1>
<p class="marks">${mark(job.life === 'unassigned' ? 'loud' : 'quiet', life)}
${job.cancelled && job.life !== 'cancelled' && mark('warn', 'also cancelled by its issuer')}
${attentionMarks(attention)} <span class="hint">Opened ${moment(job.openedAt, now)}</span></p>
${way(sheet, reader)}
<section aria-labelledby="fields"><h2 id="fields">Job</h2>${fieldList(job.fields, reader)}</section>
${assignments(job, reader)}
${timeline(sheet.timeline, reader)}
${offered(sheet, reader)}
${held(sheet, reader)}`,
  })
}

/** Values that came after a Complete or under a grant that had ended. */
function offered({ job }: JobSheet, reader: Reader): Html | undefined {
  if (job.offered.length === 0) return undefined
  return html`<section aria-labelledby="late"><h2 id="late">Came late, not applied</h2>
<ul class="rows">
${job.offered.map(
  (late) => html`<li>${mark('warn', late.standing)}
<span class="label">${fieldLabel(late.field)}</span>
<span>${fieldValue(late, late.field, reader.now)}</span>
<span>${reader.names.get(late.company)} ${late.by}</span>
<span class="when">${moment(late.happenedAt, reader.now)}</span></li>`,
)}
</ul></section>`
}

function held({ held: edits }: JobSheet, { now }: Reader): Html | undefined {
  if (edits.length === 0) return undefined
  return html`<section aria-labelledby="held"><h2 id="held">Held here, not sent</h2>
<p class="hint">The job is complete. Set to In Progress, these go out with it.</p>
<ul class="rows">
${edits.map(
  ({ edit }) => html`<li>
<span>${Object.entries(edit.fields).map(
    ([name, value]) => html`<span class="label">${fieldLabel(name)}</span> ${String(value)} `,
  )}${edit.entry?.text}</span>
<span>${edit.by}</span> <span class="when">${moment(edit.at, now)}</span></li>`,
)}
</ul></section>`
}
