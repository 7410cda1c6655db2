/** A job as people and programs read it: plain data, made of state, structure and fold. */
import type { Role, StageKind } from '../delta/delta.ts'
import type { AssignmentId, CompanyId, DeltaId, StreamId } from '../ids.ts'
import { certifiedAs } from '../stream/lanes.ts'
import { byFoldOrder } from '../stream/order.ts'
import type { Act, Clock, StreamState } from '../stream/state.ts'
import type { Assignment, JobStructure, Life } from './assignments.ts'
import type { EndingKind } from './endings.ts'
import { type FieldName, fieldName } from './fields.ts'
import type { JobFold, Write, WrittenValue } from './fold.ts'
import { memberViews } from './members.ts'

export type CompanyLine = {
  readonly company: CompanyId
  readonly code: string
  readonly name: string
}

export type ValueView = {
  readonly value: string | number | boolean | null
  /** Null value: `removed` or newer than this version. */
  readonly missing?: 'removed' | 'unknown'
  readonly write: DeltaId
  readonly company: CompanyId
  readonly by: string
  readonly happenedAt: number
  readonly enteredAt: number
}

type FieldView = ValueView & {
  /** Values set without knowing of the one shown; one click takes one of them. */
  readonly concurrent: readonly ValueView[]
}

export type FieldViews = { readonly [name in FieldName]?: FieldView }

export type StageView = {
  readonly id: DeltaId
  readonly stage: StageKind
  readonly reason: string
  readonly automatic: boolean
  readonly company: CompanyId
  readonly by: string
  readonly happenedAt: number
  readonly enteredAt: number
  readonly standing: 'counts' | 'withdrawn' | 'late'
}

export type AssignmentView = Pick<
  Assignment,
  | 'id'
  | 'holder'
  | 'guest'
  | 'granter'
  | 'grant'
  | 'code'
  | 'name'
  | 'parent'
  | 'children'
  | 'openedAt'
  | 'status'
  | 'answered'
  | 'answerDueAt'
  | 'mustConfirm'
  | 'tied'
> & {
  readonly stages: readonly StageView[]
  readonly recall?: { readonly id: DeltaId; readonly reason: string; readonly at: number }
  readonly ended?: {
    readonly how: EndingKind
    readonly id: DeltaId
    readonly company: CompanyId
    readonly reason: string
    readonly at: number
  }
  readonly endings: readonly DeltaId[]
  readonly fields: FieldViews
}

/** How far a job's changes have come at a company. */
export type Delivery = {
  readonly state: 'queued' | 'delivered' | 'seen'
  readonly deliveredAt?: number
  readonly seenAt?: number
}

export type MemberView = CompanyLine & {
  readonly role: Role | 'issuer'
  /** Who brought it in. */
  readonly by?: CompanyId
  readonly grant?: string
  readonly passOn: boolean
  readonly active: boolean
  /** Its grant ended, and nothing shows yet that it knows. */
  readonly untold: boolean
  readonly delivery?: Delivery
}

export type JobView = {
  readonly id: StreamId
  readonly number: string
  readonly issuer: CompanyLine
  readonly openedAt: number
  readonly generation: number
  readonly life: Life
  readonly cancelled: boolean
  readonly fields: FieldViews
  readonly assignments: readonly AssignmentView[]
  readonly members: readonly MemberView[]
  readonly sealChecks: readonly {
    readonly id: DeltaId
    readonly company: CompanyId
    readonly askedAt: number
  }[]
  /** Late values: kept, never applied by themselves. */
  readonly offered: readonly (ValueView & {
    readonly field: FieldName | 'unknown'
    readonly assignment?: AssignmentId
    readonly standing: 'late' | 'void'
  })[]
  /** Companies that wrote two different bodies at one place: a copied or rolled-back directory. */
  readonly forks: readonly CompanyId[]
  /** Deltas that need a newer version to be understood. */
  readonly undecided: number
}

/** A receipt, read by this node's lanes. */
export type ReceiptLine = {
  readonly company: CompanyId
  readonly seen: boolean
  readonly at: number
  readonly clock: Clock
}

