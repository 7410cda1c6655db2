/** The job on paper: everything that was said of it, nothing that can be clicked. */
import type { AssignmentView } from '../../../protocol/job/view.ts'
import { type Html, html } from '../../html.ts'
import { notFound, page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { statusWord, typeWord } from '../../views/job-badges.ts'
import { layout } from '../../views/layout.ts'
import { table } from '../../views/table.ts'
import { formatsOf, Times } from '../../views/time.ts'
import { fieldList, fieldValue } from './field-list.ts'
import { siteBody, toldOnly } from './job-site.ts'
import { timelineItems } from './job-timeline.ts'
import { nameOf, type Reader, readerOf, sentence } from './reader.ts'

export async function jobPrint({
  actor,
  backend,
  params,
  query,
  view,
}: Call<'job'>): Promise<Reply> {
  const sheet = await backend.jobs.sheet(actor, params.job)
  if (!sheet) return notFound
  const withInternal = query.internal === '1'
  // Whoever gets the paper may be anybody: internal notes are on it only when somebody asks,
  // codes of visits never.
  const timeline = sheet.timeline.filter(({ internal }) => withInternal || !internal)
  const readOnly = readerOf(onPaper(view), { ...sheet, timeline, codes: [] })
  const reader = { ...readOnly, may: { ...readOnly.may, report: false, dispatch: false } }
  return page(
    layout(view, {
      title: sheet.job.number,
      body: printSheet(reader, withInternal, view.times.now),
    }),
  )
}

/** Who reads it tomorrow needs the date of each time: as seen from very long ago. */
function onPaper(view: View): View {
  return { ...view, times: new Times(formatsOf(view.language, view.times.zone), view.text, 0) }
}

function printSheet(reader: Reader, withInternal: boolean, now: number): Html {
  const { view, sheet } = reader
  const { job } = sheet
  const { jobPage, jobAct } = view.text
  const { type } = job.fields
  return html`<div class="paper">
<p class="actions no-print"><button type="button" id="print" class="primary" hidden>${jobAct.print}</button>
<a class="button" href="/job/${job.id}">${jobAct.back(job.number)}</a>
<a class="button" href="/job/${job.id}/print${withInternal ? '' : '?internal=1'}">${withInternal ? jobPage.print.without : jobPage.print.with}</a></p>
<header><h1>${job.number} <small>${view.text.job.of(job.issuer.name || job.issuer.code)}</small></h1>
<p>${view.text.job.lives[job.life]}${typeof type?.value === 'string' && type.value !== '' && html` · ${typeWord(view, type.value)}`} · ${view.text.job.opened} ${view.times.clock(job.openedAt)} · ${view.times.zone}</p>
${view.times.there && html`<p>${view.text.site.ofJob.zone(view.times.there)}</p>`}</header>
<section><h2>${view.text.job.details}</h2>
${job.fields.request && html`<p class="text">${fieldValue(reader, job.fields.request, 'request')}</p>`}
${fieldList(reader, { of: job.fields, without: ['type', 'request', 'siteId'] })}</section>
${sheet.site && html`<section><h2>${view.text.site.ofJob.title}</h2>${siteBody(view, withInternal ? sheet.site : toldOnly(sheet.site))}</section>`}
${job.assignments.map((one) => printAssignment(reader, one))}
<section><h2>${jobPage.print.companies}</h2>${companies(reader)}</section>
<section><h2>${view.text.job.timeline}</h2>${lines(reader)}</section>
${sheet.files.length > 0 && html`<section><h2>${jobPage.files}</h2><ul>${sheet.files.map(({ name, hash }) => html`<li>${name} <code>${hash.slice(0, 16)}</code></li>`)}</ul></section>`}
<footer>${view.company?.name} · ${jobPage.print.printed(view.actor?.name ?? '')} ${view.times.clock(now)}</footer>
</div><script src="${view.asset('print.js')}" type="module"></script>`
}

function printAssignment(reader: Reader, one: AssignmentView): Html {
  const { view } = reader
  const { name, code, status, ended, fields, id, stages } = one
  const { time } = view.text
  return html`<section><h2>${name || code} <small>${statusWord(view, ended?.how ?? status)} ${ended?.reason && html`<q>${ended.reason}</q>`}</small></h2>
${
  stages.length > 0 &&
  table({
    caption: view.text.job.assignments,
    rows: stages,
    columns: [
      {
        title: '',
        cell: ({ stage, standing }) => {
          const words = sentence(statusWord(view, stage))
          if (standing === 'counts') return words
          return html`<s>${words}</s> ${view.text.job.standings[standing]}`
        },
      },
      { title: time.happened, cell: ({ happenedAt }) => view.times.clock(happenedAt) },
      { title: time.entered, cell: ({ enteredAt }) => view.times.clock(enteredAt) },
      {
        title: view.text.jobPage.print.who,
        cell: ({ company, by }) => `${nameOf(reader, company)} ${by}`,
      },
    ],
  })
}
${fieldList(reader, { of: fields, assignment: id })}</section>`
}

function companies(reader: Reader): Html {
  const { view, sheet } = reader
  return html`<ul>${sheet.job.members.map(
    ({ code, name, role, active }) =>
      html`<li>${code} ${name}, ${view.text.job.roles[role]}${!active && html` (${view.text.job.offTheJob})`}</li>`,
  )}</ul>`
}

/** From the beginning on, as it is read on paper. */
function lines(reader: Reader): Html {
  const { view } = reader
  const { time, jobPage } = view.text
  return table({
    caption: view.text.job.timeline,
    rows: timelineItems(reader).reverse(),
    columns: [
      { title: time.happened, cell: ({ happenedAt }) => view.times.clock(happenedAt) },
      { title: time.entered, cell: ({ enteredAt }) => view.times.clock(enteredAt) },
      { title: jobPage.print.who, cell: ({ who }) => who },
      {
        title: jobPage.print.what,
        cell: ({ title, body, struck, marks }) =>
          html`<b>${struck ? html`<s>${title}</s>` : title}</b> ${struck ? html`<s>${body}</s>` : body} ${marks}`,
      },
    ],
  })
}
