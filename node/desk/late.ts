/** Whether somebody is late, or about to be, and by how much. Values in, values out. */
import { soon_ms } from '../../protocol/job/due.ts'
import { minute_ms } from '../operate/wall-clock.ts'

export type Due = { readonly is: 'late' | 'soon'; readonly minutes: number; readonly at: number }

/**
 * `at`: when somebody has to be on site, as agreed or by the response class; absent where nobody has
 * to, or somebody is there. `minutes` are whole ones: late for so long, or left; 0 is less than one.
 */
export function dueState(at: number | undefined, now: number): Due | undefined {
  if (at === undefined || at - now > soon_ms) return undefined
  const minutes = Math.floor(Math.abs(now - at) / minute_ms)
  return { is: now >= at ? 'late' : 'soon', minutes, at }
}
