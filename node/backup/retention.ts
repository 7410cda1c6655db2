/** Which backups of a folder stay: the newest of each of the last days, and of each of the last weeks. */
import { day_ms } from '../operate/wall-clock.ts'

export type Keep = { readonly days: number; readonly weeks: number }

/** By its name: `baton-ABC-20261122T014200Z.backup`. */
export type NamedBackup = { readonly name: string; readonly at: number }

/** 1 January 1970 was a Thursday: weeks begin on Monday. */
const week_offset_days = 3

export function backupName(code: string, at: number): string {
  const time = new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  return `baton-${code}-${time}.backup`
}

/** Those of this company, the newest first; whatever else is in the folder is none of ours. */
export function backupsIn(names: readonly string[], code: string): readonly NamedBackup[] {
  const pattern = new RegExp(
    `^baton-${code}-(\\d{4})(\\d\\d)(\\d\\d)T(\\d\\d)(\\d\\d)(\\d\\d)Z\\.backup$`,
  )
  return names
    .flatMap((name) => {
      const [, ...parts] = pattern.exec(name) ?? []
      const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number)
      const at = Date.UTC(year, month - 1, day, hour, minute, second)
      return parts.length === 0 ? [] : [{ name, at }]
    })
    .sort((one, other) => other.at - one.at)
}

/** Of these, the newest first, those that may go. Days and weeks without one don't count. */
export function superfluous(
  backups: readonly NamedBackup[],
  { days, weeks }: Keep,
): readonly NamedBackup[] {
  const day = ({ at }: NamedBackup) => Math.floor(at / day_ms)
  const week = (one: NamedBackup) => Math.floor((day(one) + week_offset_days) / 7)
  const kept = new Set([...newestOfEach(backups, day, days), ...newestOfEach(backups, week, weeks)])
  // The newest one stays whatever was asked for.
  return backups.slice(1).filter((one) => !kept.has(one))
}

function newestOfEach(
  backups: readonly NamedBackup[],
  of: (one: NamedBackup) => number,
  max: number,
): readonly NamedBackup[] {
  const newest = new Map<number, NamedBackup>()
  for (const one of backups) if (!newest.has(of(one))) newest.set(of(one), one)
  return [...newest.values()].slice(0, max)
}
