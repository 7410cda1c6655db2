/** Bytes as an answer whose length nobody knows before its end. */
import { Readable } from 'node:stream'
import type { Context } from 'koa'

export class StreamAnswer {
  readonly bytes: AsyncIterable<Uint8Array>

  constructor(bytes: AsyncIterable<Uint8Array>) {
    this.bytes = bytes
  }
}

export function sendStream(context: Context, { bytes }: StreamAnswer): void {
  const body = Readable.from(bytes, { objectMode: false })
  // The status is sent already: only a connection that breaks says that this is not all.
  body.once('error', () => context.res.destroy())
  context.status = 200
  context.type = 'application/octet-stream'
  context.body = body
}
