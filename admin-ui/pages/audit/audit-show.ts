/** The audit log, the newest first, a hundred lines a page. */
import type { AuditLine, AuditQuery, UserLine } from '../../backend/user.ts'
import { type Html, html } from '../../html.ts'
import { page, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { badge, type Tone } from '../../views/badge.ts'
import { emptyState } from '../../views/card.ts'
import { field, select, submit } from '../../views/field.ts'
import { icon } from '../../views/icon.ts'
import { message } from '../../views/message.ts'
import { pager } from '../../views/pager.ts'
import { table } from '../../views/table.ts'
import { administrationSheet, phraseReminder } from '../status/administration.ts'
import { actionWords } from './action-words.ts'
import { csv_lines_max } from './audit-csv.ts'
import { auditAddress, auditQuery } from './audit-query.ts'

/** A page with fewer was not filled: the rest was passed over. */
const page_lines = 100

const outcomeTones: Readonly<Record<AuditLine['outcome'], Tone>> = {
  done: 'good',
  refused: 'warn',
  failed: 'loud',
}

export async function auditShow({ actor, backend, query: asked, view }: Call): Promise<Reply> {
  const { auditLog } = view.text
  const query = auditQuery(asked)
  const [{ lines, next }, users] = await Promise.all([
    backend.users.audit(actor, query),
    backend.users.users(actor),
  ])
  const { before, ...filter } = query
  const newest = before === undefined ? undefined : auditAddress('/audit', filter)
  const older = next === undefined ? undefined : auditAddress('/audit', { ...filter, before: next })
  return page(
    administrationSheet(view, {
      title: auditLog.title,
      intro: auditLog.intro,
      reminder: await phraseReminder(view, actor, backend.phrase),
      body: html`${filterForm(view, query, users)}
${lines.length === 0 ? emptyState(auditLog.none, auditLog.noneHint) : lineTable(view, lines)}
${next !== undefined && lines.length < page_lines && message('info', auditLog.scanned)}
<div class="foot-actions">${pager(view, { newer: newest, older })}
<a class="button" href="${auditAddress('/audit.csv', query)}" download>${icon('down')}${auditLog.csv}</a>
<small class="hint">${auditLog.csvHint(view.times.number(csv_lines_max))}</small></div>`,
    }),
  )
}

function filterForm(view: View, query: AuditQuery, users: readonly UserLine[]): Html {
  const { auditLog, audit } = view.text
  const people = users.map(({ id, name, login }) => ({ value: id, words: `${name} (${login})` }))
  const actions = Object.entries(audit.actions)
    .map(([value, words]) => ({ value, words }))
    .toSorted((one, other) => one.words.localeCompare(other.words, view.language))
  const of = (value: string | undefined) => (value === undefined ? {} : { value })
  return html`<form method="get" action="/audit" class="filters" role="search">
${select(view, { name: 'user', label: auditLog.user, choices: people, empty: auditLog.anybody, required: false, ...of(query.user) })}
${select(view, { name: 'action', label: auditLog.action, choices: actions, empty: auditLog.anything, ...of(query.action) })}
${field(view, { name: 'text', label: auditLog.text, hint: auditLog.textHint, type: 'search', ...of(query.text) })}
<p class="actions">${submit(auditLog.filter)}<a class="button" href="/audit">${auditLog.everything}</a></p>
</form>`
}

function lineTable(view: View, lines: readonly AuditLine[]): Html {
  const { auditLog } = view.text
  return table({
    caption: auditLog.title,
    rows: lines,
    columns: [
      { title: auditLog.when, cell: ({ at }) => view.times.moment(at) },
      {
        title: auditLog.who,
        cell: ({ name, user }) =>
          name === ''
            ? html`<em>${auditLog.nobody}</em>`
            : user
              ? html`<a href="/user/${user}">${name}</a>`
              : name,
      },
      {
        title: auditLog.action,
        cell: ({ action, text }) =>
          html`${actionWords(view, action)} ${text && html`<small>${text}</small>`}`,
      },
      {
        title: auditLog.target,
        cell: ({ target }) => target && html`<span class="text">${target}</span>`,
      },
      {
        title: auditLog.outcome,
        cell: ({ outcome }) => badge(outcomeTones[outcome], auditLog.outcomes[outcome]),
      },
      { title: auditLog.from, cell: ({ address }) => html`<span class="mono">${address}</span>` },
    ],
  })
}
