/** What the pages need of the node to be loud: what wants a person now. */
import type { StreamId } from '../../protocol/ids.ts'
import type { Attention } from '../../protocol/job/attention.ts'
import type { Actor } from './user.ts'

export interface AlarmsBackend {
  /** What is loud now for this actor, the newest first. It leaves by being dealt with. */
  list(actor: Actor): Promise<readonly AlarmLine[]>
}

/** `left`: nobody has the job since its owner logged off. */
export type AlarmKind =
  | Attention
  | 'left'
  | 'silent'
  | 'not linked there'
  | 'clock alarm'
  | 'restored'
  | 'copy runs'
  | 'copies there'
  | 'backup failed'
  | 'backup overdue'
  | 'certificate refused'
  | 'node renewed'
  | 'node revoked'

export type AlarmLine = {
  /** The same alarm has the same key: pages sound once for each. */
  readonly key: string
  readonly what: AlarmKind
  /** ms since 1970. */
  readonly at: number
  /** The other company, by name; with `left` who had the job. */
  readonly who?: string
  readonly job?: { readonly id: StreamId; readonly number: string; readonly site?: string }
}
