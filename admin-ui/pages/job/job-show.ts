/** One job: what it is about, who attends, what happened, how far it has come at whom. */
import type { CallTarget, DeskTurn } from '../../backend/desk.ts'
import type { JobAtSite, JobSheet } from '../../backend/job.ts'
import { attributes, type Html, html } from '../../html.ts'
import { notFound, page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { badge } from '../../views/badge.ts'
import { card } from '../../views/card.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { phoneLink } from '../../views/phone.ts'
import { assignments } from './assignments.ts'
import { fieldLabel, fieldList, fieldValue } from './field-list.ts'
import { guardPage } from './guard-show.ts'
import { jobScripts } from './job-act.ts'
import { confirmButton } from './job-answer.ts'
import { callForm, hasReached } from './job-call.ts'
import { sameSiteCard } from './job-combine.ts'
import { fileCard } from './job-file-list.ts'
import { heading } from './job-head.ts'
import { heldCard } from './job-held.ts'
import { radioLine } from './job-radio.ts'
import { sealChecks } from './job-seal.ts'
import { seenPath, seenWithoutScript } from './job-seen.ts'
import { site_fields, siteCard } from './job-site.ts'
import { jobTimeline } from './job-timeline.ts'
import { takeValue } from './job-value.ts'
import { sheet as popover } from './popover.ts'
import { nameOf, type Reader, readerOf } from './reader.ts'
import { way } from './way.ts'

/** Without script. */
const refresh_seconds = 60

export async function jobShow(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, query, view } = call
  const sheet = await backend.jobs.sheet(actor, params.job)
  if (!sheet) return notFound
  if (isRead(call)) await backend.board.seen(actor, params.job)
  // Fetched by itself, without script: nobody may be looking.
  const again = query.again === '1'
  const [desk] = await backend.desk.lines(actor, [params.job])
  const reader = readerOf(view, sheet, desk)
  const mark = again ? undefined : seenWithoutScript(reader)
  if (actor.role === 'guard') return page(guardPage(reader, mark))
  const [targets, turns, others] = await Promise.all([
    reader.may.report ? backend.desk.callTargets(actor, params.job) : [],
    backend.desk.turns(actor, params.job),
    othersAtSite(call, sheet),
  ])
  const all = query.all === '1'
  const body = html`${jobPage(reader, { targets, turns, others, all })}${mark}`
  const refresh = { refresh: refresh_seconds, refreshTo: all ? '?all=1&again=1' : '?again=1' }
  return page(layout(view, { title: sheet.job.number, width: 'wide', ...refresh, body }))
}

/** A page that fetches itself may be hidden: static/job.js says whether somebody sees it. */
function isRead({ actor, header }: Call<'job'>): boolean {
  return actor.role !== 'reader' && header('Baton-Visible') === 'yes'
}

/** Before somebody is sent: what else goes on there. */
async function othersAtSite(
  { actor, backend }: Call,
  { job, site }: JobSheet,
): Promise<readonly JobAtSite[]> {
  const { siteName, siteReference } = job.fields
  const name = typeof siteName?.value === 'string' ? siteName.value : ''
  const reference = typeof siteReference?.value === 'string' ? siteReference.value : ''
  if (name === '' && reference === '' && !site) return []
  if (job.life === 'complete' || job.life === 'cancelled') return []
  return backend.jobs.openAt(actor, { name, reference, ...(site ? { site: site.id } : {}) }, job.id)
}

type Beside = {
  readonly targets: readonly CallTarget[]
  readonly turns: readonly DeskTurn[]
  readonly others: readonly JobAtSite[]
  readonly all: boolean
}

function jobPage(reader: Reader, { targets, turns, others, all }: Beside): Html {
  const { view, sheet, may } = reader
  const { id } = sheet.job
  const { jobAct } = view.text
  const address = all ? `/job/${id}?all=1` : `/job/${id}`
  return html`<div id="job" class="job"${attributes({ 'data-seen': seenPath(reader) })} data-live="${id} ${sheet.site?.id} link desk" hx-get="${address}" hx-trigger="live" hx-select="#job">
${heading(reader)}
${loudThings(reader, targets)}
<div class="columns">
<div class="column-main">
${request(reader)}
${assignments(reader)}
${jobTimeline(reader, { all })}
</div>
<div class="column-side">
${radioLine(reader) && card({ id: 'radio', title: jobAct.radio.heading, body: radioLine(reader) })}
${sheet.site && siteCard(reader)}
${way(reader, targets)}
${!sheet.site && siteCard(reader)}
${sameSiteCard(reader, others)}
${details(reader)}
${fileCard(reader)}
${offered(reader)}
${turnList(reader, turns)}
</div>
</div>
${may.report && popover(view, { id: 'sheet-call', ...callForm(targets)(reader) })}
</div>
${jobScripts(view)}`
}

