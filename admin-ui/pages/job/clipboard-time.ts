/** Times as monitoring screens write them, read in the company's zone. The day stands first. */
import type { ClipboardClock } from './clipboard.ts'

const day_ms = 24 * 3_600_000
/** An alarm is phoned through within days; anything older is the date of something else. */
const past_ms_max = 7 * day_ms
/** Their clock may go before ours. */
const ahead_ms_max = 15 * 60_000

export type ReadTime = {
  /** ms since 1970. */
  readonly at: number
  /** With its date. */
  readonly dated: boolean
  /** Nothing else stands in the text. */
  readonly whole: boolean
}

const clockForm = String.raw`(?:kl\.? ?)?(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(am|pm)?`
const iso = new RegExp(String.raw`(\d{4})-(\d{2})-(\d{2})[T ,]+${clockForm}`, 'iu')
const dayFirst = new RegExp(
  String.raw`(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})[ ,]+(?:at )?${clockForm}`,
  'iu',
)
const dayLast = new RegExp(
  String.raw`${clockForm}[ ,]+(?:on )?(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})`,
  'iu',
)
const alone = new RegExp(`^${clockForm}$`, 'iu')

/** The first time in the text that can be one of an alarm. */
export function readTime(text: string, clock: ClipboardClock): ReadTime | undefined {
  for (const read of [readIso, readDayFirst, readDayLast]) {
    const found = read(text)
    if (!found) continue
    const at = instantOf(found, clock)
    const whole = text.replace(found.matched, '').trim() === ''
    return at === undefined ? undefined : { at, dated: true, whole }
  }
  return readAlone(text, clock)
}

type Found = {
  readonly matched: string
  readonly year: number
  readonly month: number
  readonly day: number
  readonly clock: readonly (string | undefined)[]
}

function readIso(text: string): Found | undefined {
  const match = iso.exec(text)
  if (!match) return undefined
  const [matched, year, month, day, ...clock] = match
  return { matched, year: Number(year), month: Number(month), day: Number(day), clock }
}

function readDayFirst(text: string): Found | undefined {
  const match = dayFirst.exec(text)
  if (!match) return undefined
  const [matched, day, month, year, ...clock] = match
  return { matched, ...dateOf(day, month, year), clock }
}

function readDayLast(text: string): Found | undefined {
  const match = dayLast.exec(text)
  if (!match) return undefined
  const [matched, hour, minute, second, half, day, month, year] = match
  return { matched, ...dateOf(day, month, year), clock: [hour, minute, second, half] }
}

/** The day stands first, unless it can only be the month. */
function dateOf(first = '', second = '', year = '') {
  const isAmerican = Number(second) > 12
  return {
    day: Number(isAmerican ? second : first),
    month: Number(isAmerican ? first : second),
    year: year.length === 2 ? 2000 + Number(year) : Number(year),
  }
}

function instantOf(
  { year, month, day, clock: parts }: Found,
  clock: ClipboardClock,
): number | undefined {
  const time = clockOf(parts)
  if (!time) return undefined
  const at = clock.parseLocal(`${padded(year, 4)}-${padded(month)}-${padded(day)}T${time}`)
  return at !== undefined && isLikely(at, clock) ? at : undefined
}

/** Without a date: the last time that the clock showed it. */
function readAlone(text: string, clock: ClipboardClock): ReadTime | undefined {
  const match = alone.exec(text.trim())
  const time = match && clockOf(match.slice(1))
  if (!time) return undefined
  for (const day of [clock.now, clock.now - day_ms]) {
    const [date = ''] = clock.local(day).split('T')
    const at = clock.parseLocal(`${date}T${time}`)
    if (at !== undefined && isLikely(at, clock)) return { at, dated: false, whole: true }
  }
  return undefined
}

/** `20:31`, or with seconds; undefined: it is none. */
function clockOf([hours = '', minutes = '', seconds, half]: readonly (string | undefined)[]) {
  const typed = Number(hours)
  if (half !== undefined && (typed < 1 || typed > 12)) return undefined
  const hour = half === undefined ? typed : (typed % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
  if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined
  return [padded(hour), minutes, ...(seconds === undefined ? [] : [seconds])].join(':')
}

function isLikely(at: number, { now }: ClipboardClock): boolean {
  return at <= now + ahead_ms_max && at >= now - past_ms_max
}

function padded(number: number, width = 2): string {
  return String(number).padStart(width, '0')
}
