/** Between instants and what a clock on the wall of a time zone shows, with nothing but Intl. */

export const minute_ms = 60_000
export const day_ms = 24 * 60 * minute_ms

/** What the clock shows at that instant: ms as if its date and time were UTC's. */
export function wallAt(ms: number, zone: string): number {
  return ms + offsetAt(ms, zone)
}

/**
 * When the clock shows that, the earliest first: twice where it is put back over it, never where
 * it is put forward.
 */
export function instantsOf(wall: number, zone: string): readonly number[] {
  // Zones change by hours at most, so a day before and after are on either side of a change.
  const offsets = new Set([offsetAt(wall - day_ms, zone), offsetAt(wall + day_ms, zone)])
  return [...offsets]
    .map((offset) => wall - offset)
    .filter((ms) => wallAt(ms, zone) === wall)
    .sort((a, b) => a - b)
}

/** ms that the zone is ahead of UTC at that instant, to the second. */
function offsetAt(ms: number, zone: string): number {
  const second = Math.floor(ms / 1000) * 1000
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(second)
  const at = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((part) => part.type === type)?.value)
  const [year, month, day] = [at('year'), at('month'), at('day')]
  return Date.UTC(year, month - 1, day, at('hour'), at('minute'), at('second')) - second
}
