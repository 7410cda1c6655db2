/** The assignments of a job: stages with when they happened and were entered, and the outcome. */
import type { AssignmentView, JobView, StageView } from '../../../protocol/job/view.ts'
import { type Html, html } from '../../html.ts'
import { mark, statusMark } from '../../views/mark.ts'
import { clock, moment } from '../../views/time.ts'
import { fieldList } from './field-list.ts'
import type { Reader } from './reader.ts'

export function assignments({ assignments: all }: JobView, reader: Reader): Html {
  if (all.length === 0) return html`<p>${mark('loud', 'nobody attends')}</p>`
  return html`${all.map((one) => assignment(one, reader))}`
}

function assignment(one: AssignmentView, reader: Reader): Html {
  const { id, code, name, status, ended, stages } = one
  return html`<section aria-labelledby="${id}">
<h2 id="${id}"><span class="code">${code}</span> ${name} ${statusMark(ended?.how ?? status)}</h2>
${waiting(one, reader.now)}
${stages.length > 0 && stageList(stages, reader)}
${fieldList(one.fields, reader)}
</section>`
}

/** How it ended, or what it waits for. */
function waiting({ ended, recall, mustConfirm, answerDueAt }: AssignmentView, now: number): Html {
  const called = 'recalled, not confirmed: a guard may still attend'
  return html`
${ended && html`<p>${ended.how} ${moment(ended.at, now)} ${quoted(ended.reason)}</p>`}
${recall && html`<p>${mark('loud', called)} ${quoted(recall.reason)} ${moment(recall.at, now)}</p>`}
${mustConfirm && html`<p>${mark('loud', 'closed by the issuer, not confirmed')}</p>`}
${answerDueAt && html`<p>${mark('warn', 'an answer is due')} ${moment(answerDueAt, now)}</p>`}`
}

function quoted(reason: string): Html | undefined {
  return reason === '' ? undefined : html`<q>${reason}</q>`
}

function stageList(stages: readonly StageView[], reader: Reader): Html {
  return html`<ol class="rows stages">${stages.map((stage) => stageRow(stage, reader))}</ol>`
}

function stageRow(line: StageView, { names, now }: Reader): Html {
  const { stage, reason, automatic, company, by, happenedAt, enteredAt, standing } = line
  const words = standing === 'withdrawn' ? html`<s>${stage}</s>` : html`<b>${stage}</b>`
  const marks = [
    standing !== 'counts' && mark('warn', standing),
    automatic && mark('quiet', 'automatic'),
  ]
  return html`<li class="${standing}">
<span>${words} ${marks}</span>
<span><span class="label">Happened</span> ${moment(happenedAt, now)}</span>
<span><span class="label">Entered</span> ${clock(enteredAt)}</span>
<span>${names.get(company)} ${by} ${quoted(reason)}</span>
</li>`
}
