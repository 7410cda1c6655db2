/**
 * Messages of /baton/sync/1.0.0 to and from the bytes of a frame. The length in front of it is
 * framing.ts's. What a reader keeps is copied out of the frame.
 *
 * A frame is read whole or not at all; only limits of the frame itself are checked here. What is in
 * a delta, receipt or introduction is judged later and refused alone (see byes.ts).
 */
import { type DeltaId, id_bytes, type StreamId, toBytes } from '../ids.ts'
import {
  certificate_bytes_max,
  digest_buckets,
  frame_bytes_max,
  frontiers_per_frame_max,
  heads_max,
  items_per_frame_max,
  refusals_per_ack_max,
} from '../limits.ts'
import { reasonFromNumber, reasons } from '../reasons.ts'
import { bytesOrNone } from '../wire/read.ts'
import { baton } from '../wire/wire.js'
import { byeFromNumber, byes } from './byes.ts'
import { bytesUpTo, type FrameFault, hexOf, idOf, list, readFrame, uint } from './fields.ts'
import type { Ack, Deltas, Frontier, Frontiers, Hello, Item, Message, Want } from './messages.ts'
import { features_max, item_overhead_bytes, random_id_bytes } from './sync-limits.ts'

/** The frame of a message. Throws where a message breaks a type, never for its size. */
export function encodeFrame(message: Exclude<Message, { is: 'unknown' }>): Uint8Array {
  return baton.Frame.encode(toWire(message)).finish()
}

/** The message in these bytes, or what is wrong with them. Never throws. */
export function decodeFrame(bytes: Uint8Array): Message | FrameFault {
  return readFrame(bytes, (frame) => fromWire(baton.Frame.decode(frame)))
}

/** What an item takes in a frame, at most: for whoever fills one. */
export function itemBytes(item: Item): number {
  switch (item.is) {
    case 'delta':
    case 'receipt':
      return item_overhead_bytes + item.signed.length
    case 'introduce':
      return item.path.reduce(
        (sum, signed) => sum + item_overhead_bytes + signed.length,
        2 * item_overhead_bytes + id_bytes,
      )
    case 'nothing':
      return item_overhead_bytes
    default:
      return item satisfies never
  }
}

function toWire(message: Exclude<Message, { is: 'unknown' }>): baton.Frame.$Properties {
  switch (message.is) {
    case 'hello':
      return { is: 'hello', hello: helloToWire(message) }
    case 'deltas':
      return {
        is: 'deltas',
        deltas: { first: message.first, items: message.items.map(itemToWire) },
      }
    case 'ack':
      return { is: 'ack', ack: ackToWire(message) }
    case 'want': {
      const { want, stream, heads } = message
      return { is: 'want', want: { want, stream: toBytes(stream), heads: heads.map(toBytes) } }
    }
    case 'supply': {
      const { want, deltas, last } = message
      return { is: 'supply', supply: { want, deltas: [...deltas], last } }
    }
    case 'digest':
      return { is: 'digest', digest: { buckets: message.buckets.map(toBytes) } }
    case 'frontiers': {
      const { bucket, streams, answer, more } = message
      const frontiers = { bucket, streams: streams.map(frontierToWire), answer, more }
      return { is: 'frontiers', frontiers }
    }
    case 'ping':
      return { is: 'ping', ping: { clock: message.clock } }
    case 'bye':
      return { is: 'bye', bye: { reason: byes[message.bye] } }
    default:
      return message satisfies never
  }
}

function helloToWire(hello: Hello): baton.Hello.$Properties {
  return {
    certificate: hello.certificate,
    features: [...hello.features],
    boot: toBytes(hello.boot),
    outboxId: toBytes(hello.outboxId),
    outboxTail: hello.outboxTail,
    ...(hello.held && {
      heldOutboxId: toBytes(hello.held.outboxId),
      heldThrough: hello.held.through,
    }),
    clock: hello.clock,
  }
}

function itemToWire(item: Item): baton.Item.$Properties {
  switch (item.is) {
    case 'delta':
      return { is: 'delta', delta: item.signed }
    case 'introduce': {
      const { stream, path, follows } = item
      return { is: 'introduce', introduce: { stream: toBytes(stream), path: [...path], follows } }
    }
    case 'receipt':
      return { is: 'receipt', receipt: item.signed }
    case 'nothing':
      return { is: 'nothing', nothing: true }
    default:
      return item satisfies never
  }
}

function ackToWire({ through, refusals, supplied }: Ack): baton.Ack.$Properties {
  return {
    through,
    refusals: refusals.map(({ id, reason }) => ({ id: toBytes(id), reason: reasons[reason] })),
    supplied,
  }
}

