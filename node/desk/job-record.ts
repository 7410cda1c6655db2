/** What the desk keeps of one job: reading it, changing it, and the clock that is read from it. */
import type { CompanyId, StreamId } from '../../protocol/ids.ts'
import { goesOn } from '../../protocol/job/going-on.ts'
import { fieldValue } from '../../protocol/job/values.ts'
import type { DeskJobRecord, DeskTurnRecord, FirstAction } from '../../storage/storage.ts'
import type { OpenStream } from '../stream/open-stream.ts'
import type { DeskContext } from './context.ts'
import { turns_max } from './limits.ts'

/** Of a job that the desk has not noted yet: it came when we were brought in, or made it. */
export function newRecord(
  { state, structure }: OpenStream,
  own: CompanyId,
  now: number,
): DeskJobRecord {
  const ours = [...structure.assignments.values()].filter(({ holder }) => holder === own)
  const [openedAt = state.openedAt] = ours.map((one) => one.openedAt).sort((a, b) => a - b)
  return { job: state.stream, since: Math.min(openedAt, now), waiting: false, turns: [] }
}

/** Changes the record of a job, alone. `decide` gives the next one, or nothing to change. */
export async function changeRecord<Answer>(
  desk: DeskContext,
  job: StreamId,
  decide: (
    held: DeskJobRecord | undefined,
  ) => Promise<{ readonly put?: DeskJobRecord | undefined; readonly answer: Answer }>,
): Promise<Answer> {
  let durable: Promise<void> | undefined
  const answer = await desk.changes.run(async () => {
    const held = await desk.storage.desk.job(job)
    const { put, answer } = await decide(held)
    if (!put) return answer
    durable = desk.storage.write((unit) => unit.putDeskJob(put, held))
    durable.catch(() => undefined) // awaited below: the next change need not wait for the disk
    return answer
  })
  if (durable) {
    await durable
    desk.news.tell(job)
  }
  return answer
}

export function withTurn(record: DeskJobRecord, turn: DeskTurnRecord): DeskJobRecord {
  return { ...record, turns: [...record.turns, turn].slice(-turns_max) }
}

/** Nobody has it any more; whether it waits then is for the caller. */
export function withoutOwner({ owner: _, left: __, ...record }: DeskJobRecord): DeskJobRecord {
  return record
}

export type ResponseClock = {
  readonly since: number
  readonly running: boolean
  readonly firstAction?: {
    readonly at: number
    readonly by: string
    readonly what: FirstAction['what']
  }
}

/**
 * A job of our own may have been received before it was entered; what other companies say of when
 * they received theirs is not our clock.
 */
export function responseClock(desk: DeskContext, open: OpenStream, record: DeskJobRecord) {
  const { own } = desk.jobs.streams.context
  const { firstAction } = record
  const received = open.state.issuer === own.company ? receivedAt(open) : undefined
  const since = Math.min(record.since, received ?? record.since, firstAction?.at ?? record.since)
  const clock: ResponseClock = {
    since,
    running: !firstAction && goesOn(open.state, open.structure, own.company),
    ...(firstAction
      ? { firstAction: { at: firstAction.at, by: firstAction.name, what: firstAction.what } }
      : {}),
  }
  return clock
}

function receivedAt({ fold }: OpenStream): number | undefined {
  const value = fieldValue(fold, 'receivedAt')
  return value?.is === 'at' ? value.at : undefined
}
