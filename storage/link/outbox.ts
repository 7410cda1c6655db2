/** The queue towards each peer node. */
import { numberIn, outboxAfter, outboxHeadKey, outboxKey } from '../keys.ts'
import { type ChangeRow, fromJson, getJson, type Rows, toJson } from '../rows.ts'
import type { OutboxHead, OutboxRow, OutboxStore, Unit } from '../storage.ts'

export function outboxStore(rows: Rows): OutboxStore {
  return {
    head: (node) => getJson<OutboxHead>(rows, outboxHeadKey(node)),
    async read(node, after, limit) {
      const queued: { position: number; row: OutboxRow }[] = []
      for await (const chunk of rows.read({ ...outboxAfter(node, after), limit })) {
        for (const row of chunk) queued.push({ position: numberIn(row[0]), row: fromJson(row) })
      }
      return queued
    },
  }
}

type OutboxChanges = Pick<Unit, 'putOutboxRow' | 'putOutboxHead' | 'trimOutbox'>

export function outboxChanges(change: ChangeRow): OutboxChanges {
  return {
    putOutboxRow: (node, position, row) => change(outboxKey(node, position), toJson(row)),
    putOutboxHead: (node, head) => change(outboxHeadKey(node), toJson(head)),
    trimOutbox(node, from, through) {
      for (let position = from; position <= through; position++) {
        change(outboxKey(node, position), null)
      }
    },
  }
}
