/** The lists of a hand-over, as they are now or as they were signed. */
import type {
  DeskJob,
  HandOverJobs,
  HandOverLists,
  ShiftNote,
  TestLine,
} from '../../backend/desk.ts'
import { attributes, type Html, html, type Shown } from '../../html.ts'
import type { View } from '../../view.ts'
import { badge } from '../../views/badge.ts'
import { card } from '../../views/card.ts'
import { icon } from '../../views/icon.ts'
import { typeWord } from '../../views/job-badges.ts'
import { table } from '../../views/table.ts'
import { testSubject } from './test-form.ts'

/** What can be done on the page; of a signed hand-over nothing. */
export type Doing = { readonly test: Html | undefined }

export function handOverLists(view: View, lists: HandOverLists, doing?: Doing): Html {
  const { handOver: words } = view.text
  const { waiting, owned, silent, onTest, notes } = lists
  const cards = [
    { id: 'notes', list: notes.length, body: noteList(view, notes, doing !== undefined) },
    {
      id: 'waiting',
      list: waiting.count,
      body: jobTable(view, {
        ...{ caption: words.waiting, none: words.noWaiting },
        ...{ list: waiting, take: doing !== undefined },
      }),
    },
    { id: 'silent', list: silent.length, body: silentList(view, silent) },
    {
      id: 'onTest',
      list: onTest.length,
      body: html`${testList(view, onTest, doing?.test !== undefined)}${doing?.test}`,
    },
    {
      id: 'owned',
      list: owned.count,
      body: jobTable(view, {
        ...{ caption: words.owned, none: words.noOwned },
        ...{ list: owned, take: false },
      }),
    },
  ] as const
  return html`${cards.map(({ id, list, body }) =>
    card({ id: `hand-over-${id}`, title: words[id], count: view.times.number(list), body }),
  )}`
}

type JobTable = {
  readonly caption: string
  readonly none: string
  readonly list: HandOverJobs
  /** With a button that takes the job. */
  readonly take: boolean
}

function jobTable(view: View, { caption, none, list, take }: JobTable): Html {
  const { handOver: words, job: fields } = view.text
  const { jobs, count } = list
  const more = count - jobs.length
  if (jobs.length === 0) return noneLine(none)
  const { columns } = view.text.board
  const columnsShown = [
    {
      title: columns.job,
      cell: ({ id, number }: DeskJob) => html`<a href="/job/${id}">${number}</a>`,
    },
    { title: columns.site, cell: ({ site }: DeskJob) => html`<b>${site ?? fields.noSite}</b>` },
    { title: columns.request, cell: (job: DeskJob) => requestCell(view, job) },
    { title: columns.due, cell: (job: DeskJob) => dueCell(view, job) },
    { title: words.has, cell: (job: DeskJob) => ownerCell(view, job) },
    ...(take ? [{ title: words.take, cell: (job: DeskJob) => takeCell(view, job) }] : []),
  ]
  return html`${table({ caption, rows: jobs, columns: columnsShown })}
${more > 0 && html`<p><a href="/">${words.moreJobs(view.times.number(more))}</a></p>`}`
}

function requestCell(view: View, { type, request }: DeskJob): Html {
  return html`<div>${type && html`${typeWord(view, type)} `}${request && html`<small class="clamped">${request}</small>`}</div>`
}

function dueCell({ text, times }: View, { due }: DeskJob): Html | undefined {
  if (!due) return undefined
  return due.is === 'late'
    ? badge('loud', html`${text.board.late} ${times.relative(due.at)}`, 'clock')
    : badge('warn', html`${text.board.soon} ${times.relative(due.at)}`, 'clock')
}

function ownerCell({ text, times }: View, { owner, left }: DeskJob): Shown {
  if (owner)
    return html`<span class="hand-over-who">${owner.name} ${times.relative(owner.since)}</span>`
  if (!left) return undefined
  return html`<span class="hand-over-who">${badge('loud', text.handOver.left(left.name), 'person')} ${times.relative(left.at)}</span>`
}

function takeCell({ text }: View, { id, number }: DeskJob): Html {
  const { take, takeJob } = text.handOver
  return html`<form method="post" action="/job/${id}/take" class="actions"><button class="small"${attributes({ 'aria-label': takeJob(number) })}>${take}</button></form>`
}

function noteList(view: View, notes: readonly ShiftNote[], done: boolean): Html {
  const { handOver: words } = view.text
  if (notes.length === 0) return noneLine(words.noNotes)
  return html`<ul class="hand-over-list">${notes.map(({ id, text, by, at }) => {
    const label = words.doneNote(text.slice(0, 60))
    return html`<li id="note-${id}"><div><p class="text">${text}</p><small>${words.by(by)} ${view.times.moment(at)}</small></div>${
      done &&
      html`<form method="post" action="/hand-over/note/${id}/done" class="actions"><button class="small" aria-label="${label}">${icon('delivered')}${words.noteDone}</button></form>`
    }</li>`
  })}</ul>`
}

function testList(view: View, tests: readonly TestLine[], end: boolean): Html {
  const { handOver: words } = view.text
  if (tests.length === 0) return noneLine(words.noTests)
  return html`<ul class="hand-over-list">${tests.map((test) => {
    const { id, why, by, until, from, state, number, subject } = test
    const what = number ?? testSubject(subject)
    return html`<li id="test-${id}"><div><p><b>${what}</b> ${state === 'planned' && badge('quiet', words.planned, 'clock')} <span class="text">${why}</span></p>
<small>${state === 'planned' && html`${words.from} ${view.times.moment(from)} `}${words.until} ${view.times.moment(until)} ${words.by(by)}</small></div>${
      end &&
      state !== 'ended' &&
      html`<form method="post" action="/hand-over/test/${id}/end" class="actions"><button class="small" aria-label="${words.endTestOf(what)}">${words.endTest}</button></form>`
    }</li>`
  })}</ul>`
}

function silentList(view: View, silent: HandOverLists['silent']): Html {
  const { handOver: words } = view.text
  if (silent.length === 0) return noneLine(words.noSilent)
  return html`<ul class="hand-over-list">${silent.map(
    ({ code, name, since }) =>
      html`<li><div><p>${badge('loud', code, 'broken')} <b>${name}</b></p><small>${words.silentSince} ${view.times.moment(since)}</small></div></li>`,
  )}</ul>`
}

/** Nothing there is good news, and no place for a large box. */
function noneLine(words: string): Html {
  return html`<p class="none-line">${icon('good')}${words}</p>`
}
