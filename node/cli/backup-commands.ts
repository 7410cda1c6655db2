/** Commands that make, check and restore backups. */
import { open } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import { Verifier } from '../../protocol/identity/keys.ts'
import type { statusOf } from '../api/node-routes.ts'
import type { BackupState } from '../backup/backups.ts'
import { keepBackup } from '../backup/keep.ts'
import { backUpKeys, restoreKeys } from '../backup/keys.ts'
import { head_bytes, progress_ms } from '../backup/limits.ts'
import type { Manifest } from '../backup/manifest.ts'
import { checkSealed, readManifest } from '../backup/read.ts'
import { restoreBackup } from '../backup/restore.ts'
import { makeIdentity } from '../backup/seal.ts'
import { splitTail } from '../backup/tail.ts'
import { type Verified, verifyBackup } from '../backup/verify.ts'
import { private_file_mode } from '../operate/durable-file.ts'
import type { Client } from './client.ts'
import { RefusedError } from './client.ts'
import { type Call, type Command, type Output, operand, UsageError } from './command.ts'
import { clock, columns, plain } from './print.ts'
import { keyFor, keysPassphrase, knownKey, secretOf } from './secrets.ts'

type Status = Awaited<ReturnType<typeof statusOf>>

/** Between two looks at a backup that the node makes. */
const look_ms = 500

const passphraseHelp =
  'Opens with BATON_BACKUP_PASSPHRASE or BATON_BACKUP_IDENTITY (each also …_FILE); else asks.'

export const backupCommands: readonly Command[] = [
  {
    name: 'backup',
    operands: [],
    options: {
      to: { type: 'string', value: 'FILE', help: 'A new file here; else the folder of the node.' },
      'no-attachments': { type: 'boolean', help: 'Leaves photos and documents out; with --to.' },
    },
    summary:
      'Makes a backup of the running node. With --to encrypted for BATON_BACKUP_PASSPHRASE or ' +
      "BATON_BACKUP_RECIPIENT (each also …_FILE), else as the node's settings say.",
    run: (call) => {
      const to = call.options.text('to')
      return to === undefined ? intoFolder(call) : intoFile(call, to)
    },
  },
  {
    name: 'backup-keys',
    operands: [],
    options: {
      to: { type: 'string', value: 'FILE', help: 'A new file. Keep it apart from the backups.' },
    },
    summary:
      'Writes the keys of the node in BATON_DATA to a file, under BATON_KEYS_PASSPHRASE (or ' +
      '…_FILE), or one that is asked for. The node may run.',
    async run({ options, environment }) {
      const to = needed(options.text('to'), '--to FILE')
      const passphrase = await keysPassphrase(environment, true)
      const files = await backUpKeys(dataOf(environment), to, passphrase)
      const lines = [`${plain(to)} holds ${files.join(', ')}.`]
      return { json: { file: to, keys: files }, lines }
    },
  },
  {
    name: 'backup-recipient',
    operands: [],
    options: {
      to: { type: 'string', value: 'FILE', help: 'A new file for the secret key.' },
    },
    summary:
      'Makes a key pair for backups: the secret key goes to a file that is taken off this machine, ' +
      'the public key is for BATON_BACKUP_RECIPIENT.',
    async run({ options }) {
      const to = needed(options.text('to'), '--to FILE')
      const { identity, recipient } = await makeIdentity()
      await writeNew(to, `# public key: ${recipient}\n${identity}\n`)
      return { json: { file: to, recipient }, lines: [recipient] }
    },
  },
  {
    name: 'verify',
    operands: ['FILE'],
    options: {
      quick: { type: 'boolean', help: 'Every byte and row, but not the signatures of changes.' },
      sealed: {
        type: 'boolean',
        help: 'Only whether the file is as it was written: needs no key.',
      },
    },
    summary: `Reads a backup to its end without restoring it. ${passphraseHelp}`,
    run: verified,
  },
  {
    name: 'restore',
    operands: ['FILE'],
    options: {
      data: { type: 'string', value: 'FOLDER', help: 'An empty data folder, or a new one.' },
      keys: { type: 'string', value: 'FILE', help: 'As `baton backup-keys` wrote it.' },
    },
    summary: `Makes a data folder of a backup. No node runs on it meanwhile. ${passphraseHelp}`,
    run: restored,
  },
  {
    name: 'restore-keys',
    operands: ['FILE'],
    options: { data: { type: 'string', value: 'FOLDER', help: 'The data folder of the node.' } },
    summary: 'Puts keys back, under BATON_KEYS_PASSPHRASE (or …_FILE), or one that is asked for.',
    async run(call) {
      const data = needed(call.options.text('data'), '--data FOLDER')
      const keys = await putKeys(call, data, operand(call, 0))
      return { json: { data, keys }, lines: [`${keys.join(', ')} are in ${plain(data)}.`] }
    },
  },
]

async function intoFolder({ client, options, tell }: Call): Promise<Output> {
  if (options.has('no-attachments')) throw new UsageError('--no-attachments goes with --to FILE')
  await client.post('/backups')
  for (;;) {
    const backup = await backupState(client)
    if (backup.running) {
      await delay(look_ms)
      tell('Making a backup and checking it …')
      continue
    }
    if (backup.failure !== undefined) {
      throw new RefusedError({ error: { code: 'internal', message: backup.failure } })
    }
    const { last } = backup
    const lines = last
      ? [`${plain(last.file)}: ${last.bytes} bytes, ${last.rows} rows, checked.`]
      : []
    return { json: backup, lines }
  }
}

