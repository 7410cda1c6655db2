/**
 * Receiving: what came is written here one batch at a time, and then acknowledged. Of a peer that has
 * used its share up nothing more is written for a while: what comes is kept, in the window that there
 * is anyway, and acknowledged later.
 *
 * Marks go first, they are small and others wait for them. A Deltas frame goes before Supply frames
 * that came earlier, but not twice running while one waits: a live alarm waits behind a quarter of
 * a frame at most, and catching up never stands still.
 */
import { frames_in_flight_max, refusals_per_ack_max } from '../limits.ts'
import type { Cursor, Deltas, Refusal, Supply } from './messages.ts'
import type { Event, Lane } from './sync-contract.ts'
import { supplies_in_flight_max } from './sync-limits.ts'
import {
  type Asking,
  type Mark,
  type Open,
  send,
  type Turn,
  type Turned,
  type Write,
  type Writing,
} from './sync-state.ts'
import { markedUrgent, marksStored, supplyStored, writtenWant } from './sync-want.ts'

/** The lane after both Hellos; `known` when the peer's outbox is the one that we hold a part of. */
export function beginWriting(outboxId: string, held: Cursor | undefined): Writing {
  const through = held?.outboxId === outboxId ? held.through : undefined
  return {
    busy: undefined,
    mark: undefined,
    adopt: through === undefined,
    deltas: [],
    supplies: [],
    inboxId: outboxId,
    expected: (through ?? 0) + 1,
    through: through ?? 0,
    supplied: 0,
    turn: 'deltas',
    resting: [],
  }
}

/** Adds to what the next mark writes. */
export function addMark(writing: Writing, mark: Partial<Mark>): Writing {
  const before = writing.mark
  return {
    ...writing,
    mark: {
      wanted: [...new Set([...(before?.wanted ?? []), ...(mark.wanted ?? [])])],
      reintroduce: [...(before?.reintroduce ?? []), ...(mark.reintroduce ?? [])],
      digestDue: mark.digestDue ?? before?.digestDue,
    },
  }
}

/** Whether everything marked so far is durable, and the peer's outbox known here. */
export function marksWritten({ mark, adopt, busy }: Writing): boolean {
  return !mark && !adopt && busy?.is !== 'mark' && busy?.is !== 'adopt'
}

export function deltasReceived(writing: Writing, deltas: Deltas): Turned<Writing> {
  const unacknowledged = writing.deltas.length + (writing.busy?.is === 'deltas' ? 1 : 0)
  if (deltas.first !== writing.expected) return 'position-gap'
  if (unacknowledged >= frames_in_flight_max) return 'past-window'
  return {
    ...writing,
    deltas: [...writing.deltas, deltas],
    expected: deltas.first + deltas.items.length,
  }
}

export function supplyQueued(writing: Writing, supply: Supply): Turned<Writing> {
  const unacknowledged = writing.supplies.length + (writing.busy?.is === 'supply' ? 1 : 0)
  if (unacknowledged >= supplies_in_flight_max) return 'past-window'
  return { ...writing, supplies: [...writing.supplies, supply] }
}

/** Has the next write done when none is under way. */
export function pumpWriting(writing: Writing, asking: Asking, turn: Turn): Writing {
  if (writing.busy) return writing
  if (writing.mark) {
    turn.effects.push({ is: 'mark', ...writing.mark })
    return { ...writing, mark: undefined, busy: { is: 'mark' } }
  }
  if (writing.adopt) {
    turn.effects.push({ is: 'ingest', outboxId: writing.inboxId, first: 1, items: [] })
    return { ...writing, adopt: false, busy: { is: 'adopt' } }
  }
  const deltas = writing.resting.includes('deltas') ? undefined : writing.deltas[0]
  const supply = writing.resting.includes('supply') ? undefined : writing.supplies[0]
  if (deltas && (!supply || writing.turn === 'deltas')) return writeDeltas(writing, deltas, turn)
  return supply ? writeSupply(writing, supply, asking, turn) : writing
}

function writeDeltas(writing: Writing, { first, items }: Deltas, turn: Turn): Writing {
  turn.effects.push({ is: 'ingest', outboxId: writing.inboxId, first, items })
  const busy: Write = { is: 'deltas', through: first + items.length - 1 }
  return { ...writing, busy, deltas: writing.deltas.slice(1), turn: 'supply' }
}

function writeSupply(writing: Writing, supply: Supply, asking: Asking, turn: Turn): Writing {
  const want = writtenWant(asking)
  if (!want) throw new Error('a supply is written for a stream that was asked for')
  const { deltas, last } = supply
  const clear = last && !want.again
  turn.effects.push({ is: 'ingestSupply', stream: want.stream, deltas, clear })
  const busy: Write = { is: 'supply', last }
  return { ...writing, busy, supplies: writing.supplies.slice(1), turn: 'deltas' }
}

/** The lane's rest is over. */
export function rested(writing: Writing, lane: Lane): Writing {
  return { ...writing, resting: writing.resting.filter((one) => one !== lane) }
}

/** A lane that rests already has its end coming: it is not said twice. */
function restingAfter({ resting }: Writing, { rests = [] }: Written): readonly Lane[] {
  return [...new Set([...resting, ...rests.map(({ lane }) => lane)])]
}

type Written = Pick<Extract<Event, { is: 'ingested' }>, 'rests'>

/** A Deltas frame, or the peer's outbox id, is durable. */
export function ingested(open: Open, event: Extract<Event, { is: 'ingested' }>, turn: Turn): Open {
  const { refusals, wanted } = event
  const { busy } = open.writing
  const resting = restingAfter(open.writing, event)
  if (busy?.is === 'adopt')
    return { ...open, writing: { ...open.writing, busy: undefined, resting } }
  if (busy?.is !== 'deltas') throw new Error('something was ingested that nobody asked for')
  const writing = { ...open.writing, busy: undefined, through: busy.through, resting }
  acknowledge(writing, refusals, turn)
  return { ...open, writing, asking: markedUrgent(open.asking, wanted) }
}

/** A Supply frame is durable. */
export function supplyIngested(
  open: Open,
  event: Extract<Event, { is: 'supplyIngested' }>,
  turn: Turn,
): Open {
  const { busy } = open.writing
  if (busy?.is !== 'supply') throw new Error('a supply was ingested that nobody asked for')
  const resting = restingAfter(open.writing, event)
  const supplied = open.writing.supplied + 1
  const writing = { ...open.writing, busy: undefined, supplied, resting }
  acknowledge(writing, event.refusals, turn)
  return { ...open, writing, asking: supplyStored(open.asking, busy.last, turn.now) }
}

/** Marks are durable. */
export function marked(open: Open): Open {
  if (open.writing.busy?.is !== 'mark') throw new Error('nobody asked for a mark')
  const writing = { ...open.writing, busy: undefined }
  return { ...open, writing, asking: marksStored(open.asking) }
}

function acknowledge(writing: Writing, refusals: readonly Refusal[], turn: Turn): void {
  const { through, supplied } = writing
  const told = refusals.slice(0, refusals_per_ack_max)
  send(turn, { is: 'ack', through, refusals: told, supplied })
}
