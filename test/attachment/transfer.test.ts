/** Fetching a file, without a network: both sides are values. */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import t from 'tap'
import type { Get, Piece } from '../../protocol/attachment/frames.ts'
import {
  isWhole,
  nextGets,
  startTransfer,
  type Transfer,
  takePiece,
} from '../../protocol/attachment/transfer.ts'
import type { FileHash, StreamId } from '../../protocol/ids.ts'
import { attachment_bytes_max, attachment_piece_bytes_max } from '../../protocol/limits.ts'
import { photo } from '../support/attachments.ts'

const of = { stream: '11'.repeat(32) as StreamId, hash: '22'.repeat(32) as FileHash }

/** What an honest node answers. */
function answer(file: Uint8Array, { hash, offset, length }: Get): Piece {
  const bytes = file.subarray(offset, offset + length)
  return { is: 'piece', hash, offset, size: file.length, bytes }
}

/** Fetches until it is whole or so many pieces came; what came is written into `to`. */
function fetchFrom(file: Uint8Array, begun: Transfer, to: Buffer[], pieces = Infinity): Transfer {
  let transfer = begun
  const asked: Get[] = []
  for (let came = 0; came < pieces && !isWhole(transfer); came++) {
    const next = nextGets(transfer)
    asked.push(...next.gets)
    const get = asked.shift()
    assert(get, 'there is always something to wait for')
    const piece = answer(file, get)
    const taken = takePiece(next.transfer, piece)
    assert(taken)
    to.push(Buffer.from(piece.bytes))
    transfer = taken
  }
  return transfer
}

t.test('a file of any size comes whole, wherever it broke off before', async () => {
  const sizes = fc.oneof(
    fc.integer({ min: 1, max: 300_000 }),
    fc.constantFrom(1, 32 * 1024, 32 * 1024 + 1, 64 * 1024, 96 * 1024 - 1),
  )
  fc.assert(
    fc.property(sizes, fc.array(fc.nat({ max: 5 }), { maxLength: 5 }), (size, breaks) => {
      const file = photo(size)
      const come: Buffer[] = []
      let held: { offset: number; size: number } | undefined
      for (const pieces of [...breaks, Infinity]) {
        const { taken, size: told } = fetchFrom(file, startTransfer(of, held), come, pieces)
        if (told !== undefined) held = { offset: taken, size: told }
      }
      assert(Buffer.concat(come).equals(file))
    }),
    { numRuns: 200 },
  )
})

t.test(
  'never more than 64 KiB are asked for and not here, and one piece until the size is known',
  async (t) => {
    const first = nextGets(startTransfer(of))
    t.same(
      first.gets.map(({ offset, length }) => [offset, length]),
      [[0, 32 * 1024]],
    )
    t.same(nextGets(first.transfer).gets, [], 'and then it is waited for')
    const file = photo(200_000)
    let transfer = takePiece(first.transfer, answer(file, first.gets[0] as Get))
    while (transfer && !isWhole(transfer)) {
      const next = nextGets(transfer)
      t.ok(next.transfer.asked - next.transfer.taken <= attachment_piece_bytes_max)
      t.ok(next.transfer.asked <= file.length)
      const { taken, asked } = next.transfer
      const length = Math.min(32 * 1024, asked - taken)
      transfer = takePiece(next.transfer, answer(file, { is: 'get', ...of, offset: taken, length }))
    }
    t.ok(transfer)
  },
)

t.test('what was not asked for, or is not what it should be, is not taken', async (t) => {
  const file = photo(100_000)
  const { transfer, gets } = nextGets(startTransfer(of, { offset: 1000, size: file.length }))
  const good = answer(file, gets[0] as Get)
  t.ok(takePiece(transfer, good))
  const wrong: Readonly<Record<string, Partial<Piece>>> = {
    'another file': { hash: '33'.repeat(32) as FileHash },
    'another place': { offset: 0 },
    'a piece behind it': { offset: 1000 + 32 * 1024 },
    'another size': { size: file.length + 1 },
    nothing: { bytes: new Uint8Array() },
    'less than was asked for': { bytes: good.bytes.subarray(1) },
    'more than was asked for': { bytes: Buffer.concat([good.bytes, Buffer.from([1])]) },
  }
  for (const [what, change] of Object.entries(wrong)) {
    t.equal(takePiece(transfer, { ...good, ...change }), undefined, what)
  }
  t.equal(takePiece(startTransfer(of), good), undefined, 'before anything was asked for')
  const fresh = nextGets(startTransfer(of)).transfer
  const huge = { ...good, offset: 0, size: attachment_bytes_max + 1 }
  t.equal(takePiece(fresh, huge), undefined, 'of a file that is too large')
})
