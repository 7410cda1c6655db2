/**
 * Fetching one file over one channel: what to ask for next, and what an answer is worth. Pure; the
 * node sends and writes. It may begin at any offset, and who has all bytes checks the hash.
 */
import type { FileHash, StreamId } from '../ids.ts'
import { attachment_bytes_max } from '../limits.ts'
import type { Get, Piece } from './frames.ts'

/** Asked for in one Get. */
const piece_bytes = 32 * 1024
/** Gets that wait for their answer. So an alarm waits behind 64 KiB: half a second at 1 Mbit/s. */
const gets_under_way_max = 2

export type Transfer = {
  readonly stream: StreamId
  readonly hash: FileHash
  /** Of the whole file; undefined until a piece says so. */
  readonly size: number | undefined
  /** The next byte to ask for. */
  readonly asked: number
  /** The next byte to come. */
  readonly taken: number
}

/** `held`: what is here of the file, from the same source. */
export function startTransfer(
  of: { readonly stream: StreamId; readonly hash: FileHash },
  held?: { readonly offset: number; readonly size: number },
): Transfer {
  const offset = held?.offset ?? 0
  return { ...of, size: held?.size, asked: offset, taken: offset }
}

/** What to send now. One piece alone until the size is known: there may be no second. */
export function nextGets(transfer: Transfer): {
  readonly transfer: Transfer
  readonly gets: readonly Get[]
} {
  const { stream, hash, size, taken } = transfer
  const gets: Get[] = []
  let { asked } = transfer
  const end = Math.min(size ?? taken + piece_bytes, taken + gets_under_way_max * piece_bytes)
  while (asked < end) {
    const length = size === undefined ? piece_bytes : Math.min(piece_bytes, size - asked)
    gets.push({ is: 'get', stream, hash, offset: asked, length })
    asked += length
  }
  return { transfer: { ...transfer, asked }, gets }
}

/** The transfer with this piece taken, or undefined: it is not what was asked for. */
export function takePiece(transfer: Transfer, piece: Piece): Transfer | undefined {
  const { hash, taken, asked } = transfer
  const { size, offset, bytes } = piece
  if (piece.hash !== hash || offset !== taken || offset >= asked) return undefined
  if (size > attachment_bytes_max || (transfer.size ?? size) !== size) return undefined
  if (bytes.length === 0 || bytes.length !== Math.min(piece_bytes, size - offset)) return undefined
  const end = taken + bytes.length
  // The first piece was asked for without knowing where the file ends.
  return { ...transfer, size, taken: end, asked: Math.min(asked, size) }
}

export function isWhole({ size, taken }: Transfer): boolean {
  return size !== undefined && taken === size
}
