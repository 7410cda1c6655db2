/** What the pages need of the node about itself: how it is, and who may use its interface. */
import type { CompanyId, NodeId } from '../../protocol/ids.ts'
import type { Life } from '../../protocol/job/assignments.ts'
import type { AlarmKind } from './alarm.ts'
import type { Actor, Refusal } from './user.ts'

/** For who may `administer`. */
export interface StatusBackend {
  get(actor: Actor): Promise<NodeStatus>
  /** Tokens that were added, without their texts. */
  tokens(actor: Actor): readonly TokenLine[]
  /** The text is shown this once. 'too-many', 'name-form'. */
  addToken(
    actor: Actor,
    input: { readonly name: string; readonly scope: TokenScope },
  ): Promise<{ readonly is: 'added'; readonly text: string } | Refusal>
  /** It lets nobody in from now on. 'unknown': it is gone already. */
  removeToken(actor: Actor, id: string): Promise<{ readonly is: 'removed' } | Refusal>
}

export type NodeStatus = {
  readonly company: CompanyId
  readonly node: NodeId
  /** ms since 1970. */
  readonly startedAt: number
  /** Of this process. */
  readonly memoryBytes: number
  readonly storage: {
    /** Of the database. */
    readonly bytes: number
    /** On the disk that holds the data folder; absent where the system doesn't say. */
    readonly freeBytes?: number
  }
  readonly jobs: Readonly<Record<Life, number>>
  readonly backup: {
    /** Undefined: no folder is set, and only who asks for one gets one. */
    readonly everyHours?: number
    readonly running: boolean
    /** The last one that was read again after it was written; ms since 1970, bytes of the file. */
    readonly last?: { readonly at: number; readonly bytes: number }
    /** None was good for twice the interval. */
    readonly overdue: boolean
    /** The last try failed. */
    readonly failed: boolean
  }
  /** Deriving everything again, in streams. */
  readonly rebuild?: { readonly done: number; readonly total: number }
  /** The newest first. */
  readonly alarms: readonly NodeAlarm[]
}

/** What happened at the node since it was started. */
export type NodeAlarm = {
  readonly what: AlarmKind
  readonly at: number
  /** The other company, by name. */
  readonly who?: string
  readonly job?: string
}

export type TokenScope = 'metrics' | 'read' | 'write' | 'admin'

type TokenLine = {
  readonly id: string
  readonly name: string
  readonly scope: TokenScope
  readonly madeAt: number
}
