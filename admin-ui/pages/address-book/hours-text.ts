/**
 * Weekly hours in one line, as people write them on a door: `Mon-Fri 08:00-16:00, Sat 10-14`. Read in
 * every language of the pages, written in the reader's. Pure.
 */
import type { OpenSpan, Weekday } from '../../backend/address-book.ts'
import { texts } from '../../locales/locales.ts'
import type { View } from '../../view.ts'

const week: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

export type ReadHours =
  | { readonly is: 'read'; readonly weekly: readonly OpenSpan[] }
  /** The part that is not clear, as it was typed. */
  | { readonly is: 'unclear'; readonly part: string }

/** Parts stand between commas or on lines; one without a day belongs to the days before it. */
export function readHours(text: string): ReadHours {
  const weekly: OpenSpan[] = []
  let days: readonly Weekday[] = []
  for (const part of text.split(/[,;\n]/).map((one) => one.trim())) {
    if (part === '') continue
    const [, named = '', from = '', to = ''] =
      /^(.*?)\s*(\d{1,2}(?:[:.]?\d{2})?)\s*(?:-|–|—|to|til)\s*(\d{1,2}(?:[:.]?\d{2})?)$/i.exec(
        part,
      ) ?? []
    const given = named === '' ? days : daysIn(named)
    const [begins, ends] = [timeIn(from), timeIn(to)]
    if (!given || given.length === 0 || !begins || !ends || begins === '24:00') {
      return { is: 'unclear', part }
    }
    days = given
    weekly.push(...given.map((day) => ({ day, from: begins, to: ends })))
  }
  return { is: 'read', weekly }
}

/** `Mon-Fri`, `sat sun`, `daily`; undefined: that is no days. */
function daysIn(text: string): readonly Weekday[] | undefined {
  const words = text
    .toLowerCase()
    .replaceAll(/\s*[-–—]\s*/g, '-')
    .replace(/:$/, '')
  const all = Object.values(texts).map(({ addressBook }) => addressBook.daily)
  if (all.includes(words)) return week
  const days = new Set<Weekday>()
  for (const word of words.split(/[\s+&]+/).filter((one) => one !== '')) {
    const [first = '', last = first, ...more] = word.split('-')
    const [from, to] = [dayOf(first), dayOf(last)]
    if (from === undefined || to === undefined || more.length > 0) return undefined
    for (let day = from; ; day = (day + 1) % week.length) {
      days.add(week[day] as Weekday)
      if (day === to) break
    }
  }
  return week.filter((day) => days.has(day))
}

/** By its beginning, at least two letters; `m` alone could be anything. */
function dayOf(text: string): number | undefined {
  const letters = text.replace(/\.$/, '')
  if (letters.length < 2) return undefined
  const found = week.findIndex((day) =>
    Object.values(texts).some(({ addressBook }) => {
      const name = addressBook.days[day].toLowerCase()
      return name.startsWith(letters) || letters.startsWith(name)
    }),
  )
  return found < 0 ? undefined : found
}

/** `8`, `08:00`, `8.30`, `0830`; undefined: no time of a day. */
function timeIn(text: string): string | undefined {
  const [, hour = '', minute = '00'] = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text) ?? []
  if (hour === '' || Number(minute) > 59) return undefined
  if (Number(hour) * 60 + Number(minute) > 24 * 60) return undefined
  return `${hour.padStart(2, '0')}:${minute}`
}

/** Days with the same hours stand together: `Mon-Fri 08:00-16:00, Sat 10:00-14:00`. */
export function printHours({ text }: Pick<View, 'text'>, weekly: readonly OpenSpan[]): string {
  const { days } = text.addressBook
  const hoursOf = (day: Weekday) =>
    weekly
      .filter((span) => span.day === day)
      .map(({ from, to }) => `${from}-${to}`)
      .join(', ')
  const parts: string[] = []
  for (let at = 0; at < week.length; ) {
    const first = week[at] as Weekday
    const hours = hoursOf(first)
    let last = at
    while (last + 1 < week.length && hoursOf(week[last + 1] as Weekday) === hours) last++
    const span = last > at ? `${days[first]}-${days[week[last] as Weekday]}` : days[first]
    if (hours !== '') parts.push(`${span} ${hours}`)
    at = last + 1
  }
  return parts.join(', ')
}
