/** The rows of the board under their headings, what stands there when there are none, and pages. */
import type { BoardCounts, BoardPage } from '../../backend/board.ts'
import { type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { emptyState } from '../../views/card.ts'
import { icon } from '../../views/icon.ts'
import { pager } from '../../views/pager.ts'
import { type Asked, isByUrgency, tabOf, without } from './board-query.ts'
import { type BoardLine, boardRow } from './board-row.ts'

export type BoardList = {
  readonly asked: Asked
  readonly page: BoardPage
  readonly lines: readonly BoardLine[]
  readonly counts: BoardCounts
}

export function boardList(view: View, list: BoardList): Html {
  const { asked, page, lines } = list
  const { board } = view.text
  const older = page.next === undefined ? undefined : asked.href(asked.query, page.next)
  return html`${foundLine(view, list)}
${lines.length === 0 ? noRows(view, list) : boardTable(view, groupsOf(view, list), isByUrgency(asked.query))}
${
  page.lookedBackTo !== undefined &&
  html`<p class="hint">${board.lookedBackTo(view.times.day(page.lookedBackTo))} ${older && html`<a href="${older}">${board.goOn}</a>`}</p>`
}${page.unread && html`<p class="hint">${board.unread(countWords(view, page.unread))}</p>`}
${pager(view, { newer: asked.cursor === undefined ? undefined : asked.href(asked.query), older })}`
}

/** How many were counted; of more than that a plus says so. */
export function countWords(
  { text, times }: View,
  { count, more }: { readonly count: number; readonly more: boolean },
): string {
  const number = times.number(count)
  return more ? text.board.atLeast(number) : number
}

/** Told to who can't see the rows, too. Empty where nothing was looked for. */
function foundLine({ text, times }: View, { asked, page, lines }: BoardList): Html {
  const { board } = text
  const number = times.number(lines.length)
  const found = page.next === undefined ? board.found(number) : board.foundMore(number)
  const words = page.noWords ? board.noWords : found
  const isSearch = asked.query.text !== undefined && asked.cursor === undefined
  const seen = lines.length > 0 && isSearch ? 'hint' : 'unseen'
  return html`<p id="board-found" class="${seen}" role="status">${isSearch && words}</p>`
}

type Group = {
  readonly id: string
  readonly title: string
  readonly lines: readonly BoardLine[]
  /** How many there are; absent where that is not known. */
  readonly count?: string | undefined
  /** Said in the place of rows. */
  readonly none?: string
}

function groupsOf(view: View, { asked, page, lines, counts }: BoardList): readonly Group[] {
  const { groups, quiet } = view.text.board
  const { query, cursor } = asked
  // The whole list is on this page.
  const counted = (shown: readonly BoardLine[]) =>
    cursor === undefined && page.next === undefined ? view.times.number(shown.length) : undefined
  if (!isByUrgency(query)) {
    const id = query.text === undefined && tabOf(query) === 'ended' ? 'ended' : 'found'
    return [{ id, title: groups[id], lines, count: counted(lines) }]
  }
  const loud = lines.filter(needsSomebody)
  const calm = lines.filter((line) => !needsSomebody(line))
  // On later pages, and among jobs that were asked for, that there is none says nothing.
  const isWhole = cursor === undefined && Object.keys(query).length === 0
  const count = counted(loud) ?? (isWhole ? countWords(view, counts.attention) : undefined)
  const all: readonly Group[] = [
    { id: 'attention', title: groups.attention, lines: loud, none: quiet, count },
    { id: 'calm', title: groups.calm, lines: calm, count: counted(calm) },
  ]
  return all.filter(({ lines, none }) => lines.length > 0 || (none !== undefined && isWhole))
}

function needsSomebody({ row, desk }: BoardLine): boolean {
  return row.attention.length > 0 || desk?.left !== undefined
}

const columnClasses = {
  attention: 'jobs-attention',
  response: 'jobs-response',
  job: 'jobs-number',
  site: 'jobs-site',
  request: 'jobs-request',
  parties: 'jobs-parties',
  due: 'jobs-due',
  owner: 'jobs-owner',
  received: 'jobs-received',
  actions: 'jobs-actions',
}

/** `clocks`: of jobs that go on, with what runs for them; else the day stands in its place. */
export function boardTable(view: View, groups: readonly Group[], clocks: boolean): Html {
  const { columns, title } = view.text.board
  const names = Object.entries(columns).map(
    ([name, words]) =>
      html`<th scope="col" class="${columnClasses[name as keyof typeof columns]}">${
        name === 'actions' ? html`<span class="unseen">${words}</span>` : words
      }</th>`,
  )
  return html`<table class="jobs${!clocks && ' mixed'}" data-rows><caption class="unseen">${title}</caption>
<thead><tr>${names}</tr></thead>
${groups.map((group) => groupBody(view, group, names.length))}
</table>`
}

function groupBody(view: View, { id, title, lines, count, none }: Group, columns: number): Html {
  return html`<tbody id="group-${id}">
<tr class="jobs-group"><th scope="rowgroup" colspan="${columns}">${title} <small>${count}</small></th></tr>
${lines.length === 0 && html`<tr class="jobs-none"><td colspan="${columns}">${icon('good')} ${none}</td></tr>`}
${lines.map((line) => boardRow(view, line))}
</tbody>`
}

function noRows({ text }: View, { asked, page }: BoardList): Html {
  const { board } = text
  const { query, href } = asked
  if (page.noWords) return emptyState(board.noWords, board.noWordsHint)
  if (query.text !== undefined) {
    const everywhere = query.lives !== undefined && query.lives !== 'all'
    const inAll = href({ ...without(query, 'lives', 'attention', 'mine'), lives: 'all' })
    return emptyState(
      board.noneFound,
      html`${board.noneFoundHint}${everywhere && html` <a href="${inAll}">${board.lookInAll}</a>`}`,
    )
  }
  const isWhole = Object.keys(query).length === 0
  return isWhole
    ? emptyState(board.empty, board.emptyHint)
    : emptyState(board.noneFits, board.noneFitsHint)
}
