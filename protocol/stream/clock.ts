/** Pasts as numbers by lane: who had seen what, forks included. */
import type { Clock } from './state.ts'

export const emptyClock: Clock = []

/** True when the delta `seq` of `lane` is in this past. */
export function covers(clock: Clock, lane: number, seq: number): boolean {
  return (clock[lane] ?? 0) > seq
}

/** The union of two pasts. */
export function joined(a: Clock, b: Clock): Clock {
  const length = Math.max(a.length, b.length)
  const out = new Array<number>(length)
  for (let lane = 0; lane < length; lane++) out[lane] = Math.max(a[lane] ?? 0, b[lane] ?? 0)
  return out
}

/** This past with the delta `seq` of `lane` added. */
export function withSeq(clock: Clock, lane: number, seq: number): Clock {
  const out = clock.slice()
  while (out.length <= lane) out.push(0)
  out[lane] = Math.max(out[lane] ?? 0, seq + 1)
  return out
}
