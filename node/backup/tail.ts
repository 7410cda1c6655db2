/** Bytes that come in one stream, of which the last ones belong somewhere else. */
import { damaged } from './refusal.ts'

/** All but the last `bytes` of them; those are there when the body was read. */
export function splitTail(chunks: AsyncIterable<Uint8Array>, bytes: number) {
  let held = Buffer.alloc(0)
  async function* body(): AsyncIterable<Uint8Array> {
    for await (const chunk of chunks) {
      const all = Buffer.concat([held, chunk])
      const end = Math.max(0, all.length - bytes)
      held = all.subarray(end)
      if (end > 0) yield all.subarray(0, end)
    }
  }
  const tail = () => {
    if (held.length < bytes) throw damaged('it broke off')
    return held
  }
  return { body: body(), tail }
}
