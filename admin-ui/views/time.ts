/**
 * Times, durations and numbers as people read them: by Intl in the reader's language, in the
 * company's time zone, absolute and how long ago. static/clock.js keeps "how long ago" true.
 */
import type { Language } from '../backend/user.ts'
import { type Html, html } from '../html.ts'
import type { Text } from '../locales/locales.ts'
import { instantOf, localText } from './time-zone.ts'

const second_ms = 1000
const minute_ms = 60 * second_ms
const hour_ms = 60 * minute_ms
const day_ms = 24 * hour_ms

/** Later than this no Date can say. */
const date_ms_max = 8.64e15

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', da: 'da-DK' }

/** What Intl needs to be asked once for a language and zone: making it is what costs. */
export type Formats = ReturnType<typeof formatsOf>

export function formatsOf(language: Language, zone: string) {
  const locale = locales[language]
  const date = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const unitDisplay = language === 'en' ? 'narrow' : 'short'
  const unit = (name: string) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay })
  return {
    zone,
    clock: date(clock),
    dayAndClock: date({ day: 'numeric', month: 'short', ...clock }),
    yearAndClock: date({ day: 'numeric', month: 'short', year: 'numeric', ...clock }),
    full: date({ dateStyle: 'full', timeStyle: 'long' }),
    day: date({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }),
    number: new Intl.NumberFormat(locale),
    units: {
      day: unit('day'),
      hour: unit('hour'),
      minute: unit('minute'),
      second: unit('second'),
    },
    kilobyte: unit('kilobyte'),
    megabyte: unit('megabyte'),
    gigabyte: unit('gigabyte'),
  } as const
}

/** The clock of another time zone, `05:35`; undefined where there is no such zone. */
export function clockIn(language: Language, zone: string, ms: number): string | undefined {
  try {
    const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
    const options = { timeZone: zone, weekday: 'short', ...clock } as const
    return isDate(ms) ? new Intl.DateTimeFormat(locales[language], options).format(ms) : undefined
  } catch {
    return undefined
  }
}

export class Times {
  readonly #formats: Formats
  readonly #text: Text
  readonly #there: Formats | undefined
  /** ms since 1970: the moment at which all of one page is read. */
  readonly now: number

  constructor(formats: Formats, text: Text, now: number, there?: Formats) {
    this.#formats = formats
    this.#text = text
    this.#there = there
    this.now = now
  }

  /**
   * With the clock of another time zone beside each time; the same as before where clocks there show
   * what ours do at that moment, or where there is no such zone.
   */
  alsoIn(language: Language, zone: string, at: number): Times {
    const there = isDate(at) && formatsIn(language, zone)
    if (!there || sameClock(there, this.#formats, at)) return this
    return new Times(this.#formats, this.#text, this.now, there)
  }

  /** The other time zone that is shown, too. */
  get there(): string | undefined {
    return this.#there?.zone
  }

  /** `20:35`; of another day `21 Nov, 20:35`; of another year with it. The rest on hover. */
  clock(ms: number): Html {
    if (!isDate(ms)) return html`<span>${this.#text.time.noDate}</span>`
    const { full } = this.#formats
    const iso = new Date(ms).toISOString()
    const ours = html`<time datetime="${iso}" title="${full.format(ms)}">${this.#short(ms)}</time>`
    if (!this.#there) return ours
    const { there } = this.#text.site.ofJob
    const theirs = this.#there
    return html`${ours} <small class="there" title="${theirs.full.format(ms)}">(${there(theirs.clock.format(ms))})</small>`
  }

  /** The time, and how long ago or until. */
  moment(ms: number): Html {
    return html`<span class="moment">${this.clock(ms)} ${this.relative(ms)}</span>`
  }

  /** `3m ago`, `om 2 t. 10 min.`, `now`. */
  relative(ms: number): Html {
    if (!isDate(ms)) return html``
    return html`<small class="relative" data-relative="${ms}">${this.#distance(ms)}</small>`
  }

  /** How long it has been going on: `12m`, counted on while the page is open. */
  running(since: number): Html {
    if (!isDate(since)) return html``
    const length = this.length(Math.max(0, this.now - since))
    const iso = new Date(since).toISOString()
    const title = this.#formats.full.format(since)
    return html`<time class="running" datetime="${iso}" title="${title}" data-running="${since}">${length}</time>`
  }

  /** `2h 10m`, `4d`. */
  length(ms: number): string {
    const { units } = this.#formats
    if (ms < minute_ms) return this.#text.time.under(units.minute.format(1))
    if (ms < hour_ms) return units.minute.format(Math.floor(ms / minute_ms))
    if (ms >= 2 * day_ms) return units.day.format(Math.floor(ms / day_ms))
    const minutes = Math.floor((ms % hour_ms) / minute_ms)
    const hours = units.hour.format(Math.floor(ms / hour_ms))
    return minutes === 0 ? hours : `${hours} ${units.minute.format(minutes)}`
  }

  /** How long to wait: `40s`, `15m`. */
  wait(ms: number): string {
    if (ms >= minute_ms) return this.length(ms)
    return this.#formats.units.second.format(Math.ceil(ms / second_ms))
  }

  /** `Sat, 21 Nov 2026`. */
  day(ms: number): string {
    return isDate(ms) ? this.#formats.day.format(ms) : this.#text.time.noDate
  }

  number(value: number): string {
    return this.#formats.number.format(value)
  }

  /** `12 kB`, `3.4 MB`. */
  bytes(count: number): string {
    const { kilobyte, megabyte, gigabyte } = this.#formats
    const thousands = count / 1000
    if (thousands < 1000) return kilobyte.format(Math.ceil(thousands))
    if (thousands < 1e6) return megabyte.format(Math.ceil(thousands / 100) / 10)
    return gigabyte.format(Math.round(thousands / 1e5) / 10)
  }

  /** `Europe/Copenhagen`. */
  get zone(): string {
    return this.#formats.zone
  }

  /** What a field for a date and time holds: `2026-11-21T20:35` in the company's zone. */
  local(ms: number): string {
    return isDate(ms) ? localText(ms, this.#formats.zone) : ''
  }

  /** What such a field held, in ms since 1970; undefined: not a time. */
  parseLocal(text: string): number | undefined {
    return instantOf(text, this.#formats.zone)
  }

  #short(ms: number): string {
    const { clock, day, dayAndClock, yearAndClock } = this.#formats
    if (day.format(ms) === day.format(this.now)) return clock.format(ms)
    const near = Math.abs(this.now - ms) < 300 * day_ms
    return (near ? dayAndClock : yearAndClock).format(ms)
  }

  #distance(ms: number): string {
    const away = Math.abs(this.now - ms)
    const { time } = this.#text
    if (away < minute_ms) return time.now
    return ms < this.now ? time.ago(this.length(away)) : time.in(this.length(away))
  }
}

/** Undefined where there is no such zone. */
function formatsIn(language: Language, zone: string): Formats | undefined {
  try {
    return formatsOf(language, zone)
  } catch {
    return undefined
  }
}

function sameClock(one: Formats, other: Formats, at: number): boolean {
  return one.dayAndClock.format(at) === other.dayAndClock.format(at)
}

function isDate(ms: number): boolean {
  return Math.abs(ms) <= date_ms_max
}
