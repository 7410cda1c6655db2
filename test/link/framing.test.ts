import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import { frame_bytes_max } from '../../protocol/limits.ts'
import { encodeFrame, FrameReader, frame_length_bytes } from '../../protocol/link/framing.ts'

function cut(bytes: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [...new Set([0, ...at.map((n) => n % (bytes.length + 1)), bytes.length])]
  places.sort((a, b) => a - b)
  return places.slice(1).map((end, i) => bytes.subarray(places[i], end))
}

function readAll(reader: FrameReader, chunks: readonly Uint8Array[]): Uint8Array[] {
  return chunks.flatMap((chunk) => reader.read(chunk).frames.map((frame) => Uint8Array.from(frame)))
}

function lengthOf(n: number): Uint8Array {
  const length = new Uint8Array(frame_length_bytes)
  new DataView(length.buffer).setUint32(0, n)
  return length
}

t.test('frames come out as they went in, however the bytes were cut', async (t) => {
  const frames = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 12 })
  const whatever = fc.property(frames, fc.array(fc.nat(), { maxLength: 40 }), (sent, cuts) => {
    const reader = new FrameReader()
    const received = readAll(reader, cut(Buffer.concat(sent.map(encodeFrame)), cuts))
    assert.deepStrictEqual(received, sent)
    assert.equal(reader.midFrame, false)
  })
  t.doesNotThrow(() => fc.assert(whatever, { numRuns: 1000 }))
})

t.test('frames come out byte by byte', async (t) => {
  const sent = [Uint8Array.of(1, 2, 3), new Uint8Array(0), Uint8Array.of(4)]
  const bytes = Buffer.concat(sent.map(encodeFrame))
  const chunks = [...bytes].map((byte) => Uint8Array.of(byte))
  t.strictSame(readAll(new FrameReader(), chunks), sent)
})

t.test('a stream that stops anywhere but between frames stopped in a frame', async (t) => {
  const sent = [Uint8Array.of(1, 2, 3), new Uint8Array(0), new Uint8Array(70)]
  const bytes = Buffer.concat(sent.map(encodeFrame))
  const between = new Set([0, 7, 11, bytes.length])
  for (let end = 0; end <= bytes.length; end++) {
    const reader = new FrameReader()
    reader.read(bytes.subarray(0, end))
    t.equal(reader.midFrame, !between.has(end), `after ${end} bytes`)
  }
})

t.test('the longest frame passes, and one byte more is refused on its length alone', async (t) => {
  const longest = new Uint8Array(frame_bytes_max).fill(7)
  const bytes = encodeFrame(longest)
  const halves = [bytes.subarray(0, 1000), bytes.subarray(1000)]
  t.strictSame(readAll(new FrameReader(), halves), [longest])
  t.throws(() => encodeFrame(new Uint8Array(frame_bytes_max + 1)), RangeError)
  t.strictSame(new FrameReader().read(lengthOf(frame_bytes_max + 1)), {
    frames: [],
    tooLarge: frame_bytes_max + 1,
  })
  t.equal(new FrameReader().read(lengthOf(2 ** 32 - 1)).tooLarge, 2 ** 32 - 1)
})

t.test('frames before a length that is too large still count, and nothing after it', async (t) => {
  const reader = new FrameReader()
  const good = encodeFrame(Uint8Array.of(1))
  const { frames, tooLarge } = reader.read(Buffer.concat([good, lengthOf(2 ** 31), good]))
  t.strictSame(
    frames.map((frame) => [...frame]),
    [[1]],
  )
  t.equal(tooLarge, 2 ** 31)
  t.strictSame(reader.read(good), { frames: [], tooLarge: 2 ** 31 })
})

t.test('a frame within one chunk is not copied', async (t) => {
  const chunk = encodeFrame(Uint8Array.of(1, 2))
  const [frame] = new FrameReader().read(chunk).frames
  t.equal(frame?.buffer, chunk.buffer)
})
