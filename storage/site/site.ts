/** Streams that may say something new of a site: a job, a site of the book, or what its owner tells. */
import type { StreamId } from '../../protocol/ids.ts'
import { allOf, firstStreamIn, siteDueKey } from '../keys.ts'
import { type ChangeRow, nothing, type Rows } from '../rows.ts'

export interface SiteStore {
  /** Streams that are to be looked at for the site book; durable ones only. */
  due(limit: number): AsyncIterable<StreamId>
}

export interface SiteChanges {
  putSiteDue(stream: StreamId): void
  deleteSiteDue(stream: StreamId): void
}

export function siteStore(rows: Rows): SiteStore {
  return {
    async *due(limit) {
      for await (const chunk of rows.keys({ ...allOf('site-due'), limit })) {
        yield* chunk.map(firstStreamIn)
      }
    },
  }
}

export function siteChanges(change: ChangeRow): SiteChanges {
  return {
    putSiteDue: (stream) => change(siteDueKey(stream), nothing),
    deleteSiteDue: (stream) => change(siteDueKey(stream), null),
  }
}
