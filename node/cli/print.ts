/** Lines for people: aligned columns, times, and no control characters of anybody else's. */

const hidden = /[\p{Cc}\p{Zl}\p{Zp}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/** Text of other companies in one line: what could move the cursor or turn the writing is gone. */
export function plain(text: string | number): string {
  return String(text)
    .replaceAll(/\s*\n\s*/g, ' / ')
    .replaceAll(hidden, ' ')
}

/** Columns padded to their widest cell, two spaces between; a column of empty cells is left out. */
export function columns(rows: readonly (readonly (string | number | undefined)[])[]): string[] {
  const cells = rows.map((row) => row.map((cell) => plain(cell ?? '')))
  const count = Math.max(0, ...cells.map((row) => row.length))
  const widths = Array.from({ length: count }, (_, at) =>
    Math.max(...cells.map((row) => (row[at] ?? '').length)),
  )
  return cells.map((row) =>
    row
      .map((cell, at) => ((widths[at] ?? 0) > 0 ? `${cell.padEnd(widths[at] ?? 0)}  ` : ''))
      .join('')
      .trimEnd(),
  )
}

/** Columns under their names; `none` where there are no rows. */
export function table(
  names: readonly string[],
  rows: readonly (readonly (string | number | undefined)[])[],
  none: string,
): string[] {
  return rows.length === 0 ? [none] : columns([names, ...rows])
}

/** A heading and what is under it; nothing where there is nothing. */
export function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((line) => `  ${line}`)]
}

const format = new Intl.DateTimeFormat('en-GB', {
  day: '2-digit',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
})

/** `21 Nov, 19:35` in the zone of this machine. */
export function clock(ms: number | undefined): string {
  if (ms === undefined) return ''
  return Math.abs(ms) <= 8.64e15 ? format.format(ms) : 'no date'
}

const minute_ms = 60_000

/** `5 min`, `3 h`, `4 d`. */
export function age(ms: number): string {
  const minutes = Math.max(0, Math.floor(ms / minute_ms))
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`
}

export function ago(ms: number | undefined, now: number): string {
  return ms === undefined ? 'not since the start' : `${age(now - ms)} ago`
}
