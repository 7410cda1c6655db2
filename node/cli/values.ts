/** Values as people type them, turned into what the interface takes. */
import { type FieldKind, type FieldName, fields } from '../../protocol/job/fields.ts'
import { type Options, UsageError } from './command.ts'

/**
 * A time: `14:32` is the last time that the clock showed it; else a date with or without a time,
 * as in ISO 8601.
 */
export function timeOf(text: string, now: number): number {
  const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? []
  if (hours !== undefined && Number(hours) < 24 && Number(minutes) < 60) {
    const date = new Date(now)
    date.setHours(Number(hours), Number(minutes), 0, 0)
    if (date.getTime() > now) date.setDate(date.getDate() - 1)
    return date.getTime()
  }
  const ms = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms)) throw new UsageError(`"${text}" is no time: 14:32 or 2026-11-21T14:32`)
  return ms
}

export function numberOf(text: string, of: string): number {
  if (!/^\d+$/.test(text)) throw new UsageError(`${of} is a whole number, not "${text}"`)
  return Number(text)
}

export function flagOf(text: string, of: string): boolean {
  if (text === 'yes' || text === 'no') return text === 'yes'
  throw new UsageError(`${of} is yes or no, not "${text}"`)
}

/** `name=value` pairs, each value as its field needs it. What is unknown the node refuses. */
export function fieldsOf(pairs: readonly string[], now: number): Record<string, unknown> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf('=')
      if (at < 1) throw new UsageError(`"${pair}" is no field: write name=value`)
      const name = pair.slice(0, at)
      return [name, fieldValue(name, pair.slice(at + 1), now)]
    }),
  )
}

function fieldValue(name: string, text: string, now: number): unknown {
  const known = Object.hasOwn(fields, name)
  const kind: FieldKind = known ? fields[name as FieldName].kind : 'text'
  switch (kind) {
    case 'text':
      return text
    case 'number':
      return numberOf(text, name)
    case 'at':
      return timeOf(text, now)
    case 'flag':
      return flagOf(text, name)
    default:
      return kind satisfies never
  }
}

/** Who acts, and when it happened. */
export function actingOf(options: Options, now: number): { by?: string; happenedAt?: number } {
  const by = options.text('by')
  const at = options.text('at')
  return {
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { happenedAt: timeOf(at, now) }),
  }
}
