/** The log: one line of JSON for each event, or one line of text, without secrets either way. */
import { type DestinationStream, type Logger, pino, stdTimeFunctions } from 'pino'
import { forLog, withoutSecrets } from './redaction.ts'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>

export const log_levels = ['debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

export type LogOptions = {
  readonly level: (typeof log_levels)[number]
  /** Lines for people, in place of JSON for machines. */
  readonly pretty: boolean
}

/** Writes to standard output, or where a test reads it. */
export function createLog(options: LogOptions, destination?: DestinationStream): Log {
  const settings = {
    level: options.level,
    // Whoever collects the lines knows the host and the process.
    base: null,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }), log: forLog },
    hooks: {
      streamWrite: (line: string) => {
        const clean = withoutSecrets(line)
        return options.pretty ? textLine(clean) : clean
      },
    },
    // forLog has already made a plain object of an error; pino's own would flatten its causes.
    serializers: { err: (error: unknown) => error },
  }
  return destination ? pino(settings, destination) : pino(settings)
}

type Line = { level: string; time: string; msg?: string; err?: { stack?: string } }

function textLine(json: string): string {
  const { level, time, msg = '', err, ...fields } = JSON.parse(json) as Line
  const rest = Object.entries(fields).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
  const stack = err ? `\n${err.stack ?? JSON.stringify(err)}` : ''
  return `${time} ${level.toUpperCase().padEnd(5)} ${msg}${rest.join('')}${stack}\n`
}
