/** Frames of the three protocols between nodes, and the stream of bytes that they come in. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { decodeAttachmentFrame, encodeAttachmentFrame } from '../../protocol/attachment/frames.ts'
import {
  attachment_piece_bytes_max,
  frame_bytes_max,
  heads_max,
  items_per_frame_max,
} from '../../protocol/limits.ts'
import { byeFromNumber, byes } from '../../protocol/link/byes.ts'
import { bucketOf, differing, digestBuilder } from '../../protocol/link/digest.ts'
import { decodeFrame, encodeFrame, itemBytes } from '../../protocol/link/frames.ts'
import { FrameReader, encodeFrame as framed } from '../../protocol/link/framing.ts'
import { decodeLinkFrame, encodeLinkFrame } from '../../protocol/link/link-frames.ts'
import type { Message } from '../../protocol/link/messages.ts'
import { reasonFromNumber, reasons } from '../../protocol/reasons.ts'
import { attachmentMessage, linkMessage, message } from '../link/arbitrary.ts'
import type { Target } from './target.ts'

/** Enough that each kind of message is among them. */
const samples = 40
const sampled = <T>(all: fc.Arbitrary<T>): T[] => fc.sample(all, { numRuns: samples, seed: 1 })
const faults: readonly string[] = ['malformed', 'too-large']

function checkFrame(input: Uint8Array): void {
  const read = decodeFrame(input)
  if (typeof read === 'string') {
    assert(faults.includes(read))
    return
  }
  if (read.is === 'unknown') return
  const again = encodeFrame(read)
  assert.deepEqual(decodeFrame(again), read)
  checkLimits(read, again.length)
}

function checkLimits(read: Message, bytes: number): void {
  switch (read.is) {
    case 'deltas': {
      assert(read.items.length > 0 && read.items.length <= items_per_frame_max)
      assert(read.first > 0 && Number.isSafeInteger(read.first + read.items.length))
      // The head of a frame: two tags and lengths, and the first position.
      const most = read.items.reduce((sum, item) => sum + itemBytes(item), 32)
      assert(bytes <= most, `${bytes} bytes were said to be ${most} at most`)
      return
    }
    case 'frontiers':
      checkDigest(read)
      return
    case 'want':
      assert(read.heads.length <= heads_max)
      return
    case 'bye':
      assert.equal(byeFromNumber(byes[read.bye]), read.bye)
      return
    case 'ack':
      for (const { reason } of read.refusals) {
        assert.equal(reasonFromNumber(reasons[reason]), reason)
      }
      return
    case 'hello':
    case 'supply':
    case 'digest':
    case 'ping':
    case 'unknown':
      return
    default:
      read satisfies never
  }
}

/** A page is in the order in which a digest is made: what was listed can be compared. */
function checkDigest({ bucket, streams }: Extract<Message, { is: 'frontiers' }>): void {
  // The machine closes on a page that is not in order, or of another bucket.
  const isPage = streams.every(
    ({ stream }, at) => bucketOf(stream) === bucket && stream > (streams[at - 1]?.stream ?? ''),
  )
  if (!isPage) return
  const [builder, other] = [digestBuilder(), digestBuilder()]
  for (const { stream, heads } of streams) {
    builder.add(stream, heads)
    other.add(stream, heads.toReversed())
  }
  const made = builder.buckets()
  assert.deepEqual(differing(made, other.buckets()), [], 'heads are in any order')
  const expected = streams.length === 0 ? [] : [bucket]
  assert.deepEqual(differing(made, digestBuilder().buckets()), expected)
}

function checkAttachmentFrame(input: Uint8Array): void {
  const read = decodeAttachmentFrame(input)
  if (typeof read === 'string') {
    assert(faults.includes(read))
    return
  }
  if (read.is === 'unknown') return
  if (read.is === 'piece') assert(read.bytes.length <= attachment_piece_bytes_max)
  if (read.is === 'get') assert(read.length > 0 && read.length <= attachment_piece_bytes_max)
  assert.deepEqual(decodeAttachmentFrame(encodeAttachmentFrame(read)), read)
}

function checkLinkFrame(input: Uint8Array): void {
  const read = decodeLinkFrame(input)
  if (typeof read === 'string') {
    assert(faults.includes(read))
    return
  }
  if (read.is === 'unknown') return
  assert.deepEqual(decodeLinkFrame(encodeLinkFrame(read)), read)
}

/** The first byte says how long the chunks are in which the rest comes. */
function checkFraming(input: Uint8Array): void {
  const bytes = input.subarray(1)
  const whole = new FrameReader().read(bytes)
  const reader = new FrameReader()
  const frames: Uint8Array[] = []
  const length = 1 + (input[0] ?? 0)
  let tooLarge: number | undefined
  for (let at = 0; at < bytes.length; at += length) {
    const read = reader.read(bytes.subarray(at, at + length))
    frames.push(...read.frames)
    tooLarge = read.tooLarge
  }
  assert.deepEqual(frames.map(Buffer.from), whole.frames.map(Buffer.from))
  assert.equal(tooLarge, whole.tooLarge)
  assert(frames.every((frame) => frame.length <= frame_bytes_max))
  const again = new FrameReader().read(Buffer.concat(whole.frames.map(framed)))
  assert.deepEqual(again.frames.map(Buffer.from), frames.map(Buffer.from))
  const taken = frames.reduce((sum, frame) => sum + 4 + frame.length, 0)
  if (tooLarge === undefined) assert.equal(reader.midFrame, taken < bytes.length)
  else assert(tooLarge > frame_bytes_max)
}

const messages = sampled(message)
const framings = messages.map((one) => framed(encodeFrame(one)))

export const frameTargets: readonly Target[] = [
  {
    name: 'sync-frame',
    kind: 'protobuf',
    seeds: messages.map(encodeFrame),
    bytesMax: 16_384,
    run: checkFrame,
  },
  {
    name: 'link-frame',
    kind: 'protobuf',
    seeds: [
      ...sampled(linkMessage).map(encodeLinkFrame),
      ...(['present', 'known'] as const).map((is) =>
        encodeLinkFrame({
          ...{ is, certificate: new Uint8Array(9), addresses: ['/dns4/a/tcp/1'] },
          ...{ revocations: [new Uint8Array(3)], yours: [], link: new Uint8Array(2) },
        }),
      ),
    ],
    bytesMax: 8192,
    run: checkLinkFrame,
  },
  {
    name: 'attachment-frame',
    kind: 'protobuf',
    seeds: sampled(attachmentMessage).map(encodeAttachmentFrame),
    bytesMax: 8192,
    run: checkAttachmentFrame,
  },
  {
    name: 'framing',
    kind: 'bytes',
    seeds: [0, 2, 200].map((length) => Uint8Array.from([length, ...Buffer.concat(framings)])),
    bytesMax: 4096,
    run: checkFraming,
  },
]
