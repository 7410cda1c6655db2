import { createHash } from 'node:crypto'
import type { CompanyId, DeltaId, NodeId, StreamId } from '../../protocol/ids.ts'
import type { Position } from '../../protocol/stream/state.ts'
import type { StreamRecord } from '../../storage/storage.ts'

const id = (name: string) => createHash('sha256').update(name).digest('hex')
export const streamId = (name: string) => id(`stream ${name}`) as StreamId
export const deltaId = (name: string) => id(`delta ${name}`) as DeltaId
export const nodeId = (name: string) => id(`node ${name}`) as NodeId
export const companyId = (name: string) => id(`company ${name}`) as CompanyId

export const bytes = (text: string) => new Uint8Array(Buffer.from(text))
export const textOf = (value: Uint8Array | undefined) => value && Buffer.from(value).toString()

export function position(name: string, seq = 0): Position {
  return {
    id: deltaId(name),
    lane: 2,
    seq,
    time: { ms: 1_763_748_000_000 + seq, count: 3 },
    generation: 1,
    clock: [4, 0, seq + 1],
    undecided: false,
  }
}

export function record(stream: StreamId, held: number, keys: readonly string[] = []): StreamRecord {
  return {
    state: {
      stream,
      kind: 'job',
      issuer: companyId('ABC'),
      number: 'ABC10482',
      attends: true,
      openedAt: 1_763_748_000_000,
      lanes: [],
      acts: [],
      held,
      undecided: 0,
    },
    folded: { site: 'Müller & Söhne' },
    indexed: keys.map((key) => ({ index: 'board', key })),
  }
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = []
  for await (const item of items) collected.push(item)
  return collected
}
