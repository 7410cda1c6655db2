/** Changing inputs: blindly, by words, by the fields of protocol buffers, and by steps. */
import type { Random } from '../link/model-random.ts'
import { mutatedMessage } from './mutate-message.ts'
import { step_bytes, type Target } from './target.ts'

/** Changes of one input, at most: each halves the chance that the next is made. */
const changes_max = 8
/** Bytes that are moved or doubled at once. */
const piece_bytes_max = 64
/** Where things end: signs, lengths, halves of characters. */
const edges = [0, 1, 2, 0x0a, 0x20, 0x30, 0x7f, 0x80, 0xc3, 0xff]

/** An input made of one of these, and now and then of two. */
export function mutated(
  { kind, words, bytesMax }: Pick<Target, 'kind' | 'words' | 'bytesMax'>,
  corpus: readonly Uint8Array[],
  random: Random,
): Uint8Array {
  let input: Buffer = Buffer.from(random.pick(corpus) ?? [])
  const other = random.pick(corpus) ?? input
  for (let n = 0; n < changes_max; n++) {
    input = changed(kind, input, other, words ?? [], random)
    if (random.chance(0.5)) break
  }
  return new Uint8Array(input.subarray(0, bytesMax))
}

function changed(
  kind: Target['kind'],
  input: Buffer,
  other: Uint8Array,
  words: readonly string[],
  random: Random,
): Buffer {
  if (kind === 'steps') return changedSteps(input, other, random)
  if (kind === 'protobuf' && random.chance(0.7)) return mutatedMessage(input, other, random)
  if (words.length > 0 && random.chance(0.4)) {
    return put(input, Buffer.from(random.pick(words) ?? ''), random)
  }
  return changedBytes(input, other, kind === 'text', random)
}

/** Inserts these bytes somewhere, or has them take the place of as many. */
function put(input: Buffer, bytes: Uint8Array, random: Random): Buffer {
  const at = random.from(0, input.length)
  const gone = random.chance(0.5) ? bytes.length : 0
  return Buffer.concat([input.subarray(0, at), bytes, input.subarray(at + gone)])
}

function changedBytes(input: Buffer, other: Uint8Array, text: boolean, random: Random): Buffer {
  const at = random.from(0, input.length)
  const length = random.from(1, piece_bytes_max)
  const [before, after] = [input.subarray(0, at), input.subarray(at)]
  switch (random.from(0, 6)) {
    case 0:
      return Buffer.concat([before, after.subarray(1)])
    case 1:
      return Buffer.concat([before, after.subarray(length)])
    case 2:
      return Buffer.concat([before, after.subarray(0, length), after])
    case 3:
      return put(input, other.subarray(random.from(0, other.length)).subarray(0, length), random)
    case 4:
      return put(input, Buffer.alloc(length, byte(text, random)), random)
    case 5:
      return Buffer.concat([before, other.subarray(random.from(0, other.length))])
    default:
      return put(input, Uint8Array.of(byte(text, random)), random)
  }
}

function byte(text: boolean, random: Random): number {
  if (random.chance(0.3)) return random.pick(edges) ?? 0
  return text ? random.from(0x20, 0x7e) : random.from(0, 0xff)
}

/** The same with whole steps: what an event says stays together. */
function changedSteps(input: Buffer, other: Uint8Array, random: Random): Buffer {
  const at = random.from(0, Math.floor(input.length / step_bytes)) * step_bytes
  const length = random.from(1, 8) * step_bytes
  const from = random.from(0, Math.floor(other.length / step_bytes)) * step_bytes
  const [before, after] = [input.subarray(0, at), input.subarray(at)]
  const one = Uint8Array.from({ length: step_bytes }, () => random.from(0, 0xff))
  switch (random.from(0, 5)) {
    case 0:
      return Buffer.concat([before, after.subarray(length)])
    case 1:
      return Buffer.concat([before, after.subarray(0, length), after])
    case 2:
      return Buffer.concat([before, other.subarray(from, from + length), after])
    case 3:
      return Buffer.concat([before, one, after])
    case 4:
      return Buffer.concat([before, other.subarray(from)])
    default: {
      const copy = Buffer.from(input)
      if (copy.length > 0) copy[random.from(0, copy.length - 1)] = random.from(0, 0xff)
      return copy
    }
  }
}
