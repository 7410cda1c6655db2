/** The backups of a company's node, put together from its settings. */
import type { Storage } from '../../storage/storage.ts'
import { AttachmentFiles } from '../attachment/files.ts'
import type { Identity } from '../identity/identity.ts'
import type { Config } from '../operate/config.ts'
import { Failure } from '../operate/failure.ts'
import type { Log } from '../operate/log.ts'
import type { News } from '../operate/news.ts'
import { batonVersion } from '../operate/version.ts'
import { Backups } from './backups.ts'
import { isRecipient, type SealFor } from './seal.ts'

export type BackupSettings = Pick<
  Config,
  'data' | 'backupFolder' | 'backupEvery' | 'backupKeep' | 'backupPassphrase' | 'backupRecipient'
>

export async function openBackups(parts: {
  readonly config: BackupSettings
  readonly identity: Identity
  readonly storage: Storage
  readonly news: Pick<News, 'tell'>
  readonly log: Log
  readonly now: () => number
}): Promise<Backups> {
  const { config, identity, storage, news, log, now } = parts
  const { company, node, code, name, bytes: certificate } = identity.certified
  const { backupFolder, backupEvery, backupKeep } = config
  const schedule = { everyHours: backupEvery, keep: backupKeep }
  return Backups.open({
    storage,
    files: await AttachmentFiles.open(config.data),
    own: { company, node, code, name },
    by: { signer: identity.signer, certificate },
    version: await batonVersion(),
    now,
    schedule: backupFolder === undefined ? undefined : { folder: backupFolder, ...schedule },
    sealFor: await sealFor(config),
    log,
    tell: (one) => news.tell(one),
  })
}

async function sealFor(config: BackupSettings): Promise<SealFor | undefined> {
  const { backupPassphrase: passphrase, backupRecipient: recipient } = config
  if (passphrase !== undefined) return { is: 'passphrase', passphrase }
  if (recipient === undefined) return undefined
  // One wrong letter, and nobody could ever open them.
  if (await isRecipient(recipient)) return { is: 'recipients', recipients: [recipient] }
  throw new Failure('BATON_CONFIG', 'BATON_BACKUP_RECIPIENT is mistyped: copy it once more')
}
