/**
 * What can go wrong with a storage, for the operator: a stable `code` and one line that says what
 * to do. What LevelDB itself said is the `cause`.
 */
export type StorageErrorCode =
  /** Another process has it open. */
  | 'BATON_STORAGE_LOCKED'
  /** A newer version wrote it. */
  | 'BATON_STORAGE_NEWER'
  /** The directory can't be made or written: its owner, its permissions, or a full disk. */
  | 'BATON_STORAGE_UNWRITABLE'
  /** What is in it can't be read: restore a backup. */
  | 'BATON_STORAGE_CORRUPT'
  /** A batch or a read failed; nothing more is taken, stop the process. */
  | 'BATON_STORAGE_FAILED'
  /** Used after `close`. */
  | 'BATON_STORAGE_CLOSED'

export class StorageError extends Error {
  override readonly name = 'StorageError'
  readonly code: StorageErrorCode

  constructor(code: StorageErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}

/** A message in one line, without a full stop, to stand in brackets. */
export function reasonOf(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause)
  return message.replaceAll(/\s+/g, ' ').replace(/\.$/, '')
}

/** What was read makes no sense; the message says where, so that it can be reported. */
export function corrupt(what: string, cause?: unknown): StorageError {
  return new StorageError(
    'BATON_STORAGE_CORRUPT',
    `The storage is damaged (${what}): restore a backup, or set up anew with the recovery phrase ` +
      'and take every shared stream back from the partners',
    cause,
  )
}

/** For what keeps a storage from being opened; after that a failed batch says FAILED. */
export function unwritable(directory: string, cause: unknown): StorageError {
  return new StorageError(
    'BATON_STORAGE_UNWRITABLE',
    `The storage in ${directory} can't be written (${reasonOf(cause)}): check the directory's ` +
      'owner, its permissions and the free space of the disk',
    cause,
  )
}
