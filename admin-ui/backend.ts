/** What the pages need of the node. The composition root makes it. */
import type { AssignmentId, CompanyId, StreamId } from '../protocol/ids.ts'
import type { Life, Standing } from '../protocol/job/assignments.ts'
import type { Attention } from '../protocol/job/attention.ts'
import type { FieldName } from '../protocol/job/fields.ts'
import type { EntryLine } from '../protocol/job/fold.ts'
import type { JobView } from '../protocol/job/view.ts'

export interface PagesBackend {
  readonly version: string
  /** ms since 1970. */
  now(): number
  /** Whether this token opens the pages; `later`: too many wrong ones came from that address. */
  admits(token: string, address: string): 'yes' | 'no' | 'later'
  /** Undefined until the company is set up. */
  overview(): Promise<Overview | undefined>
  job(job: StreamId): Promise<JobSheet | undefined>
}

export type Overview = {
  readonly company: { readonly code: string; readonly name: string }
  readonly addresses: readonly string[]
  readonly links: readonly LinkLine[]
  readonly alarms: readonly AlarmLine[]
  readonly board: readonly BoardPart[]
}

export type LinkLine = {
  readonly company: CompanyId
  readonly code: string
  readonly name: string
  readonly state: 'requested' | 'active' | 'paused' | 'blocked' | 'unlinked'
  readonly connected: boolean
  readonly lastSeenAt?: number
  /** Changes that wait to be delivered. */
  readonly queue: number
  readonly trouble?: string
}

export type AlarmLine = {
  readonly at: number
  readonly what: string
  /** The other company, by name. */
  readonly who?: string
  readonly job?: StreamId
}

/** Jobs of one life: how many there are, and the newest of them. */
export type BoardPart = {
  readonly life: Life
  readonly count: number
  readonly jobs: readonly BoardJob[]
}

export type BoardJob = {
  readonly id: StreamId
  readonly number: string
  readonly issuer: { readonly code: string; readonly name: string }
  readonly openedAt: number
  readonly type?: string
  readonly siteName?: string
  readonly siteAddress?: string
  readonly request?: string
  readonly assignments: readonly {
    readonly id: AssignmentId
    readonly code: string
    readonly name: string
    readonly status: string
    readonly dueAt?: number
  }[]
  readonly attention: readonly Attention[]
}

/** Everything about one job. */
export type JobSheet = {
  /** This company. */
  readonly own: CompanyId
  readonly job: JobView
  readonly attention: readonly Attention[]
  readonly recipients: readonly {
    readonly company?: CompanyId
    readonly code: string
    readonly name: string
    readonly how: 'sent' | 'not sent – phone'
  }[]
  readonly held: readonly {
    readonly id: string
    readonly edit: {
      readonly fields: { readonly [name in FieldName]?: string | number | boolean }
      readonly entry?: { readonly text: string }
      readonly by: string
      readonly at: number
    }
  }[]
  readonly timeline: readonly TimelineLine[]
}

export type TimelineLine = EntryLine & {
  readonly withdrawnBy?: EntryLine
  /** Ours alone. */
  readonly internal: boolean
  readonly standing: Standing
}
