/**
 * Operational failures: what an administrator can do something about. Each has a code that doesn't
 * change and a message of one line that says what to do.
 */

/** Started again as it is, it fails again: a service manager should leave it stopped (sysexits). */
const lasting_exit_code = 78
/** It may pass by itself: a port taken, a disk full. */
const passing_exit_code = 1

export type FailureCode = `BATON_${string}`

/** Only a person can mend these: the settings or the identity. */
const lasting: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'BATON_CONFIG',
  'BATON_IDENTITY_BROKEN',
  'BATON_IDENTITY_READABLE',
  'BATON_RESTORED_OTHER',
  'BATON_STORAGE_NEWER',
  'BATON_STORAGE_CORRUPT',
])

export class Failure extends Error {
  readonly code: FailureCode

  constructor(code: FailureCode, message: string, options: ErrorOptions = {}) {
    super(message, options)
    this.name = 'Failure'
    this.code = code
  }
}

/** What to print and how to exit when the program can't go on because of this error. */
export function ending(error: unknown): { readonly text: string; readonly exitCode: number } {
  const code = codeOf(error)
  if (code && error instanceof Error) {
    const exitCode = lasting.has(code) ? lasting_exit_code : passing_exit_code
    return { text: `${code}: ${error.message}`, exitCode }
  }
  // Nobody foresaw it, so whoever has to find it needs the stack.
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return { text, exitCode: passing_exit_code }
}

/** The storage has failures of its own, because it knows nothing of this folder. */
function codeOf(error: unknown): FailureCode | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return typeof code === 'string' && code.startsWith('BATON_') ? (code as FailureCode) : undefined
}
