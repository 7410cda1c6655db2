/** What the pages need of the node itself, with a company or without. */
import type { SetUpBackend } from './set-up.ts'

export interface NodeBackend {
  /** Of Baton. */
  readonly version: string
  /** ms since 1970. */
  now(): number
  readonly setUp: SetUpBackend
  /** Keeps in the log what a request failed with, under its id, and says what it was. */
  failed(
    error: unknown,
    request: { readonly id: string; readonly method: string; readonly path: string },
  ): Trouble
}

/** unwritable: a change that can't be kept as it is. internal: nobody foresaw it. */
type Trouble = 'unwritable' | 'internal'
