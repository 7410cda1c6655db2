/** The sheet of filters: every part of a board's query that has no tab of its own. */
import { jobTypes } from '../../../protocol/job/fields.ts'
import type { BoardQuery } from '../../backend/board.ts'
import type { LinkLine } from '../../backend/link.ts'
import { type Html, html } from '../../html.ts'
import type { View } from '../../view.ts'
import { checkbox, field, select, submit } from '../../views/field.ts'
import { icon } from '../../views/icon.ts'
import { typeWord } from '../../views/job-badges.ts'
import { priorities } from '../job/job-fields.ts'
import { dayFields } from './board-query.ts'

export function filterPanel(view: View, query: BoardQuery, links: readonly LinkLine[]): Html {
  const { board, job, words } = view.text
  const common = { idPrefix: 'board' } as const
  const days = dayFields(query, view.times)
  const parts = Object.entries(board.as).map(([value, words]) => ({ value, words }))
  const lives = (['open', 'unassigned', 'complete', 'cancelled'] as const).map((value) => ({
    value,
    words: job.lives[value],
  }))
  return html`<details class="board-filter"><summary class="button">${icon('settings')}<span>${board.filter}</span></summary>
<div class="board-sheet">
${hidden('attention', query.attention)}
${select(view, { ...common, name: 'lives', label: board.fields.lives, choices: withState(view, query, lives), empty: board.livesDefault, ...given(query.lives) })}
${select(view, { ...common, name: 'type', label: board.fields.type, choices: jobTypes.map((value) => ({ value, words: typeWord(view, value) })), empty: board.all, ...given(query.type) })}
${select(view, { ...common, name: 'company', label: board.fields.company, choices: links.map(({ company, code, name }) => ({ value: company, words: `${code} ${name}` })), empty: board.all, ...given(query.company) })}
${select(view, { ...common, name: 'as', label: board.fields.as, choices: parts, empty: board.all, ...given(query.as) })}
${field(view, { ...common, name: 'site', label: board.fields.site, ...given(query.site) })}
${select(view, { ...common, name: 'priority', label: board.fields.priority, choices: priorities.map((value) => ({ value, words: value })), empty: board.all, ...given(query.priority?.toString()) })}
${field(view, { ...common, name: 'from', label: board.fields.from, type: 'date', value: days.from })}
${field(view, { ...common, name: 'to', label: board.fields.to, type: 'date', value: days.to })}
<div class="board-flags">${(['overdue', 'onSite', 'unaccepted', 'mine'] as const).map((name) =>
    checkbox(view, {
      ...common,
      // As addresses have it.
      name: name === 'onSite' ? 'on-site' : name,
      label: board.fields[name],
      value: '1',
      checked: query[name] === true,
    }),
  )}</div>
<p class="actions">${submit(board.show)}<a class="button" href="/">${board.clearAll}</a></p>
</div></details>
<noscript>${submit(words.search)}</noscript>`
}

/** The states that are tabs stand among the others only where they are chosen. */
function withState(
  { text }: View,
  { lives }: BoardQuery,
  choices: readonly { readonly value: string; readonly words: string }[],
) {
  const { tabs } = text.board
  return [
    { value: 'ended', words: tabs.ended },
    { value: 'all', words: tabs.all },
    ...(lives === 'going on' ? [{ value: lives, words: tabs.goingOn }] : []),
    ...choices,
  ]
}

function given(value: string | undefined) {
  return value === undefined ? {} : { value }
}

function hidden(name: string, value: string | undefined): Html | undefined {
  if (value === undefined) return undefined
  return html`<input type="hidden" name="${name}" value="${value}">`
}
