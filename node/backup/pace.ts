/** A node that makes a backup has other work, which goes first. */
import { performance } from 'node:perf_hooks'
import { setTimeout as rest } from 'node:timers/promises'
import { rest_ms_max } from './limits.ts'

/** Hands on what comes, and after each chunk rests as long as this thread was busy with anything. */
export async function* paced<Chunk>(chunks: AsyncIterable<Chunk>): AsyncIterable<Chunk> {
  let before = performance.eventLoopUtilization()
  for await (const chunk of chunks) {
    yield chunk
    const { active } = performance.eventLoopUtilization(before)
    await rest(Math.min(active, rest_ms_max))
    before = performance.eventLoopUtilization()
  }
}
