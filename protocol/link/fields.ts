/**
 * Reading the fields of a frame. A field that can't be what it must be throws, and `readFrame`,
 * which wraps every decoder, turns whatever was thrown into a value.
 */
import { type AnyId, idFromBytes, toHex } from '../ids.ts'
import { frame_bytes_max } from '../limits.ts'
import type { Reason } from '../reasons.ts'
import { bytesOrNone, safeUint } from '../wire/read.ts'

/** What is wrong with a frame as a whole. */
export type FrameFault = Extract<Reason, 'malformed' | 'too-large'>

type WireBytes = Uint8Array | null | undefined

/** What `read` makes of these bytes, or what is wrong with them. Never throws. */
export function readFrame<T>(bytes: Uint8Array, read: (bytes: Uint8Array) => T): T | FrameFault {
  if (bytes.length > frame_bytes_max) return 'too-large'
  try {
    return read(bytes)
  } catch {
    return 'malformed'
  }
}

/** The value, which must be there. */
function present<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new RangeError('a field is missing or wrong')
  return value
}

/** An id, which must be there. */
export function idOf<T extends AnyId>(bytes: WireBytes): T {
  return present(idFromBytes<T>(bytes))
}

/** Lower-case hex of a field that has exactly this length. */
export function hexOf(bytes: WireBytes, length: number): string {
  const found = bytesOrNone(bytes)
  if (found.length !== length) throw new RangeError('a field has the wrong length')
  return toHex(found)
}

/** Bytes of any length up to a limit, copied: the frame may be reused. */
export function bytesUpTo(bytes: WireBytes, bytes_max: number): Uint8Array {
  const found = bytesOrNone(bytes)
  if (found.length > bytes_max) throw new RangeError('a field is too long')
  return new Uint8Array(found)
}

/** A uint64 that a number holds exactly. */
export function uint(value: Parameters<typeof safeUint>[0]): number {
  return present(safeUint(value))
}

/** Each of a repeated field, which has at most so many. */
export function list<T, U>(
  items: readonly T[] | null | undefined,
  items_max: number,
  read: (item: T) => U,
): readonly U[] {
  const found = items ?? []
  if (found.length > items_max) throw new RangeError('a list is too long')
  return found.map(read)
}
