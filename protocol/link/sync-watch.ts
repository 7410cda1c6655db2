/** Silence, and clocks that differ. */
import { clock_alarm_ms } from '../limits.ts'
import { ping_ms, silent_ms } from './sync-limits.ts'
import { liveOverdue } from './sync-live.ts'
import { type Open, send, type Turn, type Turned, type Watch } from './sync-state.ts'
import { supplyOverdue } from './sync-supply.ts'
import { supplyMissing } from './sync-want.ts'

export function beginWatch(now: number): Watch {
  return { heardAt: now, spokeAt: now, clockOff: false }
}

/** Ends a connection on which nothing moves, and keeps an idle one alive. */
export function tick(open: Open, turn: Turn): Turned<Open> {
  const { watch, live, serving, asking } = open
  const { now } = turn
  if (now - watch.heardAt >= silent_ms || supplyMissing(asking, now)) return 'silent'
  if (liveOverdue(live, now) || supplyOverdue(serving, now)) return 'silent'
  if (now - watch.spokeAt >= ping_ms) send(turn, { is: 'ping', clock: now })
  return open
}

/** Compares the peer's clock with ours; alarms once until it is right again. */
export function clockHeard(watch: Watch, clock: number, turn: Turn): Watch {
  const difference = clock - turn.now
  const clockOff = Math.abs(difference) > clock_alarm_ms
  if (clockOff && !watch.clockOff) turn.effects.push({ is: 'clockAlarm', difference })
  return { ...watch, clockOff }
}
