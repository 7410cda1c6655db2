/**
 * The live lane, sending: rows of our outbox go out in order and are acknowledged cumulatively.
 *
 * With nothing in flight whatever waits is sent at once. While a frame is in flight rows gather,
 * until the acknowledgement is back or a frame's worth waits; in bulk the window is kept full.
 */
import { frames_in_flight_max, items_per_frame_max } from '../limits.ts'
import type { Ack, Item } from './messages.ts'
import type { Outbox } from './sync-contract.ts'
import { deltas_bytes_max, gather_rows, unacknowledged_ms } from './sync-limits.ts'
import { type Live, send, type Turn, type Turned } from './sync-state.ts'

/** The lane after both Hellos; the peer holds everything up to `through`. */
export function beginLive(outbox: Outbox, through: number, turn: Turn): Live {
  if (through > outbox.acknowledged) turn.effects.push({ is: 'delivered', through })
  return {
    outboxId: outbox.id,
    tail: outbox.tail,
    acknowledged: through,
    sent: through,
    flight: [],
    progressAt: turn.now,
    loading: false,
    bulk: false,
  }
}

/** Loads the next frame when it may be sent and is worth sending. */
export function pumpLive(live: Live, turn: Turn): Live {
  const { loading, sent, tail, flight, bulk } = live
  if (loading || sent >= tail || flight.length >= frames_in_flight_max) return live
  if (flight.length > 0 && !bulk && tail - sent < gather_rows) return live
  turn.effects.push({
    is: 'load',
    after: sent,
    count: items_per_frame_max,
    bytes: deltas_bytes_max,
  })
  return { ...live, loading: true }
}

export function outboxGrew(live: Live, tail: number): Live {
  return tail > live.tail ? { ...live, tail } : live
}

/** Sends what was loaded. */
export function rowsLoaded(live: Live, items: readonly Item[], more: boolean, turn: Turn): Live {
  if (!live.loading || items.length === 0) throw new Error('rows were loaded that nobody asked for')
  send(turn, { is: 'deltas', first: live.sent + 1, items })
  const sent = live.sent + items.length
  return {
    ...live,
    sent,
    tail: Math.max(live.tail, sent),
    flight: [...live.flight, sent],
    progressAt: live.flight.length === 0 ? turn.now : live.progressAt,
    loading: false,
    bulk: more,
  }
}

/** The peer holds everything up to `ack.through`. */
export function rowsAcknowledged(live: Live, ack: Ack, turn: Turn): Turned<Live> {
  const { through } = ack
  if (through > live.sent) return 'ack-past-sent'
  // Lower than an earlier one says nothing new: an Ack for the other lane repeats it, too.
  if (through <= live.acknowledged) return live
  turn.effects.push({ is: 'delivered', through })
  const flight = live.flight.filter((end) => end > through)
  return { ...live, acknowledged: through, flight, progressAt: turn.now }
}

/** Rows that the peer doesn't hold yet. */
export function backlog(live: Live): number {
  return live.tail - live.acknowledged
}

/** Whether an acknowledgement is missing for too long. */
export function liveOverdue(live: Live, now: number): boolean {
  return live.flight.length > 0 && now - live.progressAt >= unacknowledged_ms
}
