/** Above the rows: tabs, search and filters, what wants somebody by kind, and saved filters. */
import { attentions } from '../../../protocol/job/attention.ts'
import type { BoardCounts, BoardQuery } from '../../backend/board.ts'
import type { LinkLine } from '../../backend/link.ts'
import type { SavedFilter } from '../../backend/user.ts'
import type { Filled } from '../../form.ts'
import { attributes, type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { icon } from '../../views/icon.ts'
import { attentionBadges, typeWord } from '../../views/job-badges.ts'
import { tabs } from '../../views/pager.ts'
import { filterPanel } from './board-filter.ts'
import { countWords } from './board-list.ts'
import { type Asked, type BoardTab, dayFields, tabOf, without } from './board-query.ts'

export type BoardBar = {
  readonly asked: Asked
  readonly counts: BoardCounts
  readonly links: readonly LinkLine[]
  readonly filters: readonly SavedFilter[]
  /** The query as saved filters have it. */
  readonly printed: string
  /** Of saved ones. */
  readonly hrefOfFilter: (filter: SavedFilter) => string
  /** The name under which it could not be saved. */
  readonly naming?: Filled | undefined
}

export function boardBar(view: View, bar: BoardBar): Html {
  const { text, actor } = view
  const { board } = text
  return html`<div class="board-bar">
${boardTabs(view, bar)}
${searchForm(view, bar)}
${actor?.may('dispatch') && html`<a class="button primary" href="/job/new" data-key="n" data-key-help="${board.newJob}">${icon('add')}${board.newJob}</a>`}
</div>
${picks(view, bar)}`
}

/** Lists by state, then what this user has saved. */
function boardTabs(view: View, { asked, counts, filters, printed, hrefOfFilter }: BoardBar): Html {
  const { board } = view.text
  const kept = without(asked.query, 'lives', 'mine', 'attention')
  const isSearch = asked.query.text !== undefined
  const saved = filters.find(({ query }) => query === printed)
  const current = saved ? undefined : tabOf(asked.query)
  const shown: readonly (readonly [BoardTab, BoardQuery, string?])[] = [
    // While words are looked for, a query that names no state is looked for in all jobs.
    ['goingOn', isSearch ? { ...kept, lives: 'going on' } : kept, countWords(view, counts.goingOn)],
    ['mine', { ...kept, mine: true }, countWords(view, counts.mine)],
    ['ended', { ...kept, lives: 'ended' }, countWords(view, counts.ended)],
    ['all', { ...kept, lives: 'all' }],
  ]
  const lists = shown.map(([tab, query, count]) => ({
    href: asked.href(query),
    words: board.tabs[tab],
    current: tab === current,
    ...(count === undefined ? {} : { count }),
  }))
  const own = filters.map((filter) => ({
    href: hrefOfFilter(filter),
    words: filter.name,
    current: filter === saved,
  }))
  return tabs(board.lists, [...lists, ...own])
}

/**
 * Without script a form; with it the rows follow while somebody types. It stays as it is while the
 * board around it refreshes: what is typed and what is open are its reader's.
 */
function searchForm(view: View, { asked, links }: BoardBar): Html {
  const { board } = view.text
  const live = {
    'hx-get': '/',
    'hx-target': '#board',
    'hx-swap': 'outerMorph',
    'hx-replace-url': 'true',
    'hx-sync': '#board:replace',
    'hx-trigger': 'submit, change, input changed delay:200ms from:#board-text',
  }
  return html`<form id="board-form" class="board-form" method="get" action="/" role="search" hx-morph-skip${attributes(live)}>
<span class="board-search">${icon('search')}<label class="unseen" for="board-text">${board.search}</label>
<input type="search" id="board-text" name="text" placeholder="${board.searchHint}" data-search autocomplete="off" spellcheck="false"${attributes({ value: asked.query.text, maxlength: text_chars_max })}></span>
${filterPanel(view, asked.query, links)}
</form>`
}

/** Past what anybody looks for. */
const text_chars_max = 200

/** One click each: what wants somebody by kind, what is filtered, and what was saved. */
function picks(view: View, bar: BoardBar): Html {
  const all = [...wantingPicks(view, bar), ...activePicks(view, bar)]
  return html`<nav id="board-picks" class="picks" aria-label="${view.text.board.filter}"><ul class="picks-list">${all.map(
    (one) => html`<li>${one}</li>`,
  )}</ul>${keepForm(view, bar)}</nav>`
}

function wantingPicks(view: View, { asked, counts }: BoardBar): Html[] {
  const { query, href } = asked
  const kept = without(query, 'attention', 'lives')
  return attentions
    .filter((what) => counts.wanting[what].count > 0 || query.attention === what)
    .map((what) => {
      const isCurrent = query.attention === what
      const to = href(isCurrent ? kept : { ...kept, attention: what })
      const count = countWords(view, counts.wanting[what])
      const aria = attributes({ 'aria-current': isCurrent && 'true' })
      return html`<a class="pick" href="${to}"${aria}>${attentionBadges(view, [what])}<b>${count}</b></a>`
    })
}

/** What is filtered by, each taken away with a click. */
function activePicks(view: View, { asked, links }: BoardBar): Html[] {
  const { query, href } = asked
  return activeParts(view, query, links).map(([words, ...names]) => {
    const label = view.text.board.without(words)
    return html`<a class="pick active" href="${href(without(query, ...names))}" aria-label="${label}" title="${label}">${words}${icon('close')}</a>`
  })
}

type ActivePart = readonly [words: string, ...names: (keyof BoardQuery)[]]

function activeParts(
  view: View,
  query: BoardQuery,
  links: readonly LinkLine[],
): readonly ActivePart[] {
  const { board, job } = view.text
  const { type, company, as, priority, site, lives } = query
  const { from, to } = dayFields(query, view.times)
  const parts: ActivePart[] = []
  if (lives && lives !== 'going on' && lives !== 'ended' && lives !== 'all') {
    parts.push([job.lives[lives], 'lives'])
  }
  if (type !== undefined) parts.push([typeWord(view, type), 'type'])
  if (company !== undefined) {
    const link = links.find((one) => one.company === company)
    const name = link?.name ?? view.text.words.unknown
    parts.push([as ? `${board.as[as]}: ${name}` : name, 'company', 'as'])
  }
  if (priority !== undefined) parts.push([board.priority(String(priority)), 'priority'])
  if (site !== undefined) parts.push([board.atSite(site), 'site'])
  for (const flag of ['overdue', 'onSite', 'unaccepted'] as const) {
    if (query[flag]) parts.push([board.fields[flag], flag])
  }
  if (query.from !== undefined) parts.push([board.since(from), 'from'])
  if (query.to !== undefined) parts.push([board.until(to), 'to'])
  return parts
}

/** Under a name the filter becomes a list of one's own; one that has a name can be let go. */
function keepForm({ text }: View, { filters, printed, naming }: BoardBar): Html | undefined {
  if (printed === '') return undefined
  const { board, words } = text
  const query = html`<input type="hidden" name="query" value="${printed}">`
  const saved = filters.find((one) => one.query === printed)
  if (saved) {
    return html`<form method="post" action="/board/filter/drop" class="pick-form">${query}<input type="hidden" name="name" value="${saved.name}">
<button class="small bare">${icon('close')}${board.dropFilter}</button></form>`
  }
  const fault = naming?.faults.name
  const typed = attributes({
    value: naming && String(naming.typed.name ?? ''),
    'aria-invalid': fault && 'true',
    'aria-describedby': fault && 'filter-name-fault',
  })
  return html`<form method="post" action="/board/filter" class="pick-form">${query}
<label class="unseen" for="filter-name">${board.saveAs}</label>
<input id="filter-name" name="name" required maxlength="${filter_name_chars_max}" placeholder="${board.saveAs}" autocomplete="off"${typed}>
<button class="small">${words.save}</button>${fault && html`<p class="fault" id="filter-name-fault">${icon('loud')}${fault}</p>`}</form>`
}

/** As the node has it for the names of filters. */
const filter_name_chars_max = 60
