/** Commands about the node itself. */
import { setTimeout as delay } from 'node:timers/promises'
import type { SetUp } from '../api/backend.ts'
import type { statusOf } from '../api/node-routes.ts'
import type { TokenLine } from '../api/tokens.ts'
import type { BackupState } from '../backup/backups.ts'
import type { Client } from './client.ts'
import { type Command, operand, UsageError } from './command.ts'
import { linkLines } from './link-commands.ts'
import { ago, clock, columns, section, table } from './print.ts'

type Status = Awaited<ReturnType<typeof statusOf>>

/** Between two looks at a rebuild. */
const look_ms = 500

export const nodeCommands: readonly Command[] = [
  {
    name: 'status',
    operands: [],
    options: {},
    summary: 'Company, addresses, links, jobs by life, alarms.',
    async run({ client, now }) {
      const status = await client.get<Status>('/status')
      return { json: status, lines: statusLines(status, now) }
    },
  },
  {
    name: 'setup',
    operands: [],
    options: {
      name: { type: 'string', value: 'NAME', help: 'The company as others read it.' },
      code: { type: 'string', value: 'ABC', help: 'Three letters or digits before each number.' },
    },
    summary: 'Sets the company up, once. Prints the recovery phrase: write it down.',
    async run({ client, options }) {
      const name = options.text('name')
      const code = options.text('code')
      if (name === undefined || code === undefined) throw new UsageError('--name and --code')
      const made = await client.post<SetUp>('/company', { name, code })
      const lines = [
        `${name} is set up.`,
        '',
        'Recovery phrase. It is shown this once; with it and a partner everything can be got back:',
        '',
        ...words(made.recoveryPhrase),
      ]
      return { json: made, lines }
    },
  },
  {
    name: 'rebuild',
    operands: [],
    options: {},
    summary: 'Derives views and indexes from the deltas again, and waits for it.',
    async run({ client, tell }) {
      await client.post('/rebuild')
      await rebuilt(client, tell)
      return { json: { rebuilt: true }, lines: ['Rebuilt.'] }
    },
  },
  {
    name: 'config help',
    operands: [],
    options: {},
    summary: 'All settings of a node, as environment variables.',
    async run() {
      // The settings know all that they accept, which takes longer to load than all the rest.
      const { configHelp } = await import('../operate/config.ts')
      return { json: configHelp(), lines: [configHelp()] }
    },
  },
  {
    name: 'token add',
    operands: ['NAME'],
    options: {
      scope: { type: 'string', value: 'SCOPE', help: 'metrics, read, write or admin; write.' },
    },
    summary: 'Adds a token for a program. Its text is shown this once.',
    async run(call) {
      const name = operand(call, 0)
      const scope = call.options.text('scope') ?? 'write'
      const added = await call.client.post<TokenLine & { token: string }>('/tokens', {
        name,
        scope,
      })
      return { json: added, lines: [added.token] }
    },
  },
  {
    name: 'token list',
    operands: [],
    options: {},
    summary: 'Tokens that were added.',
    async run({ client }) {
      const answer = await client.get<{ tokens: TokenLine[] }>('/tokens')
      const rows = answer.tokens.map(({ id, name, scope, madeAt }) => [
        id,
        name,
        scope,
        clock(madeAt),
      ])
      return { json: answer, lines: table(['ID', 'NAME', 'SCOPE', 'MADE'], rows, 'No tokens.') }
    },
  },
  {
    name: 'token remove',
    operands: ['ID'],
    options: {},
    summary: 'Removes a token.',
    async run(call) {
      await call.client.delete(`/tokens/${encodeURIComponent(operand(call, 0))}`)
      return { json: { removed: true }, lines: ['Removed.'] }
    },
  },
]

function statusLines(status: Status, now: number): string[] {
  if (status.company === null) {
    return [`Baton ${status.version}`, 'No company yet: baton setup --name NAME --code ABC']
  }
  const { company, node, addresses, links, jobs, alarms, version, backup } = status
  const { recoveryPhraseFile } = status
  return [
    ...columns([
      ['Company', `${company.name} (${company.code})`],
      ['Node', node],
      ...addresses.map((address, at) => [at === 0 ? 'Addresses' : '', address]),
      ['Version', version],
      [
        'Jobs',
        Object.entries(jobs)
          .map(([life, count]) => `${count} ${life}`)
          .join(', '),
      ],
      ['Backup', backupLine(backup, now)],
    ]),
    ...(recoveryPhraseFile === null ? [] : phraseLines(recoveryPhraseFile)),
    ...section(
      'Alarms',
      columns(alarms.map(({ at, is, ...who }) => [clock(at), is, subject(who)])),
    ),
    ...section('Links', linkLines(links, now)),
  ]
}

function backupLine({ last, everyHours, running, overdue, failure }: BackupState, now: number) {
  const none = everyHours === undefined ? 'none, no folder is set' : 'none yet'
  const good = last ? `${ago(last.at, now)}, ${Math.ceil(last.bytes / 1e6)} MB, checked` : none
  const loud = overdue ? ', OVERDUE' : ''
  return `${good}${loud}${running ? ', one is being made' : ''}${failure ? `; failed: ${failure}` : ''}`
}

/** Said at every look until the file is gone: it is worth all of the company. */
function phraseLines(file: string): string[] {
  return [
    '',
    `THE RECOVERY PHRASE WAITS at the node in ${file}`,
    'Write its words down on paper, then delete the file.',
  ]
}

/** What an alarm is about: the ids that go with it. */
function subject(of: object): string {
  return Object.entries(of)
    .map(([name, value]) => `${name} ${value}`)
    .join(' ')
}

/** Four numbered words a line: that is how they are copied onto paper. */
function words(phrase: string): string[] {
  const all = phrase.split(' ').map((word, at) => `${at + 1}. ${word}`)
  const rows = Array.from({ length: Math.ceil(all.length / 4) }, (_, at) =>
    all.slice(at * 4, at * 4 + 4),
  )
  return columns(rows)
}

async function rebuilt(client: Client, tell: (line: string) => void): Promise<void> {
  for (;;) {
    const { rebuild } = await client.get<Status>('/status')
    if (!rebuild) return
    tell(`${rebuild.done} of ${rebuild.total} streams`)
    await delay(look_ms)
  }
}
