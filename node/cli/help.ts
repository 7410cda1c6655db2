/** Help, made from the table of commands. */
import type { Command, Option } from './command.ts'
import { columns } from './print.ts'

const environment = [
  ['BATON_URL', 'where the node answers (http://127.0.0.1 and BATON_HTTP_PORT, or 8080)'],
  ['BATON_TOKEN', "a token; without it the node's own is read from its data folder"],
  ['BATON_DATA', "the node's data folder (./data)"],
]

/** All commands, or those that begin with these words. */
export function listHelp(commands: readonly Command[]): string[] {
  return [
    'baton COMMAND [OPTIONS]',
    '',
    ...columns(commands.map((one) => [`  ${usage(one)}`, one.summary])),
    '',
    '--json prints what the node answered. --help after a command says more.',
    'Exit codes: 0 done, 1 refused, 2 wrong usage, 3 the node was not reached.',
    '',
    ...columns(environment.map(([name, what]) => [`  ${name}`, what])),
  ]
}

export function commandHelp(command: Command): string[] {
  const options = Object.entries({ ...command.options, json: jsonOption })
  return [
    `baton ${usage(command)} [OPTIONS]`,
    '',
    command.summary,
    '',
    ...columns(options.map(([name, option]) => [`  ${optionUsage(name, option)}`, option.help])),
  ]
}

export const jsonOption: Option = { type: 'boolean', help: 'Prints what the node answered.' }

export function usage({ name, operands }: Command): string {
  return [name, ...operands].join(' ')
}

function optionUsage(name: string, { value }: Option): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`
}
