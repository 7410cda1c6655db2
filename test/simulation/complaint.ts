/** What a checker of the simulated world has to say. */
export type CheckName =
  | 'no fault of our own'
  | 'progress'
  | 'queues bounded'
  | 'same copies'
  | 'nothing acknowledged is missing'
  | 'acknowledged when durable'
  | 'sent when durable'
  | 'only by a grant'
  | 'nothing after a revoke'
  | 'a view is its rebuild'
  | 'a view is what the rules say'
  | 'numbers are unique'
  | 'nobody goes on with a forked chain'
  | 'frozen jobs do not move'
  | 'chains are whole'
  | 'everything is signed'
  | 'time goes forward'
  | 'what was deleted is gone'
  | 'only who may'
  | 'nothing stays undecided'

export type Complaint = { readonly check: CheckName; readonly what: string }

/** What a full disk leads to: nothing can be written any more, and the node ends. */
export function isOfTheDisk(error: unknown): boolean {
  const { code, cause } = error as { code?: string; cause?: { code?: string } }
  return code === 'ENOSPC' || cause?.code === 'ENOSPC'
}

/** Somebody was still at work when the node was stopped. */
export function isStopped(error: unknown): boolean {
  return (error as { code?: string }).code === 'BATON_STORAGE_CLOSED'
}

export const text = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
