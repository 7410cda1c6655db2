/** The command line `baton`: reads the words, runs the command, prints, and says how it went. */
import { parseArgs } from 'node:util'
import { StorageError } from '../../storage/errors.ts'
import { ending, Failure } from '../operate/failure.ts'
import { Client, type Environment, RefusedError, UnreachableError } from './client.ts'
import { type Command, type Options, UsageError } from './command.ts'
import { commands } from './commands.ts'
import { commandHelp, jsonOption, listHelp, usage } from './help.ts'
import { plain } from './print.ts'

/** Scripts rely on these. */
const exits = { done: 0, refused: 1, usage: 2, unreachable: 3 } as const

/** Runs one command and returns the exit code. */
async function main(words: readonly string[], environment: Environment): Promise<number> {
  const found = findCommand(words)
  const asksHelp = words.length === 0 || words.includes('--help') || words[0] === 'help'
  if (!found) {
    const help = listHelp(withNoun(words)).join('\n')
    if (asksHelp) return print(help, exits.done)
    return fail(`There is no such command: baton ${plain(words.join(' '))}\n\n${help}`, exits.usage)
  }
  const { command, rest } = found
  if (asksHelp) return print(commandHelp(command).join('\n'), exits.done)
  const json = rest.includes('--json')
  try {
    const { operands, options } = readWords(command, rest)
    const client = new Client(environment)
    const tell = (line: string) => json || process.stderr.write(`${line}\n`)
    const output = await command.run({
      ...{ operands, options, client, environment, tell },
      now: Date.now(),
    })
    const text = json ? JSON.stringify(output.json, null, 2) : output.lines.join('\n')
    return print(text, output.undone ? exits.refused : exits.done)
  } catch (error) {
    return failed(error, command, json)
  }
}

/** The longest name that the words begin with. */
function findCommand(words: readonly string[]) {
  const [first, second] = words[0] === 'help' ? words.slice(1) : words
  for (const name of [`${first} ${second}`, `${first}`]) {
    const command = commands.find((one) => one.name === name)
    if (command) return { command, rest: words.slice(name.split(' ').length) }
  }
  return undefined
}

/** Commands of the noun that was named; all, where there is none. */
function withNoun(words: readonly string[]): readonly Command[] {
  const noun = words.find((word) => word !== 'help' && !word.startsWith('-'))
  const same = commands.filter(({ name }) => name.startsWith(`${noun} `))
  return same.length > 0 ? same : commands
}

function readWords(command: Command, words: readonly string[]) {
  const config = { ...command.options, json: jsonOption }
  const { values, positionals } = parsed(words, config)
  const needed = command.operands.filter((name) => !name.startsWith('[')).length
  if (positionals.length < needed) {
    throw new UsageError(`${command.operands[positionals.length]} is missing`)
  }
  const extra = positionals[command.operands.length]
  if (extra !== undefined) {
    throw new UsageError(`"${extra}" is too much: put quotes around words that belong together`)
  }
  return { operands: positionals, options: optionsOf(values) }
}

function parsed(words: readonly string[], config: Command['options']) {
  const options = Object.fromEntries(
    Object.entries(config).map(([name, { type, multiple }]) => [
      name,
      { type, multiple: multiple ?? false },
    ]),
  )
  try {
    return parseArgs({ args: [...words], options, allowPositionals: true })
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function optionsOf(values: Readonly<Record<string, unknown>>): Options {
  return {
    text: (name) => values[name] as string | undefined,
    texts: (name) => (values[name] ?? []) as readonly string[],
    has: (name) => values[name] === true,
  }
}

function failed(error: unknown, command: Command, json: boolean): number {
  if (error instanceof RefusedError) {
    const { code, message, field, details = [] } = error.body.error
    if (json) return fail(JSON.stringify(error.body, null, 2), exits.refused)
    const where = field === undefined ? code : `${code}, field ${field}`
    const lines = message.split('\n').map(plain)
    const more = details.filter((detail) => detail !== message).map((one) => `  ${plain(one)}`)
    return fail(
      [`Refused (${plain(where)}): ${lines.join('\n')}`, ...more].join('\n'),
      exits.refused,
    )
  }
  if (error instanceof UnreachableError) return fail(error.message, exits.unreachable)
  if (error instanceof UsageError) {
    const hint = `baton ${usage(command)}   (--help says more)`
    return fail(`${error.message}\n${hint}`, exits.usage)
  }
  // Of a folder or a file here, which no node was asked about.
  if (isFailure(error)) return fail(ending(error).text, exits.refused)
  throw error
}

function isFailure(error: unknown): boolean {
  return error instanceof Failure || error instanceof StorageError
}

function print(text: string, exitCode: number): number {
  process.stdout.write(`${text}\n`)
  return exitCode
}

function fail(text: string, exitCode: number): number {
  process.stderr.write(`${text}\n`)
  return exitCode
}

// Who reads only the beginning (`baton job list | head`) closes the pipe: that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})
process.exitCode = await main(process.argv.slice(2), process.env)
