/** A job as the guard on the phone has it: where, what, the next stage under the thumb. */
import { isOfRun } from '../../../protocol/job/run.ts'
import type { AssignmentView } from '../../../protocol/job/view.ts'
import { attributes, type Html, html } from '../../html.ts'
import { notFound, page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import { card, emptyState } from '../../views/card.ts'
import { textArea } from '../../views/field.ts'
import { icon } from '../../views/icon.ts'
import { lifeBadge, statusBadge, statusWord, typeWord } from '../../views/job-badges.ts'
import { layout } from '../../views/layout.ts'
import { message } from '../../views/message.ts'
import { timeline } from '../../views/timeline.ts'
import { hrefOf } from '../board/board-query.ts'
import { jobScripts, postForm } from './job-act.ts'
import { hiddenAssignment } from './job-answer.ts'
import { visitCode } from './job-code.ts'
import { addFile, fileCard } from './job-file-list.ts'
import { doorSealForm, sealAskForm } from './job-seal.ts'
import { seenPath } from './job-seen.ts'
import { addressOf, guardSite, waysThere } from './job-site.ts'
import { nextStage } from './job-stage.ts'
import { timelineItems } from './job-timeline.ts'
import { opener, sheet as popover } from './popover.ts'
import { type Reader, readerOf, sentence } from './reader.ts'

const lines_shown_max = 20
/** Jobs of one run that are shown with their buttons; nobody drives to more in a night. */
const jobs_shown_max = 12
const note_chars_max = 4000

export function guardPage(reader: Reader, mark: Html | undefined): Html {
  const { view, sheet, may } = reader
  const { id, number } = sheet.job
  return layout(view, {
    title: number,
    width: 'narrow',
    body: html`<p><a href="/run">${icon('previous')}${view.text.jobPage.guard.all}</a></p>
<div id="job" class="job guard"${attributes({ 'data-seen': seenPath(reader) })} data-live="${id} ${sheet.site?.id} desk" hx-get="/job/${id}" hx-trigger="live" hx-select="#job">
${guardHead(reader)}
${guardSite(reader)}
${may.ours.map((one) => visitCode(reader, one))}
${sheet.job.sealChecks.length > 0 && message('warn', view.text.jobPage.guard.sealWaiting)}
${bigButtons(reader)}
${guardActions(reader)}
${card({ id: 'timeline', title: view.text.job.timeline, body: timeline(view, timelineItems(reader).slice(0, lines_shown_max)) })}
${sheet.files.length > 0 && fileCard(reader)}
</div>${mark}
${jobScripts(view)}`,
  })
}

function guardHead(reader: Reader): Html {
  const { view, sheet } = reader
  const { fields, number, life } = sheet.job
  const text = (name: 'siteName' | 'request' | 'type' | 'caller') => {
    const value = fields[name]?.value
    return typeof value === 'string' ? value : ''
  }
  return html`<header class="guard-head"><p class="marks"><b>${number}</b> ${lifeBadge(view, life)}
${text('type') && html`<span class="type">${typeWord(view, text('type'))}</span>`}</p>
<h1 class="text">${text('siteName') || view.text.job.noSite}</h1>
<p class="guard-address"><span class="text">${addressOf(sheet.job)}</span> ${waysThere(reader)}</p>
${text('request') && html`<p class="guard-request text">${text('request')}</p>`}
${text('caller') && html`<p><small>${view.text.job.fields.caller}</small> ${text('caller')}</p>`}</header>`
}

/** One tap reports the next stage, now; the time can be put right in the control room. */
function bigButtons(reader: Reader): Html {
  const { view, may, sheet } = reader
  const mine = ownAssignment(reader)
  if (!may.report || !mine || may.frozen) {
    return message('info', view.text.jobPage.guard.over)
  }
  const next = nextStage(mine)
  return html`<section class="big-buttons" aria-label="${view.text.job.assignments}">
<p>${statusBadge(view, mine.ended?.how ?? mine.status)}</p>
${next ? bigButton(reader, mine, next) : message('good', view.text.jobPage.guard.allReported)}
${sheet.missing.some(({ needs }) => needs.length > 0) && html`<p class="hint">${view.text.jobPage.guard.completeThere}</p>`}
</section>`
}

/** Of the guard's run, as far as it goes on. */
function ownAssignment({ may, sheet, view }: Reader): AssignmentView | undefined {
  return may.ours.find((one) => isOfRun(one, view.actor?.run ?? '', sheet.own))
}

function bigButton(reader: Reader, one: AssignmentView, next: string): Html {
  return postForm(reader, {
    to: 'stage',
    id: `form-next-${one.id.slice(0, 8)}`,
    body: html`${hiddenAssignment(one.id)}<button type="submit" class="primary big" name="stage" value="${next}" data-key="s">${icon(next === 'on site' ? 'site' : 'car')}${sentence(statusWord(reader.view, next))}</button>`,
  })
}

/** Note, seal check and photo: each one tap away. */
function guardActions(reader: Reader): Html {
  const { view, may } = reader
  if (!may.report) return html``
  const { jobAct } = view.text
  const note = postForm(reader, {
    to: 'note',
    id: 'form-note',
    body: html`${textArea(view, { name: 'text', label: jobAct.note.label, required: true, rows: 2, maxlength: note_chars_max, idPrefix: 'note' })}
<button type="submit" name="for" value="all" class="big">${icon('note')}${jobAct.note.send}</button>`,
  })
  return html`<section class="guard-actions">${note}
${
  !may.frozen &&
  html`<div class="actions">${opener('sheet-seal-ask', { words: jobAct.sealAsk.button, sign: 'seal' })}
${opener('sheet-door', { words: jobAct.doorSeal.button, sign: 'seal' })}</div>`
}
${addFile(reader, { capture: true })}
${popover(view, { id: 'sheet-seal-ask', ...sealAskForm(reader) })}
${popover(view, { id: 'sheet-door', ...doorSealForm(reader) })}</section>`
}

/** The jobs of one's run that go on, each with its next stage. */
export async function runShow({ actor, backend, view }: Call): Promise<Reply> {
  if (actor.role !== 'guard') return notFound
  const { rows } = await backend.board.page(actor, {}, { limit: jobs_shown_max })
  const sheets = await Promise.all(rows.map(({ id }) => backend.jobs.sheet(actor, id)))
  const readers = sheets.flatMap((sheet) => (sheet ? [readerOf(view, sheet)] : []))
  const { guard } = view.text.jobPage
  return page(
    layout(view, {
      title: guard.all,
      width: 'narrow',
      refresh: 60,
      body: html`<h1>${guard.title(actor.run ?? '')}</h1>
<div id="run" class="guard" data-live="*" hx-get="/run" hx-trigger="live" hx-select="#run">
${readers.length === 0 ? emptyState(guard.none, guard.noneHint) : readers.map(runJob)}</div>
<p><a href="${hrefOf(backend.board, { lives: 'all' })}">${guard.earlier}${icon('next')}</a></p>`,
    }),
  )
}

function runJob(reader: Reader): Html {
  const { id } = reader.sheet.job
  const mine = ownAssignment(reader)
  const next = mine && nextStage(mine)
  return html`<article class="card run-job"${attributes({ id: `run-${id.slice(0, 16)}` })}>${guardHead(reader)}
${mine && next && bigButton(reader, mine, next)}
<p class="actions"><a class="button" href="/job/${id}">${reader.view.text.jobPage.guard.open}${icon('next')}</a></p></article>`
}
