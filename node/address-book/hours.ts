/** Opening hours by the week, in the company's time zone: whether somebody is there now. */
import type { AddressBookRecord, OpenSpan, Weekday } from '../../storage/storage.ts'
import { day_ms, minute_ms } from '../operate/wall-clock.ts'
import { hours_text_chars_max, spans_max } from './limits.ts'
import { type AddressBookRefusal, refuseEntry } from './refusal.ts'

/** As JavaScript counts them. */
export const weekdays: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

const minutes_a_day = 24 * 60

/**
 * Whether it is open when the clock on the wall shows this (ms as if its date and time were UTC's).
 * Undefined: there are no weekly hours. Hours are what the clock shows, also in a night in which it
 * is put forward or back.
 */
export function isOpenAt(weekly: readonly OpenSpan[], wall: number): boolean | undefined {
  if (weekly.length === 0) return undefined
  const today = weekdays[new Date(wall).getUTCDay()]
  const yesterday = weekdays[new Date(wall - day_ms).getUTCDay()]
  const minute = Math.floor((((wall % day_ms) + day_ms) % day_ms) / minute_ms)
  return weekly.some(({ day, from, to }) => {
    const [begins, ends] = [minuteOf(from) ?? 0, minuteOf(to) ?? 0]
    if (ends > begins) return day === today && minute >= begins && minute < ends
    return (day === today && minute >= begins) || (day === yesterday && minute < ends)
  })
}

export function hoursFault({
  text,
  weekly,
}: AddressBookRecord['hours']): AddressBookRefusal | undefined {
  if (text.length > hours_text_chars_max) {
    return refuseEntry('invalid', `At most ${hours_text_chars_max} characters.`, 'hours.text')
  }
  if (weekly.length > spans_max) {
    return refuseEntry('invalid', `At most ${spans_max} spans a week.`, 'hours.weekly')
  }
  const wrong = weekly.findIndex((span) => !isSpan(span))
  if (wrong < 0) return undefined
  return refuseEntry(
    'invalid',
    'Write a day, and times such as 08:00 and 16:30.',
    `hours.weekly.${wrong}`,
  )
}

function isSpan({ day, from, to }: OpenSpan): boolean {
  const begins = minuteOf(from)
  return (
    weekdays.includes(day) &&
    begins !== undefined &&
    begins < minutes_a_day &&
    minuteOf(to) !== undefined
  )
}

/** 24:00 is the end of a day. */
function minuteOf(text: string): number | undefined {
  const [, hour, minute] = /^(\d{2}):(\d{2})$/.exec(text) ?? []
  const minutes = Number(hour) * 60 + Number(minute)
  return Number(minute) < 60 && minutes <= minutes_a_day ? minutes : undefined
}
