/** The timeline: notes, phone attempts, seal checks, and taking a line back. */
import type { Entry } from '../../protocol/delta/delta.ts'
import type { SlotDraft } from '../../protocol/delta/write.ts'
import type { AssignmentId, DeltaId, StreamId } from '../../protocol/ids.ts'
import { type Standing, standing } from '../../protocol/job/assignments.ts'
import { type EntryKind, entryKinds } from '../../protocol/job/fields.ts'
import type { EntryLine } from '../../protocol/job/fold.ts'
import {
  attachments_per_company_max,
  entry_item_chars_max,
  entry_items_max,
  text_chars_max,
} from '../../protocol/limits.ts'
import { byFoldOrder } from '../../protocol/stream/order.ts'
import type { Acting } from '../stream/append.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { Step } from '../stream/streams.ts'
import { assignmentToWrite, isFrozen, type JobContext, notFound, saveJob } from './context.ts'
import { holdEdit } from './held.ts'
import { privateStreamsOf, writePrivate } from './private-stream.ts'
import { type Refusal, type Result, refuse } from './result.ts'

export type WriteEntry = {
  readonly kind: EntryKind
  readonly text: string
  readonly items?: readonly string[]
  readonly assignment?: AssignmentId
  /** The question that a seal check answer answers. */
  readonly answers?: DeltaId
}

/** Held when the job is complete. A seal check isn't: who asked would wait outside for nothing. */
const held_kinds: readonly EntryKind[] = [
  'note',
  'attempt',
  'doorSealPlaced',
  'doorSealFound',
  'attachment',
]

/** Writes a line that every company on the job reads. */
export async function writeEntry(
  context: JobContext,
  job: StreamId,
  input: WriteEntry,
  acting: Acting,
): Promise<Result> {
  const fault = entryFault(input)
  if (fault) return fault
  let hold = false
  const result = await saveJob(context, job, acting, (open) => {
    if (!isFrozen(open)) return entrySteps(context, open, input)
    hold = held_kinds.includes(input.kind)
    return hold ? [] : refuse('ended', 'The job is complete: set it to In Progress to add to it.')
  })
  return hold && !result.refused
    ? holdEdit(context, job, { fields: {}, entry: input }, acting)
    : result
}

/** The change that writes a line, or why it can't be written. */
export function entrySteps(
  context: JobContext,
  open: OpenStream,
  input: WriteEntry,
): readonly Step[] | Refusal {
  const { kind, answers, assignment } = input
  const target = assignment && assignmentToWrite(context, open, assignment)
  if (target && 'refused' in target) return target
  if (kind === 'attachment' && ownAttachments(context, open) >= attachments_per_company_max) {
    const most = attachments_per_company_max
    return refuse('too-many', `A company adds at most ${most} files to one job.`)
  }
  if (kind === 'sealCheckAnswered' && !open.fold.asks.some(({ id }) => id === answers)) {
    return refuse('not-found', 'That seal check is answered already, or was never asked.', {
      field: 'answers',
    })
  }
  return [() => [entrySlot(input)]]
}

function ownAttachments(context: JobContext, { fold }: OpenStream): number {
  const { company } = context.streams.context.own
  return (fold.attachments ?? []).filter((one) => one.company === company).length
}

/**
 * Writes a note that no other company ever gets: it goes to a private stream of this company that
 * belongs to the job.
 */
export async function writeInternalNote(
  context: JobContext,
  job: StreamId,
  text: string,
  acting: Acting,
): Promise<Result> {
  const input: WriteEntry = { kind: 'note', text }
  const fault = entryFault(input)
  if (fault) return fault
  const open = await context.streams.get(job)
  if (!open) return notFound
  const saved = await writePrivate(context, job, [entrySlot(input)], acting)
  if (!saved || 'instead' in saved) return notFound
  return { refused: false, job, saved: saved.ids, recipients: [] }
}

/** Strikes a line through; it stays readable. */
export async function withdrawEntry(
  context: JobContext,
  job: StreamId,
  input: { readonly delta: DeltaId; readonly slot: number; readonly reason: string },
  acting: Acting,
): Promise<Result> {
  const { delta, slot, reason } = input
  const stored = await context.streams.context.storage.deltas.position(delta)
  const field = { field: 'delta' }
  const unknown = refuse('not-found', 'There is no such line on this job.', field)
  if (stored?.stream !== job) return unknown
  return saveJob(context, job, acting, (open) => {
    const author = open.state.lanes[stored.position.lane]?.company
    if (author !== context.streams.context.own.company) {
      return refuse('may-not', 'Only who wrote a line strikes it through.', field)
    }
    if (isFrozen(open)) return refuse('ended', 'The job is complete: set it to In Progress first.')
    return [() => [{ is: 'withdraw entry', delta, slot, why: reason }]]
  })
}

export type TimelineLine = EntryLine & {
  readonly withdrawnBy?: EntryLine
  readonly internal: boolean
  /** Written without knowing of a Complete (late) or of the end of its grant (void): kept, marked. */
  readonly standing: Standing
}

/** Lines of the timeline in fold order, with what is struck through; internal ones are ours alone. */
export async function timeline(context: JobContext, job: StreamId): Promise<TimelineLine[]> {
  const lines = await linesOf(context, job, false)
  for (const own of await privateStreamsOf(context, job)) {
    lines.push(...(await linesOf(context, own, true)))
  }
  // Rows of one time stand by their ids alone; the fold asks for the author first.
  return lines.sort((a, b) => byFoldOrder(a, b) || a.slot - b.slot)
}

async function linesOf(
  context: JobContext,
  stream: StreamId,
  internal: boolean,
): Promise<TimelineLine[]> {
  const open = await context.streams.get(stream)
  if (!open) return []
  const all: EntryLine[] = []
  for await (const { entry } of context.streams.context.storage.entries.read(stream)) {
    all.push(entry as EntryLine)
  }
  const standingOf = (line: EntryLine) => standing(open.structure, line)
  const withdrawals = all.filter(
    (line) => line.kind === 'withdrawal' && standingOf(line) !== 'void',
  )
  return all
    .filter((line) => line.kind !== 'withdrawal')
    .map((line) => {
      const by = withdrawals.find(
        ({ withdraws, company }) =>
          withdraws?.delta === line.id && withdraws.slot === line.slot && company === line.company,
      )
      const shown = { ...line, internal, standing: standingOf(line) }
      return by ? { ...shown, withdrawnBy: by } : shown
    })
}

function entrySlot(input: WriteEntry): SlotDraft {
  const { kind, text, items = [], assignment, answers } = input
  const change: Entry = { is: 'entry', text, items, code: 0, ...(answers ? { answers } : {}) }
  return {
    is: 'change',
    field: entryKinds[kind],
    ...(assignment ? { assignment } : {}),
    change,
  }
}

function entryFault({ text, items = [], kind, answers }: WriteEntry): Refusal | undefined {
  if (text.length > text_chars_max) {
    return refuse('invalid', `A note has at most ${text_chars_max} characters.`, { field: 'text' })
  }
  if (kind === 'note' && !text.trim())
    return refuse('missing', 'Write something.', { field: 'text' })
  if (items.length > entry_items_max || items.some((item) => item.length > entry_item_chars_max)) {
    const limits = `at most ${entry_items_max} items of ${entry_item_chars_max} characters`
    return refuse('invalid', `There are ${limits}.`, { field: 'items' })
  }
  if (kind === 'sealCheckAnswered' && !answers) {
    return refuse('missing', 'Say which seal check this answers.', { field: 'answers' })
  }
  return undefined
}
