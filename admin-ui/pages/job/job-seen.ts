/**
 * That somebody has a job before the eyes. A whole page may have been opened in a hidden tab, so it
 * doesn't say that by itself.
 */
import { type Html, html } from '../../html.ts'
import { notFound, piece, type Reply } from '../../reply.ts'
import type { Call } from '../../route.ts'
import type { Reader } from './reader.ts'

export async function jobSeen({ actor, backend, params }: Call<'job'>): Promise<Reply> {
  const isHere = await backend.board.seen(actor, params.job)
  return isHere ? piece(html``) : notFound
}

/** Asked by static/job.js as soon as the page is visible. Who only reads sees for nobody. */
export function seenPath({ view, sheet }: Reader): string | undefined {
  return view.actor?.may('report') ? `/job/${sheet.job.id}/seen` : undefined
}

/**
 * Without script the browser asks when somebody opens the page. It must stand outside of what htmx
 * fetches: a hidden tab would ask as well.
 */
export function seenWithoutScript(reader: Reader): Html | undefined {
  const path = seenPath(reader)
  return path === undefined
    ? undefined
    : html`<noscript><img class="unseen" alt="" src="${path}"></noscript>`
}
