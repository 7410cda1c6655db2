/**
 * What a node does on a job by itself: accepts where a link says so, and ties a phoned-through job
 * to the one it was phoned about, so that it is dispatched once.
 */
import { assignmentOf, type StreamId } from '../../protocol/ids.ts'
import type { Assignment } from '../../protocol/job/assignments.ts'
import { fields } from '../../protocol/job/fields.ts'
import { registerKey } from '../../protocol/job/fold.ts'
import type { Act } from '../../protocol/stream/state.ts'
import { indexes, indexText, quotedNumber } from '../stream/index-keys.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import { Sequence } from '../stream/sequence.ts'
import type { StreamChange } from '../stream/work.ts'
import { Background } from './background.ts'
import { isFrozen, type JobContext, saveJob } from './context.ts'
import { stageSteps } from './stages.ts'
import type { FieldInputs } from './values.ts'

/** The acting name of what no person did. */
const acting = { by: 'Baton' }

/** What ties two jobs is done one after another: nothing is tied or reported twice. */
type Automatic = JobContext & { readonly ties: Sequence; readonly background: Background }

/**
 * Starts to act on changes; `failed` hears of what can't be handled here. Returns what ends it:
 * what has begun is ended first, the storage stays open until then.
 */
export function startAutomatic(
  jobs: JobContext,
  failed: (error: unknown) => void,
): () => Promise<void> {
  const background = new Background(failed)
  const context = { ...jobs, ties: new Sequence(), background }
  background.start(() => context.ties.run(() => catchUp(context)))
  const stopListening = context.streams.onChanged((change) => {
    if (change.open.state.kind === 'job') background.start(() => react(context, change))
  })
  return () => {
    stopListening()
    return background.stop()
  }
}

async function react(context: Automatic, change: StreamChange): Promise<void> {
  const { open, placed } = change
  const own = context.streams.context.own.company
  for (const { delta, from } of placed) {
    const granted = open.structure.assignments.get(assignmentOf(delta.id))
    if (granted?.holder !== own || !granted.granter || !from) continue
    const tied = await context.ties.run(() => tieArrived(context, open, granted))
    if (!tied) await accept(context, open, granted)
  }
  if (open.state.issuer !== own) return
  if (!quotedNumber(open) && !isFrozen(open)) return
  await context.ties.run(async () => {
    await tieQuoted(context, open)
    if (isFrozen(open)) await completeTied(context, open)
  })
}

/**
 * What a stop between two steps left undone, on the jobs that go on. Two small indexes say where
 * to look: of ten thousand open jobs hardly one is opened.
 */
async function catchUp(context: Automatic): Promise<void> {
  const { storage } = context.streams.context
  for await (const { key, stream } of storage.index.read(indexes.quoted, {})) {
    if (context.background.stopped) return
    if (!(await hasNumber(context, key.slice(0, key.indexOf('/'))))) continue
    const phoned = await context.streams.get(stream)
    if (phoned) await tieQuoted(context, phoned)
  }
  for await (const { key } of storage.index.read(indexes.tiedOpen, {})) {
    if (context.background.stopped) return
    const phoned = await context.streams.get(key.slice(0, key.indexOf('/')) as StreamId)
    if (phoned && isFrozen(phoned)) await completeTied(context, phoned)
  }
}

/** Whether a job of that number is here. */
async function hasNumber(context: JobContext, text: string): Promise<boolean> {
  for await (const _ of streamsAt(context, indexes.number, text)) return true
  return false
}

/** Accepting by itself does not stop the answer clock: a person does. */
async function accept(context: JobContext, open: OpenStream, one: Assignment): Promise<void> {
  const known = one.granter && context.companies.byId(one.granter)
  if (!known?.settings.autoAccept) return
  const stage = { stage: 'accepted', assignment: one.id } as const
  await saveJob(context, open.state.stream, acting, (now) => {
    const taken = now.structure.assignments.get(one.id)
    return taken && taken.stages.length === 0 ? stageSteps(context, now, stage, true) : []
  })
}

/** A job arrives that one of ours, phoned through before, quotes by its number. */
async function tieArrived(
  context: JobContext,
  arrived: OpenStream,
  one: Assignment,
): Promise<boolean> {
  const text = indexText(arrived.state.number)
  for await (const { stream } of streamsAt(context, indexes.reference, text)) {
    const phoned = await context.streams.get(stream)
    if (phoned && (await tie(context, arrived, one, phoned))) return true
  }
  return false
}

