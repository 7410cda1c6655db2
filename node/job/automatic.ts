/**
 * What a node does on a job by itself: accepts where a link says so, and ties a phoned-through job
 * to the one it was phoned about, so that it is dispatched once.
 */
import { assignmentOf, type StreamId } from '../../protocol/ids.ts'
import type { Assignment } from '../../protocol/job/assignments.ts'
import { fields } from '../../protocol/job/fields.ts'
import { registerKey } from '../../protocol/job/fold.ts'
import { indexes, indexText } from '../stream/index-keys.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { StreamChange } from '../stream/work.ts'
import { isFrozen, type JobContext, saveJob } from './context.ts'
import { stageSteps } from './stages.ts'
import type { FieldInputs } from './values.ts'

/** The acting name of what no person did. */
const acting = { by: 'Baton' }

/** Starts to act on changes; `failed` hears of what can't be handled here. */
export function startAutomatic(context: JobContext, failed: (error: unknown) => void): () => void {
  return context.streams.onChanged((change) => {
    if (change.open.state.kind === 'job') void react(context, change).catch(failed)
  })
}

async function react(context: JobContext, change: StreamChange): Promise<void> {
  const { open, placed } = change
  const own = context.streams.context.own.company
  for (const { delta, from } of placed) {
    const granted = open.structure.assignments.get(assignmentOf(delta.id))
    if (granted?.holder !== own || !granted.granter || !from) continue
    if (!(await tieArrived(context, open, granted))) await accept(context, open, granted)
  }
  if (open.state.issuer !== own) return
  await tieQuoted(context, open)
  if (isFrozen(open)) await completeTied(context, open)
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
  const { storage } = context.streams.context
  const text = indexText(arrived.state.number)
  const range = { from: `${text}/`, to: `${text}0` }
  for await (const { stream } of storage.index.read(indexes.reference, range)) {
    const phoned = await context.streams.get(stream)
    if (!phoned || !quotes(context, phoned, arrived)) continue
    await tie(context, arrived.state.stream, one, phoned)
    return true
  }
  return false
}

/** A job of ours quotes a number: the job of that number may be here already. */
async function tieQuoted(context: JobContext, phoned: OpenStream): Promise<void> {
  const number = quotedNumber(phoned)
  if (!number) return
  const { storage, own } = context.streams.context
  const range = { from: `${number}/`, to: `${number}0` }
  for await (const { stream } of storage.index.read(indexes.number, range)) {
    const arrived = await context.streams.get(stream)
    if (!arrived || !quotes(context, phoned, arrived)) continue
    const one = [...arrived.structure.assignments.values()].find(
      ({ holder, granter, ended }) => holder === own.company && granter && !ended,
    )
    if (one) await tie(context, stream, one, phoned)
  }
}

function quotedNumber(open: OpenStream): string | undefined {
  const key = registerKey(undefined, fields.quotedNumber.number)
  const value = open.fold.registers[key]?.[0]?.value
  return value?.is === 'text' && value.text ? value.text : undefined
}

/** Ours, quoting that number, and its issuer is the alarm company or customer on ours. */
function quotes(context: JobContext, phoned: OpenStream, arrived: OpenStream): boolean {
  const number = quotedNumber(phoned)
  if (phoned.state.issuer !== context.streams.context.own.company || !number) return false
  if (indexText(number) !== indexText(arrived.state.number)) return false
  return [...phoned.structure.membership.grants.values()].some(
    ({ to, grant }) => to === arrived.state.issuer && grant.role !== 'provider',
  )
}

/** Marks our assignment in the quoted job: it is in hand, under the number of ours. */
async function tie(
  context: JobContext,
  job: StreamId,
  one: Assignment,
  phoned: OpenStream,
): Promise<void> {
  const stream = phoned.state.stream
  await saveJob(context, job, acting, (open) => {
    const now = open.structure.assignments.get(one.id)
    if (!now || now.tied || now.ended) return []
    const tied = { is: 'act', assignment: one.id, act: { is: 'tied', stream } } as const
    // A person took it on the phone: the answer clock has nothing to wait for.
    const accepted = { is: 'stage', stage: 'accepted', reason: '', automatic: false } as const
    return [() => [tied, { is: 'act', assignment: one.id, act: accepted }]]
  })
  if (isFrozen(phoned)) await completeTied(context, phoned)
}

/** Our phoned-through job is complete: so is the one that it is tied to. */
async function completeTied(context: JobContext, phoned: OpenStream): Promise<void> {
  const { storage } = context.streams.context
  const { stream } = phoned.state
  for await (const tied of storage.index.read(indexes.tied, {
    from: `${stream}/`,
    to: `${stream}0`,
  })) {
    const open = await context.streams.get(tied.stream)
    const one = [...(open?.structure.assignments.values() ?? [])].find((a) => a.tied === stream)
    if (!one || one.ended) continue
    const done = [...phoned.structure.assignments.values()].find((a) => a.ended?.how === 'complete')
    if (!done) continue
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

function outcomeOf(phoned: OpenStream, done: Assignment): FieldInputs {
  const inputs: { [name: string]: string } = {}
  for (const name of ['resolution', 'outcome', 'policeReference', 'docketNumber'] as const) {
    const value = phoned.fold.registers[registerKey(done.id, fields[name].number)]?.[0]?.value
    if (value?.is === 'text') inputs[name] = value.text
  }
  return { ...inputs, reference: phoned.state.number }
}
