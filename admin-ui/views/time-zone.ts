/** Between instants and what a clock on the wall of a time zone shows, with nothing but Intl. */

const minute_ms = 60_000
const day_ms = 24 * 60 * minute_ms

/** `2026-11-21T20:35`, as fields for a date and time hold it. */
export function localText(ms: number, zone: string): string {
  return new Date(ms + offsetAt(ms, zone)).toISOString().slice(0, 16)
}

/**
 * The instant of such a text; undefined when it is none. An hour that comes twice, when clocks go
 * back, is its first; one that is left out is read as the clock that was not put forward.
 */
export function instantOf(text: string, zone: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/.test(text)) return undefined
  const wall = Date.parse(`${text}Z`)
  // The 31st of February reads as the 3rd of March.
  if (Number.isNaN(wall) || !new Date(wall).toISOString().startsWith(text)) return undefined
  // Zones change by hours at most, so a day before and after are on either side of a change.
  const before = wall - offsetAt(wall - day_ms, zone)
  const after = wall - offsetAt(wall + day_ms, zone)
  for (const instant of [before, after].sort((a, b) => a - b)) {
    if (instant + offsetAt(instant, zone) === wall) return instant
  }
  return before
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
  const wall = Date.UTC(
    at('year'),
    at('month') - 1,
    at('day'),
    at('hour'),
    at('minute'),
    at('second'),
  )
  return wall - second
}
