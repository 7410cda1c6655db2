/**
 * The board: jobs in the order in which they want somebody, filtered, or found by words. Indexes
 * say which may be meant; only those are opened that may be shown, and what they are is read then.
 */
import type { StreamId } from '../../protocol/ids.ts'
import type { Actor } from '../user/actor.ts'
import { ask, type BoardPage, Gathering, openJob } from './board-gathering.ts'
import { readCursor } from './board-order.ts'
import { type BoardQuery, livesOf } from './board-query.ts'
import { type BoardContext, type BoardRow, rowOf } from './board-row.ts'
import { fillFound, fillListed, fillRanked } from './board-ways.ts'
import { searchTerms } from './words.ts'

/** Rows of one page: more than a screen of them, and few enough to be made at once. */
export const board_rows_max = 100
/** Changed jobs that are not found by their words yet are counted as far as that. */
const unread_counted_max = 1000

/** At most `board_rows_max` rows; `cursor` is `next` of the page before. */
export async function boardPage(
  context: BoardContext,
  actor: Actor,
  given: BoardQuery,
  options: { readonly cursor?: string; readonly limit?: number } = {},
): Promise<BoardPage> {
  const terms = searchTerms(given.text ?? '')
  const { text, ...query } = given
  const asked = await ask(context, actor, terms.length > 0 ? given : query)
  if (asked.sight.is === 'nothing') return { rows: [] }
  // All jobs would look as if they had been found.
  if (text !== undefined && terms.length === 0) return { rows: [], noWords: true }
  const { limit = board_rows_max } = options
  const rows = Math.max(1, Math.min(limit, board_rows_max))
  const after = readCursor(options.cursor)
  if (terms.length > 0) {
    const found = new Gathering(asked, rows, after, 'words')
    await fillFound(found, terms)
    return { ...(await found.page()), ...(await unreadOf(context)) }
  }
  const gathering = new Gathering(asked, rows, after, 'keys')
  if (livesOf(query) === 'going on') await fillRanked(gathering)
  else await fillListed(gathering)
  return gathering.page()
}

/** One job's row; undefined: no such job, or none of the actor's to see. */
export async function boardRow(
  context: BoardContext,
  actor: Actor,
  job: StreamId,
): Promise<BoardRow | undefined> {
  const asked = await ask(context, actor, {})
  const read = await openJob(asked, job)
  return read && rowOf(context, read, asked.now)
}

async function unreadOf({ jobs }: BoardContext): Promise<Pick<BoardPage, 'unread'>> {
  let count = 0
  for await (const _ of jobs.streams.context.storage.words.due(unread_counted_max + 1)) count++
  if (count === 0) return {}
  const more = count > unread_counted_max
  return { unread: { count: Math.min(count, unread_counted_max), more } }
}
