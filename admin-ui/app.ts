/**
 * The pages, as one Koa middleware: everything that isn't below /api comes here. A request is
 * served by its row in the table of pages (routes.ts):
 *
 *     path → row → session → who may → body, up to the row's limit → handler → audit → answer
 *
 * A handler gets a `Call` (route.ts) and answers a `Reply` (reply.ts); it never sees Koa. What it
 * shows is written with `html` (html.ts), the pieces of views/ and the words of locales/, put into
 * a `layout`. What it asks is the backend's (backend/), always with the `Actor` who asks.
 *
 *     export async function jobShow({ backend, actor, params, view }: Call<'job'>): Promise<Reply> {
 *       const sheet = await backend.jobs.sheet(actor, params.job)
 *       return sheet ? page(jobPage(view, sheet)) : notFound
 *     }
 *
 * Everything works without script. A form posts, and is answered with `go` elsewhere or, `refused`,
 * with itself as it was typed. htmx is for what is nicer with it: `hx-*` on an element, its default
 * swap is outerMorph, which keeps focus and text. An element is live with
 * `data-live="‹job› link" hx-get="…" hx-trigger="live"`: it fetches itself when one of these has
 * changed (`*`: any job). No inline script or style, no style attributes, no `hx-on`, no `js:`.
 */
import type { Context, Middleware } from 'koa'
import type { PagesBackend } from './backend/pages.ts'
import { Dispatch } from './dispatch.ts'

export type Pages = {
  readonly middleware: Middleware
  /** Ends what is open, so that the server can stop. */
  stop(): void
}

export function pages(backend: PagesBackend): Pages {
  const dispatch = new Dispatch(backend)
  return {
    middleware: (context: Context) => dispatch.serve(context),
    stop: () => dispatch.stop(),
  }
}
