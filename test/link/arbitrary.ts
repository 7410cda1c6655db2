/** Messages of every kind, well-formed, for property tests. */
import fc from 'fast-check'
import type { AttachmentMessage } from '../../protocol/attachment/frames.ts'
import type { DeltaId, FileHash, StreamId } from '../../protocol/ids.ts'
import { attachment_piece_bytes_max } from '../../protocol/limits.ts'
import type { Bye } from '../../protocol/link/byes.ts'
import { byes } from '../../protocol/link/byes.ts'
import {
  type LinkMessage,
  type LinkRefusal,
  linkRefusals,
} from '../../protocol/link/link-frames.ts'
import type { Frontier, Item, Message } from '../../protocol/link/messages.ts'
import { type Reason, reasons } from '../../protocol/reasons.ts'
import { stream } from './machine.ts'

export type Known = Exclude<Message, { is: 'unknown' }>
type KnownAttachment = Exclude<AttachmentMessage, { is: 'unknown' }>
export type KnownLink = Exclude<LinkMessage, { is: 'unknown' }>

/** Plain objects: a decoder's have a prototype, too. */
const record = <T>(fields: { [Key in keyof T]: fc.Arbitrary<T[Key]> }) =>
  fc.record<T>(fields, { noNullPrototype: true }) as fc.Arbitrary<T>
const hex = (bytes: number) =>
  fc
    .uint8Array({ minLength: bytes, maxLength: bytes })
    .map((all) => Buffer.from(all).toString('hex'))
const bytes = fc.uint8Array({ maxLength: 40 })
/** Small ones often: what goes on where something else ended. */
const uint = fc.oneof(fc.nat({ max: 4 }), fc.maxSafeNat())
const deltaIds = fc.array(hex(32) as fc.Arbitrary<DeltaId>, { maxLength: 4 })
const streamId = fc.oneof(
  fc.nat({ max: 3 }).map((n) => stream(0, n)),
  hex(32) as fc.Arbitrary<StreamId>,
)
const keys = <T extends string>(of: Record<T, number>) =>
  fc.constantFrom(...(Object.keys(of) as T[]))

const item: fc.Arbitrary<Item> = fc.oneof(
  record({ is: fc.constant('delta' as const), signed: bytes }),
  record({
    is: fc.constant('introduce' as const),
    stream: streamId,
    path: fc.array(bytes, { maxLength: 3 }),
    follows: fc.boolean(),
  }),
  record({ is: fc.constant('receipt' as const), signed: bytes }),
  fc.constant({ is: 'nothing' as const }),
)

const frontiers: fc.Arbitrary<Frontier[]> = fc
  .uniqueArray(record({ stream: streamId, heads: deltaIds }), {
    maxLength: 4,
    selector: ({ stream }) => stream,
  })
  .map((all) => all.toSorted((a, b) => (a.stream < b.stream ? -1 : 1)))

export const message: fc.Arbitrary<Known> = fc.oneof(
  record({
    is: fc.constant('hello' as const),
    certificate: bytes,
    features: fc.array(fc.nat(), { maxLength: 3 }),
    boot: hex(16),
    outboxId: hex(16),
    outboxTail: uint,
    held: fc.option(record({ outboxId: hex(16), through: uint }), { nil: undefined }),
    clock: uint,
  }),
  record({
    is: fc.constant('deltas' as const),
    first: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 2 ** 53 - 9 })),
    items: fc.array(item, { minLength: 1, maxLength: 4 }),
  }),
  record({
    is: fc.constant('ack' as const),
    through: uint,
    refusals: fc.array(
      record({ id: hex(32) as fc.Arbitrary<DeltaId>, reason: keys<Reason>(reasons) }),
      { maxLength: 3 },
    ),
    supplied: uint,
  }),
  record({ is: fc.constant('want' as const), want: uint, stream: streamId, heads: deltaIds }),
  record({
    is: fc.constant('supply' as const),
    want: uint,
    deltas: fc.array(bytes, { maxLength: 3 }),
    last: fc.boolean(),
  }),
  record({
    is: fc.constant('digest' as const),
    buckets: hex(32).map((hash) =>
      Array.from({ length: 256 }, (_, n) => (n > 0 ? ''.padEnd(64, '0') : hash)),
    ),
  }),
  record({
    is: fc.constant('frontiers' as const),
    bucket: fc.oneof(fc.constant(0), fc.nat({ max: 255 })),
    streams: frontiers,
    answer: fc.boolean(),
    more: fc.boolean(),
  }),
  record({ is: fc.constant('ping' as const), clock: uint }),
  record({ is: fc.constant('bye' as const), bye: keys<Bye>(byes) }),
)

export const linkMessage: fc.Arbitrary<KnownLink> = fc.oneof(
  record({
    is: fc.constant('join' as const),
    secret: fc.option(hex(16), { nil: undefined }),
    certificate: bytes,
    addresses: fc.array(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }), {
      maxLength: 4,
    }),
    commitment: hex(32),
  }),
  record({
    is: fc.constant('joined' as const),
    certificate: bytes,
    nonce: hex(16),
    madeAt: uint,
  }),
  record({ is: fc.constant('reveal' as const), nonce: hex(16) }),
  record({ is: fc.constant('approval' as const), signer: bytes }),
  record({ is: fc.constant('refused' as const), why: keys<LinkRefusal>(linkRefusals) }),
  fc.constant({ is: 'unlinked' as const }),
)

const fileHash = hex(32) as fc.Arbitrary<FileHash>

export const attachmentMessage: fc.Arbitrary<KnownAttachment> = fc.oneof(
  record({
    is: fc.constant('get' as const),
    stream: streamId,
    hash: fileHash,
    offset: uint,
    length: fc.integer({ min: 1, max: attachment_piece_bytes_max }),
  }),
  record({ is: fc.constant('piece' as const), hash: fileHash, offset: uint, size: uint, bytes }),
  record({ is: fc.constantFrom('none' as const, 'here' as const), hash: fileHash }),
)

/** Bytes with some of them changed, dropped or doubled: what a broken or hostile peer sends. */
export const mutated = (whole: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Uint8Array> =>
  fc
    .tuple(
      whole,
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 }), fc.nat({ max: 3 })), {
        minLength: 1,
        maxLength: 6,
      }),
    )
    .map(([bytes, changes]) => {
      let all = Buffer.from(bytes)
      for (const [where, byte, how] of changes) {
        const at = where % (all.length + 1)
        const [before, after] = [all.subarray(0, at), all.subarray(at)]
        if (how === 0) all = Buffer.concat([before, Buffer.from([byte]), after])
        else if (how === 1) all = Buffer.concat([before, after.subarray(1)])
        else if (how === 2) all = Buffer.concat([before, Buffer.from([byte]), after.subarray(1)])
        else all = Buffer.concat([before, after, all.subarray(at, at + byte)])
      }
      return new Uint8Array(all)
    })
