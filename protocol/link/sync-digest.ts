/**
 * Comparing what both hold: after a reset or restore of either side, and daily.
 *
 * Both send a Digest. For each bucket that differs, the node with the lower outbox id lists its
 * streams, page by page, and the other answers each page before the next is sent. From a page the
 * answerer learns what it lacks (wants it) and which of its streams the lister doesn't know
 * (introduces them); from the answer the lister learns the same. So nothing is compared twice, no
 * more than a page is in hand at a time, and live frames pass between.
 *
 * Introductions go through the live outbox. While many rows wait there, pages wait: an alarm is
 * never behind more than a page of introductions.
 */
import { bucketOf, differing } from './digest.ts'
import type { Frontier, Frontiers } from './messages.ts'
import type { Event } from './sync-contract.ts'
import {
  answer_heads_max,
  digest_backlog_rows_max,
  frontiers_bytes_max,
  frontiers_page_max,
} from './sync-limits.ts'
import { backlog } from './sync-live.ts'
import {
  type Answering,
  type Comparing,
  type Listing,
  type Open,
  type Phase,
  send,
  type Turn,
  type Turned,
} from './sync-state.ts'
import { markedStored } from './sync-want.ts'
import { addMark, marksWritten } from './sync-write.ts'

export function beginComparing(ours: string, theirs: string, due: boolean): Comparing {
  const phase: Phase = due ? { is: 'due', theirs: undefined } : { is: 'idle' }
  return { lists: ours < theirs, phase, dueAgain: false, early: undefined }
}

/** The daily comparison; while one is under way, another follows it. */
export function digestDue(comparing: Comparing): Comparing {
  if (comparing.phase.is !== 'idle') return { ...comparing, dueAgain: true }
  return { ...comparing, phase: { is: 'due', theirs: undefined } }
}

/** Moves the comparison on, as far as what it waits for is there. */
export function pumpComparing(open: Open, turn: Turn): Open {
  const moved = moveOn(open, turn)
  return moved === open ? open : pumpComparing(moved, turn)
}

function moveOn(open: Open, turn: Turn): Open {
  const { comparing, live } = open
  const { phase } = comparing
  const roomForIntroductions = backlog(live) <= digest_backlog_rows_max
  switch (phase.is) {
    case 'due':
      if (!marksWritten(open.writing)) return open
      return inPhase(open, hashing(phase.theirs, turn))
    case 'listing':
      if (phase.at !== 'page' || !roomForIntroductions) return open
      return inPhase(open, loadPage(phase, turn))
    case 'answering':
      if (!phase.answers || !roomForIntroductions) return open
      return sendAnswer(open, phase, phase.answers, turn)
    case 'ending':
      return marksWritten(open.writing) ? inComparing(open, ended(comparing, turn)) : open
    case 'idle':
    case 'hashing':
    case 'hashed':
      return open
    default:
      return phase satisfies never
  }
}

function inComparing(open: Open, comparing: Comparing): Open {
  return { ...open, comparing }
}

function inPhase(open: Open, phase: Phase): Open {
  return inComparing(open, { ...open.comparing, phase })
}

function hashing(theirs: readonly string[] | undefined, turn: Turn): Phase {
  turn.effects.push({ is: 'loadDigest' })
  return { is: 'hashing', theirs }
}

/** The peer's Digest: it answers ours, asks for ours, or is early for the next comparison. */
export function digestReceived(open: Open, theirs: readonly string[], turn: Turn): Turned<Open> {
  const { comparing } = open
  const { phase } = comparing
  if (phase.is === 'idle') return inPhase(open, hashing(theirs, turn))
  if (phase.is === 'hashed') return compare(open, phase.ours, theirs)
  if ((phase.is === 'due' || phase.is === 'hashing') && !phase.theirs) {
    return inPhase(open, { ...phase, theirs })
  }
  if (comparing.early) return 'digest-unasked'
  return inComparing(open, { ...comparing, early: theirs })
}

/** Our own digest is computed. */
export function digestReady(open: Open, ours: readonly string[], turn: Turn): Open {
  const { phase } = open.comparing
  if (phase.is !== 'hashing') throw new Error('a digest was loaded that nobody asked for')
  send(turn, { is: 'digest', buckets: ours })
  if (!phase.theirs) return inPhase(open, { is: 'hashed', ours })
  return compare(open, ours, phase.theirs)
}

function compare(open: Open, ours: readonly string[], theirs: readonly string[]): Open {
  return beginBucket(open, differing(ours, theirs))
}

function beginBucket(open: Open, buckets: readonly number[]): Open {
  if (buckets.length === 0) return ending(open)
  const after = undefined
  return inPhase(
    open,
    open.comparing.lists
      ? { is: 'listing', buckets, after, at: 'page', more: false }
      : { is: 'answering', buckets, after, page: undefined, answers: undefined },
  )
}

