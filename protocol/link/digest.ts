/**
 * Digests: what two nodes hold, compared at the price of 8 KB where nothing differs.
 *
 * Streams fall into 256 buckets by the first byte of their id. A bucket's hash is SHA-256 over its
 * streams in the order of their ids, each as: 32 bytes of stream id, the number of heads as 4 bytes
 * most significant first, the head ids in order, 32 bytes each. An empty bucket's is 32 zero bytes.
 */
import { createHash, type Hash } from 'node:crypto'
import { type DeltaId, id_bytes, type StreamId, toBytes } from '../ids.ts'
import { digest_buckets } from '../limits.ts'

const empty_bucket = '00'.repeat(id_bytes)

/** Takes frontiers one by one, so that no set of streams is ever held. */
export type DigestBuilder = {
  /** Within a bucket in the order of stream ids, each once; heads in any order. */
  add(stream: StreamId, heads: readonly DeltaId[]): void
  /** The 256 hashes, hex. Ends the builder. */
  buckets(): readonly string[]
}

/** A digest of no stream yet. */
export function digestBuilder(): DigestBuilder {
  const hashes: (Hash | undefined)[] = new Array(digest_buckets).fill(undefined)
  const lasts: (StreamId | undefined)[] = new Array(digest_buckets).fill(undefined)
  return {
    add(stream, heads) {
      const bucket = bucketOf(stream)
      const last = lasts[bucket]
      if (last !== undefined && stream <= last) throw new Error('streams come in order')
      lasts[bucket] = stream
      hashes[bucket] ??= createHash('sha256')
      hashes[bucket].update(streamBytes(stream, heads))
    },
    buckets: () => hashes.map((hash) => hash?.digest('hex') ?? empty_bucket),
  }
}

/** The bucket of a stream: the first byte of its id. */
export function bucketOf(stream: StreamId): number {
  return Number.parseInt(stream.slice(0, 2), 16)
}

/** The buckets that differ, in order. */
export function differing(ours: readonly string[], theirs: readonly string[]): readonly number[] {
  return ours.flatMap((hash, bucket) => (hash === theirs[bucket] ? [] : [bucket]))
}

function streamBytes(stream: StreamId, heads: readonly DeltaId[]): Uint8Array {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(heads.length)
  // Hex sorts as its bytes do.
  return Buffer.concat([toBytes(stream), count, ...[...heads].sort().map(toBytes)])
}
