/** What a driver of the sync machine may answer, as two bytes say. */
import type { StreamId } from '../../protocol/ids.ts'
import type { Effect, Event } from '../../protocol/link/sync-contract.ts'
import { delta, items, stream } from '../link/machine.ts'

export const digits = (byte: number) => byte.toString(16).padStart(2, '0').repeat(32)
export const bucketsOf = (byte: number) =>
  Array.from({ length: 256 }, (_, n) => (n === byte % 4 ? digits(byte) : digits(0)))
export const streamsOf = (a: number, b: number): StreamId[] =>
  Array.from({ length: a % 4 }, (_, n) => stream(b % 4, n + (a >> 6)))

/** Undefined: that asks for nothing. `tail`: of the outbox. */
export function answerTo(effect: Effect, tail: number, b: number, c: number): Event | undefined {
  const refusals = Array.from({ length: c === 255 ? 300 : c % 2 }, (_, n) => ({
    id: delta(n),
    reason: 'malformed' as const,
  }))
  switch (effect.is) {
    case 'load': {
      const there = Math.min(effect.count, tail - effect.after)
      const count = Math.max(1, b % 3 === 0 ? there : Math.min(there, 1 + (b % 7)))
      return { is: 'loaded', items: items(count), more: count < there }
    }
    case 'ingest':
      return { is: 'ingested', refusals, wanted: effect.items.length > 0 ? streamsOf(b, c) : [] }
    case 'ingestSupply':
      return { is: 'supplyIngested', refusals }
    case 'mark':
      return { is: 'marked' }
    case 'loadHeads':
      return { is: 'headsLoaded', heads: [delta(b)] }
    case 'loadWanted':
      return { is: 'wantedLoaded', streams: streamsOf(b, c) }
    case 'loadSupply':
      return {
        is: 'supplyLoaded',
        deltas: [new Uint8Array(b % 3)],
        cursor: effect.cursor + 1,
        last: c % 3 === 0,
      }
    case 'loadDigest':
      return { is: 'digestReady', buckets: bucketsOf(b % 3) }
    case 'loadFrontiers':
      return {
        is: 'frontiersReady',
        streams: streamsOf(b, effect.bucket).map((id) => ({ stream: id, heads: [delta(c)] })),
        more: b % 4 > 0 && c > 200,
      }
    case 'compareFrontiers': {
      const answers = streamsOf(c, effect.bucket).map((id) => ({ stream: id, heads: [] }))
      return {
        is: 'compared',
        wanted: streamsOf(b, effect.bucket),
        answers,
        reintroduce: streamsOf(c, b),
      }
    }
    default:
      return undefined
  }
}
