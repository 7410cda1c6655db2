/**
 * The first action of a person here on a job, and what else the desk has to know of its changes:
 * that it came, that it ended. Read from the changes themselves, wherever they are written, so that
 * no page and no request can forget it.
 */
import type { Delta, Slot } from '../../protocol/delta/delta.ts'
import { slotKinds } from '../../protocol/delta/delta.ts'
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import { entryKinds } from '../../protocol/job/fields.ts'
import { goesOn } from '../../protocol/job/going-on.ts'
import type { DeskJobRecord, FirstAction } from '../../storage/storage.ts'
import { type OpenStream, readStored } from '../stream/open-stream.ts'
import type { StreamChange } from '../stream/work.ts'
import { type DeskContext, openJob } from './context.ts'
import { changeRecord, newRecord, withoutOwner, withTurn } from './job-record.ts'

/** What makes a job is several deltas of one save; read back they are told by their time. */
const making_ms = 1000

/** Notes what a change means for the desk; of most there is nothing to note. */
export async function noteChange(desk: DeskContext, change: StreamChange): Promise<void> {
  const { state } = change.open
  const { company: own } = desk.jobs.streams.context.own
  if (state.kind === 'private' && state.subject && state.issuer === own) {
    // An internal note is an action on the job that it is about; that its site was found is none.
    const first = change.placed.find(({ delta }) => delta.slots.some(isEntry))
    return first && note(desk, state.subject, { action: actionOf(first.delta, 'note') })
  }
  if (state.kind !== 'job') return
  const isNew = change.placed.some(({ n }) => n === 0)
  const acts = change.placed.flatMap(({ delta }) => delta.slots.filter(isStructural))
  const reopened = acts.some(({ what }) => what.is === 'reopen')
  const action = firstActionIn(change, own, isNew)
  if (isNew || acts.length > 0 || action)
    await note(desk, state.stream, { isNew, reopened, action })
}

const isEntry = ({ kind }: Slot): boolean => kind === slotKinds.entry

/**
 * A job as it is now, at the start: what a stop between a change and its note left undone, and jobs
 * from before there was a desk.
 */
export async function noteAgain(desk: DeskContext, job: StreamId): Promise<void> {
  const open = await openJob(desk, job)
  if (!open) return
  const held = await desk.storage.desk.job(job)
  const action = held?.firstAction ?? (await firstOwnAction(desk, open))
  await note(desk, job, { action, reopened: action && isReopenedSince(open, action.at) })
}

/** What is reopened waits until somebody takes it: nobody has taken it who acted before. */
function isReopenedSince({ state }: OpenStream, at: number): boolean {
  return state.acts.some(({ what, enteredAt }) => what.is === 'reopen' && enteredAt >= at)
}

type News = {
  readonly isNew?: boolean
  readonly reopened?: boolean | undefined
  readonly action: FirstAction | undefined
}

function note(desk: DeskContext, job: StreamId, news: News): Promise<void> {
  return changeRecord(desk, job, async (held) => {
    // As it is now: a later change of the same job may have been noted before this one.
    const open = await openJob(desk, job)
    return { put: open && recordAfter(desk, held, open, news), answer: undefined }
  })
}

/** Looked for in all deltas of the job. */
async function firstOwnAction(
  { storage, jobs }: DeskContext,
  { state }: OpenStream,
): Promise<FirstAction | undefined> {
  const { company: own } = jobs.streams.context.own
  let madeAt = Number.NEGATIVE_INFINITY
  for await (const { n, signed } of storage.deltas.read(state.stream, 0)) {
    const delta = readStored(signed)
    if (n === 0 && state.issuer === own) madeAt = delta.enteredAt
    const stored = await storage.deltas.position(delta.id)
    const isOurs = stored && state.lanes[stored.position.lane]?.company === own
    const action =
      isOurs && delta.enteredAt - madeAt > making_ms ? personalAction(delta) : undefined
    if (action) return action
  }
  return undefined
}

/** The record after a change; undefined where it stays as it is. */
function recordAfter(
  desk: DeskContext,
  held: DeskJobRecord | undefined,
  open: OpenStream,
  { isNew, reopened = false, action }: News,
): DeskJobRecord | undefined {
  const { company: own } = desk.jobs.streams.context.own
  const now = desk.now()
  const known = held ?? { ...newRecord(open, own, now), ...(isNew ? { since: now } : {}) }
  if (!goesOn(open.state, open.structure, own)) {
    // The action that ended it is kept, too.
    const acted = known.firstAction || !action ? known : { ...known, firstAction: action }
    return acted !== held || isHeldUp(acted) ? endedAt(acted, now) : undefined
  }
  const { firstAction = action, owner } = known
  // What somebody has let go of waits until somebody takes it: a note on it is not enough.
  const letGo = known.waiting && known.firstAction !== undefined
  const waiting = !owner && (!firstAction || letGo || reopened)
  if (held && waiting === held.waiting && firstAction === held.firstAction) return undefined
  return { ...known, ...(firstAction ? { firstAction } : {}), waiting }
}

function isHeldUp({ owner, left, waiting }: DeskJobRecord): boolean {
  return owner !== undefined || left !== undefined || waiting
}

/** Nobody has a job that has ended. */
function endedAt(record: DeskJobRecord, at: number): DeskJobRecord {
  const { owner } = record
  const ended = owner ? withTurn(record, { at, is: 'ended', by: owner.name }) : record
  return { ...withoutOwner(ended), waiting: false }
}

/**
 * What we wrote that no program wrote by itself. Making a job is none: the clock begins with it,
 * and whoever makes it on a page takes it.
 */
function firstActionIn(
  { open, placed }: StreamChange,
  own: CompanyId,
  isNew: boolean,
): FirstAction | undefined {
  if (isNew && open.state.issuer === own) return undefined
  for (const { delta, position } of placed) {
    if (open.state.lanes[position.lane]?.company !== own) continue
    const action = personalAction(delta)
    if (action) return action
  }
  return undefined
}

function personalAction(delta: Delta): FirstAction | undefined {
  const slot = delta.slots.find(isPersonal)
  return slot && actionOf(delta, whatOf(slot))
}

function actionOf({ by: name, enteredAt: at }: Delta, what: FirstAction['what']): FirstAction {
  return { name, at, what }
}

/**
 * Accepting by itself and tying are not done by people. What is written together with an automatic
 * stage isn't either: it completes the tied job.
 */
function isPersonal({ what }: Slot, _: number, slots: readonly Slot[]): boolean {
  if (slots.some((slot) => slot.what.is === 'stage' && slot.what.automatic)) return false
  return what.is !== 'tied' && what.is !== 'unknown act'
}

function whatOf({ what, kind, field }: Slot): FirstAction['what'] {
  if (what.is === 'stage') return 'stage'
  if (what.is !== 'content') return 'act'
  if (kind === slotKinds.value) return 'edit'
  return kind === slotKinds.entry && field === entryKinds.attempt ? 'call' : 'note'
}

function isStructural({ what }: Slot): boolean {
  return what.is !== 'content'
}
