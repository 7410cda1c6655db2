/**
 * One line from the radio room, read: "14 on site 0312", "R3 enroute", "14 clear 03:40 all secure",
 * "14 fremme kl. 03.12". First the run, then the stage, then the time if one was said; the rest is a
 * note. What could mean two things is refused, with what was understood.
 */
import { isName } from '../../protocol/identity/certificate.ts'
import { day_ms, instantsOf, minute_ms, wallAt } from '../operate/wall-clock.ts'
import { run_chars_max } from '../user/limits.ts'
import { radio_line_chars_max, radio_past_ms } from './limits.ts'
import { type FoundStage, fillers, type RadioStage, stageAt, timeWords } from './radio-words.ts'

export type RadioSaid = {
  readonly run: string
  readonly stage: RadioStage
  /** ms since 1970; absent: no time was said. */
  readonly happenedAt?: number
  readonly note: string
}

export type RadioUnclear = {
  readonly is: 'unclear'
  readonly why:
    | 'form'
    | 'no stage'
    | 'several stages'
    | 'several times'
    | 'no run'
    | 'time first'
    | 'no time'
    | 'not past'
    | 'left out'
  /** The word in question. */
  readonly at?: string
  readonly understood: Partial<Pick<RadioSaid, 'run' | 'stage' | 'happenedAt'>>
}

export type RadioLine = { readonly is: 'read'; readonly said: RadioSaid } | RadioUnclear

/** `now`: ms since 1970; `zone`: of the clock that people on the radio look at. */
export type Clock = { readonly now: number; readonly zone: string }

/** As typed, and as they are compared: small letters, no punctuation behind. */
type Words = { readonly typed: readonly string[]; readonly words: readonly string[] }

export function readRadioLine(line: string, clock: Clock): RadioLine {
  const text = line.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
  if (line.length > radio_line_chars_max || !/^\P{Cc}+$/u.test(text)) return unclear('form', {})
  const typed = text.split(' ')
  const all = { typed, words: typed.map(compared) }
  const found = firstStage(all)
  if (!found) return unclear('no stage', {})
  const run = readRun(all, found)
  const { stage } = found
  if (run.is === 'unclear') return unclear(run.why, { stage }, run.at)
  return readRest(all, found, { run: run.text, stage }, clock)
}

function unclear(
  why: RadioUnclear['why'],
  understood: RadioUnclear['understood'],
  at?: string,
): RadioUnclear {
  return { is: 'unclear', why, ...(at === undefined ? {} : { at }), understood }
}

function compared(word: string): string {
  return word.toLowerCase().replace(/[,;:.!?]+$/, '')
}

type Found = FoundStage & { readonly at: number }

/** A stage is looked for from the left; "on" and "off" alone are none before other words. */
function firstStage({ words }: Words): Found | undefined {
  for (let at = 0; at < words.length; at++) {
    const found = stageAt(words, at)
    if (found && (!found.bare || endsOrTime(words, at + found.length))) return { ...found, at }
  }
  return undefined
}

function endsOrTime(words: readonly string[], at: number): boolean {
  return at >= words.length || timeIn(words, at) !== undefined
}

type Run =
  | { readonly is: 'read'; readonly text: string }
  | { readonly is: 'unclear'; readonly why: 'no run' | 'time first'; readonly at?: string }

/** "1403" alone is a run; "14 0312" is a run and a time, unless the time stands where it belongs. */
function readRun({ typed, words }: Words, { at, length }: Found): Run {
  let last = at
  while (last > 1 && fillers.has(words[last - 1] ?? '')) last--
  const before = words.slice(0, last)
  const isTimed = timeIn(words, at + length) !== undefined
  const form = isTimed || last === 1 ? clockForm : validTime
  const time = before.findIndex((word) => form.test(word))
  if (time >= 0) return { is: 'unclear', why: 'time first', at: typed[time] ?? '' }
  const text = typed
    .slice(0, last)
    .join(' ')
    .replace(/[,;:]+$/, '')
  const isRun = last > 0 && text.length <= run_chars_max && isName(text)
  return isRun ? { is: 'read', text } : { is: 'unclear', why: 'no run' }
}

/** 03:12, 3.12 */
const clockForm = /^\d{1,2}[:.]\d{2}$/
/** What people take for a time, whether it is one or not: 03:12, 3.12, 0312, 312, 0312h. */
const timeForm = /^(\d{1,2}[:.]\d{1,2}|\d{3,4})(h|hrs)?$/
const validTime = /^(?:(\d{1,2})[:.]|(\d{2}))(\d{2})(?:h|hrs)?$/

/** The words of a time that begins here, with "at" or "kl." before it or not. */
function timeIn(words: readonly string[], at: number): { at: number; word: string } | undefined {
  const place = timeWords.has(words[at] ?? '') ? at + 1 : at
  const word = words[place]
  return word !== undefined && timeForm.test(word) ? { at: place, word } : undefined
}

function readRest(
  { typed, words }: Words,
  found: Found,
  heard: Pick<RadioSaid, 'run' | 'stage'>,
  clock: Clock,
): RadioLine {
  const end = found.at + found.length
  const time = timeIn(words, end)
  const said = time && readTime(time.word, clock)
  if (typeof said === 'string') return unclear(said, heard, typed[time?.at ?? end])
  const understood = { ...heard, ...(said === undefined ? {} : { happenedAt: said }) }
  const from = time ? time.at + 1 : end
  const again = time && timeIn(words, from)
  if (again) return unclear('several times', understood, typed[again.at])
  const other = otherStage(words, from, found.stage)
  if (other !== undefined) return unclear('several stages', understood, typed[other])
  return { is: 'read', said: { ...understood, note: typed.slice(from).join(' ') } }
}

/** Another report in the same line: a stage at once, or one with its time. */
function otherStage(words: readonly string[], from: number, stage: RadioStage): number | undefined {
  for (let at = from; at < words.length; at++) {
    const found = stageAt(words, at)
    if (!found) continue
    if (at === from && found.stage !== stage && !found.bare) return at
    if (timeIn(words, at + found.length)) return at
    if (found.bare && at === from && at + found.length >= words.length) return at
  }
  return undefined
}

/** The last time within half a day that the clock on the wall showed it, or why there is none. */
function readTime(
  word: string,
  { now, zone }: Clock,
): number | 'no time' | 'not past' | 'left out' {
  const [, short, long, minutes] = validTime.exec(word) ?? []
  const [hour, minute] = [Number(short ?? long), Number(minutes)]
  if (!(hour < 24 && minute < 60)) return 'no time'
  const wallNow = wallAt(now, zone)
  const today = Math.floor(wallNow / day_ms) * day_ms + (hour * 60 + minute) * minute_ms
  let leftOut = false
  let nearest: number | undefined
  for (const wall of [today, today - day_ms]) {
    const instants = instantsOf(wall, zone)
    if (instants.length === 0 && wall <= wallNow && wallNow - wall < radio_past_ms) leftOut = true
    const past = instants.filter((at) => at <= now && now - at < radio_past_ms)
    nearest ??= past.at(-1)
  }
  return nearest ?? (leftOut ? 'left out' : 'not past')
}
