/** Backups of the running node: its bytes for who asks, and one into the folder of the settings. */
import { z } from 'zod'
import { passphrase_chars_min } from '../backup/limits.ts'
import { isRecipient, type SealFor } from '../backup/seal.ts'
import type { BackupBytes } from '../backup/write.ts'
import { type Refused, refuseRequest } from './error.ts'
import { companyRoute, noInput, type Route } from './route.ts'
import { StreamAnswer } from './stream-answer.ts'

const passphrase_chars_max = 1000

const wanted = z.strictObject({
  passphrase: z.string().min(passphrase_chars_min).max(passphrase_chars_max).exactOptional(),
  recipient: z.string().startsWith('age1').max(passphrase_chars_max).exactOptional(),
  attachments: z.boolean().default(true).describe('Photos and documents too.'),
})

export const backupRoutes: readonly Route[] = [
  companyRoute({
    method: 'POST',
    path: '/backup',
    summary:
      'The bytes of a backup, encrypted. Its last 4096 bytes belong before all others: "baton ' +
      'backup --to FILE" puts them there.',
    scope: 'admin',
    bytes: 'given',
    input: wanted,
    handle: async ({ backups }, { input }) => {
      const to = await sealFor(input)
      if (to && 'refused' in to) return to
      const made = backups.make(to, input.attachments)
      return made ? new StreamAnswer(bytesOf(made)) : noKey
    },
  }),
  companyRoute({
    method: 'POST',
    path: '/backups',
    summary: 'Makes a backup into the folder of the settings; GET /status says how it went.',
    scope: 'admin',
    input: noInput,
    status: 202,
    handle: ({ backups }) => {
      if (!backups.isScheduled) return noFolder
      return backups.begin() ? { running: true } : isRunning
    },
  }),
]

async function sealFor(input: z.output<typeof wanted>): Promise<SealFor | Refused | undefined> {
  const { passphrase, recipient } = input
  if (recipient === undefined) {
    return passphrase === undefined ? undefined : { is: 'passphrase', passphrase }
  }
  if (passphrase === undefined && (await isRecipient(recipient))) {
    return { is: 'recipients', recipients: [recipient] }
  }
  const message = 'recipient is not right: expected a public key of age, and no passphrase with it.'
  return refuseRequest('invalid', message, { field: 'recipient' })
}

async function* bytesOf({ body, finish }: BackupBytes): AsyncIterable<Uint8Array> {
  yield* body
  yield finish().head
}

const noKey = refuseRequest(
  'missing',
  'Nobody said what the backup is encrypted for: set BATON_BACKUP_PASSPHRASE or ' +
    'BATON_BACKUP_RECIPIENT.',
  { field: 'passphrase' },
)
const noFolder = refuseRequest(
  'not-found',
  'There is no folder for backups: set BATON_BACKUP_FOLDER at the node, or use --to FILE.',
)
const isRunning = refuseRequest('too-many', 'A backup is being made already.')