/** What somebody has to do something about, with the way to do it beside it. */
function loudThings(reader: Reader, targets: readonly CallTarget[]): Html {
  const { may, sheet, view } = reader
  const { jobAct, jobPage } = view.text
  const waiting = may.confirm.map((one) =>
    message(
      'loud',
      html`<p><b>${one.recall && !one.ended ? jobAct.confirm.recalled : jobAct.confirm.closed}</b> ${one.recall && html`<q>${one.recall.reason}</q>`} ${jobAct.confirm.hint}</p>
${confirmButton(reader, one.id)}`,
    ),
  )
  return html`${waiting}
${sealChecks(reader)}
${toPhone(reader, targets)}
${may.frozen && may.dispatch && message('info', html`${jobPage.frozen} ${may.reopen.length > 0 && html`<a href="/job/${sheet.job.id}/reopen">${jobAct.reopen.button}</a>`}`)}
${!may.member && message('warn', jobPage.notMember)}
${heldCard(reader)}`
}

/** Whom nothing tells of this job: said until a call that they answered is in the record. */
function toPhone(reader: Reader, targets: readonly CallTarget[]): Html | undefined {
  const { sheet, view, may } = reader
  const { text } = view
  const { own, timeline } = sheet
  const unsent = targets.filter(
    ({ who, toPhone, company }) =>
      toPhone &&
      // Who is only named in words is phoned by the company that named it.
      (may.issuer || company !== undefined) &&
      !timeline.some((one) => hasReached(one, { who, own })),
  )
  if (unsent.length === 0 || may.frozen || !may.report) return undefined
  const line = ({ who, numbers }: CallTarget) => {
    return html`<li><b>${who}</b> ${numbers.map((one) => html`${phoneLink(view, one)} <small>${one.label}</small> `)}${numbers.length === 0 && html`<small>${text.jobAct.phone.noNumber}</small>`}</li>`
  }
  return message(
    'loud',
    html`<p><b>${text.job.how['not sent – phone']}</b> <small>${text.jobPage.phoneHint}</small></p><ul class="plain">${unsent.map(line)}</ul>`,
  )
}

/** What is to be done, in the words of who asked for it. */
function request({ sheet, view }: Reader): Html | undefined {
  const { request: asked } = sheet.job.fields
  if (!asked || asked.value === '' || asked.concurrent.length > 0) return undefined
  return html`<section class="card request" aria-label="${view.text.job.fields.request}"><p class="text">${fieldValue({ view }, asked, 'request')}</p></section>`
}

function details(reader: Reader): Html | undefined {
  const { sheet, view } = reader
  const of = sheet.job.fields
  const list = fieldList(reader, {
    of,
    without: ['request', ...site_fields, 'siteId', 'type', 'priority'],
  })
  return list && card({ id: 'fields', title: view.text.job.details, body: list })
}

/** Values that came after a Complete or under a grant that had ended. */
function offered(reader: Reader): Html | undefined {
  const { sheet, view } = reader
  const late = sheet.job.offered
  if (late.length === 0) return undefined
  const line = (one: (typeof late)[number]) =>
    html`<li class="row"><span>${badge('warn', view.text.job.standings[one.standing])}
<span class="label">${fieldLabel(reader, one.field)}</span> ${fieldValue(reader, one, one.field)}
<small>${nameOf(reader, one.company)} ${one.by} ${view.times.moment(one.happenedAt)}</small></span>
${one.field !== 'unknown' && takeValue(reader, { field: one.field, write: one.write, assignment: one.assignment })}</li>`
  return card({
    id: 'late',
    title: view.text.job.late,
    body: html`<ul class="rows">${late.map(line)}</ul>`,
  })
}

/** Who had it when, at this desk. */
function turnList({ view }: Reader, turns: readonly DeskTurn[]): Html | undefined {
  if (turns.length === 0) return undefined
  const { jobPage } = view.text
  return html`<details class="card turns"><summary>${jobPage.turns} <small>${view.times.number(turns.length)}</small></summary>
<ul class="plain">${turns.map(
    ({ at, is, by, from }) =>
      html`<li>${view.times.clock(at)} <b>${by}</b> ${jobPage.turnKinds[is]} ${from && html`<small>(${from})</small>`}</li>`,
  )}</ul></details>`
}
