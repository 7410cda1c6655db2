/** A channel over one libp2p stream: frames in, frames out, with back-pressure both ways. */
import { once } from 'node:events'
import type { Libp2p } from 'libp2p'
import type { NodeId } from '../../protocol/ids.ts'
import { encodeFrame, FrameReader } from '../../protocol/link/framing.ts'
import { Failure } from '../operate/failure.ts'
import {
  channel_buffer_bytes_max,
  channel_close_ms_max,
  channel_queue_bytes_max,
} from './limits.ts'
import type { Channel } from './transport.ts'

export type Connection = ReturnType<Libp2p['getConnections']>[number]
export type Stream = Awaited<ReturnType<Connection['newStream']>>

/** What a frame in the queue costs beyond its bytes: a flood of empty ones is bounded too. */
const frame_overhead_bytes = 100

export class StreamChannel implements Channel {
  readonly remote: NodeId
  readonly address: string
  readonly frames: AsyncIterable<Uint8Array>
  /** Resolves when the frames have ended, however that came. */
  readonly ended: Promise<void>

  readonly #stream: Stream
  readonly #reader = new FrameReader()
  readonly #queue: Uint8Array[] = []
  #queueBytes = 0
  #resuming = false
  /** Paused for a turn only, so that the answer to what came doesn't go before reading it. */
  #holding = false
  #hasSent = false
  /** The other side said that it sends nothing more: the only end that isn't a break. */
  #finished = false
  #end: { readonly failure?: Failure } | undefined
  #closing: Promise<void> | undefined
  readonly #ending = Promise.withResolvers<void>()
  #frameCame = Promise.withResolvers<void>()
  #roomCame = Promise.withResolvers<void>()

