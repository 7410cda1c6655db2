/** What is held of each peer's queue, and the streams to be asked for. */
import type { StreamId } from '../../protocol/ids.ts'
import { inboxKey, lastStreamIn, wantKey, wantsOf } from '../keys.ts'
import { type ChangeRow, getJson, nothing, type Rows, toJson } from '../rows.ts'
import type { InboxCursor, InboxStore, Unit, WantStore } from '../storage.ts'

export function inboxStore(rows: Rows): InboxStore {
  return { get: (node) => getJson<InboxCursor>(rows, inboxKey(node)) }
}

export function wantStore(rows: Rows): WantStore {
  return {
    async of(node, limit) {
      const streams: StreamId[] = []
      const range = { ...wantsOf(node), limit }
      for await (const chunk of rows.keys(range)) streams.push(...chunk.map(lastStreamIn))
      return streams
    },
  }
}

export function inboxChanges(change: ChangeRow): Pick<Unit, 'putInbox' | 'putWant' | 'deleteWant'> {
  return {
    putInbox: (node, cursor) => change(inboxKey(node), toJson(cursor)),
    putWant: (node, stream) => change(wantKey(node, stream), nothing),
    deleteWant: (node, stream) => change(wantKey(node, stream), null),
  }
}
