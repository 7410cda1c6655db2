/** What the address of a board asks for, and addresses of boards that ask a little differently. */
import type { BoardBackend, BoardQuery } from '../../backend/board.ts'
import type { Call, Form } from '../../route.ts'
import type { Times } from '../../views/time.ts'

/** Which page of what was asked for begins after that row. */
const cursor_name = 'after'

export type Asked = {
  readonly query: BoardQuery
  readonly cursor?: string
  /** The address of the board that asks for that. */
  href(query: BoardQuery, cursor?: string): string
}

export function askedOf({ backend, query: fields }: Call): Asked {
  const { board } = backend
  const cursor = fields[cursor_name]
  return {
    query: board.readQuery(fieldsText(fields)),
    ...(typeof cursor === 'string' && cursor !== '' ? { cursor } : {}),
    href: (query, next) => hrefOf(board, query, next),
  }
}

/** As `askedOf`, of a saved filter's query. */
export function hrefOf(board: BoardBackend, query: BoardQuery, cursor?: string): string {
  const all = new URLSearchParams(board.printQuery(query))
  if (cursor !== undefined) all.set(cursor_name, cursor)
  const text = all.toString()
  return text === '' ? '/' : `/?${text}`
}

/** As text; a form sends its empty fields, too. */
function fieldsText(fields: Form): string {
  const all = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string' && value !== '' && name !== cursor_name) all.set(name, value)
  }
  return all.toString()
}

/** What date fields hold for these bounds: `to` is the last day of it. */
export function dayFields(
  { from, to }: BoardQuery,
  times: Times,
): { readonly from: string; readonly to: string } {
  return {
    from: from === undefined ? '' : times.local(from).slice(0, 10),
    to: to === undefined ? '' : times.local(to - 1).slice(0, 10),
  }
}

/** Without these parts. */
export function without(query: BoardQuery, ...names: readonly (keyof BoardQuery)[]): BoardQuery {
  return Object.fromEntries(
    Object.entries(query).filter(([name]) => !names.includes(name as keyof BoardQuery)),
  )
}

export type BoardTab = 'goingOn' | 'mine' | 'ended' | 'all'

/** The tab that the query is on: words without a state are looked for in all jobs. */
export function tabOf({ lives, mine, text }: BoardQuery): BoardTab {
  if (mine && lives === undefined) return 'mine'
  if (lives === undefined) return text === undefined ? 'goingOn' : 'all'
  if (lives === 'all') return 'all'
  return lives === 'going on' || lives === 'open' || lives === 'unassigned' ? 'goingOn' : 'ended'
}

/** Whether what wants somebody stands first in what is answered. */
export function isByUrgency(query: BoardQuery): boolean {
  const tab = tabOf(query)
  return query.text === undefined && (tab === 'goingOn' || tab === 'mine')
}
