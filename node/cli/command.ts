/** A command: a row of a table from which arguments are read and help is made. */
import type { Client, Environment } from './client.ts'

export type Option = {
  readonly type: 'string' | 'boolean'
  readonly multiple?: true
  /** What its value is called in the help. */
  readonly value?: string
  readonly help: string
}

/** As they were given: a string, several, or that it was there. */
export type Options = {
  text(name: string): string | undefined
  texts(name: string): readonly string[]
  has(name: string): boolean
}

export type Call = {
  /** In the order of the command's operands; those in brackets may be absent. */
  readonly operands: readonly string[]
  readonly options: Options
  /** The running node. */
  readonly client: Client
  readonly environment: Environment
  /** ms since 1970. */
  readonly now: number
  /** Tells a person who waits, beside the output. */
  readonly tell: (line: string) => void
}

/** What a command prints: JSON for programs, lines for people. */
export type Output = {
  readonly json: unknown
  readonly lines: readonly string[]
  /** Nothing was done yet: the lines say what is missing. */
  readonly undone?: true
}

export type Command = {
  /** The words that call it. */
  readonly name: string
  /** As help shows them, in order; `[REASON]` may be left out. */
  readonly operands: readonly string[]
  readonly options: Readonly<Record<string, Option>>
  readonly summary: string
  run(call: Call): Promise<Output>
}

/** The words don't make sense: nothing was asked of the node. */
export class UsageError extends Error {}

/** An operand that is not in brackets: it is there, or the command wasn't run. */
export function operand(call: Call, place: number): string {
  const given = call.operands[place]
  if (given === undefined) throw new UsageError('something is missing')
  return given
}
