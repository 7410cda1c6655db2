/**
 * Every setting of a node, in one table: its variable, default, what it accepts, and what it is
 * for. Reading it, its secrets and its help are made of this (config.ts).
 */
import { z } from 'zod'
import { isCode, isName } from '../../protocol/identity/certificate.ts'
import { name_chars_max } from '../../protocol/limits.ts'
import { passphrase_chars_min } from '../backup/limits.ts'
import { completeNeeds } from '../job/context.ts'
import { isDialAddress, isListenAddress } from '../transport/address.ts'
import { log_levels } from './log.ts'
import { isNetwork } from './networks.ts'

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

/** Ten years: longer than anything has to be kept. */
const audit_days_max = 3660
/** A month: who makes backups more seldom has none. */
const backup_hours_max = 31 * 24

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
export const commandLineVariables: readonly string[] = [
  'BATON_URL',
  'BATON_TOKEN',
  'BATON_BACKUP_IDENTITY',
  'BATON_BACKUP_IDENTITY_FILE',
  'BATON_KEYS_PASSPHRASE',
  'BATON_KEYS_PASSPHRASE_FILE',
  'BATON_VISIT_CODE',
  'BATON_VISIT_CODE_FILE',
]

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
  proxies: {
    variable: 'BATON_PROXIES',
    parse: listOf(z.string().refine(isNetwork)),
    expected: 'networks such as 172.16.0.0/12, or addresses, separated by commas',
    help: 'Proxies in front of the pages: what they say of who asks, and by HTTPS, is believed.',
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
  auditDays: {
    variable: 'BATON_AUDIT_DAYS',
    default: '365',
    parse: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((days) => days >= 1 && days <= audit_days_max),
    expected: `a number of days from 1 to ${audit_days_max}`,
    help: 'How long the audit log keeps who did what.',
  },
  attachmentsGigabytes: {
    variable: 'BATON_ATTACHMENTS_GIGABYTES',
    default: '20',
    parse: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((gigabytes) => gigabytes > 0),
    expected: 'a whole number from 1 to 99999',
    help: 'How much of the disk the photos and documents of jobs may take.',
  },
  backupFolder: {
    variable: 'BATON_BACKUP_FOLDER',
    parse: z.string(),
    expected: 'a folder, on another disk than the data',
    help: 'Where backups are made by themselves. Needs a passphrase or a recipient for them.',
  },
  backupEvery: {
    variable: 'BATON_BACKUP_EVERY',
    default: '24',
    parse: z
      .string()
      .regex(/^\d{1,4}$/)
      .transform(Number)
      .refine((hours) => hours >= 1 && hours <= backup_hours_max),
    expected: `a number of hours from 1 to ${backup_hours_max}`,
    help: 'Hours from one backup to the next. Without a good one for twice that time: an alarm.',
  },
  backupKeep: {
    variable: 'BATON_BACKUP_KEEP',
    default: '7,4',
    parse: z
      .string()
      .regex(/^\d{1,3},\d{1,3}$/)
      .transform((text) => text.split(',').map(Number) as [number, number])
      .transform(([days, weeks]) => ({ days, weeks })),
    expected: 'two numbers, of days and of weeks, such as 7,4',
    help: 'Which backups stay: the newest of each of so many days, and of each of so many weeks.',
  },
  backupPassphrase: {
    variable: 'BATON_BACKUP_PASSPHRASE',
    parse: z.string().min(passphrase_chars_min),
    expected: `at least ${passphrase_chars_min} characters`,
    secret: true,
    help: 'Opens the backups. Keep it where the backups are not, and where this machine is not.',
  },
  backupRecipient: {
    variable: 'BATON_BACKUP_RECIPIENT',
    parse: z.string().regex(/^age1[02-9ac-hj-np-z]+$/),
    expected: 'a public key that begins with age1, as "baton backup-recipient" prints it',
    help: 'In place of a passphrase: backups open with its secret key, which is not on this machine.',
  },
  completeNeeds: {
    variable: 'BATON_COMPLETE_NEEDS',
    default: 'on-site,off-site,resolution',
    parse: z.union([z.literal('none').transform(() => []), listOf(z.enum(completeNeeds))]),
    expected: `none, or some of ${completeNeeds.join(', ')}, separated by commas`,
    help: 'What has to be there before a job can be set to Complete.',
  },
} as const satisfies Readonly<Record<string, Setting>>
