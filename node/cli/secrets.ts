/** Passphrases and keys that a command needs: from the environment, a file, or typed unseen. */
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { passphrase_chars_min } from '../backup/limits.ts'
import type { OpenWith } from '../backup/seal.ts'
import type { Environment } from './client.ts'
import { UsageError } from './command.ts'

/** What this variable says, or the file that `…_FILE` names; undefined: neither is set. */
export async function secretOf(
  environment: Environment,
  variable: string,
): Promise<string | undefined> {
  const file = environment[`${variable}_FILE`]
  if (!file) return environment[variable] || undefined
  try {
    return (await readFile(file, 'utf8')).trimEnd()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new UsageError(`${variable}_FILE names ${file}, which can't be read (${code})`)
  }
}

/** What opens a backup: the secret key or the passphrase of the environment, else one is asked for. */
export async function keyFor(environment: Environment): Promise<OpenWith> {
  return (
    (await knownKey(environment)) ?? { is: 'passphrase', passphrase: await typed('Passphrase') }
  )
}

/** As `keyFor`; undefined where the environment has none. */
export async function knownKey(environment: Environment): Promise<OpenWith | undefined> {
  const kept = await secretOf(environment, 'BATON_BACKUP_IDENTITY')
  // The file that `baton backup-recipient` writes has comments above the key, as age's own does.
  const identity = kept?.split('\n').find((line) => line.startsWith('AGE-SECRET-KEY-'))
  if (identity !== undefined) return { is: 'identity', identity: identity.trim() }
  if (kept !== undefined) throw new UsageError('BATON_BACKUP_IDENTITY holds no AGE-SECRET-KEY-1…')
  const passphrase = await secretOf(environment, 'BATON_BACKUP_PASSPHRASE')
  return passphrase === undefined ? undefined : { is: 'passphrase', passphrase }
}

/** The passphrase of the keys; a new one is asked for twice. */
export async function keysPassphrase(environment: Environment, isNew: boolean): Promise<string> {
  const known = await secretOf(environment, 'BATON_KEYS_PASSPHRASE')
  const passphrase = known ?? (await typed('Passphrase of the keys'))
  if (!isNew) return passphrase
  if (passphrase.length < passphrase_chars_min) {
    throw new UsageError(`the passphrase needs at least ${passphrase_chars_min} characters`)
  }
  if (known === undefined && (await typed('Once more')) !== passphrase) {
    throw new UsageError('the two passphrases differ')
  }
  return passphrase
}

/** The company's recovery phrase. */
export async function recoveryPhraseOf(environment: Environment): Promise<string> {
  const known = await secretOf(environment, 'BATON_RECOVERY_PHRASE')
  return known ?? typed('Recovery phrase, 24 words')
}

/** The code of a visit: of the environment, typed unseen, or what is piped in. */
export async function visitCodeOf(environment: Environment): Promise<string> {
  const known = await secretOf(environment, 'BATON_VISIT_CODE')
  if (known !== undefined) return known
  return process.stdin.isTTY ? typed('Code of the visit') : (await text(process.stdin)).trim()
}

async function typed(what: string): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new UsageError('a passphrase is needed: --help says by which variable it is given')
  }
  process.stderr.write(`${what}: `)
  // What is typed is echoed to where it is not seen.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() })
  const asking = createInterface({ input: process.stdin, output, terminal: true })
  try {
    return await asking.question('')
  } finally {
    asking.close()
    process.stderr.write('\n')
  }
}
