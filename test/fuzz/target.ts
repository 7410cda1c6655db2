/** What is fuzzed: something that reads what comes from outside, and what must hold whatever comes. */
import assert from 'node:assert/strict'
import { Failure } from '../../node/operate/failure.ts'
import type { Verifier } from '../../protocol/identity/keys.ts'

export type Target = {
  readonly name: string
  /** How inputs are changed; `steps` are records of four bytes, each an event. */
  readonly kind: 'protobuf' | 'bytes' | 'text' | 'steps'
  /** Good ones, to begin with. */
  readonly seeds: readonly Uint8Array[]
  /** What may stand in one and chance would not find. */
  readonly words?: readonly string[]
  readonly bytesMax: number
  /** Throws where something does not hold. */
  run(input: Uint8Array): void | Promise<void>
}

export const step_bytes = 4

const halves: readonly (readonly [string, string])[] = [
  ['\ue000', '\ud83d'],
  ['\ue001', '\ude00'],
]

/** The text of these bytes; two letters stand for the halves of a pair, which UTF-8 cannot say. */
export function textOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString()
  return halves.reduce((all, [letter, half]) => all.replaceAll(letter, half), text)
}

export function bytesOf(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text))
}

/** The records of some steps. */
export function* stepsIn(input: Uint8Array): Iterable<readonly [number, number, number, number]> {
  for (let at = 0; at + step_bytes <= input.length; at += step_bytes) {
    yield [input[at] ?? 0, input[at + 1] ?? 0, input[at + 2] ?? 0, input[at + 3] ?? 0]
  }
}

/** Finds every signature good: what is behind one is read, as if a hostile company had signed it. */
export const believing = {
  verify: () => true,
  verifyOnce: () => true,
  verifyOnPool: async () => true,
} as unknown as Verifier

/** The bytes of an input, over and over, from a place in it. */
export function filled(length: number, input: Uint8Array, from = 0): Buffer {
  return Buffer.from(
    Array.from({ length }, (_, at) => input[(from + at) % Math.max(1, input.length)] ?? 0),
  )
}

/** Equal, whichever kind of view bytes are in. */
export function assertAlike(one: unknown, other: unknown, words: string): void {
  assert.deepEqual(structuredClone(one), structuredClone(other), words)
}

/** Runs what is documented to throw a Failure where the input is wrong, and nothing else. */
export async function failing<T>(read: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Failure) return undefined
    throw error
  }
}
