/** The board: what needs somebody first, then the other open jobs; searched, filtered, and live. */
import type { BoardPage, BoardQuery } from '../../backend/board.ts'
import type { DeskJob } from '../../backend/desk.ts'
import type { SiteRow } from '../../backend/site.ts'
import type { SavedFilter } from '../../backend/user.ts'
import type { Filled } from '../../form.ts'
import { attributes, type Html, html } from '../../html.ts'
import { go, gone, page, piece, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { View } from '../../view.ts'
import { type Frame, layout } from '../../views/layout.ts'
import { type BoardBar, boardBar } from './board-bar.ts'
import { type BoardList, boardList } from './board-list.ts'
import { type Asked, askedOf, hrefOf, isByUrgency } from './board-query.ts'
import { type BoardLine, boardRow, withDesk } from './board-row.ts'
import { leftJobs } from './left-jobs.ts'
import { linkStrip, seesLinks } from './link-strip.ts'
import { movedSites } from './moved-sites.ts'

/** Without script. */
const refresh_seconds = 30

/** All of it, and for htmx the part that changes: what is told once is told on whole pages only. */
export async function boardShow(call: Call): Promise<Reply> {
  const { actor, view, header } = call
  const asked = askedOf(call)
  // Who drives has the jobs to drive to with a button each; the board looks up the other ones.
  if (actor.role === 'guard' && asked.href(asked.query, asked.cursor) === '/') return go('/run')
  const { links, part } = await shown(call, asked)
  if (header('HX-Request-Type') === 'partial') return piece(part)
  return page(wholePage(view, { links, part, refresh: refresh_seconds }))
}

/** The board of that query again, with the name under which it could not be saved. */
export async function boardNaming(call: Call, query: BoardQuery, naming: Filled): Promise<Html> {
  const { board } = call.backend
  const asked: Asked = { query, href: (other, next) => hrefOf(board, other, next) }
  return wholePage(call.view, await shown(call, asked, naming))
}

type Shown = { readonly links: Html | false; readonly part: Html }

async function shown(call: Call, asked: Asked, naming?: Filled): Promise<Shown> {
  const { actor, backend, view } = call
  const [bar, lines, left, moved] = await Promise.all([
    barOf(call, asked),
    listOf(call, asked),
    actor.may('dispatch') ? backend.desk.leftJobs(actor) : [],
    actor.may('dispatch') ? backend.sites.warned(actor) : [],
  ])
  const links = seesLinks(actor) && linkStrip(view, bar.links)
  const list = { ...lines, counts: bar.counts }
  return { links, part: boardPart(view, { ...bar, naming }, list, { left, moved }) }
}

function wholePage(view: View, { links, part, ...refresh }: Shown & Pick<Frame, 'refresh'>): Html {
  const { title } = view.text.board
  return layout(view, {
    title,
    ...refresh,
    width: 'wide',
    body: html`<h1 class="unseen">${title}</h1>${links}${part}
<script src="${view.asset('board.js')}" type="module"></script>
<script src="${view.asset('response-clock.js')}" type="module"></script>`,
  })
}

/** One row as it is now; a job that is gone, or no longer this actor's to see, leaves the page. */
export async function boardRowShow(call: Call<'job'>): Promise<Reply> {
  const { actor, backend, params, view } = call
  const [row, [desk]] = await Promise.all([
    backend.board.row(actor, params.job),
    backend.desk.lines(actor, [params.job]),
  ])
  return row ? piece(boardRow(view, { row, desk })) : gone
}

export async function boardLinksShow({ actor, backend, view }: Call): Promise<Reply> {
  return seesLinks(actor) ? piece(linkStrip(view, await backend.links.list())) : gone
}

async function barOf({ actor, backend }: Call, asked: Asked): Promise<BoardBar> {
  const { board, links, users } = backend
  const [counts, lines, filters] = await Promise.all([
    board.counts(actor),
    seesLinks(actor) ? links.list() : [],
    users.filters(actor),
  ])
  return {
    asked,
    counts,
    links: lines,
    filters,
    printed: board.printQuery(asked.query),
    hrefOfFilter: ({ query }: SavedFilter) => hrefOf(board, board.readQuery(query)),
  }
}

async function listOf({ actor, backend }: Call, asked: Asked): Promise<Omit<BoardList, 'counts'>> {
  const { query, cursor } = asked
  const options = cursor === undefined ? {} : { cursor }
  const page: BoardPage = await backend.board.page(actor, query, options)
  const jobs = page.rows.map(({ id }) => id)
  const lines: readonly BoardLine[] = withDesk(page.rows, await backend.desk.lines(actor, jobs))
  return { asked, page, lines }
}

/** What waits for somebody and is no job of the list. */
type Notices = { readonly left: readonly DeskJob[]; readonly moved: readonly SiteRow[] }

function boardPart(view: View, bar: BoardBar, list: BoardList, { left, moved }: Notices): Html {
  const { asked } = list
  const live = {
    'data-live': '* desk',
    'hx-get': asked.href(asked.query, asked.cursor),
    'hx-trigger': 'list',
  }
  return html`<div id="board" class="board-page"${attributes(live)}>${boardBar(view, bar)}
${isByUrgency(asked.query) && html`${leftJobs(view, left)}${movedSites(view, moved)}`}
${boardList(view, list)}
</div>`
}
