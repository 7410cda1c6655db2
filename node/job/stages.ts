/** What an assignment's holder reports: stages, accepting, completing, and taking a stage back. */
import type { StageKind } from '../../protocol/delta/delta.ts'
import { stageOrder } from '../../protocol/delta/structural.ts'
import type { AssignmentId, DeltaId, StreamId } from '../../protocol/ids.ts'
import type { Assignment } from '../../protocol/job/assignments.ts'
import { endingStage } from '../../protocol/job/endings.ts'
import { type FieldName, fields } from '../../protocol/job/fields.ts'
import { registerKey } from '../../protocol/job/fold.ts'
import { reason_chars_max } from '../../protocol/limits.ts'
import type { Acting } from '../stream/append.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { Step } from '../stream/streams.ts'
import {
  type CompleteNeed,
  endedRefusal,
  isFrozen,
  type JobContext,
  ownAssignment,
  saveJob,
} from './context.ts'
import { type Refusal, type Result, refuse } from './result.ts'
import { type FieldInputs, fieldFault, fieldSlots } from './values.ts'

export type ReportStage = {
  readonly stage: StageKind
  readonly assignment?: AssignmentId
  /** Abandoned and stood down need one. */
  readonly reason?: string
  /** Assignment fields reported with it: outcome, resolution, docket number … */
  readonly fields?: FieldInputs
}

/** Stages that a person reports; `received` is the node's own. */
export const reportedStages = stageOrder.filter(
  (stage) => stage !== undefined && stage !== 'received',
)

export async function reportStage(
  context: JobContext,
  job: StreamId,
  input: ReportStage,
  acting: Acting,
): Promise<Result> {
  const fault = fieldFault(input.fields ?? {}) ?? reasonFault(input.reason)
  if (fault) return fault
  return saveJob(context, job, acting, (open) => stageSteps(context, open, input, false))
}

/** The delta that reports a stage, or why it can't be reported. */
export function stageSteps(
  context: JobContext,
  open: OpenStream,
  input: ReportStage,
  automatic: boolean,
): readonly Step[] | Refusal {
  const one = ownAssignment(context, open, input.assignment)
  if ('refused' in one) return one
  if (one.ended && !one.mustConfirm) return endedRefusal(one)
  const reason = input.reason?.trim() ?? ''
  if ((input.stage === 'abandoned' || input.stage === 'stood down') && !reason) {
    return refuse('reason-needed', `Say why it is ${input.stage}.`, { field: 'reason' })
  }
  const below = endingStage(input.stage) && openBelow(open, one)
  if (below) return below
  if (input.stage === 'complete') {
    const missing = missingForComplete(context.completeNeeds, open, one, input.fields ?? {})
    if (missing.length > 0) {
      return refuse('missing', `Complete still needs: ${missing.join(', ')}.`, { details: missing })
    }
  }
  const values = fieldSlots(open.fold, input.fields ?? {}, one.id)
  const act = { is: 'stage', stage: input.stage, reason, automatic } as const
  return [() => [...values, { is: 'act', assignment: one.id, act }]]
}

/** Whoever it was passed on to may still attend: said where that stands against an ending. */
export function openBelow(open: OpenStream, one: Assignment): Refusal | undefined {
  const names = one.children.flatMap((id) => {
    const child = open.structure.assignments.get(id)
    return child && !child.ended ? [child.name] : []
  })
  if (names.length === 0) return undefined
  const message = `It was passed on to ${names.join(', ')}, whose outcome counts. Recall it there first.`
  return refuse('passed-on', message)
}

const needFields: Partial<Record<CompleteNeed, FieldName>> = {
  resolution: 'resolution',
  'order-number': 'orderNumber',
  'docket-number': 'docketNumber',
  advised: 'advisedAt',
}

/** What Complete still needs, by name. */
export function missingForComplete(
  needs: readonly CompleteNeed[],
  open: OpenStream,
  one: Assignment,
  inputs: FieldInputs,
): CompleteNeed[] {
  const reached = (stage: StageKind) =>
    one.stages.some((act) => act.what.is === 'stage' && act.what.stage === stage)
  return needs.filter((need) => {
    if (need === 'on-site') return !reached('on site')
    if (need === 'off-site') return !reached('off site')
    const name = needFields[need]
    if (!name) return false
    // Linked companies up the line are advised by the job itself.
    if (need === 'advised' && one.granter) return false
    const value = open.fold.registers[registerKey(one.id, fields[name].number)]?.[0]?.value
    const filled = value?.is === 'text' ? value.text !== '' : value !== undefined
    return !(inputs[name] ?? filled)
  })
}

/** Takes a wrong stage back; it stays visible, struck through. */
export async function withdrawStage(
  context: JobContext,
  job: StreamId,
  input: { readonly stage: DeltaId; readonly reason: string },
  acting: Acting,
): Promise<Result> {
  const fault = reasonFault(input.reason)
  if (fault) return fault
  return saveJob(context, job, acting, (open) => {
    const own = context.streams.context.own.company
    const act = open.state.acts.find((one) => one.id === input.stage && one.what.is === 'stage')
    if (!act?.assignment) return refuse('not-found', 'There is no such stage.', { field: 'stage' })
    if (act.company !== own) return refuse('may-not', 'Only who reported a stage takes it back.')
    const one = open.structure.assignments.get(act.assignment)
    if (one?.ended && isFrozen(open)) return endedRefusal(one)
    return [
      () => [{ is: 'act', act: { is: 'withdraw', delta: input.stage, reason: input.reason } }],
    ]
  })
}

export function reasonFault(reason: string | undefined): Refusal | undefined {
  if (reason === undefined || reason.length <= reason_chars_max) return undefined
  return refuse('invalid', `A reason has at most ${reason_chars_max} characters.`, {
    field: 'reason',
  })
}