/** Everything was looked at. The flag is cleared with the last marks, or after them. */
function ending(open: Open): Open {
  const { comparing, writing } = open
  const cleared = comparing.dueAgain ? writing : addMark(writing, { digestDue: false })
  return { ...inPhase(open, { is: 'ending' }), writing: cleared }
}

function ended(comparing: Comparing, turn: Turn): Comparing {
  const { early, dueAgain } = comparing
  const next = { ...comparing, early: undefined, dueAgain: false }
  if (dueAgain) return { ...next, phase: { is: 'due', theirs: early } }
  return { ...next, phase: early ? hashing(early, turn) : { is: 'idle' } }
}

function loadPage(phase: Listing, turn: Turn): Listing {
  const bucket = firstOf(phase.buckets)
  turn.effects.push({ is: 'loadFrontiers', bucket, after: phase.after, count: frontiers_page_max })
  return { ...phase, at: 'loading' }
}

/** Sends a page, shortened where its frontiers are long. */
export function frontiersReady(
  open: Open,
  { streams, more }: Extract<Event, { is: 'frontiersReady' }>,
  turn: Turn,
): Open {
  const { phase } = open.comparing
  if (phase.is !== 'listing' || phase.at !== 'loading') {
    throw new Error('frontiers were loaded that nobody asked for')
  }
  if (more && streams.length === 0) throw new Error('a page that goes on has a last stream')
  const page = streams.slice(0, fitting(streams))
  const goesOn = more || page.length < streams.length
  const bucket = firstOf(phase.buckets)
  send(turn, { is: 'frontiers', bucket, streams: page, answer: false, more: goesOn })
  return inPhase(open, { ...phase, at: 'answer', after: page.at(-1)?.stream, more: goesOn })
}

/** How many of these fit a page; one always does. */
function fitting(streams: readonly Frontier[]): number {
  let bytes = 0
  const first = streams.findIndex(({ heads }) => {
    bytes += 40 + 34 * heads.length
    return bytes > frontiers_bytes_max
  })
  return first === -1 ? streams.length : Math.max(first, 1)
}

/** A page to be answered, or the answer to ours. */
export function frontiersReceived(open: Open, message: Frontiers, turn: Turn): Turned<Open> {
  const { phase } = open.comparing
  const { bucket, streams, answer, more } = message
  if (streams.some(({ stream }) => bucketOf(stream) !== bucket)) return 'digest-unasked'
  if (phase.is === 'listing' && answer && phase.at === 'answer') {
    if (bucket !== phase.buckets[0] || more) return 'digest-unasked'
    turn.effects.push({ is: 'compareFrontiers', bucket, streams, range: undefined })
    return inPhase(open, { ...phase, at: 'comparing' })
  }
  if (phase.is !== 'answering' || answer || phase.page) return 'digest-unasked'
  if (bucket !== phase.buckets[0] || !inOrder(message, phase)) return 'digest-unasked'
  const range = { after: phase.after, through: more ? streams.at(-1)?.stream : undefined }
  turn.effects.push({ is: 'compareFrontiers', bucket, streams, range })
  return inPhase(open, { ...phase, page: message })
}

/** A page goes on where the last one ended, and one that isn't the last says where it ends. */
function inOrder({ streams, more }: Frontiers, { after }: Answering): boolean {
  const ids = [after ?? '', ...streams.map(({ stream }) => stream)]
  const sorted = ids.every((id, i) => i === 0 || id > (ids[i - 1] as string))
  return sorted && (streams.length > 0 || !more)
}

/** What a page or an answer told us is marked; a page is answered, after an answer comes a page. */
export function compared(open: Open, found: Extract<Event, { is: 'compared' }>): Open {
  const { wanted, reintroduce, answers } = found
  const { phase } = open.comparing
  const some = wanted.length > 0 || reintroduce.length > 0
  const writing = some ? addMark(open.writing, { wanted, reintroduce }) : open.writing
  const noted = { ...open, writing, asking: markedStored(open.asking, wanted) }
  if (phase.is === 'answering' && phase.page) return inPhase(noted, { ...phase, answers })
  if (phase.is !== 'listing' || phase.at !== 'comparing') {
    throw new Error('a comparison came that nobody asked for')
  }
  if (phase.more) return inPhase(noted, { ...phase, at: 'page' })
  return beginBucket(noted, phase.buckets.slice(1))
}

function sendAnswer(open: Open, phase: Answering, answers: readonly Frontier[], turn: Turn): Open {
  const bucket = firstOf(phase.buckets)
  const streams = answers.map(({ stream, heads }) => ({
    stream,
    heads: heads.slice(0, answer_heads_max),
  }))
  send(turn, { is: 'frontiers', bucket, streams, answer: true, more: false })
  if (!phase.page?.more) return beginBucket(open, phase.buckets.slice(1))
  const after = phase.page.streams.at(-1)?.stream
  return inPhase(open, { ...phase, after, page: undefined, answers: undefined })
}

function firstOf(buckets: readonly number[]): number {
  const [first] = buckets
  if (first === undefined) throw new Error('a comparison ends with its last bucket')
  return first
}