export function viewJob(
  state: StreamState,
  structure: JobStructure,
  fold: JobFold,
  receipts: readonly ReceiptLine[],
): JobView {
  return {
    id: state.stream,
    number: state.number,
    issuer: companyLine(state, state.issuer),
    openedAt: state.openedAt,
    generation: structure.generation,
    life: structure.life,
    cancelled: structure.cancelled,
    fields: fieldViews(fold, undefined),
    assignments: [...structure.assignments.values()].map((one) => assignmentView(one, fold)),
    members: memberViews(state, structure, receipts),
    sealChecks: fold.asks.map(({ id, company, happenedAt }) => ({
      id,
      company,
      askedAt: happenedAt,
    })),
    offered: fold.offered.map((late) => ({
      ...valueView(late),
      field: fieldName(late.field) ?? 'unknown',
      ...(late.assignment ? { assignment: late.assignment } : {}),
      standing: late.standing,
    })),
    forks: forkedCompanies(state),
    undecided: state.undecided,
  }
}

/** A company as its newest certificate here names it. */
function companyLine(state: StreamState, company: CompanyId): CompanyLine {
  return { company, ...certifiedAs(state, company) }
}

/** The fields of the job (no assignment) or of an assignment that hold something. */
function fieldViews(fold: JobFold, assignment: AssignmentId | undefined): FieldViews {
  const prefix = `${assignment ?? ''}/`
  const views: { [name in FieldName]?: FieldView } = {}
  for (const [key, writes] of Object.entries(fold.registers)) {
    const name = key.startsWith(prefix) ? fieldName(Number(key.slice(prefix.length))) : undefined
    const [winner, ...concurrent] = writes
    if (name && winner) {
      views[name] = { ...valueView(winner), concurrent: concurrent.map(valueView) }
    }
  }
  return views
}

function valueView(write: Write): ValueView {
  const { id, company, by, happenedAt, enteredAt, value } = write
  return { ...plainValue(value), write: id, company, by, happenedAt, enteredAt }
}

function plainValue(value: WrittenValue): Pick<ValueView, 'value' | 'missing'> {
  switch (value.is) {
    case 'text':
      return { value: value.text }
    case 'number':
      return { value: value.number }
    case 'at':
      return { value: value.at }
    case 'id':
      return { value: value.id }
    case 'flag':
      return { value: value.flag }
    case 'removed':
    case 'unknown':
      return { value: null, missing: value.is }
    default:
      return value satisfies never
  }
}

function assignmentView(one: Assignment, fold: JobFold): AssignmentView {
  const { stages, withdrawn, late, recall, ended, endings, ...same } = one
  const lines = [
    ...stages.map((act) => ({ act, standing: 'counts' as const })),
    ...withdrawn.map((act) => ({ act, standing: 'withdrawn' as const })),
    ...late.map((act) => ({ act, standing: 'late' as const })),
  ].sort((a, b) => byFoldOrder(a.act, b.act))
  return {
    ...same,
    stages: lines.map(({ act, standing }) => stageView(act, standing)),
    ...(recall
      ? { recall: { id: recall.id, reason: reasonOf(recall), at: recall.enteredAt } }
      : {}),
    ...(ended
      ? {
          ended: {
            how: ended.how,
            id: ended.act.id,
            company: ended.act.company,
            reason: reasonOf(ended.act),
            at: ended.act.happenedAt,
          },
        }
      : {}),
    endings: endings.map(({ act }) => act.id),
    fields: fieldViews(fold, one.id),
  }
}

function stageView(act: Act, standing: StageView['standing']): StageView {
  if (act.what.is !== 'stage') throw new Error('only stages are stage lines')
  const { stage, reason, automatic } = act.what
  const { id, company, by, happenedAt, enteredAt } = act
  return { id, stage, reason, automatic, company, by, happenedAt, enteredAt, standing }
}

function reasonOf({ what }: Act): string {
  return 'reason' in what ? what.reason : ''
}

/** A branch, or two chains of one node, epoch and grant. */
export function forkedCompanies(state: StreamState): CompanyId[] {
  const starts = new Set<string>()
  const forked = new Set<CompanyId>()
  for (const { node, serial, epoch, grant, company, branchOf } of state.lanes) {
    const place = `${node}/${serial}/${epoch}/${grant ?? ''}`
    if (branchOf !== undefined || starts.has(place)) forked.add(company)
    starts.add(place)
  }
  return [...forked].sort()
}
