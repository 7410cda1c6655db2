/**
 * What follows in the streams from revoking a node: each open one that it wrote to says that nothing
 * counts any more of what it writes from now on. Links refuse the node; this holds where somebody
 * else hands its changes on.
 */

import { readRevocation } from '../../protocol/identity/revocation.ts'
import { type StreamId, toBytes } from '../../protocol/ids.ts'
import { isActive } from '../../protocol/stream/grants.ts'
import type { OwnRevocation, OwnRevocations } from '../identity/own-revocations.ts'
import { frontierNow, grantToWriteUnder } from '../stream/append.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { Streams } from '../stream/streams.ts'

/** Nobody presses a button for each of them. */
const acting = { by: 'Baton' }

/** Closes what is to be closed, also what a stop has left; `stopped` is looked at between streams. */
export async function closeRevoked(
  streams: Streams,
  own: OwnRevocations,
  stopped: () => boolean,
): Promise<void> {
  const due = own.all().filter(({ closed }) => !closed)
  if (due.length === 0) return
  for await (const stream of streams.context.storage.streams.ids()) {
    if (stopped()) return
    for (const revocation of due) await closeIn(streams, stream, revocation)
  }
  for (const { serial } of due) await own.closed(serial)
}

async function closeIn(
  streams: Streams,
  stream: StreamId,
  { serial, signed }: OwnRevocation,
): Promise<void> {
  const open = await streams.get(stream)
  if (!open || !isToClose(open, streams, serial)) return
  const saved = await streams.save(
    stream,
    (now) => {
      if (!isToClose(now, streams, serial)) return []
      const revocation = toBytes(signed)
      const frontier = frontierNow(now)
      return [() => [{ is: 'act', act: { is: 'certificate closed', revocation, frontier } }]]
    },
    acting,
  )
  if (!saved) throw new Error('a stream vanished while it was closed to a certificate')
}

/** Of jobs, those that go on; who is on one no more can write nothing there. */
function isToClose({ state, structure }: OpenStream, streams: Streams, serial: number): boolean {
  const { context } = streams
  const { company } = context.own
  const wrote = state.lanes.some((lane) => lane.company === company && lane.serial === serial)
  const { life, membership } = structure
  const goesOn = state.kind !== 'job' || life === 'open' || life === 'unassigned'
  if (!wrote || !goesOn) return false
  const isClosed = state.acts.some(
    (act) =>
      act.company === company &&
      act.what.is === 'certificate closed' &&
      readRevocation(act.what.revocation)?.serial === serial,
  )
  const grant = grantToWriteUnder(membership, context)
  return !isClosed && (grant === undefined || isActive(membership, grant))
}
