/**
 * Changing a message of protocol buffers field by field, with the lengths around it made right: a
 * byte that is changed blindly is mostly a length, and then nothing behind it is read.
 */
import type { Random } from '../link/model-random.ts'

type Field = {
  readonly number: number
  readonly type: number
  /** A varint's, a fixed number's or a field's own bytes, without the length. */
  readonly bytes: Buffer
}

const varint_type = 0
const bytes_type = 2
const fixed_bytes: Readonly<Record<number, number>> = { 1: 8, 5: 4 }
/** As protocol buffers count: 10 bytes hold 64 bits. */
const varint_bytes_max = 10
const edges = [0n, 1n, 2n, 127n, 128n, 1000n, 2n ** 31n, 2n ** 32n - 1n, 2n ** 53n, 2n ** 64n - 1n]

/** The message with one field changed, doubled, moved, taken out or put in from another one. */
export function mutatedMessage(input: Buffer, other: Uint8Array, random: Random): Buffer {
  const fields = fieldsIn(input)
  if (!fields || fields.length === 0) return changedAt(input, random)
  const at = random.from(0, fields.length - 1)
  const field = fields[at] as Field
  // Mostly further in: what is at the top is only what holds it together.
  if (field.type === bytes_type && random.chance(0.6)) {
    return message(fields.with(at, { ...field, bytes: mutatedMessage(field.bytes, other, random) }))
  }
  switch (random.from(0, 6)) {
    case 0:
      return message(fields.toSpliced(at, 1))
    case 1:
      return message(fields.toSpliced(at, 0, field))
    case 2:
      return message(fields.with(at, { ...field, number: random.from(1, 24) }))
    case 3: {
      const more = fieldsIn(Buffer.from(other)) ?? []
      return message(fields.toSpliced(at, 0, ...more.slice(0, random.from(1, 3))))
    }
    case 4:
      return message(fields.with(at, madeUp(field.number, random)))
    case 5:
      return message(fields.toSpliced(at, 0, madeUp(random.from(1, 24), random)))
    default:
      return message(fields.with(at, { ...field, bytes: changedField(field, random) }))
  }
}

function madeUp(number: number, random: Random): Field {
  if (random.chance(0.5)) {
    return { number, type: varint_type, bytes: varint(random.pick(edges) ?? 0n) }
  }
  const length = random.pick([0, 1, 4, 16, 31, 32, 33, 64, 121, 301]) ?? 0
  return { number, type: bytes_type, bytes: Buffer.alloc(length, random.from(0, 0xff)) }
}

function changedField({ type, bytes }: Field, random: Random): Buffer {
  return type === varint_type ? varint(random.pick(edges) ?? 0n) : changedAt(bytes, random)
}

function changedAt(bytes: Buffer, random: Random): Buffer {
  const at = random.from(0, bytes.length)
  const one = Buffer.of(random.from(0, 0xff))
  const gone = random.from(0, 1)
  return Buffer.concat([bytes.subarray(0, at), one, bytes.subarray(at + gone)])
}

/** The fields of these bytes, if they are a message. */
function fieldsIn(bytes: Buffer): Field[] | undefined {
  const fields: Field[] = []
  for (let at = 0; at < bytes.length; ) {
    const tag = readVarint(bytes, at)
    if (!tag || tag.value > 0xffff_ffffn) return undefined
    const [number, type] = [Number(tag.value >> 3n), Number(tag.value & 7n)]
    const start = type === bytes_type ? readVarint(bytes, tag.end) : undefined
    const from = start?.end ?? tag.end
    const end =
      type === varint_type
        ? readVarint(bytes, from)?.end
        : from + (start ? Number(start.value) : (fixed_bytes[type] ?? Number.NaN))
    if (number === 0 || end === undefined || !(end <= bytes.length)) return undefined
    if (type === bytes_type && !start) return undefined
    fields.push({ number, type, bytes: bytes.subarray(from, end) })
    at = end
  }
  return fields
}

function message(fields: readonly Field[]): Buffer {
  const parts = fields.flatMap(({ number, type, bytes }) => {
    const tag = varint(BigInt(number) * 8n + BigInt(type))
    return type === bytes_type ? [tag, varint(BigInt(bytes.length)), bytes] : [tag, bytes]
  })
  return Buffer.concat(parts)
}

function readVarint(bytes: Buffer, from: number): { value: bigint; end: number } | undefined {
  let value = 0n
  for (let n = 0; n < varint_bytes_max; n++) {
    const byte = bytes[from + n]
    if (byte === undefined) return undefined
    value |= BigInt(byte & 0x7f) << BigInt(7 * n)
    if (byte < 0x80) return { value, end: from + n + 1 }
  }
  return undefined
}

function varint(value: bigint): Buffer {
  const bytes: number[] = []
  for (let rest = value; ; rest >>= 7n) {
    if (rest < 0x80n) return Buffer.from([...bytes, Number(rest)])
    bytes.push(Number(rest & 0x7fn) | 0x80)
  }
}
