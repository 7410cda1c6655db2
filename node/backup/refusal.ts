/** What can be wrong with a backup, for who has to do something about it. */
import { reasonOf } from '../../storage/errors.ts'
import { Failure } from '../operate/failure.ts'

/** Bytes were changed or are missing; another copy may be whole. */
export function damaged(what: string, cause?: unknown): Failure {
  return new Failure(
    'BATON_BACKUP_DAMAGED',
    `the backup is damaged (${what}): take another copy of it, or an earlier backup`,
    cause === undefined ? {} : { cause },
  )
}

export function noBackup(path: string): Failure {
  return new Failure('BATON_BACKUP_FORMAT', `${path} is no backup of Baton`)
}

export function newerBackup(): Failure {
  return new Failure(
    'BATON_BACKUP_NEWER',
    'the backup was made by a newer version of Baton: use that version, or a newer one',
  )
}

export function wrongKey(): Failure {
  return new Failure(
    'BATON_BACKUP_KEY',
    'the backup does not open with this passphrase or key: give the one that it was made with',
  )
}

export function noRoom(folder: string): Failure {
  return new Failure(
    'BATON_BACKUP_ROOM',
    `the disk of ${folder} has too little room for a backup: make room, or name another folder`,
  )
}

/** The folder of the backups, or a file in it, can't be written. */
export function unwritableBackup(path: string, cause: unknown): Failure {
  return new Failure(
    'BATON_BACKUP_UNWRITABLE',
    `${path} can't be written (${reasonOf(cause)}): check its owner, its permissions and the disk`,
    { cause },
  )
}
