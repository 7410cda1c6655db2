/**
 * What a handler answers. It decides; dispatch.ts keeps what was said once and the audit line,
 * send.ts sends: headers, cookies, and for a request of htmx what htmx needs.
 */
import type { Readable } from 'node:stream'
import type { FileAnswer } from './backend/job-file.ts'
import type { Html } from './html.ts'
import type { Flash } from './view.ts'

/** What goes with any answer. */
type More = {
  /** What the audit line names as done to: a job's number, a login. Else it is what is in the path. */
  readonly about?: string
}

export type Reply = More &
  (
    | { readonly is: 'page'; readonly status: number; readonly html: Html }
    /** Of a page, for htmx. */
    | { readonly is: 'piece'; readonly html: Html }
    /** What htmx asked for is not there any more: it takes it off the page. */
    | { readonly is: 'gone' }
    | {
        readonly is: 'go'
        readonly to: string
        readonly flash?: Flash
        /** The secret of a session that has begun; null: it has ended. */
        readonly session?: string | null
      }
    | { readonly is: 'trouble'; readonly what: Trouble }
    | { readonly is: 'file'; readonly file: FileAnswer }
    | { readonly is: 'stream'; readonly type: string; readonly body: Readable }
    | { readonly is: 'json'; readonly value: unknown }
  )

/** What is answered with a page that says what to do; views/trouble.ts has it. */
export type Trouble =
  | 'not found'
  | 'forbidden'
  | 'wrong method'
  | 'too large'
  | 'not a form'
  | 'too many'
  | 'unwritable'
  | 'internal'

/** A whole page, made by `layout`. */
export function page(html: Html, more: More = {}): Reply {
  return { is: 'page', status: 200, html, ...more }
}

/** The page with the form as it was typed, and what is wrong beside the fields. */
export function refused(
  html: Html,
  more: More & { readonly status?: 409 | 422 | 429 } = {},
): Reply {
  return { is: 'page', status: 422, html, ...more }
}

export function piece(html: Html, more: More = {}): Reply {
  return { is: 'piece', html, ...more }
}

export const gone: Reply = { is: 'gone' }

/** See another page: after everything that was saved. */
export function go(to: string, more: More & { readonly flash?: Flash } = {}): Reply {
  return { is: 'go', to, ...more }
}

export const notFound: Reply = { is: 'trouble', what: 'not found' }
