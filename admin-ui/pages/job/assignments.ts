/** Who attends: each assignment with its stages and times, what it waits for, and what can be done. */
import type { StageKind } from '../../../protocol/delta/delta.ts'
import type { AssignmentView } from '../../../protocol/job/view.ts'
import { type Html, html } from '../../html.ts'
import { badge } from '../../views/badge.ts'
import { card } from '../../views/card.ts'
import { statusBadge, statusWord } from '../../views/job-badges.ts'
import { message } from '../../views/message.ts'
import { entered_at_once_ms } from '../../views/timeline.ts'
import { fieldList } from './field-list.ts'
import { attendForm } from './job-answer.ts'
import { visitCode, visitCodeForm } from './job-code.ts'
import { abandonForm, recallForm, standDownForm } from './job-end.ts'
import { runForm } from './job-pass.ts'
import { stageForm } from './job-stage.ts'
import { opener, sheet as popover } from './popover.ts'
import { isOurs } from './possible.ts'
import type { Reader } from './reader.ts'

/** As they follow each other on a visit. */
const rail: readonly StageKind[] = [
  'accepted',
  'despatched',
  'en route',
  'on site',
  'off site',
  'complete',
]

export function assignments(reader: Reader): Html {
  const { sheet, view, may } = reader
  const all = sheet.job.assignments
  if (all.length === 0) {
    return card({
      id: 'assignments',
      title: view.text.job.assignments,
      body: html`${message('loud', view.text.job.nobody)}${may.attend && attendForm(reader).body}`,
    })
  }
  return html`${all.map((one) => assignment(reader, one))}`
}

function assignment(reader: Reader, one: AssignmentView): Html {
  const { view, may } = reader
  const { id, code, name, status, ended, fields } = one
  const run = fields.run?.value
  return card({
    id: `assignment-${id.slice(0, 16)}`,
    title: name || code,
    aside: html`${typeof run === 'string' && run !== '' && badge('info', html`${view.text.job.fields.run} <b>${run}</b>`, 'car')}
${statusBadge(view, ended?.how ?? status)}`,
    body: html`${waiting(reader, one)}
${visitCode(reader, one)}
${stageRail(reader, one)}
${may.report && may.attended.includes(one) && !may.frozen && stageForm(reader, one)}
${actions(reader, one)}
${fieldList(reader, { of: fields, assignment: id, without: ['run'] })}`,
  })
}

/** How it ended, or what it waits for. */
function waiting(
  { view, sheet }: Reader,
  { ended, recall, mustConfirm, answerDueAt, tied, granter }: AssignmentView,
): Html {
  const { text, times } = view
  const asked = granter === sheet.own ? text.jobPage.answerDueThere : text.jobPage.answerDueHere
  return html`
${ended && html`<p>${statusWord(view, ended.how)} ${times.moment(ended.at)} ${quoted(ended.reason)}</p>`}
${recall && !ended && message('loud', html`${text.job.recalledHere} ${quoted(recall.reason)} ${times.moment(recall.at)}`)}
${mustConfirm && message('loud', text.job.closedHere)}
${answerDueAt && !ended && message(answerDueAt <= times.now ? 'loud' : 'warn', html`${asked} ${times.moment(answerDueAt)}`)}
${tied && !ended && message('info', html`${text.jobPage.servedBy} <a href="/job/${tied}">${text.jobPage.thatJob}</a>`)}`
}

function quoted(reason: string): Html | undefined {
  return reason === '' ? undefined : html`<q>${reason}</q>`
}

/** The stages in a row, each with the time at which it happened; what was not reached is pale. */
function stageRail({ view }: Reader, { stages }: AssignmentView): Html {
  const step = (stage: StageKind) => {
    const reached = stages.findLast((one) => one.stage === stage && one.standing === 'counts')
    const lateBy = reached && reached.enteredAt - reached.happenedAt
    return html`<li class="${reached ? 'reached' : 'open'}"><span class="stage-name">${statusWord(view, stage)}</span>
<span class="stage-time">${reached ? view.times.clock(reached.happenedAt) : '–'}</span>
${lateBy !== undefined && lateBy > entered_at_once_ms && html`<small>${view.text.time.enteredLate} ${view.times.clock(reached?.enteredAt ?? 0)}</small>`}</li>`
  }
  return html`<ol class="rail">${rail.map(step)}</ol>`
}

/** What can be done with this assignment: ours to run and end, one that we gave to recall. */
function actions(reader: Reader, one: AssignmentView): Html | undefined {
  const { view, may, sheet } = reader
  const { jobAct } = view.text
  const short = one.id.slice(0, 8)
  const isMine = isOurs(one, sheet.own) && !one.ended && may.dispatch && !may.frozen
  const attended = isMine && may.attended.includes(one)
  const canRecall = may.recall.includes(one)
  if (!isMine && !canRecall) return undefined
  const sheets: [string, Parameters<typeof opener>[1], ReturnType<typeof runForm>][] = [
    ...(isMine
      ? [pairOf(`sheet-run-${short}`, { words: jobAct.run.button, sign: 'car' }, runForm(one.id))]
      : []),
    ...(attended
      ? [
          pairOf(`sheet-stand-${short}`, { words: jobAct.standDown.button }, standDownForm(one.id)),
          pairOf(`sheet-abandon-${short}`, { words: jobAct.abandon.button }, abandonForm(one.id)),
        ]
      : []),
    ...(canRecall
      ? [pairOf(`sheet-recall-${short}`, { words: jobAct.recall.button }, recallForm(one.id))]
      : []),
    // A guest, who has no link, is told by phone.
    ...(canRecall && one.holder
      ? [pairOf(`sheet-code-${short}`, { words: jobAct.visitCode.button }, visitCodeForm(one.id))]
      : []),
  ]
  return html`<p class="actions quiet-actions">${sheets.map(([id, words]) => opener(id, words))}
<a class="button" href="/job/${sheet.job.id}/edit/${one.id}">${jobAct.edit.assignment}</a></p>
${sheets.map(([id, , form]) => popover(view, { id, ...form(reader) }))}`
}

function pairOf(
  id: string,
  words: Parameters<typeof opener>[1],
  form: ReturnType<typeof runForm>,
): [string, Parameters<typeof opener>[1], ReturnType<typeof runForm>] {
  return [id, words, form]
}
