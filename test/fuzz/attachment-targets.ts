/** Files: what an entry says of one, what its bytes say, how it comes, and how it is asked for. */
import assert from 'node:assert/strict'
import { answerFile } from '../../node/attachment/file-answer.ts'
import { attachmentEntry, readAttachment } from '../../protocol/attachment/attachment.ts'
import { cleanName } from '../../protocol/attachment/file-name.ts'
import { isMediaType, mediaTypeOf, mediaTypes } from '../../protocol/attachment/media-type.ts'
import { isWhole, nextGets, startTransfer, takePiece } from '../../protocol/attachment/transfer.ts'
import type { FileHash, StreamId } from '../../protocol/ids.ts'
import {
  attachment_bytes_max,
  attachment_piece_bytes_max,
  name_chars_max,
} from '../../protocol/limits.ts'
import { bytesOf, stepsIn, type Target, textOf } from './target.ts'

const hash = 'ab'.repeat(32) as FileHash
const stream = 'cd'.repeat(32) as StreamId

/** Lines: the name, and then each item. */
function checkEntry(input: Uint8Array): void {
  const [text = '', ...items] = textOf(input).split('\n')
  const read = readAttachment({ text, items })
  if (!read) return
  assert(read.size > 0 && read.size <= attachment_bytes_max && isMediaType(read.type))
  assert.deepEqual(readAttachment(attachmentEntry(read)), read, 'a clean name stays as it is')
  for (const type of Object.keys(mediaTypes).filter(isMediaType)) checkName(text, type)
}

function checkName(text: string, type: Parameters<typeof cleanName>[1]): void {
  const name = cleanName(text, type)
  assert(name.length <= name_chars_max && name.isWellFormed(), name)
  assert(!/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*:<>?|`$/\\]/u.test(name) && !/^[ .]/.test(name), name)
  assert((mediaTypes[type] as readonly string[]).some((one) => name.toLowerCase().endsWith(one)))
  assert.equal(cleanName(name, type), name)
}

function checkType(input: Uint8Array): void {
  const type = mediaTypeOf(input)
  assert(type === undefined || isMediaType(type))
  assert.equal(mediaTypeOf(input.subarray(0, 16)), type, 'sixteen bytes say it')
}

/** The other node answers as it likes; what is asked for never leads beyond the file. */
function checkTransfer(input: Uint8Array): void {
  let transfer = startTransfer({ stream, hash })
  let [taken, underWay] = [0, 0]
  for (const [what, a, b, c] of stepsIn(input)) {
    if (what % 2 === 0) {
      const next = nextGets(transfer)
      transfer = next.transfer
      underWay += next.gets.length
      assert(underWay <= 2, 'two are under way')
      for (const { offset, length } of next.gets) {
        assert(length > 0 && length <= attachment_piece_bytes_max)
        if (transfer.size !== undefined) assert(offset + length <= transfer.size)
      }
      continue
    }
    // Sizes about the borders of pieces, and one that no file may have.
    const size = [1, 32_767, 32_768, 32_769, 65_537, 100_000, attachment_bytes_max + 1][a % 7] ?? 0
    const rest = Math.max(0, Math.min(32_768, size - transfer.taken))
    const bytes = new Uint8Array(b % 4 === 0 ? b : rest)
    const offset = c % 8 === 0 ? c : transfer.taken
    const after = takePiece(transfer, { is: 'piece', hash, offset, size, bytes })
    if (!after) continue
    underWay--
    taken += bytes.length
    assert(underWay >= 0, 'nothing is taken that was not asked for')
    assert.equal(after.taken, taken)
    assert(taken <= (after.size ?? 0) && (after.size ?? 0) <= attachment_bytes_max)
    assert.equal(isWhole(after), taken === after.size)
    transfer = after
  }
}

/** Lines: Range, If-Range, If-None-Match, and the name of the file. */
function checkRange(input: Uint8Array): void {
  const [range = '', ifRange = '', ifNoneMatch = '', text = ''] = textOf(input).split('\n')
  const size = 1000
  const name = cleanName(text, 'application/pdf')
  const file = { hash, name, size, type: 'application/pdf' } as const
  const { status, headers, part } = answerFile(file, { range, ifRange, ifNoneMatch }, 'inline')
  assert([200, 206, 304, 416].includes(status))
  assert.equal(part !== undefined, status === 200 || status === 206)
  for (const value of Object.values(headers)) assert(/^[\x20-\x7e]*$/.test(value), value)
  if (!part) return
  assert(part.from >= 0 && part.from < part.to && part.to <= size)
  assert.equal(headers['Content-Length'], String(part.to - part.from))
}

const files = [
  '\xff\xd8\xff',
  '\x89PNG\r\n\x1a\n',
  'RIFF0000WEBP',
  '0000ftypheic',
  'GIF89a',
  '%PDF-',
]

export const attachmentTargets: readonly Target[] = [
  {
    name: 'attachment-entry',
    kind: 'text',
    seeds: [
      bytesOf(`photo.jpg\n${hash}\n1000\nimage/jpeg`),
      bytesOf(`../x.exe\n${hash}\n9\nimage/heic`),
    ],
    words: [
      '.jpeg',
      '.PNG',
      '.',
      ' ',
      '/',
      '\\',
      '\u200d',
      '\u202e',
      '\ue000',
      '\ue001',
      '🙂',
      'image/gif',
      'e\u0301',
    ],
    bytesMax: 1000,
    run: checkEntry,
  },
  {
    name: 'media-type',
    kind: 'bytes',
    seeds: files.map((text) => new Uint8Array(Buffer.from(`${text} more of it`, 'latin1'))),
    bytesMax: 40,
    run: checkType,
  },
  {
    name: 'transfer',
    kind: 'steps',
    seeds: [
      new Uint8Array([0, 0, 0, 0, 1, 5, 1, 1, 0, 0, 0, 0, 1, 5, 1, 1, 1, 5, 1, 1, 0, 0, 0, 0]),
    ],
    bytesMax: 400,
    run: checkTransfer,
  },
  {
    name: 'range',
    kind: 'text',
    seeds: [
      'bytes=0-99',
      'bytes=-5',
      'bytes=7-',
      `bytes=1-2\n"${hash}"\nW/"${hash}", *\næ".pdf`,
    ].map(bytesOf),
    words: ['bytes=', '-', ',', '999', '1000', `"${hash}"`, 'W/', '*', '\ue000', '🙂'],
    bytesMax: 400,
    run: checkRange,
  },
]
