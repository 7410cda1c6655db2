/**
 * What happened with a job, the newest first: what was reported, written, phoned and asked, each
 * with who, when it happened and when it was entered; struck through what was taken back.
 */
import type { EntryKind } from '../../../protocol/job/fields.ts'
import type { EntryLine } from '../../../protocol/job/fold.ts'
import type { AssignmentView, StageView } from '../../../protocol/job/view.ts'
import type { TimelineLine } from '../../backend/job.ts'
import { type Html, html } from '../../html.ts'
import { badge } from '../../views/badge.ts'
import { card, emptyState } from '../../views/card.ts'
import { type IconName, icon } from '../../views/icon.ts'
import { statusWord } from '../../views/job-badges.ts'
import { type TimelineItem, timeline } from '../../views/timeline.ts'
import { noteCard } from './job-note.ts'
import { sealState } from './job-seal.ts'
import { nameOf, type Reader, sentence } from './reader.ts'

/** Shown at once; the rest is one click away. */
const shown_max = 100

const signs: Readonly<Record<EntryKind, IconName>> = {
  note: 'note',
  attempt: 'phone',
  sealCheckAsked: 'seal',
  sealCheckAnswered: 'seal',
  doorSealPlaced: 'seal',
  doorSealFound: 'seal',
  attachment: 'attach',
}

export function jobTimeline(reader: Reader, { all }: { readonly all: boolean }): Html {
  const { view, sheet } = reader
  const { job, jobPage } = view.text
  const items = timelineItems(reader)
  const shown = all ? items : items.slice(0, shown_max)
  return card({
    id: 'timeline',
    title: job.timeline,
    count: view.times.number(items.length),
    body: html`${noteCard(reader)}
${items.length === 0 ? emptyState(job.nothingWritten) : timeline(view, shown)}
${shown.length < items.length && html`<p><a href="/job/${sheet.job.id}?all=1">${jobPage.showAll(view.times.number(items.length))}</a></p>`}`,
  })
}

/** The newest first, by when it happened. */
export function timelineItems(reader: Reader): TimelineItem[] {
  const { sheet } = reader
  return [
    ...sheet.timeline.map((line) => entryItem(reader, line)),
    ...sheet.job.assignments.flatMap((one) => assignmentItems(reader, one)),
  ].sort((a, b) => b.happenedAt - a.happenedAt || b.enteredAt - a.enteredAt)
}

function entryItem(reader: Reader, line: TimelineLine): TimelineItem {
  const { kind, company, by, byGuest, happenedAt, enteredAt, withdrawnBy, internal } = line
  const { view } = reader
  const { job, jobPage } = view.text
  const known = kind === 'unknown' || kind === 'withdrawal' ? undefined : kind
  const isOurs = company === reader.sheet.own && !withdrawnBy && !internal && known !== undefined
  return {
    id: `line-${line.id.slice(0, 16)}-${line.slot}`,
    sign: internal ? 'seal' : known ? signs[known] : 'info',
    title: known ? job.entries[known] : job.updateNeeded,
    body: contentOf(reader, line),
    who: html`${nameOf(reader, company)} ${by} ${byGuest && html`<small>${job.byGuest(byGuest)}</small>`}`,
    happenedAt,
    enteredAt,
    struck: withdrawnBy !== undefined,
    internal,
    marks: html`${withdrawnBy && html`${badge('quiet', job.standings.withdrawn)} <small>${withdrawnBy.by} ${view.times.clock(withdrawnBy.happenedAt)}</small>`}
${internal && badge('warn', jobPage.neverLeaves(view.company?.code ?? ''), 'seal')}
${line.standing !== 'counts' && badge('warn', job.standings[line.standing], 'clock')}
${isOurs && kind !== 'attachment' && takeBackLink(reader, by, `delta=${line.id}&slot=${line.slot}`)}`,
  }
}

function takeBackLink({ sheet, view, may }: Reader, by: string, query: string): Html | undefined {
  if (!may.takeBack(by) || may.frozen) return undefined
  const words = view.text.jobAct.takeBack.link
  return html`<a class="take-back" href="/job/${sheet.job.id}/take-back?${query}" aria-label="${words}" title="${words}">${icon('undo')}</a>`
}

