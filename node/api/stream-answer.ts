/** Bytes as an answer whose length nobody knows before its end. */
import { Readable } from 'node:stream'
import type { Context } from 'koa'

type Saved = {
  readonly type: string
  /** Under which programs save it; plain letters. */
  readonly name?: string
}

export class StreamAnswer {
  readonly bytes: AsyncIterable<Uint8Array>
  readonly saved: Saved

  constructor(
    bytes: AsyncIterable<Uint8Array>,
    saved: Saved = { type: 'application/octet-stream' },
  ) {
    this.bytes = bytes
    this.saved = saved
  }
}

export function sendStream(context: Context, { bytes, saved }: StreamAnswer): void {
  const body = Readable.from(bytes, { objectMode: false })
  // The status is sent already: only a connection that breaks says that this is not all.
  body.once('error', () => context.res.destroy())
  context.status = 200
  context.type = saved.type
  if (saved.name) context.set('Content-Disposition', `attachment; filename="${saved.name}"`)
  context.body = body
}