  constructor(stream: Stream, remote: NodeId, address: string) {
    this.#stream = stream
    this.remote = remote
    this.address = address
    this.ended = this.#ending.promise
    this.frames = this.#read()
    stream.maxReadBufferLength = channel_buffer_bytes_max
    stream.addEventListener('message', ({ data }) => this.#take(data))
    stream.addEventListener('drain', () => this.#room())
    stream.addEventListener('close', ({ error }) => this.#closed(error))
    stream.addEventListener('remoteCloseWrite', () => this.#remoteFinished())
    // An incoming stream may have ended before its channel was made: those events are past.
    if (stream.status !== 'open') queueMicrotask(() => this.#closed(undefined))
    else if (stream.remoteWriteStatus === 'closed') this.#remoteFinished()
  }

  async send(frame: Uint8Array): Promise<void> {
    const bytes = encodeFrame(frame)
    this.#assertOpen()
    try {
      this.#stream.send(bytes)
      this.#hasSent = true
    } catch (error) {
      throw this.#end?.failure ?? broken(this.remote, error)
    }
    // libp2p's own onDrain resolves at once from the second time on, so this waits for the event.
    while (this.#stream.writableNeedsDrain) {
      await this.#roomCame.promise
      this.#assertOpen()
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#closeBoth()
    return this.#closing
  }

  async #closeBoth(): Promise<void> {
    if (!this.#end) {
      this.#queue.length = 0
      this.#finish({})
    }
    const signal = AbortSignal.timeout(channel_close_ms_max)
    try {
      await this.#stream.close({ signal })
      if (this.#stream.status === 'open') await once(this.#stream, 'close', { signal })
    } catch (error) {
      // The other side doesn't take the rest or doesn't close: it is not waited for any longer.
      this.#stream.abort(broken(this.remote, error))
    }
  }

  async *#read(): AsyncGenerator<Uint8Array, void, undefined> {
    for (;;) {
      const frame = this.#queue.shift()
      if (frame) {
        this.#queueBytes -= frame.length + frame_overhead_bytes
        if (!this.#holding && this.#queueBytes < channel_queue_bytes_max / 2) this.#resume()
        yield frame
      } else if (this.#end) {
        if (this.#end.failure) throw this.#end.failure
        return
      } else {
        await this.#frameCame.promise
      }
    }
  }

  #take(data: Uint8Array | Iterable<Uint8Array>): void {
    for (const chunk of data instanceof Uint8Array ? [data] : data) {
      if (this.#end) return
      const { frames, tooLarge } = this.#reader.read(chunk)
      for (const frame of frames) this.#enqueue(frame)
      if (tooLarge === undefined) continue
      const failure = new Failure(
        'BATON_FRAME_TOO_LARGE',
        `${this.remote} announced a frame of ${tooLarge} bytes`,
      )
      this.#finish({ failure })
      this.#stream.abort(failure)
    }
    this.#wakeReader()
    this.#pauseIfFull()
    this.#hold()
  }

  #enqueue(frame: Uint8Array): void {
    this.#queue.push(frame)
    this.#queueBytes += frame.length + frame_overhead_bytes
  }

  #pauseIfFull(): void {
    // A pause from within resume() would be undone by its end, and the window opened all the same.
    if (this.#resuming || this.#stream.readStatus !== 'readable') return
    if (this.#queueBytes > channel_queue_bytes_max) this.#stream.pause()
  }

  /**
   * yamux answers each piece of data with a message of its own that opens the window again, and that
   * costs as much as reading the piece. A pause of one turn of the loop lets a frame be read before
   * it is sent, and pieces that come together share it.
   */
  #hold(): void {
    // Before our own first word a pause would swallow the answer to the stream's opening.
    if (!this.#hasSent || this.#resuming || this.#stream.readStatus !== 'readable') return
    this.#stream.pause()
    this.#holding = true
    setImmediate(() => {
      this.#holding = false
      if (this.#queueBytes <= channel_queue_bytes_max) this.#resume()
    })
  }

  /** Takes what waited in the stream's buffer, and lets the other side send again. */
  #resume(): void {
    if (this.#stream.readStatus !== 'paused') return
    this.#resuming = true
    try {
      this.#stream.resume()
    } catch {
      // The connection is gone, so no window can be opened. What had come is in the queue, and the
      // end is told by the stream's close event.
    } finally {
      this.#resuming = false
    }
    this.#pauseIfFull()
  }

  #remoteFinished(): void {
    this.#finished = true
    // The end may travel with the last bytes, and those are handed over only after this event.
    queueMicrotask(() => this.#closed(undefined))
  }

  #closed(error: Error | undefined): void {
    if (this.#end) return
    this.#resume()
    if (this.#end) return
    const clean = this.#finished && error === undefined
    if (!clean) this.#finish({ failure: broken(this.remote, error) })
    else if (this.#reader.midFrame) {
      const message = `${this.remote} stopped in the middle of a frame`
      this.#finish({ failure: new Failure('BATON_FRAME_TRUNCATED', message) })
    } else this.#finish({})
    // A channel is never half open.
    void this.close()
  }

  #finish(end: { readonly failure?: Failure }): void {
    if (this.#end) return
    this.#end = end
    this.#ending.resolve()
    this.#wakeReader()
    this.#room()
  }

  #wakeReader(): void {
    this.#frameCame.resolve()
    if (!this.#end) this.#frameCame = Promise.withResolvers()
  }

  #room(): void {
    this.#roomCame.resolve()
    if (!this.#end) this.#roomCame = Promise.withResolvers()
  }

  #assertOpen(): void {
    if (!this.#end) return
    throw (
      this.#end.failure ??
      new Failure('BATON_CHANNEL_CLOSED', `the channel to ${this.remote} is closed`)
    )
  }
}

function broken(remote: NodeId, cause: unknown): Failure {
  const why = cause instanceof Error ? cause.message : 'it ended without a word'
  return new Failure('BATON_CHANNEL_BROKEN', `the channel to ${remote} broke: ${why}`, { cause })
}
