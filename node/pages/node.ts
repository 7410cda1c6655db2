/** What the pages ask of the node itself. */
import type { Log } from '../operate/log.ts'
import { UnwritableError } from '../stream/append.ts'
import type { setUpBackend } from './set-up.ts'

export type NodeAbout = {
  readonly version: string
  readonly now: () => number
  readonly log: Log
  readonly setUp: ReturnType<typeof setUpBackend>
}

export function nodeBackend({ version, now, log, setUp }: NodeAbout) {
  return {
    version,
    now,
    setUp,
    failed(error: unknown, request: { id: string; method: string; path: string }) {
      if (error instanceof UnwritableError) return 'unwritable'
      log.error({ err: error, ...request }, 'request failed')
      return 'internal'
    },
  } as const
}
