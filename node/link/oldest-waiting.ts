/** The first change that a peer node does not have yet: of which stream, and when it was made. */
import { readDelta } from '../../protocol/delta/read.ts'
import { Refused } from '../../protocol/delta/refused.ts'
import type { NodeId, StreamId } from '../../protocol/ids.ts'
import type { OutboxRow, Storage } from '../../storage/storage.ts'
import type { Outboxes } from './outboxes.ts'

export type Waiting = {
  readonly stream: StreamId
  /** ms since 1970, by the clock of who made it; absent where none of it says. */
  readonly madeAt?: number
}

/** A stream's introduction has no time; the changes that follow it have. */
const rows_max = 8

/** Undefined: nothing waits. */
export async function oldestWaiting(
  outboxes: Outboxes,
  storage: Pick<Storage, 'deltas' | 'receipts'>,
  node: NodeId,
): Promise<Waiting | undefined> {
  const { acknowledged, tail } = outboxes.durable(node)
  if (tail <= acknowledged) return undefined
  const rows = await outboxes.read(node, acknowledged, rows_max)
  const [first] = rows
  if (!first) return undefined
  const { stream } = first.row
  for (const { row } of rows.filter((one) => one.row.stream === stream)) {
    const madeAt = await madeAtOf(storage, row)
    if (madeAt !== undefined) return { stream, madeAt }
  }
  return { stream }
}

async function madeAtOf(
  { deltas, receipts }: Pick<Storage, 'deltas' | 'receipts'>,
  row: OutboxRow,
): Promise<number | undefined> {
  const { stream } = row
  switch (row.is) {
    case 'delta': {
      const signed = await deltas.get(stream, row.n)
      const delta = signed && readDelta(signed)
      return !delta || delta instanceof Refused ? undefined : delta.enteredAt
    }
    case 'receipt': {
      const all = await receipts.of(stream)
      return all.find(({ company, seen }) => company === row.company && seen === row.seen)?.at
    }
    case 'introduce':
      return undefined
    default:
      return row satisfies never
  }
}
