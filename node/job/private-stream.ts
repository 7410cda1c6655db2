/** What a company keeps of a job for itself: a private stream beside it, which nobody else ever gets. */
import type { SlotDraft } from '../../protocol/delta/write.ts'
import { type StreamId, toHex } from '../../protocol/ids.ts'
import { nonce_bytes } from '../../protocol/limits.ts'
import type { Acting } from '../stream/append.ts'
import { indexes } from '../stream/index-keys.ts'
import type { JobContext } from './context.ts'

/** Writes to the private stream of a job; the first change opens it. */
export async function writePrivate(
  context: JobContext,
  job: StreamId,
  slots: readonly SlotDraft[],
  acting: Acting,
) {
  const { streams } = context
  const [existing] = await privateStreamsOf(context, job)
  if (existing) return streams.save(existing, () => [() => slots], acting)
  const nonce = toHex(streams.context.random(nonce_bytes))
  const genesis = { kind: 'private', nonce, number: '', attends: false, subject: job } as const
  return streams.create(genesis, slots, [], acting)
}

/** Private streams that belong to a job: one, or two where two began at the same moment. */
export async function privateStreamsOf(context: JobContext, job: StreamId): Promise<StreamId[]> {
  const { storage, own } = context.streams.context
  const streams: StreamId[] = []
  const range = { from: job, to: `${job}~` }
  for await (const { stream } of storage.index.read(indexes.private, range)) {
    const open = await context.streams.get(stream)
    if (open?.state.issuer === own.company) streams.push(stream)
  }
  return streams
}