async function backupState(client: Client): Promise<BackupState> {
  const { backup } = await client.get<Status>('/status')
  if (backup) return backup
  throw new RefusedError({ error: { code: 'not-set-up', message: 'There is no company yet.' } })
}

async function intoFile({ client, options, environment, tell }: Call, to: string): Promise<Output> {
  const passphrase = await secretOf(environment, 'BATON_BACKUP_PASSPHRASE')
  const recipient = passphrase ? undefined : environment.BATON_BACKUP_RECIPIENT || undefined
  const key = await knownKey(environment)
  const begin = async () => {
    const bytes = await client.postForBytes('/backup', {
      ...(passphrase === undefined ? {} : { passphrase }),
      ...(recipient === undefined ? {} : { recipient }),
      attachments: !options.has('no-attachments'),
    })
    const { body, tail } = splitTail(bytes, head_bytes)
    return { body: told(body, tell), head: tail }
  }
  let manifest: Manifest | undefined
  await keepBackup(to, begin, async (part) => {
    tell('Checking it …')
    // Where it can't be opened here it is known at least that it is as the node sent it.
    if (key) ({ manifest } = await verifyBackup({ path: part, key, signatures: false }))
    else {
      manifest = await readManifest(part, new Verifier())
      await checkSealed(part, manifest)
    }
  })
  if (!manifest) throw new Error('a backup was kept unchecked')
  const how = key ? 'read again and checked' : 'as the node sent it; "baton verify" opens it'
  return { json: manifest, lines: [...manifestLines(manifest), '', `${plain(to)}: ${how}.`] }
}

async function verified(call: Call): Promise<Output> {
  const { options, environment, tell } = call
  const path = operand(call, 0)
  // Before anything is asked: it may be no backup at all.
  const manifest = await readManifest(path, new Verifier())
  if (options.has('sealed')) {
    await checkSealed(path, manifest)
    const lines = [...manifestLines(manifest), '', 'As it was written. It was not opened.']
    return { json: { manifest, opened: false }, lines }
  }
  const key = await keyFor(environment)
  const signatures = !options.has('quick')
  const checked = await verifyBackup({ path, key, signatures, onProgress: progress(tell) })
  const end = signatures ? 'Whole; all changes are signed.' : 'Whole.'
  const lines = [...manifestLines(manifest), ...damagedLines(checked), '', end]
  return { json: { manifest, opened: true, signatures }, lines }
}

async function restored(call: Call): Promise<Output> {
  const { options, environment, tell } = call
  const [path, data] = [operand(call, 0), needed(options.text('data'), '--data FOLDER')]
  const keysFile = options.text('keys')
  const manifest = await readManifest(path, new Verifier())
  const key = await keyFor(environment)
  const done = await restoreBackup({ path, data, key, onProgress: progress(tell) })
  const keys = keysFile === undefined ? [] : await putKeys(call, data, keysFile)
  const next =
    keys.length > 0
      ? `Start the node with BATON_DATA=${data}: it goes on under a new epoch.`
      : 'Now the keys: "baton restore-keys FILE --data FOLDER", or the recovery phrase.'
  const lines = [...manifestLines(manifest), ...damagedLines(done), '', `Restored. ${plain(next)}`]
  return { json: { manifest, data, keys }, lines }
}

async function putKeys({ environment }: Call, data: string, file: string) {
  const passphrase = await keysPassphrase(environment, false)
  return restoreKeys(data, file, { is: 'passphrase', passphrase })
}

function manifestLines(manifest: Manifest): string[] {
  const { code, name, at, rows, deltas, files, attachments, version, node } = manifest
  return columns([
    ['Company', `${name} (${code})`],
    ['Node', node],
    ['Made', `${new Date(at).toISOString()} (${clock(at)} here), by Baton ${version}`],
    ['Holds', `${deltas} changes, ${rows} rows`],
    ['Files', attachments ? files : 'left out'],
  ])
}

function damagedLines({ damagedFiles }: Pick<Verified, 'damagedFiles'>): string[] {
  if (damagedFiles === 0) return []
  return [`${damagedFiles} files were damaged at the node already: they are asked of the partners.`]
}

/** How far it is, not more often than somebody reads it. */
function progress(tell: (line: string) => void): (read: number, of: number) => void {
  let told = Date.now()
  return (read, of) => {
    if (Date.now() - told < progress_ms) return
    told = Date.now()
    tell(`${Math.floor((100 * read) / of)} %`)
  }
}

async function* told(
  bytes: AsyncIterable<Uint8Array>,
  tell: (line: string) => void,
): AsyncIterable<Uint8Array> {
  let count = 0
  let last = Date.now()
  for await (const chunk of bytes) {
    yield chunk
    count += chunk.length
    if (Date.now() - last < progress_ms) continue
    last = Date.now()
    tell(`${Math.floor(count / 1e6)} MB`)
  }
}

async function writeNew(path: string, text: string): Promise<void> {
  const file = await open(path, 'wx', private_file_mode).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${plain(path)} can't be written (${error.code})`)
  })
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

const dataOf = ({ BATON_DATA }: Call['environment']) => BATON_DATA || './data'

function needed(text: string | undefined, what: string): string {
  if (text === undefined) throw new UsageError(what)
  return text
}
