/**
 * The want lane, asking: one stream at a time, those first whose live deltas wait. While the last of
 * one is being stored, the next is on its way. Which streams are wanted is durable; what is here is
 * a page of it, so that a node that lost everything and wants a million streams holds a few hundred
 * ids.
 *
 * A wanted row may be cleared by the last frame of its supply only if nothing marked the stream
 * again after the Want was sent: what was marked then (a live delta without its ancestors) may have
 * come into being after the supply was read. `again` remembers it, and another Want follows. It
 * can't be missed, because the machine has one write under way at a time: when it decides whether
 * the last frame clears the row, it knows what every write before it has marked.
 */
import type { StreamId } from '../ids.ts'
import type { Supply } from './messages.ts'
import type { Event } from './sync-contract.ts'
import { silent_ms, wanted_page_max } from './sync-limits.ts'
import { type ActiveWant, type Asking, send, type Turn, type Turned } from './sync-state.ts'

export function beginAsking(): Asking {
  return {
    nextWant: 1,
    urgent: [],
    stored: [],
    moreStored: true,
    loading: false,
    active: undefined,
    storing: undefined,
  }
}

/** Asks for the next stream when none is being asked for. */
export function pumpAsking(asking: Asking, turn: Turn): Asking {
  const { active, storing, urgent, stored, moreStored, loading } = asking
  if (active) return asking
  const stream = urgent[0] ?? stored[0]
  if (stream) {
    turn.effects.push({ is: 'loadHeads', stream })
    return {
      ...asking,
      nextWant: asking.nextWant + 1,
      urgent: urgent.filter((id) => id !== stream),
      stored: stored.filter((id) => id !== stream),
      active: {
        want: asking.nextWant,
        stream,
        asked: false,
        again: false,
        ended: false,
        progressAt: turn.now,
      },
    }
  }
  // What is being stored still has its row, which would be found again at once.
  if (!moreStored || loading || storing) return asking
  turn.effects.push({ is: 'loadWanted', count: wanted_page_max })
  // Whatever is marked from now on may be missing in what is read.
  return { ...asking, moreStored: false, loading: true }
}

export function wantedLoaded(asking: Asking, streams: readonly StreamId[]): Asking {
  if (!asking.loading) throw new Error('wanted streams were loaded that nobody asked for')
  const elsewhere = new Set<StreamId>(asking.urgent)
  for (const want of [asking.active, asking.storing]) if (want) elsewhere.add(want.stream)
  return {
    ...asking,
    stored: streams.filter((stream) => !elsewhere.has(stream)),
    moreStored: asking.moreStored || streams.length > 0,
    loading: false,
  }
}

/** Sends the Want: from here on whatever is marked calls for another one. */
export function headsLoaded(
  asking: Asking,
  { heads }: Extract<Event, { is: 'headsLoaded' }>,
  turn: Turn,
): Asking {
  const { active } = asking
  if (!active || active.asked) throw new Error('heads were loaded that nobody asked for')
  send(turn, { is: 'want', want: active.want, stream: active.stream, heads })
  return { ...asking, active: { ...active, asked: true, progressAt: turn.now } }
}

/** These streams were durably marked wanted just now, because live deltas of them wait. */
export function markedUrgent(before: Asking, streams: readonly StreamId[]): Asking {
  const asking = markedStored(before, streams)
  const { active, storing } = asking
  const fresh = streams.filter((stream) => stream !== active?.stream && stream !== storing?.stream)
  const urgent = [...new Set([...asking.urgent, ...fresh])]
  return {
    ...asking,
    urgent: urgent.slice(0, wanted_page_max),
    moreStored: asking.moreStored || urgent.length > wanted_page_max,
  }
}

/** These streams are going to be marked wanted, in no hurry. */
export function markedStored(asking: Asking, streams: readonly StreamId[]): Asking {
  const { active, storing } = asking
  return {
    ...asking,
    active: active && markedAgain(active, streams),
    storing: storing && markedAgain(storing, streams),
  }
}

/** Marks are durable: the stored rows can be read again. */
export function marksStored(asking: Asking): Asking {
  return { ...asking, moreStored: true }
}

function markedAgain(active: ActiveWant, streams: readonly StreamId[]): ActiveWant {
  return active.asked && streams.includes(active.stream) ? { ...active, again: true } : active
}

/** A Supply frame came; it goes on to be written. After the last one the next stream has its turn. */
export function supplyReceived(asking: Asking, supply: Supply, now: number): Turned<Asking> {
  const { active } = asking
  if (!active?.asked || active.ended || active.want !== supply.want) return 'supply-unasked'
  return withStoring({ ...asking, active: { ...active, ended: supply.last, progressAt: now } })
}

/** The want that the next Supply frame to be written belongs to: they are written as they came. */
export function writtenWant({ active, storing }: Asking): ActiveWant | undefined {
  return storing ?? active
}

/** A Supply frame is durable. After the last the stream is done, or it comes at once again. */
export function supplyStored(asking: Asking, last: boolean, now: number): Asking {
  const { active, storing, urgent } = asking
  if (!last) return { ...asking, active: active && { ...active, progressAt: now } }
  const next = storing?.again ? [storing.stream, ...urgent] : urgent
  return withStoring({ ...asking, storing: undefined, urgent: next })
}

/** One want at a time is only stored: the one after it, if it has all its frames, waits. */
function withStoring(asking: Asking): Asking {
  const { active, storing } = asking
  return active?.ended && !storing ? { ...asking, active: undefined, storing: active } : asking
}

/** Whether the peer leaves a Want unanswered for too long. */
export function supplyMissing({ active }: Asking, now: number): boolean {
  return !!active?.asked && !active.ended && now - active.progressAt >= silent_ms
}
