/** Reading what the generated decoder hands out: views, Longs and absent fields. */
import protobuf from 'protobufjs/minimal.js'

type LongLike = { readonly low: number; readonly high: number }

/** A uint64 as a number, or undefined past 2^53 - 1. Absent reads as 0. */
export function safeUint(value: number | LongLike | null | undefined): number | undefined {
  if (value === null || value === undefined) return 0
  const n = typeof value === 'number' ? value : (value.high >>> 0) * 2 ** 32 + (value.low >>> 0)
  return Number.isSafeInteger(n) ? n : undefined
}

/** A sint64 as a number, or undefined outside ±(2^53 - 1). Absent reads as 0. */
export function safeInt(value: number | LongLike | null | undefined): number | undefined {
  if (value === null || value === undefined) return 0
  const n = typeof value === 'number' ? value : value.high * 2 ** 32 + (value.low >>> 0)
  return Number.isSafeInteger(n) ? n : undefined
}

/** For a decoder that is to keep what it doesn't know: by itself it drops it and says nothing. */
export function keepingUnknown(bytes: Uint8Array): protobuf.Reader {
  const reader = protobuf.Reader.create(bytes)
  reader.discardUnknown = false
  return reader
}

/** True when the decoder kept fields (keepingUnknown) that this version's schema does not have. */
export function hasUnknownFields(message: { $unknowns?: Uint8Array[] }): boolean {
  return message.$unknowns !== undefined && message.$unknowns.length > 0
}

/** Bytes of their own, safe to keep after the frame they came in is reused. */
export function copied(bytes: Uint8Array): Uint8Array {
  return Uint8Array.prototype.slice.call(bytes)
}

const nothing = new Uint8Array(0)

/** The bytes, or none. */
export function bytesOrNone(bytes: Uint8Array | null | undefined): Uint8Array {
  return bytes ?? nothing
}
