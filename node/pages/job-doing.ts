/** What people do with a job on the pages: the use cases, each as the actor who asks. */
import type { AssignmentId, CompanyId, DeltaId, StreamId } from '../../protocol/ids.ts'
import type { EntryKind } from '../../protocol/job/fields.ts'
import { isOfRun } from '../../protocol/job/run.ts'
import type { StageView } from '../../protocol/job/view.ts'
import type { JobBackend } from '../api/backend.ts'
import { combineJobs } from '../job/combine.ts'
import { notFound } from '../job/context.ts'
import type { EditJob } from '../job/edit.ts'
import { type Refusal, refuse } from '../job/result.ts'
import type { FieldInputs } from '../job/values.ts'
import type { Actor } from '../user/actor.ts'
import { maySeeJob } from './access.ts'
import { asked } from './asked.ts'
import { actingOf, type JobSources, reaching } from './job-access.ts'
import { createOnPage, type NewJob, withDueTime } from './job-create.ts'
import { type PhonedProvider, passToPhoned } from './phoned-provider.ts'

type Stage =
  | 'accepted'
  | 'despatched'
  | 'en route'
  | 'on site'
  | 'off site'
  | 'stood down'
  | 'abandoned'
  | 'complete'

type StageReport = {
  readonly stage: Stage
  readonly assignment?: AssignmentId
  readonly reason?: string
  readonly fields?: FieldInputs
  readonly happenedAt?: number
}

/** Where the guard is; what the company answers is for the control room. */
const guard_stages: readonly Stage[] = ['despatched', 'en route', 'on site', 'off site']

type Reasoned = { readonly reason: string }

export function doingBackend(sources: JobSources) {
  /** The use cases, for who may dispatch. */
  const of = (actor: Actor) => asked(sources.jobs, actor, 'dispatch')
  return {
    create: async (actor: Actor, input: NewJob) =>
      createOnPage(asked(sources, actor, 'dispatch'), actor, input),
    edit: async (actor: Actor, job: StreamId, input: EditJob) =>
      of(actor).edit(job, input, actingOf(actor)),
    sendHeldEdit: async (actor: Actor, job: StreamId, id: string) =>
      of(actor).sendHeldEdit(job, id),
    dropHeldEdit: async (actor: Actor, job: StreamId, id: string) =>
      of(actor).dropHeldEdit(job, id),
    leave: async (
      actor: Actor,
      job: StreamId,
      input: Reasoned & {
        readonly how: 'declined' | 'released'
        readonly assignment?: AssignmentId
      },
    ) => of(actor).leave(job, input, actingOf(actor)),
    passOn: async (
      actor: Actor,
      job: StreamId,
      input: {
        readonly to: CompanyId
        readonly passes?: AssignmentId
        readonly fields: FieldInputs
        readonly answerMinutes?: number
      },
    ) => {
      const to = { company: input.to }
      const fields = withDueTime(input.fields, sources.context.streams.context.now())
      return of(actor).bringIn(job, { ...input, fields, to, role: 'provider' }, actingOf(actor))
    },
    recall: async (
      actor: Actor,
      job: StreamId,
      input: Reasoned & { readonly assignment: AssignmentId },
    ) => of(actor).recall(job, input, actingOf(actor)),
    confirm: async (actor: Actor, job: StreamId, input: { readonly assignment?: AssignmentId }) =>
      of(actor).confirm(job, input, actingOf(actor)),
    passToPhoned: async (actor: Actor, job: StreamId, input: PhonedProvider) =>
      passToPhoned(asked(sources, actor, 'dispatch'), actor, job, input),
    attend: async (actor: Actor, job: StreamId) => of(actor).attend(job, actingOf(actor)),
    close: async (actor: Actor, job: StreamId, input: Reasoned & { readonly cancelled: boolean }) =>
      of(actor).close(job, input, actingOf(actor)),
    reopen: async (
      actor: Actor,
      job: StreamId,
      input: Reasoned & { readonly assignments?: readonly AssignmentId[] },
    ) => of(actor).reopen(job, input, actingOf(actor)),
    combine: async (actor: Actor, job: StreamId, input: { readonly by: StreamId }) =>
      combineJobs(asked(sources.context, actor, 'dispatch'), job, input, actingOf(actor)),
  } as const
}

