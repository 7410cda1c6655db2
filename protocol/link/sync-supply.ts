/**
 * The want lane, supplying: a stream's history goes out in frames of their own, counted and
 * acknowledged apart, so that the live lane passes them by.
 */
import type { Ack, Want } from './messages.ts'
import type { Event } from './sync-contract.ts'
import { supplies_in_flight_max, supply_bytes_max, unacknowledged_ms } from './sync-limits.ts'
import { type Serving, send, type Turn, type Turned } from './sync-state.ts'

export function beginServing(now: number): Serving {
  return {
    active: undefined,
    next: undefined,
    loading: false,
    sent: 0,
    acknowledged: 0,
    progressAt: now,
  }
}

/** Takes a Want; one more may wait while one is served. */
export function wantReceived(serving: Serving, want: Want): Turned<Serving> {
  if (!serving.active) return { ...serving, active: { ...want, cursor: 0 } }
  if (!serving.next) return { ...serving, next: want }
  return 'too-many-wants'
}

/** Loads the next frame of what is being served, when the window has room. */
export function pumpServing(serving: Serving, turn: Turn): Serving {
  const { active, loading, sent, acknowledged } = serving
  if (!active || loading || sent - acknowledged >= supplies_in_flight_max) return serving
  const { stream, heads, cursor } = active
  turn.effects.push({ is: 'loadSupply', stream, heads, cursor, bytes: supply_bytes_max })
  return { ...serving, loading: true }
}

/** Sends what was loaded; after the last frame the Want that waits has its turn. */
export function supplyLoaded(
  serving: Serving,
  loaded: Extract<Event, { is: 'supplyLoaded' }>,
  turn: Turn,
): Serving {
  const { active, next, sent, acknowledged } = serving
  if (!active || !serving.loading) throw new Error('a supply was loaded that nobody asked for')
  const { deltas, cursor, last } = loaded
  send(turn, { is: 'supply', want: active.want, deltas, last })
  const progressAt = sent === acknowledged ? turn.now : serving.progressAt
  const moved = { ...serving, loading: false, sent: sent + 1, progressAt }
  if (!last) return { ...moved, active: { ...active, cursor } }
  return { ...moved, active: next && { ...next, cursor: 0 }, next: undefined }
}

/** The peer holds the contents of so many Supply frames. */
export function supplyAcknowledged(serving: Serving, ack: Ack, now: number): Turned<Serving> {
  if (ack.supplied > serving.sent) return 'ack-past-sent'
  if (ack.supplied <= serving.acknowledged) return serving
  return { ...serving, acknowledged: ack.supplied, progressAt: now }
}

/** Whether an acknowledgement is missing for too long. */
export function supplyOverdue(serving: Serving, now: number): boolean {
  return serving.sent > serving.acknowledged && now - serving.progressAt >= unacknowledged_ms
}
