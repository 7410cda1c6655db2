/**
 * Frames on a stream of bytes: each behind its length as 4 bytes, most significant first. Pure:
 * bytes in, frames out, however the bytes were cut on their way.
 */
import { frame_bytes_max } from '../limits.ts'

/** Bytes of the length in front of a frame. */
export const frame_length_bytes = 4

/** The frame behind its length. Throws a RangeError past frame_bytes_max: the sender's own bug. */
export function encodeFrame(frame: Uint8Array): Uint8Array {
  if (frame.length > frame_bytes_max) {
    throw new RangeError(`a frame of ${frame.length} bytes is never sent`)
  }
  const bytes = new Uint8Array(frame_length_bytes + frame.length)
  new DataView(bytes.buffer).setUint32(0, frame.length)
  bytes.set(frame, frame_length_bytes)
  return bytes
}

/** The frames that a chunk completed, in order; after `tooLarge` nothing more can be read. */
export type Read = {
  readonly frames: readonly Uint8Array[]
  /** A length was announced that no frame may have: this one. */
  readonly tooLarge?: number
}

/**
 * Reads frames out of chunks as they come. A frame that lies within one chunk is a view into it;
 * copy what is to be kept. Holds at most one unfinished frame.
 */
export class FrameReader {
  readonly #length = new Uint8Array(frame_length_bytes)
  #lengthFilled = 0
  /** The frame begun and not complete. As long as announced, so many small chunks cost no more. */
  #frame: Uint8Array | undefined
  #frameFilled = 0
  #tooLarge: number | undefined

  /** Whether a frame was begun: the stream must not end here. */
  get midFrame(): boolean {
    return this.#lengthFilled > 0
  }

  read(chunk: Uint8Array): Read {
    const frames: Uint8Array[] = []
    let at = 0
    while (at < chunk.length && this.#tooLarge === undefined) {
      at = this.#frame ? this.#readRest(chunk, at, frames) : this.#readStart(chunk, at, frames)
    }
    return this.#tooLarge === undefined ? { frames } : { frames, tooLarge: this.#tooLarge }
  }

  /** The length, and the whole frame where the chunk has it. Returns where to go on. */
  #readStart(chunk: Uint8Array, at: number, frames: Uint8Array[]): number {
    const start = this.#fill(this.#length, this.#lengthFilled, chunk, at)
    this.#lengthFilled += start - at
    if (this.#lengthFilled < frame_length_bytes) return start
    const length = new DataView(this.#length.buffer).getUint32(0)
    if (length > frame_bytes_max) {
      this.#tooLarge = length
      return start
    }
    const end = start + length
    if (end <= chunk.length) {
      this.#take(chunk.subarray(start, end), frames)
      return end
    }
    this.#frame = new Uint8Array(length)
    this.#frameFilled = 0
    return start
  }

  #readRest(chunk: Uint8Array, at: number, frames: Uint8Array[]): number {
    const frame = this.#frame as Uint8Array
    const end = this.#fill(frame, this.#frameFilled, chunk, at)
    this.#frameFilled += end - at
    if (this.#frameFilled === frame.length) this.#take(frame, frames)
    return end
  }

  #take(frame: Uint8Array, frames: Uint8Array[]): void {
    frames.push(frame)
    this.#frame = undefined
    this.#lengthFilled = 0
  }

  /** Copies as much of the chunk from `at` as there is room for. Returns where to go on. */
  #fill(target: Uint8Array, filled: number, chunk: Uint8Array, at: number): number {
    const end = Math.min(chunk.length, at + target.length - filled)
    target.set(chunk.subarray(at, end), filled)
    return end
  }
}