type NewEntry = {
  readonly kind: Exclude<EntryKind, 'attachment'>
  readonly text: string
  readonly items?: readonly string[]
  readonly assignment?: AssignmentId
  readonly answers?: DeltaId
  readonly happenedAt?: number
}

/** What is reported about a job: by a guard only about jobs of the guard's own run. */
export function reportingBackend(sources: JobSources) {
  const of = (actor: Actor) => asked(sources.jobs, actor, 'report')
  return {
    reportStage: async (actor: Actor, job: StreamId, input: StageReport) =>
      reportAsActor(of(actor), actor, job, input),
    withdrawStage: async (
      actor: Actor,
      job: StreamId,
      input: Reasoned & { readonly stage: DeltaId },
    ) =>
      (await keptFrom(sources, actor, job, { delta: input.stage })) ??
      of(actor).withdrawStage(job, input, actingOf(actor)),
    writeEntry: async (actor: Actor, job: StreamId, { happenedAt, ...entry }: NewEntry) =>
      reaching(sources, actor, job, () =>
        of(actor).writeEntry(job, entry, actingOf(actor, happenedAt)),
      ),
    writeInternalNote: async (actor: Actor, job: StreamId, text: string) =>
      reaching(sources, actor, job, () => of(actor).writeInternalNote(job, text, actingOf(actor))),
    withdrawEntry: async (
      actor: Actor,
      job: StreamId,
      input: Reasoned & { readonly delta: DeltaId; readonly slot: number },
    ) =>
      (await keptFrom(sources, actor, job, input)) ??
      of(actor).withdrawEntry(job, input, actingOf(actor)),
  } as const
}

/** A guard reports where the own run is, and nothing else. */
async function reportAsActor(
  jobs: JobBackend,
  actor: Actor,
  job: StreamId,
  { happenedAt, ...input }: StageReport,
) {
  const acting = actingOf(actor, happenedAt)
  if (actor.role !== 'guard') return jobs.reportStage(job, input, acting)
  const detail = await jobs.get(job)
  const { run = '' } = actor
  const ours = detail?.job.assignments.filter((one) => isOfRun(one, run, detail.own)) ?? []
  const one = ours.find(({ ended }) => !ended) ?? ours.at(-1)
  if (!one) return notFound
  if (!guard_stages.includes(input.stage)) {
    return refuse('may-not', 'The control room says that: a guard reports despatched to off site.')
  }
  return jobs.reportStage(job, { stage: input.stage, assignment: one.id }, acting)
}

/**
 * A guard takes back only what stands under the guard's own name: what the control room has said
 * stays. Undefined: go on.
 */
async function keptFrom(
  { jobs }: JobSources,
  actor: Actor,
  job: StreamId,
  { delta, slot }: { readonly delta: DeltaId; readonly slot?: number },
): Promise<Refusal | undefined> {
  if (actor.role !== 'guard') return undefined
  const detail = await jobs.get(job)
  if (!detail || !maySeeJob(actor, detail.job, detail.own)) return notFound
  const written =
    slot === undefined
      ? detail.job.assignments.flatMap(({ stages }) => stages).filter(isOfGuard)
      : ((await jobs.timeline(job)) ?? []).filter((line) => line.slot === slot)
  return written.some(({ id, by }) => id === delta && by === actor.name) ? undefined : notOwn
}

const notOwn = refuse(
  'may-not',
  'A guard takes back own stages and lines only: ask the control room.',
)

function isOfGuard({ stage }: StageView): boolean {
  return guard_stages.some((one) => one === stage)
}
