/**
 * A time as it is typed in a hurry: `03:12`, `0312`, `3.12`, in the company's zone. It is the last
 * time that the clock on the wall showed it, so that five to midnight is right at five past.
 */
import type { View } from '../../view.ts'

const minute_ms = 60_000
const day_ms = 24 * 60 * minute_ms
/** A watch that goes a little before ours says a time that has not come. */
const ahead_ms = 5 * minute_ms

/** ms since 1970; undefined: now, nothing was typed; 'no time': it is none. */
export function readClock(typed: string, times: View['times']): number | 'no time' | undefined {
  const text = typed.trim().toLowerCase()
  if (text === '') return undefined
  const [, hours = '', minutes = ''] = /^(?:kl\.? ?)?(\d{1,2})[:. ]?(\d{2})$/.exec(text) ?? []
  if (hours === '' || Number(hours) > 23 || Number(minutes) > 59) return 'no time'
  const clock = `${hours.padStart(2, '0')}:${minutes}`
  for (const day of [times.now, times.now - day_ms]) {
    const [date = ''] = times.local(day).split('T')
    const at = times.parseLocal(`${date}T${clock}`)
    if (at !== undefined && at <= times.now + ahead_ms) return Math.min(at, times.now)
  }
  return 'no time'
}
