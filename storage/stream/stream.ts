/** What is known of each stream, derived from its deltas. */
import { toBytes, toHex } from '../../protocol/ids.ts'
import { firstStreamIn, streamKey, streamsAfter } from '../keys.ts'
import { type ChangeRow, getJson, type Rows, toJson } from '../rows.ts'
import type { StreamRecord, StreamStore, Unit } from '../storage.ts'

export function streamStore(rows: Rows): StreamStore {
  return {
    async get(id) {
      const record = await getJson<StreamRecord>(rows, streamKey(id))
      return record && withRevocations(record, toBytes)
    },
    async *ids(after) {
      for await (const chunk of rows.keys(streamsAfter(after))) yield* chunk.map(firstStreamIn)
    },
  }
}

export function streamChanges(change: ChangeRow): Pick<Unit, 'putStream'> {
  return {
    putStream: (record) =>
      change(streamKey(record.state.stream), toJson(withRevocations(record, toHex))),
  }
}

/**
 * The record with the revocations of closed certificates in another form: they are bytes, which
 * JSON doesn't have, so in a row they are hex. Few records hold one; the others aren't copied.
 */
function withRevocations<From, To>(record: StreamRecord, convert: (from: From) => To) {
  const { acts } = record.state
  if (!acts.some(({ what }) => what.is === 'certificate closed')) return record
  const converted = acts.map((act) => {
    if (act.what.is !== 'certificate closed') return act
    const revocation = convert(act.what.revocation as From)
    return { ...act, what: { ...act.what, revocation } }
  })
  return { ...record, state: { ...record.state, acts: converted } } as StreamRecord
}