/** A job of ours quotes a number: the job of that number may be here already. */
async function tieQuoted(context: JobContext, phoned: OpenStream): Promise<void> {
  const number = quotedNumber(phoned)
  if (!number) return
  const own = context.streams.context.own.company
  for await (const { stream } of streamsAt(context, indexes.number, number)) {
    const arrived = await context.streams.get(stream)
    const one = [...(arrived?.structure.assignments.values() ?? [])].find(
      ({ holder, granter, ended }) => holder === own && granter && !ended,
    )
    if (arrived && one) await tie(context, arrived, one, phoned)
  }
}

function streamsAt(context: JobContext, index: string, text: string) {
  const { storage } = context.streams.context
  return storage.index.read(index, { from: `${text}/`, to: `${text}0` })
}

/**
 * Ours, quoting that number, and phoned through by who issued that job or gave it to us. One job
 * is meant: where another has been tied already, an equal number is some other company's.
 */
async function quotes(
  context: JobContext,
  phoned: OpenStream,
  arrived: OpenStream,
  one: Assignment,
): Promise<boolean> {
  if (phoned.state.issuer !== context.streams.context.own.company) return false
  if (quotedNumber(phoned) !== indexText(arrived.state.number)) return false
  if (phoned.structure.life === 'cancelled') return false
  const callers = [...phoned.structure.membership.grants.values()].filter(
    ({ grant }) => grant.role === 'alarm company' || grant.role === 'customer',
  )
  if (!callers.some(({ to }) => to === arrived.state.issuer || to === one.granter)) return false
  for await (const { stream } of streamsAt(context, indexes.tied, phoned.state.stream)) {
    if (stream !== arrived.state.stream) return false
  }
  return true
}

/**
 * Marks our assignment in the quoted job: it is in hand, under the number of ours. False where it
 * is not that job.
 */
async function tie(
  context: JobContext,
  arrived: OpenStream,
  one: Assignment,
  phoned: OpenStream,
): Promise<boolean> {
  if (!(await quotes(context, phoned, arrived, one))) return false
  const stream = phoned.state.stream
  await saveJob(context, arrived.state.stream, acting, (open) => {
    const now = open.structure.assignments.get(one.id)
    if (!now || now.tied || now.ended) return []
    const tied = { is: 'act', assignment: one.id, act: { is: 'tied', stream } } as const
    // A person took it on the phone: the answer clock has nothing to wait for.
    const accepted = { is: 'stage', stage: 'accepted', reason: '', automatic: false } as const
    const answer = { is: 'act', assignment: one.id, act: accepted } as const
    return [() => (now.answered ? [tied] : [tied, answer])]
  })
  if (isFrozen(phoned)) await completeTied(context, phoned)
  return true
}

/** Our phoned-through job is complete: so is the one that it is tied to. */
async function completeTied(context: JobContext, phoned: OpenStream): Promise<void> {
  const { stream } = phoned.state
  for await (const tied of streamsAt(context, indexes.tied, stream)) {
    const open = await context.streams.get(tied.stream)
    const one = [...(open?.structure.assignments.values() ?? [])].find((a) => a.tied === stream)
    if (!one || one.ended) continue
    const done = [...phoned.structure.assignments.values()].find((a) => a.ended?.how === 'complete')
    if (!done?.ended || completedSince(one, done.ended.act)) continue
    for (const { what, happenedAt, by } of done.stages) {
      if (what.is !== 'stage' || (what.stage !== 'on site' && what.stage !== 'off site')) continue
      const stage = { stage: what.stage, assignment: one.id }
      await saveJob(context, tied.stream, { by, happenedAt }, (now) =>
        stageSteps(context, now, stage, false),
      )
    }
    const stage = {
      stage: 'complete',
      assignment: one.id,
      fields: outcomeOf(phoned, done),
    } as const
    await saveJob({ ...context, completeNeeds: [] }, tied.stream, acting, (now) =>
      stageSteps(context, now, stage, true),
    )
  }
}

/** Complete after that, and open now: a person has opened it again. */
function completedSince(one: Assignment, done: Act): boolean {
  return one.stages.some(
    ({ what, time }) => what.is === 'stage' && what.stage === 'complete' && time.ms >= done.time.ms,
  )
}

function outcomeOf(phoned: OpenStream, done: Assignment): FieldInputs {
  const inputs: { [name: string]: string } = {}
  for (const name of ['resolution', 'outcome', 'policeReference', 'docketNumber'] as const) {
    const value = phoned.fold.registers[registerKey(done.id, fields[name].number)]?.[0]?.value
    if (value?.is === 'text') inputs[name] = value.text
  }
  return { ...inputs, reference: phoned.state.number }
}
