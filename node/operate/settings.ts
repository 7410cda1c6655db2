/**
 * Every setting of a node, in one table: its variable, default, what it accepts, and what it is
 * for. Reading it, its secrets and its help are made of this (config.ts).
 */
import { z } from 'zod'
import { isCode, isName } from '../../protocol/identity/certificate.ts'
import { name_chars_max } from '../../protocol/limits.ts'
import { completeNeeds } from '../job/context.ts'
import { isDialAddress, isListenAddress } from '../transport/address.ts'
import { log_levels } from './log.ts'

export type Setting = {
  /** As in the environment. A secret is also read from the file that `…_FILE` names. */
  readonly variable: `BATON_${string}`
  /** Read like a value that was set; without one the setting may be absent. */
  readonly default?: string
  readonly parse: z.ZodType<unknown, string>
  /** What is accepted, as it follows "expected". */
  readonly expected: string
  readonly secret?: true
  readonly help: string
}

/** A token that can't be guessed: 24 characters of base64 are 144 bits. */
const token_chars_min = 24

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((n) => n < 2 ** 16)

function listOf<T>(item: z.ZodType<T, string>) {
  return z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .pipe(z.array(item))
}

/** Of the command line; a shell that has them set can start a node all the same. */
export const commandLineVariables: readonly string[] = ['BATON_URL', 'BATON_TOKEN']

export const settings = {
  data: {
    variable: 'BATON_DATA',
    default: './data',
    parse: z.string(),
    expected: 'a folder',
    help: 'Where everything of this node is kept: its identity, its database.',
  },
  httpHost: {
    variable: 'BATON_HTTP_HOST',
    default: '127.0.0.1',
    parse: z.string().regex(/^[\w.:-]+$/),
    expected: 'an IP address or a host name of this machine',
    help: 'Where the pages and the API answer. 0.0.0.0 lets other machines in: put TLS before it.',
  },
  httpPort: {
    variable: 'BATON_HTTP_PORT',
    default: '8080',
    parse: port,
    expected: 'a port from 0 to 65535',
    help: 'The port of the pages and the API. 0 takes any free one.',
  },
  httpNames: {
    variable: 'BATON_HTTP_NAMES',
    parse: listOf(z.string().regex(/^[\w.-]+$/)),
    expected: 'host names such as baton.example.com, separated by commas',
    help: 'Names under which browsers reach this node; with them set, other names are refused.',
  },
  listen: {
    variable: 'BATON_LISTEN',
    default: '/ip4/0.0.0.0/tcp/4001',
    parse: listOf(z.string().refine(isListenAddress)),
    expected: 'addresses such as /ip4/0.0.0.0/tcp/4001, separated by commas',
    help: 'Where the nodes of linked companies connect.',
  },
  announce: {
    variable: 'BATON_ANNOUNCE',
    parse: listOf(z.string().refine(isDialAddress)),
    expected: 'addresses such as /dns4/baton.example.com/tcp/4001, separated by commas',
    help: 'What others are told to connect to, where it differs: behind a router, in a container.',
  },
  companyName: {
    variable: 'BATON_COMPANY_NAME',
    parse: z.string().refine(isName),
    expected: `a name of 1 to ${name_chars_max} characters`,
    help: 'With BATON_COMPANY_CODE: sets the company up at the first start, without the wizard.',
  },
  companyCode: {
    variable: 'BATON_COMPANY_CODE',
    parse: z.string().refine(isCode),
    expected: 'three capital letters or digits',
    help: 'In front of every job number of this company; no linked company has the same.',
  },
  logLevel: {
    variable: 'BATON_LOG_LEVEL',
    default: 'info',
    parse: z.enum(log_levels),
    expected: log_levels.join(', '),
    help: 'The least that is worth a line.',
  },
  logPretty: {
    variable: 'BATON_LOG_PRETTY',
    default: 'false',
    parse: z.enum(['true', 'false']).transform((text) => text === 'true'),
    expected: 'true or false',
    help: 'Lines for people to read, in place of JSON for machines.',
  },
  apiToken: {
    variable: 'BATON_API_TOKEN',
    parse: z.string().min(token_chars_min).regex(/^\S+$/),
    expected: `at least ${token_chars_min} characters without spaces`,
    secret: true,
    help: 'Lets in whoever shows it to the API as a bearer token, with every right.',
  },
  completeNeeds: {
    variable: 'BATON_COMPLETE_NEEDS',
    default: 'on-site,off-site,resolution',
    parse: z.union([z.literal('none').transform(() => []), listOf(z.enum(completeNeeds))]),
    expected: `none, or some of ${completeNeeds.join(', ')}, separated by commas`,
    help: 'What has to be there before a job can be set to Complete.',
  },
} as const satisfies Readonly<Record<string, Setting>>