function contentOf(reader: Reader, { content, kind }: EntryLine): Html {
  const { job } = reader.view.text
  switch (content.is) {
    case 'entry': {
      const { text, items } = content
      const sealed = kind === 'sealCheckAnswered' && items.length === 0
      const words = kind === 'doorSealFound' ? sealState(reader, text) : text
      const shown = kind === 'attachment' ? [] : items
      return html`<span class="text">${words}</span> ${sealed && badge('good', job.allSealed, 'seal')}
${shown.map((one) => html`<span class="item">${one}</span> `)}`
    }
    case 'removed':
      return html`<em>${job.removed}</em>`
    case 'unknown':
      return html`<em>${job.updateNeeded}</em>`
    default:
      return content satisfies never
  }
}

/** How an assignment began, what was reported on it, and how it ended. */
function assignmentItems(reader: Reader, one: AssignmentView): TimelineItem[] {
  const { jobPage } = reader.view.text
  const { id, name, code, granter, openedAt, ended, stages } = one
  const opened: TimelineItem = {
    id: `opened-${id.slice(0, 16)}`,
    sign: 'sent',
    title: granter ? jobPage.given(name || code) : jobPage.attends(name || code),
    who: nameOf(reader, granter ?? one.holder),
    happenedAt: openedAt,
    enteredAt: openedAt,
  }
  const isStage = ended && stages.some((stage) => stage.id === ended.id)
  return [
    opened,
    ...stages.map((stage) => stageItem(reader, one, stage)),
    ...(ended && !isStage ? [endedItem(reader, one, ended)] : []),
    ...(one.recall ? [recallItem(reader, one, one.recall)] : []),
  ]
}

function stageItem(reader: Reader, one: AssignmentView, stage: StageView): TimelineItem {
  const { job } = reader.view.text
  const { standing, reason, automatic, company, by, happenedAt, enteredAt } = stage
  const isOurs = company === reader.sheet.own && standing === 'counts' && !automatic
  const canGoBack = isOurs && !(one.ended && reader.may.frozen)
  return {
    id: `stage-${stage.id.slice(0, 16)}`,
    sign: stageSigns[stage.stage] ?? 'delivered',
    title:
      standing === 'withdrawn'
        ? html`<s>${sentence(statusWord(reader.view, stage.stage))}</s>`
        : sentence(statusWord(reader.view, stage.stage)),
    ...(reason === '' ? {} : { body: html`<q>${reason}</q>` }),
    who: html`${nameOf(reader, company)} ${by}`,
    happenedAt,
    enteredAt,
    struck: standing === 'withdrawn',
    marks: html`${standing !== 'counts' && badge(standing === 'late' ? 'warn' : 'quiet', job.standings[standing])}
${automatic && badge('quiet', job.automatic)}
${canGoBack && takeBackLink(reader, by, `delta=${stage.id}`)}`,
  }
}

const stageSigns: Readonly<Record<string, IconName>> = {
  received: 'delivered',
  accepted: 'good',
  despatched: 'sent',
  'en route': 'car',
  'on site': 'site',
  'off site': 'car',
  complete: 'good',
  abandoned: 'loud',
  'stood down': 'undo',
}

function endedItem(
  reader: Reader,
  one: AssignmentView,
  ended: NonNullable<AssignmentView['ended']>,
): TimelineItem {
  const of = one.name || one.code
  return {
    id: `ended-${one.id.slice(0, 16)}`,
    sign: 'close',
    title: `${sentence(statusWord(reader.view, ended.how))}: ${of}`,
    ...(ended.reason === '' ? {} : { body: html`<q>${ended.reason}</q>` }),
    who: nameOf(reader, ended.company),
    happenedAt: ended.at,
    enteredAt: ended.at,
  }
}

function recallItem(
  reader: Reader,
  one: AssignmentView,
  recall: NonNullable<AssignmentView['recall']>,
): TimelineItem {
  const { job } = reader.view.text
  return {
    id: `recall-${one.id.slice(0, 16)}`,
    sign: 'undo',
    title: `${sentence(statusWord(reader.view, 'recalled'))}: ${one.name || one.code}`,
    ...(recall.reason === '' ? {} : { body: html`<q>${recall.reason}</q>` }),
    who: nameOf(reader, one.granter),
    happenedAt: recall.at,
    enteredAt: recall.at,
    // Until somebody there confirms.
    ...(one.ended ? {} : { marks: badge('warn', job.attention['guard may still attend']) }),
  }
}
