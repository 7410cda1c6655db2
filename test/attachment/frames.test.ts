import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import t from 'tap'
import {
  attachmentEntry,
  type NamedFile,
  readAttachment,
} from '../../protocol/attachment/attachment.ts'
import { decodeAttachmentFrame, encodeAttachmentFrame } from '../../protocol/attachment/frames.ts'
import { changeBytes } from '../../protocol/delta/content.ts'
import { type FileHash, type StreamId, toBytes, toHex } from '../../protocol/ids.ts'
import { attachment_piece_bytes_max, frame_bytes_max } from '../../protocol/limits.ts'
import { baton } from '../../protocol/wire/wire.js'
import { attachmentMessage } from '../link/arbitrary.ts'

type Known = Parameters<typeof encodeAttachmentFrame>[0]
type Vectors = {
  readonly file: string
  readonly entry: NamedFile & {
    readonly text: string
    readonly items: readonly string[]
    readonly change: string
  }
  readonly frames: readonly {
    readonly message: { readonly is: string; readonly hash: string; readonly bytes?: string }
    readonly frame: string
  }[]
}

const vectors: Vectors = JSON.parse(
  readFileSync(new URL('../vectors/attachment.json', import.meta.url), 'utf8'),
)

const hash = '22'.repeat(32) as FileHash
const stream = '11'.repeat(32) as StreamId

t.test('every message comes back as it was sent', async () => {
  fc.assert(
    fc.property(attachmentMessage, (message) => {
      assert.deepEqual(decodeAttachmentFrame(encodeAttachmentFrame(message)), message)
    }),
  )
})

t.test('the golden vectors are what is made and read', async (t) => {
  const { file, entry, frames } = vectors
  const hashed = createHash('sha256').update(Buffer.from(file, 'hex')).digest('hex')
  t.equal(entry.hash, hashed)
  const { text, items } = attachmentEntry(entry)
  t.same({ text, items }, { text: entry.text, items: entry.items })
  t.equal(toHex(changeBytes({ is: 'entry', text, items, code: 0 })), entry.change)
  const { name, hash, size, type } = entry
  t.same(readAttachment({ text, items }), { name, hash, size, type })
  for (const { message, frame } of frames) {
    const bytes = message.bytes === undefined ? {} : { bytes: toBytes(message.bytes) }
    const whole = { ...message, ...bytes } as Known
    t.equal(toHex(encodeAttachmentFrame(whole)), frame)
    const read = decodeAttachmentFrame(toBytes(frame))
    const again = typeof read === 'object' && 'bytes' in read ? toHex(read.bytes) : undefined
    t.match(read, { is: message.is, hash: message.hash })
    t.equal(again, message.bytes)
  }
})

t.test('a frame that breaks a rule is malformed, one past the limit too large', async (t) => {
  const frame = (message: baton.AttachmentFrame.$Properties) =>
    decodeAttachmentFrame(baton.AttachmentFrame.encode(message).finish())
  const ids = { stream: Buffer.from(stream, 'hex'), hash: Buffer.from(hash, 'hex') }
  t.equal(frame({ get: { ...ids, offset: 0, length: 0 } }), 'malformed')
  const length = attachment_piece_bytes_max + 1
  t.equal(frame({ get: { ...ids, offset: 0, length } }), 'malformed')
  t.equal(frame({ get: { hash: ids.hash, offset: 0, length: 1 } }), 'malformed')
  t.equal(frame({ none: { hash: ids.hash.subarray(1) } }), 'malformed')
  const bytes = new Uint8Array(length)
  t.equal(frame({ piece: { hash: ids.hash, offset: 0, size: length, bytes } }), 'malformed')
  t.equal(decodeAttachmentFrame(new Uint8Array(frame_bytes_max + 1)), 'too-large')
  t.same(decodeAttachmentFrame(new Uint8Array()), { is: 'unknown' }, 'a kind from the future')
})