function frontierToWire({ stream, heads }: Frontier): baton.Frontier.$Properties {
  return { stream: toBytes(stream), heads: heads.map(toBytes) }
}

function fromWire(frame: baton.Frame.$Shape): Message {
  switch (frame.is) {
    case 'hello':
      return readHello(frame.hello)
    case 'deltas':
      return readDeltas(frame.deltas)
    case 'ack':
      return readAck(frame.ack)
    case 'want':
      return readWant(frame.want)
    case 'supply': {
      const deltas = list(frame.supply.deltas, items_per_frame_max, bytesKept)
      return { is: 'supply', want: uint(frame.supply.want), deltas, last: !!frame.supply.last }
    }
    case 'digest':
      return { is: 'digest', buckets: readBuckets(frame.digest) }
    case 'frontiers':
      return readFrontiers(frame.frontiers)
    case 'ping':
      return { is: 'ping', clock: uint(frame.ping.clock) }
    case 'bye':
      return { is: 'bye', bye: byeFromNumber(frame.bye.reason ?? 0) }
    case undefined:
      return { is: 'unknown' }
    default:
      return frame satisfies never
  }
}

function readHello(wire: baton.Hello.$Shape): Hello {
  const known = bytesOrNone(wire.heldOutboxId).length > 0
  return {
    is: 'hello',
    certificate: bytesUpTo(wire.certificate, certificate_bytes_max),
    features: list(wire.features, features_max, (feature) => feature),
    boot: hexOf(wire.boot, random_id_bytes),
    outboxId: hexOf(wire.outboxId, random_id_bytes),
    outboxTail: uint(wire.outboxTail),
    held: known
      ? { outboxId: hexOf(wire.heldOutboxId, random_id_bytes), through: uint(wire.heldThrough) }
      : undefined,
    clock: uint(wire.clock),
  }
}

function readDeltas(wire: baton.Deltas.$Shape): Deltas {
  const items = list(wire.items, items_per_frame_max, readItem)
  const first = uint(wire.first)
  // Position 0 doesn't exist, an empty frame could never be acknowledged, and the last position
  // has to be a number that counts exactly.
  if (first === 0 || items.length === 0) throw new RangeError('positions begin at 1')
  uint(first + items.length)
  return { is: 'deltas', first, items }
}

function readItem(wire: baton.Item.$Shape): Item {
  switch (wire.is) {
    case 'delta':
      return { is: 'delta', signed: bytesKept(wire.delta) }
    case 'introduce': {
      const { stream, path, follows } = wire.introduce
      const signed = list(path, items_per_frame_max, bytesKept)
      return { is: 'introduce', stream: idOf(stream), path: signed, follows: !!follows }
    }
    case 'receipt':
      return { is: 'receipt', signed: bytesKept(wire.receipt) }
    case 'nothing':
    case undefined:
      return { is: 'nothing' }
    default:
      return wire satisfies never
  }
}

function readAck(wire: baton.Ack.$Shape): Ack {
  return {
    is: 'ack',
    through: uint(wire.through),
    refusals: list(wire.refusals, refusals_per_ack_max, ({ id, reason }) => ({
      id: idOf<DeltaId>(id),
      reason: reasonFromNumber(reason ?? 0),
    })),
    supplied: uint(wire.supplied),
  }
}

function readWant(wire: baton.Want.$Shape): Want {
  return {
    is: 'want',
    want: uint(wire.want),
    stream: idOf(wire.stream),
    heads: list(wire.heads, heads_max, idOf<DeltaId>),
  }
}

function readBuckets(wire: baton.Digest.$Shape): readonly string[] {
  const buckets = list(wire.buckets, digest_buckets, (hash) => hexOf(hash, id_bytes))
  if (buckets.length !== digest_buckets) throw new RangeError('a digest has a hash a bucket')
  return buckets
}

function readFrontiers(wire: baton.Frontiers.$Shape): Frontiers {
  const bucket = wire.bucket ?? 0
  if (bucket >= digest_buckets) throw new RangeError('there is no such bucket')
  return {
    is: 'frontiers',
    bucket,
    streams: list(wire.streams, frontiers_per_frame_max, ({ stream, heads }) => ({
      stream: idOf<StreamId>(stream),
      heads: list(heads, heads_max, idOf<DeltaId>),
    })),
    answer: !!wire.answer,
    more: !!wire.more,
  }
}

function bytesKept(bytes: Uint8Array | null | undefined): Uint8Array {
  return bytesUpTo(bytes, frame_bytes_max)
}
